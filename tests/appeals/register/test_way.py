"""What happens to a letter, what comes back, and what is written next by itself."""

from datetime import date

import pytest

from himoya.appeals.actions import (
    add_reply,
    add_station,
    climb,
    close,
    grade,
    reopen,
    send,
    ungrade,
    unsend,
    withdraw,
    withdraw_reply,
    withdraw_station,
)
from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.queries import chain, letter_of, next_steps, running_terms, waiting
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.evidence.actions import keep
from himoya.people.models import Consent
from himoya.security.models import Account
from tests.appeals.register.conftest import TODAY, Clock
from tests.appeals.register.test_writing import let_go, written

pytestmark = pytest.mark.django_db

CAME = date(2026, 11, 23)


@pytest.fixture
def sent(case: Case, nodira: Account, yes: None) -> Appeal:
    return send(let_go(written(case, nodira), nodira), channel="registered_post", on=TODAY, by=nodira)


@pytest.fixture
def arrived(sent: Appeal, nodira: Account, now: Clock) -> Appeal:
    now.day(date(2026, 11, 25))
    add_station(sent, "received", CAME, by=nodira)
    return sent


def running(appeal: Appeal) -> set[str]:
    return set(Term.objects.filter(appeal=appeal, ended_on=None).values_list("clock", flat=True))


def test_it_runs_from_the_day_it_arrived(arrived: Appeal, nodira: Account) -> None:
    assert running(arrived) == {"uz_register", "uz_answer_basic", "uz_answer_study"}
    add_station(arrived, "registered", date(2026, 11, 24), number="12-345", by=nodira)
    assert running(arrived) == {"uz_answer_basic", "uz_answer_study"}


def test_the_same_thing_told_twice_stands_once(arrived: Appeal, nodira: Account) -> None:
    add_station(arrived, "received", CAME, by=nodira)
    assert Station.objects.count() == 1


def test_a_station_taken_back_takes_its_clocks(arrived: Appeal, nodira: Account) -> None:
    station = Station.objects.get()
    assert withdraw_station(station, by=nodira)
    assert not withdraw_station(station, by=nodira)
    assert not Term.objects.exists()


def test_a_clock_keeps_its_number(arrived: Appeal, nodira: Account) -> None:
    before = Term.objects.get(clock="uz_answer_basic").pk
    station = add_station(arrived, "registered", date(2026, 11, 24), number="12", by=nodira)
    withdraw_station(station, by=nodira)
    assert Term.objects.get(clock="uz_answer_basic").pk == before


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 26)])
def test_nothing_happens_before_it_left_or_tomorrow(arrived: Appeal, nodira: Account, day: date) -> None:
    with pytest.raises(BadInput):
        add_station(arrived, "registered", day, by=nodira)
    assert Station.objects.count() == 1


def test_passed_on_to_nobody_is_no_station(arrived: Appeal, nodira: Account) -> None:
    with pytest.raises(BadInput, match="to whom"):
        add_station(arrived, "forwarded", CAME, by=nodira)


def test_a_reply_dated_before_the_letter_is_one_sentence_and_nothing_written(
    arrived: Appeal, nodira: Account
) -> None:
    with pytest.raises(BadInput, match="before the letter was sent"):
        add_reply(arrived, dated=date(2026, 11, 1), received_on=CAME, text="x", by=nodira)
    with pytest.raises(BadInput, match="Paste the words"):
        add_reply(arrived, dated=CAME, received_on=CAME, text="  ", by=nodira)
    assert not Reply.objects.exists()


