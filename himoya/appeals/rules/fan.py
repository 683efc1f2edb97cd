"""To whom to write when a rule rang: the fan of letters, from the least to the most dangerous for him."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.rules.audience import reprisal_rank
from himoya.appeals.rules.subjects import HEALTH, PRESSURE, REFUSAL, SEARCH, TRANSFER, neutral, subject_of

_ALL_URGENT = frozenset({"U01", "U02", "U03", "U04", "U05", "U06", "U07", "U08", "U09", "U10", "U11", "U12",
                         "U14", "U15", "U19", "U20"})  # fmt: skip
# Which rule calls for which kind of addressee.
CALLED: Mapping[str, frozenset[str]] = {
    "consul": _ALL_URGENT,
    "home": frozenset({"U01", "U02", "U03", "U04", "U09", "U16", "U17", "U18"}),
    "commissioner": frozenset({"U01", "U02", "U03", "U04", "U05", "U15"}),
    "prosecutor": frozenset({"U01", "U02", "U03", "U04", "U05", "U07", "U15"}),
    "prison": frozenset({"U01", "U02", "U03", "U04", "U05", "U06", "U07", "U15"}),
    "military": frozenset({"U01", "U02", "U08", "U10"}),
    "international": frozenset({"U09", "U10", "U11", "U12"}),
    "court": frozenset[str](),  # only with a lawyer
    "press": frozenset[str](),  # never by itself, and only with a consent that names it
}
ORDER = ("consul", "international", "home", "commissioner", "military", "prosecutor", "prison", "court",
         "press")  # fmt: skip
REFUSED_AT = frozenset({"U01", "U02", "U03"})  # when his own refusal of a contract is handed in, if he wants
_ABOUT: Mapping[str, str] = {
    **dict.fromkeys(("U01", "U02", "U03", "U04", "U08", "U11", "U12"), PRESSURE),
    **dict.fromkeys(("U06", "U07", "U09", "U10"), SEARCH),
    **dict.fromkeys(("U05", "U14", "U15"), HEALTH),
    **dict.fromkeys(("U16", "U17"), TRANSFER),
}
# What such a letter tells when nobody has said more: codes of the letters' events.
EVENTS: Mapping[str, str] = {
    "U01": "pressed", "U02": "others_taken", "U03": "recruiters", "U04": "threatened", "U06": "call_missed",
    "U07": "gone", "U08": "gone", "U09": "no_news", "U10": "no_news", "U15": "ill",
}  # fmt: skip


BEGINNINGS = frozenset({"start", "silent", "moved"})  # conditions of a ladder's first steps
LETTER: Mapping[str, str] = {
    PRESSURE: "coercion_neutral", SEARCH: "where_is_he", HEALTH: "medical_request", TRANSFER: "transfer_home",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposed:
    authority: str
    letter: str
    step: str
    basis: str
    rank: int


def kind_of(authority: Authority) -> str:
    """Consul, body at home, commissioner, prosecutor, prison service, military, international or press."""
    readers = set(authority.audiences)
    if authority.level == "consular":
        return "consul"
    if "court" in authority.id.split("_"):
        return "court"
    named = {"public": "press", "international": "international", "host_military": "military",
             "host_prosecutor": "prosecutor", "host_prison": "prison"}  # fmt: skip
    found = next((kind for reader, kind in named.items() if reader in readers), "")
    if found:
        return found
    return "home" if readers & {"home_state", "home_prosecutor"} else "commissioner"


def about(rule: str) -> str:
    """What letters for this rule are about; "" for a rule that calls for none."""
    return _ABOUT.get(rule, "")


def fan(pack: Pack, rule: str) -> list[Proposed]:
    """One letter for each authority that this rule calls for, safest first; of variants the neutral one."""
    found: dict[str, Proposed] = {}
    for one in _steps(pack, rule):
        before = found.get(one.authority)
        if before is None or (_fits(one, rule) and not _fits(before, rule)):
            found[one.authority] = one
    fitting = (_fitted(pack, one, rule) for one in found.values())
    return sorted((one for one in fitting if one), key=lambda one: (one.rank, one.authority))


def _steps(pack: Pack, rule: str) -> Iterator[Proposed]:
    for step in pack.every(LadderStep):
        to = pack.get(Authority, step.to_authority) if step.to_authority else None
        if step.from_steps or step.condition not in BEGINNINGS or to is None or not step.letter_id:
            continue
        if rule in CALLED[kind_of(to)]:
            rank = reprisal_rank(to.reprisal_risk, to.audiences) * len(CALLED) + ORDER.index(kind_of(to))
            yield Proposed(to.id, step.letter_id, step.id, step.to_basis, rank)


def _fits(one: Proposed, rule: str) -> bool:
    return subject_of(one.letter) == about(rule)


def _fitted(pack: Pack, one: Proposed, rule: str) -> Proposed | None:
    """The letter that this rule needs, and the variant of it that gives nothing away."""
    refusal = subject_of(one.letter) == REFUSAL
    if refusal and rule not in REFUSED_AT:
        return None
    letter = one.letter if refusal or _fits(one, rule) else LETTER.get(about(rule), "")
    mild = neutral(letter)
    letter = mild if mild in pack.letters else letter
    if not letter or letter not in pack.letters:
        return None
    return one if letter == one.letter else replace(one, letter=letter)
