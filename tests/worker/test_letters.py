"""The ladder is looked at once a day, and at once where something changed: never in every loop."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from himoya.appeals.actions import add_station, enter, withdraw
from himoya.appeals.actions import climb as real
from himoya.appeals.actions.entering import Sent
from himoya.appeals.models import Appeal
from himoya.cases.models import Case, Statement
from himoya.people.models import Consent
from himoya.security import audit
from himoya.worker import letters
from himoya.worker.letters import Rounds
from tests.worker.conftest import DAY, Evening

pytestmark = pytest.mark.django_db

MANY_MINUTES = timedelta(minutes=30)


@pytest.fixture
def climbed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the ladder was asked for: None is everything."""
    asked: list[object] = []

    def climb(cases: set[int] | None = None) -> int:
        asked.append(cases)
        return real(cases)

    monkeypatch.setattr(letters, "climb", climb)
    return asked


def late(evening: Evening, case: Case) -> Appeal:
    """A letter that has had no answer for months."""
    on = (evening.now - 150 * DAY).date()
    return enter(
        case, Sent("uz_mfa", on, "in_person", letter="coercion_neutral", proof="1"), by=evening.nodira
    )


def say_yes(evening: Evening, case: Case) -> None:
    day = evening.now.date()
    Consent.objects.create(
        person=case.person, recipient="uz_state", answer="yes", given_by="Zamira", giver_relation="mother",
        scope="not_military", given_on=day, expires_on=day + 180 * DAY, by=evening.nodira, at=evening.now,
    )  # fmt: skip
    Statement.objects.create(
        person=case.person, kind="own_wish", value="wants_appeal", grade="V2", known_on=day,
        stated_by=evening.nodira, stated_at=evening.now,
    )  # fmt: skip
    audit.record("consent.given", f"case {case.pk}", evening.nodira)


def test_quiet_loops_of_a_day_look_at_no_letter(evening: Evening, climbed: list[object]) -> None:
    late(evening, evening.case())
    rounds = Rounds()
    for _loop in range(5):
        rounds.look(evening.now)
        evening.now += MANY_MINUTES / 90
    assert climbed == [None]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rounds.look(evening.now)
    assert len(asked) == 2  # the log, and whether the law is another


def test_a_new_day_looks_at_everything_again(evening: Evening, climbed: list[object]) -> None:
    rounds = Rounds()
    for _day in range(3):
        rounds.look(evening.now)
        evening.now += DAY
    assert climbed == [None, None, None]


def test_a_yes_opens_the_gate_on_the_same_day(evening: Evening, climbed: list[object]) -> None:
    case, other = evening.case("Farrux Namunayev"), evening.case("Olim Sinovov")
    late(evening, case)
    late(evening, other)
    rounds = Rounds()
    assert rounds.look(evening.now) == 0
    evening.now += MANY_MINUTES
    say_yes(evening, case)
    made = rounds.look(evening.now)
    assert made >= 1
    assert climbed == [None, {case.pk}]
    assert set(Appeal.objects.filter(after__isnull=False).values_list("case", flat=True)) == {case.pk}


def test_each_letter_is_prepared_once_whoever_looks(evening: Evening) -> None:
    case = evening.case()
    late(evening, case)
    say_yes(evening, case)
    first, second = Rounds(), Rounds()
    made = first.look(evening.now)
    assert made >= 1
    assert second.look(evening.now) == 0
    evening.now += MANY_MINUTES
    assert first.look(evening.now) == 0
    for one in Appeal.objects.filter(after__isnull=False):
        withdraw(one, by=evening.nodira)
    assert first.look(evening.now) == 0
    assert Appeal.objects.filter(after__isnull=False).count() == made


def test_after_an_error_the_same_is_looked_at_again(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = evening.case()
    late(evening, case)
    say_yes(evening, case)
    rounds = Rounds()

    def fails(_cases: object = None) -> int:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(letters, "climb", fails)
        with pytest.raises(RuntimeError):
            rounds.look(evening.now)
    assert rounds.look(evening.now) >= 1


def test_what_is_written_while_it_looks_is_followed_next_time(evening: Evening) -> None:
    case = evening.case()
    letter = late(evening, case)
    rounds = Rounds()
    rounds.look(evening.now)
    evening.now += MANY_MINUTES
    rounds.look(evening.now)
    add_station(letter, "registered", evening.now.date(), number="7", by=evening.nodira)
    say_yes(evening, case)
    evening.now += MANY_MINUTES / 100
    assert rounds.look(evening.now) >= 1


def test_a_clock_that_was_set_back_is_no_reason_to_sleep(evening: Evening, climbed: list[object]) -> None:
    rounds = Rounds()
    rounds.look(evening.now)
    evening.now -= MANY_MINUTES
    rounds.look(evening.now)
    assert climbed == [None, None]
