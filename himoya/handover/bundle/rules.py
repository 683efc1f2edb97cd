"""What may stand in a bundle under which consent. Values in, values out."""

from collections.abc import Iterable, Sequence

from himoya.cases.scopes import (
    EVERYTHING,
    MILITARY_RULES,
    PLACE_AND_HEALTH,
    PLACE_AND_HEALTH_KINDS,
    PLACE_AND_HEALTH_RULES,
    is_military,
)
from himoya.common.roles import Role
from himoya.urgency import hidden_from

# Pressure to sign, on him and on others there, and what follows a no.
COERCION_RULES = ("U03", "U04", "U01", "U02")
# Kinds that have one true value: two different ones contradict each other.
ONE_VALUE = ("name", "birth_date", "sex", "facility", "article", "part", "term_months", "contract", "status")

MISSING = {
    "id": ("passport", "pasport", "паспорт", "guvohnoma", "удостоверение", "id card"),
    "verdict": ("verdict", "hukm", "приговор", "sud qarori", "решение суда"),
    "coercion": ("statement", "ariza", "bayonot", "tushuntirish", "заявление", "объяснение"),
    "interpreter": ("interpreter", "tarjimon", "переводчик"),
    "service": ("service", "topshirilgan", "вручени", "расписка", "tilxat"),
}


def kind_goes(scope: str, kind: str, value: str) -> bool:
    """Whether a statement or fact of this kind and value may stand in the bundle."""
    if kind == "urgent":  # "U03 T1": the words of a rule
        return rule_goes(scope, value[:3])
    if scope == EVERYTHING:
        return True
    if scope == PLACE_AND_HEALTH:
        return kind in PLACE_AND_HEALTH_KINDS
    return not is_military(kind, value)


def unseen_by(role: str) -> frozenset[str]:
    """Rules whose alarms and words stay out: a lawyer reads the bundle, whoever takes it."""
    return frozenset({*hidden_from(role), *hidden_from(Role.LAWYER)})


def rule_goes(scope: str, rule: str) -> bool:
    """Whether a quote that fired this rule may stand in the bundle."""
    if scope == EVERYTHING:
        return True
    return rule in PLACE_AND_HEALTH_RULES if scope == PLACE_AND_HEALTH else rule not in MILITARY_RULES


def is_listed(kind: str) -> bool:
    """Whether facts of this kind stand in a list. Words of rules are quoted as alarms; phones never leave."""
    return kind not in ("urgent", "look", "phone")


def need_goes(scope: str, kind: str) -> bool:
    """Whether what he asked for may stand in the bundle."""
    return scope != PLACE_AND_HEALTH or kind in ("food", "medicine")


def free_text_goes(scope: str) -> bool:
    """Whether notes may go along: nobody can tell by machine what a free text gives away."""
    return scope == EVERYTHING


def overlaps(span: tuple[int, int, int], hidden: Iterable[tuple[int, int, int]]) -> bool:
    """Whether these words (message, start, end) share a letter with words that must not go out."""
    message, start, end = span
    return any(message == other and start < until and since < end for other, since, until in hidden)


def absent(texts: Sequence[str]) -> list[str]:
    """Which papers no name or note of a file speaks of."""
    spoken = " ".join(texts).casefold()
    return [paper for paper, words in MISSING.items() if not any(word in spoken for word in words)]
