"""What may stand on paper, for whom, under which consent. Values in, values out.

Whatever is not named here stays off: an unknown recipient, scope or kind prints nothing.
"""

from himoya.cases.scopes import (
    EVERYTHING,
    MILITARY_RULES,
    NOT_MILITARY,
    PLACE_AND_HEALTH,
    PLACE_AND_HEALTH_KINDS,
    PLACE_AND_HEALTH_RULES,
    is_military,
)
from himoya.language.army import is_army_place

LAWYER, UZ_STATE, RU_STATE, ICRC_UN = "lawyer", "uz_state", "ru_state", "icrc_un"
RECIPIENTS = (LAWYER, ICRC_UN, UZ_STATE, RU_STATE)  # from the least dangerous for him
SCOPES = (EVERYTHING, NOT_MILITARY, PLACE_AND_HEALTH)
# Never a telephone, a rhythm of calls or a free text: only these.
KINDS = PLACE_AND_HEALTH_KINDS | {
    "status", "contract", "article", "part", "term_months", "relation", "own_wish",
}  # fmt: skip
# Rules of which a sentence may tell: neither a match on a list, nor fraud, nor what only we must know.
TELLING_RULES = frozenset(
    {"U01", "U02", "U03", "U04", "U05", "U06", "U07", "U08", "U09", "U10", "U11", "U12", "U14", "U15"}
)


def fits(scope: str, recipient: str) -> bool:
    """Whether we know what this scope and this recipient mean."""
    return scope in SCOPES and recipient in RECIPIENTS


def military_goes(recipient: str, scope: str) -> bool:
    """Only a lawyer, and only with a consent that names it: at home it is up to six years (article 154)."""
    return recipient == LAWYER and scope == EVERYTHING


def goes(recipient: str, scope: str, kind: str, value: str) -> bool:
    """Whether a statement of this kind and value may stand on a paper for this recipient."""
    if not fits(scope, recipient) or kind not in KINDS:
        return False
    if is_military(kind, value) or (kind == "facility" and is_army_place(value)):
        return military_goes(recipient, scope)
    return scope != PLACE_AND_HEALTH or kind in PLACE_AND_HEALTH_KINDS


def rule_goes(recipient: str, scope: str, rule: str) -> bool:
    """Whether a sentence of ours that tells of this rule may stand there."""
    if not fits(scope, recipient) or rule not in TELLING_RULES:
        return False
    if rule in MILITARY_RULES:
        return military_goes(recipient, scope)
    return scope != PLACE_AND_HEALTH or rule in PLACE_AND_HEALTH_RULES