def test_a_scan_of_300_pages_is_a_file_like_any_other(arrived: Appeal, case: Case, nodira: Account) -> None:
    scan, _new = keep(case, b"%PDF-1.7\n" + b"page " * 1_000_000, "javob.pdf", by=nodira)
    reply = add_reply(arrived, dated=CAME, received_on=CAME, file=scan, by=nodira)
    assert (reply.file, reply.proposed, reply.grade) == (scan, "", "")
    assert "uz_answer_basic" in running(arrived)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Murojaatingiz o‘rganilmoqda, natijasi haqida qo‘shimcha xabar beriladi.", "interim"),
        ("Ваше обращение направлено по принадлежности в областную прокуратуру.", "forwarded"),
        ("Siz bilan yozishma tugatildi.", "refused_without_ground"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_its_words_only_propose_and_stop_nothing(
    arrived: Appeal, nodira: Account, text: str, proposed: str
) -> None:
    reply = add_reply(arrived, dated=CAME, received_on=CAME, text=text, by=nodira)
    assert (reply.proposed, reply.grade) == (proposed, "")
    assert "uz_answer_basic" in running(arrived)


@pytest.mark.parametrize(("worth", "stops"), [("interim", False), ("forwarded", False), ("evaded", True)])
def test_only_a_persons_grade_stops_a_clock(
    arrived: Appeal, nodira: Account, worth: str, stops: bool
) -> None:
    reply = add_reply(arrived, dated=CAME, received_on=CAME, text="javob", by=nodira)
    grade(reply, worth, questions={"1": "answered", "2": "evaded"}, by=nodira)
    assert ("uz_answer_basic" not in running(arrived)) is stops
    ungrade(reply, by=nodira)
    assert "uz_answer_basic" in running(arrived)


def test_a_full_answer_closes_and_taken_back_it_waits_again(arrived: Appeal, nodira: Account) -> None:
    reply = add_reply(arrived, dated=CAME, received_on=CAME, text="javob", by=nodira)
    grade(reply, "answered", by=nodira)
    assert Appeal.objects.get().state == "closed"
    assert withdraw_reply(reply, by=nodira)
    assert not withdraw_reply(reply, by=nodira)
    assert Appeal.objects.get().state == "sent"
    assert "uz_answer_basic" in running(arrived)


def test_a_grade_that_is_none_is_refused(arrived: Appeal, nodira: Account) -> None:
    reply = add_reply(arrived, dated=CAME, received_on=CAME, text="javob", by=nodira)
    for values in ({"worth": "fine"}, {"worth": "answered", "questions": {"1": "fine"}}):
        with pytest.raises(BadInput, match="in the list"):
            grade(reply, by=nodira, **values)


def test_closed_with_a_reason_and_opened_again(arrived: Appeal, nodira: Account) -> None:
    with pytest.raises(BadInput, match="why"):
        close(arrived, " ", by=nodira)
    close(arrived, "He came home.", by=nodira)
    assert running_terms([arrived.case_id]) == {}
    reopen(arrived, by=nodira)
    assert running_terms([arrived.case_id])


def test_what_came_back_must_go_first(arrived: Appeal, nodira: Account) -> None:
    with pytest.raises(BadInput, match="Take back first"):
        unsend(arrived, by=nodira)


def test_running_terms_for_the_alarm(arrived: Appeal, case: Case) -> None:
    found = running_terms([case.pk, 987])
    assert list(found) == [case.pk]
    days = [latest for _number, latest, _side in found[case.pk]]
    assert days == sorted(days)
    assert {side for _number, _latest, side in found[case.pk]} == {"authority"}
    assert [vars(one)["due"] for one in waiting(Case.objects.all())] == [days[0]]


def test_on_the_day_after_the_next_letter_is_prepared_once_and_never_sent(
    arrived: Appeal, nodira: Account, now: Clock
) -> None:
    add_station(arrived, "registered", date(2026, 11, 24), number="12-345", by=nodira)
    latest = Term.objects.get(clock="uz_answer_basic").latest
    now.day(latest)
    assert climb() == 0
    now.day(date(2026, 12, 12))
    assert [one.next.step for one in next_steps(date(2026, 12, 12))] == ["uz_ask_progress"]
    assert climb() == 1
    assert climb() == 0
    reminder = Appeal.objects.get(after=arrived)
    assert (reminder.state, reminder.authority, reminder.letter) == ("prepared", "uz_mfa", "progress_demand")
    assert reminder.sent_on is None
    assert reminder.released_by is None
    assert f"{latest:%d.%m.%Y}" in reminder.whats_new
    text = "\n".join(letter_of(reminder, date(2026, 12, 12)).texts())
    assert "12-345" in text
    assert chain(reminder) == [arrived]


def test_a_number_is_asked_for_when_the_post_had_time(arrived: Appeal, now: Clock) -> None:
    assert next_steps(date(2026, 11, 29)) == []
    assert [one.next.step for one in next_steps(date(2026, 11, 30))] == ["uz_ask_number"]


def test_taken_back_it_is_not_prepared_again(arrived: Appeal, nodira: Account, now: Clock) -> None:
    now.day(date(2026, 12, 12))
    climb()
    for one in Appeal.objects.filter(after=arrived):
        withdraw(one, by=nodira)
    before = Appeal.objects.count()
    assert climb() == 0
    assert Appeal.objects.count() == before


def test_an_interim_reply_leads_to_a_reminder(arrived: Appeal, nodira: Account, now: Clock) -> None:
    reply = add_reply(arrived, dated=CAME, received_on=CAME, text="javob", by=nodira)
    assert climb() == 0
    grade(reply, "interim", by=nodira)
    assert climb() == 1
    assert Appeal.objects.get(after=arrived).letter == "interim_reminder"


def test_passed_on_to_the_prison_it_complains_of(arrived: Appeal, nodira: Account, now: Clock) -> None:
    add_station(arrived, "forwarded", date(2026, 11, 24), authority="ru_colony", by=nodira)
    reply = add_reply(arrived, dated=date(2026, 11, 24), received_on=date(2026, 11, 25), text="x", by=nodira)
    grade(reply, "forwarded", by=nodira)
    steps = [one.next.letter for one in next_steps(date(2026, 11, 25))]
    assert steps == ["forwarded_to_body_complained_of"]


def test_without_a_standing_yes_nothing_is_prepared_by_itself(arrived: Appeal, now: Clock) -> None:
    now.day(date(2026, 12, 12))
    Consent.objects.update(withdrawn_on=date(2026, 12, 1))
    assert climb() == 0
    assert Appeal.objects.count() == 1
