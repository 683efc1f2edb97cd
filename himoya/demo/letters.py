"""What the invented families answered before the demo was opened, and the letters they have sent."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from himoya.appeals.actions.entering import Came, Sent, enter
from himoya.cases.actions import open_case, state_by_hand
from himoya.cases.actions.family import add_relative, give_consent
from himoya.cases.models import Case, Statement
from himoya.cases.wishes import WISH
from himoya.common import clock, packaged
from himoya.demo.cast import PRISONERS, Prisoner
from himoya.linkage.queries import identities_of
from himoya.people.models import Person, Relative
from himoya.security.models import Account

ASKED = timedelta(days=60)  # before the demo was opened
HOLDS = timedelta(days=120)


def begin_letters(organiser: Account) -> None:
    """Families with their answers, and letters that are overdue, passed on, and just sent."""
    today = timezone.localdate(clock.now())
    told = packaged.toml("himoya.demo", "phrases/letters.toml")
    families: dict[str, tuple[Case, Relative]] = {}
    for key, row in told["families"].items():
        case = _case_of(PRISONERS[key], organiser)
        if case:
            families[key] = case, _family(case, PRISONERS[key], row, today, organiser)
    for row in told["sent"]:
        if row["about"] in families:
            case, signer = families[row["about"]]
            enter(case, _sent(row, signer, today), by=organiser)


def _case_of(prisoner: Prisoner, organiser: Account) -> Case | None:
    """The case of somebody told of by this name; a spelling by which nobody told of him finds nobody."""
    named = Person.objects.filter(name__contains=prisoner.given).filter(name__contains=prisoner.surname)
    person = named.order_by("pk").first()
    if person is None:
        return None
    case = Case.objects.filter(person__in=identities_of(person)).order_by("pk").first()
    return case or open_case(person, next_check_at=clock.now(), owner=None, by=organiser)


def _family(case: Case, prisoner: Prisoner, row: dict[str, Any], today: date, by: Account) -> Relative:
    held = f"{prisoner.facility} {prisoner.region}"
    known = {"name": prisoner.name, "birth_date": prisoner.born.isoformat(), "facility": held}
    if "wish" in row:
        known[WISH] = row["wish"]
    for kind, value in known.items():
        state_by_hand(
            case.person, kind, value, grade=Statement.Grade.ONE_VOICE, known_on=today - ASKED, by=by
        )
    for answer in ("yes", "ask", "no"):
        for recipient in row.get(answer, ()):
            values = {
                "recipient": recipient, "answer": answer, "scope": "everything", "given_by": row["name"],
                "giver_relation": row["relation"], "given_on": today - ASKED, "expires_on": today + HOLDS,
            }  # fmt: skip
            give_consent(case, case.person, values, by=by)
    return add_relative(case, case.person, {"name": row["name"], "relation": row["relation"]}, by=by)


def _sent(row: dict[str, Any], signer: Relative, today: date) -> Sent:
    def before(days: int) -> date:
        return today - timedelta(days=days)

    came = None
    if "answer" in row:
        came = Came(before(row["answered"]), before(row["answered"]), row["answer"])
    return Sent(
        row["authority"], before(row["days"]), row["channel"], letter=row["letter"], proof=row["proof"],
        signer=signer, registered_on=before(row["registered"]) if "registered" in row else None,
        number=row.get("number", ""), answer=came,
    )  # fmt: skip
