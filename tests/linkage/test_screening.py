"""One report is looked for among everybody at once, before anybody is grouped anew."""

import pytest

from himoya.cases.models import Fact
from himoya.common import clock
from himoya.intake.actions import import_export, take_message
from himoya.intake.channels.incoming import Incoming
from himoya.linkage.actions import regroup_waiting
from himoya.linkage.models import Doubt, Grouping, LinkKey
from himoya.linkage.pure.records import Record
from himoya.linkage.screening import screen
from himoya.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
SHERZOD = "O‘g‘lim Namunayev Sherzod Alisher o‘g‘li, 12.04.2001, IK-71 Tomskda, tel +998 00 123 45 67"
OTHERS = (
    "Ukam Namunayev Farrux Alisher o‘g‘li, 03.09.1998, IK-71",
    "Erim Sinovov Jasur Karim o‘g‘li, 1990 yil, 84-zona",
    "Akam Takrorov Dilshod Botir o‘g‘li 07.07.1985, IK-90",
)


@pytest.fixture
def everybody() -> Person:
    rows = [
        make.incoming(text, number=number, sender_key=f"user{number}")
        for number, text in enumerate((SHERZOD, *OTHERS))
    ]
    bring(*rows)
    return Person.objects.get(name__startswith="Sherzod")


def bring(*rows: Incoming) -> None:
    import_export(make.export(*rows), "file", file_name="result.json", by=make.account())


@pytest.mark.parametrize(
    "report",
    [
        Record("new", name="Шерзод Намунаев", birth_date="2001-04-12"),
        Record("new", name="Namunaev Sh.", birth_date="2001-04-12"),
        Record("new", name="Намунаев Шерзод Алишерович", birth_date="2001"),
        Record("new", name="Sherzodbek Namunayev", phone="+998001234567"),
        Record("new", name="NAMUNAYEV SHERZOD", birth_date="2001-12-04"),
    ],
    ids=["Cyrillic", "an initial", "a patronymic and a year", "-bek and the phone", "day and month swapped"],
)
def test_he_is_found_in_any_spelling(everybody: Person, report: Record) -> None:
    best = screen(report)[0]
    assert int(best.right) == everybody.pk
    assert best.probability > 0.5
    assert best.reasons


@pytest.mark.parametrize(
    "report",
    [
        Record("new", name="Namunayev Otabek Alisher o‘g‘li", birth_date="2003-01-20"),
        Record("new", name="Namunayeva Sherzoda", sex="f", birth_date="1979-04-12"),
        Record("new", name="Uydirmayev Xurshid", birth_date="1977-05-02"),
        Record("new", name="", phone="+998001234567"),
        Record("new", name="🙂"),
        Record("new", name="x" * 10_000),
    ],
    ids=[
        "his brother",
        "a woman",
        "a stranger",
        "nobody but the family's phone",
        "no name",
        "a wall of letters",
    ],
)
def test_somebody_else_is_not_taken_for_him(everybody: Person, report: Record) -> None:
    assert [pair for pair in screen(report) if pair.probability > 0.5] == []


def test_whoever_is_told_of_by_hand_is_asked_about_at_once(everybody: Person) -> None:
    take_message(
        "Шерзод Намунаев 12.04.2001 ИК-71 да",
        sender="Qo‘shni",
        sent_at=clock.now(),
        chat_key="by-hand:1",
        chat_title="",
        channel="by-hand",
        by=make.account("organiser"),
    )
    new = Person.objects.exclude(pk=everybody.pk).get(name__startswith="Sherzod")
    asked = Doubt.objects.get(grouping__current=True, left=everybody, right=new)
    assert asked.probability > 0.5


def test_who_was_taken_back_is_found_no_more(everybody: Person) -> None:
    Grouping.objects.get(current=True).members.filter(person=everybody).delete()
    assert screen(Record("new", name="Sherzod Namunayev", birth_date="2001-04-12")) == []


def test_a_key_that_a_crowd_shares_leads_to_nobody(
    everybody: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Record("new", name="Sherzod Namunayev")
    assert screen(report)
    monkeypatch.setattr("himoya.linkage.screening.CROWDED", 0)
    assert screen(report) == []


def test_a_birth_date_alone_leads_to_nobody(everybody: Person) -> None:
    stranger = Record("new", name="Uydirmayev Xurshid", birth_date="2001-04-12")
    assert screen(stranger) == []


def test_who_is_surely_he_ends_the_looking(everybody: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Record(
        "new", name="Sherzod Namunayev Alisherovich", birth_date="2001-04-12", phone="998001234567"
    )
    monkeypatch.setattr("himoya.linkage.screening.FIRST", 1)
    assert [int(pair.right) for pair in screen(report)] == [everybody.pk]
    monkeypatch.setattr("himoya.linkage.screening.AT_ONCE", 1.1)
    assert {int(pair.right) for pair in screen(report)} >= {everybody.pk}


def test_his_newest_birth_date_counts(everybody: Person) -> None:
    told = Fact.objects.get(person=everybody, kind="birth_date")
    told.pk, told.value = None, "1971-01-30"
    told.save()
    assert screen(Record("new", name="Sherzod Namunayev", birth_date="2001-04-12")) == []
    told.value = "2001-04-21"
    told.save()
    assert (
        "Birth dates differ in one part."
        in screen(Record("new", name="Sherzod Namunayev", birth_date="2001-04-12"))[0].reasons
    )


def test_namesakes_without_a_birth_date_are_nobody_for_sure() -> None:
    bring(*(make.incoming("O‘g‘lim Misolov Ali, qamoqda", n, sender_key=f"user{n}") for n in range(9)))
    assert [pair for pair in screen(Record("new", name="Misolov Ali")) if pair.probability > 0.95] == []


def test_an_instance_from_before_gets_its_keys_with_the_next_grouping(everybody: Person) -> None:
    LinkKey.objects.all().delete()
    Grouping.objects.filter(current=True).update(added_at=clock.now())
    assert regroup_waiting()
    assert screen(Record("new", name="Sherzod Namunayev", birth_date="2001-04-12"))
