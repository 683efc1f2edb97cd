"""How the probability of a pair comes about, in words: what each thing adds or takes."""

from dataclasses import dataclass

from django.utils.translation import gettext

from himoya.common.say import N_
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.waterfall import KIN, START, Step, is_weak, steps
from himoya.linkage.screening import usual_today

WHAT = {
    START: N_("Before anything is compared"),
    "name": N_("The names"),
    "birth_date": N_("The birth dates"),
    "phone": N_("The telephones"),
    "home": N_("The homes"),
    "facility": N_("The places of detention"),
    "reporter": N_("Who told it"),
    "relation": N_("What he is to who told it"),
    "sex": N_("Man or woman"),
    KIN: N_("Two relatives would be as alike"),
}
WHOLE = N_("With all other reports about them")
FOR = (N_("speaks for it a little"), N_("speaks for it clearly"), N_("speaks for it strongly"))
AGAINST = (
    N_("speaks against it a little"),
    N_("speaks against it clearly"),
    N_("speaks against it strongly"),
)
CLEARLY, STRONGLY = 1.0, 3.0  # log-odds


@dataclass(frozen=True, slots=True)
class Line:
    """`percent`: the probability after this step, as a whole number; `told`: the same in words."""

    what: str
    says: str
    percent: int
    told: str


def fall(left: Record, right: Record, probability: float) -> list[Line]:
    """The steps to the `probability` that the matcher gave; it saw all reports about either of them.

    Empty as long as nobody was grouped, and where one of the two is known by a first name or less: then only
    who told it counts.
    """
    usual = usual_today()
    if usual is None or is_weak(left) or is_weak(right):
        return []
    lines = [_line(step) for step in steps(left, right, usual)]
    whole = Line(gettext(WHOLE), "", round(100 * probability), _told(probability))
    return lines if lines[-1].percent == whole.percent else [*lines, whole]


def _line(step: Step) -> Line:
    strength = sum(abs(step.odds) >= line for line in (CLEARLY, STRONGLY))
    says = "" if step.what == START else gettext((FOR if step.odds > 0 else AGAINST)[strength])
    return Line(gettext(WHAT[step.what]), says, round(100 * step.after), _told(step.after))


def _told(probability: float) -> str:
    if probability < 0.01:
        return gettext("fewer than 1 of 100")
    return gettext("%(percent)s of 100") % {"percent": round(100 * probability)}
