"""To whom to write when a rule rang: the fan of letters, from the least to the most dangerous for him."""

from collections.abc import Mapping
from dataclasses import dataclass

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.rules.audience import reprisal_rank
from himoya.appeals.rules.subjects import HEALTH, PRESSURE, REFUSAL, SEARCH, TRANSFER, neutral, subject_of

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
PRESS = "press_request"  # the only letter to a journalist, and to nobody else
EVENTS: Mapping[str, str] = {
    "U01": "pressed", "U02": "pressed", "U03": "recruiters", "U04": "pressed", "U06": "call_missed",
    "U07": "gone", "U08": "gone", "U09": "no_news", "U10": "no_news", "U15": "ill",
}  # fmt: skip


BEGINNINGS = frozenset({"start", "silent", "moved"})  # conditions of a ladder's first steps
LETTER: Mapping[str, str] = {
    PRESSURE: "coercion_neutral",
    SEARCH: "where_is_he",
    HEALTH: "medical_request",
    TRANSFER: "transfer_home",
}


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


def is_press(authority: Authority) -> bool:
    """Whoever makes it public: never written to unless somebody chooses it and the name may be told."""
    return kind_of(authority) == "press"


def about(rule: str) -> str:
    """What letters for this rule are about; "" for a rule that calls for none."""
    return _ABOUT.get(rule, "")


def fan(pack: Pack, rule: str) -> list[Proposed]:
    """One letter for each authority that the pack calls for, safest first; of variants the neutral one."""
    found = (_letter_to(pack, to, rule) for to in pack.addressees(rule) if about(rule))
    return sorted((one for one in found if one), key=lambda one: (one.rank, one.authority))


def _letter_to(pack: Pack, to: Authority, rule: str) -> Proposed | None:
    step = _first_step(pack, to, rule)
    letter = PRESS if is_press(to) else _fitting(pack, step.letter_id if step else "", rule)
    if letter not in pack.letters:
        return None
    rank = reprisal_rank(to.reprisal_risk, to.audiences) * len(ORDER) + ORDER.index(kind_of(to))
    return Proposed(to.id, letter, step.id if step else "", step.to_basis if step else "", rank)


def _first_step(pack: Pack, to: Authority, rule: str) -> LadderStep | None:
    """Where a letter to them begins on the ladder; rather a step about what this rule is about."""
    steps = [
        one
        for one in pack.every(LadderStep)
        if one.to_authority == to.id and not one.from_steps and one.condition in BEGINNINGS and one.letter_id
    ]
    fitting = (one for one in steps if subject_of(one.letter_id) == about(rule))
    return next(fitting, next(iter(steps), None))


def _fitting(pack: Pack, letter: str, rule: str) -> str:
    """The letter that this rule needs, and the variant of it that gives nothing away; "" for none."""
    refusal = subject_of(letter) == REFUSAL
    if refusal and rule not in REFUSED_AT:
        return ""
    wanted = letter if refusal or subject_of(letter) == about(rule) else LETTER.get(about(rule), "")
    mild = neutral(wanted)
    found = mild if mild in pack.letters else wanted
    return found if found in pack.letters else ""
