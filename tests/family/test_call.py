"""She writes down a call with her code: a message that rings, and a call of the case; nothing is shown."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.actions import state_by_hand
from himoya.cases.models import Case, Event, Fact, Statement
from himoya.common import clock
from himoya.common.say import LANGUAGES
from himoya.contact.models import Call
from himoya.evidence.models import Attachment
from himoya.family import views
from himoya.family.models import Receipt
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Office
from tests import make
from tests.family.test_door import code_in

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # 21:00 in Tashkent
QUIET = {"story": "Xabar kutyapman", "name": "Farrux Namunayev", "kin": "son", "token": "letter"}
TAPPED = {
    "when": "now",
    "long": "2",
    "place": "same",
    "guests": "no",
    "signed": "no",
    "wish": "stay",
    "health": "well",
    "token": "call",
}


@pytest.fixture(autouse=True)
def this_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def code(phone: Client) -> str:
    return code_in(phone.post("/family/?lang=uz", QUIET))


def call(phone: Client, code: str, address: str = "/family/call/?lang=uz", **change: Any) -> Any:
    return phone.post(address, {**TAPPED, "code": code, **change})


def newest() -> Message:
    return Message.objects.order_by("pk").last()  # type: ignore[return-value]


def test_a_quiet_call_is_a_call_of_the_one_person_and_rings_nothing(phone: Client, code: str) -> None:
    assert Case.objects.count() == 0
    answer = call(phone, code, story="Ovozi yaxshi edi")
    assert answer.status_code == 200
    logged = Call.objects.get()
    assert logged.case.person == Person.objects.get()
    assert (logged.at, logged.earliest_at, logged.seconds, logged.noted_by) == (NOW, None, 120, None)
    assert (logged.said["signed"], logged.said["wish"], logged.note) == ("no", "stay", "Ovozi yaxshi edi")
    assert logged.message == newest()
    assert newest().text == (
        "O‘g‘lim Farrux Namunayev. Bugun soat 21:00 da qo‘ng‘iroq qildi. 2 daqiqa gaplashdik. O‘sha joyda "
        "ekan. Begonalar kelmabdi, qog‘oz ham berishmabdi. Hech narsaga qo‘l qo‘ymabdi. O‘zi shu yerda "
        "qolmoqchi. Sog‘lig‘i yaxshi ekan.\n\nOvozi yaxshi edi"
    )
    assert Alarm.objects.count() == 0
    told = Fact.objects.filter(message=newest()).values_list("kind", "value")
    assert dict(told) == {"last_contact": "2026-11-22"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_danger_rings_at_once_in_every_language(phone: Client, code: str, language: str) -> None:
    taps = {"place": "other", "guests": "yes", "signed": "yes", "wish": "stay", "health": "danger"}
    answer = call(phone, code, f"/family/call/?lang={language}", **taps)
    assert answer.status_code == 200
    rung = Alarm.objects.values_list("person", "rule", "level")
    person = Person.objects.get().pk
    assert sorted(rung) == [
        (person, "U01", "T0"),
        (person, "U03", "T1"),
        (person, "U07", "T2"),
        (person, "U15", "T1"),
    ]
    alarm = Alarm.objects.get(rule="U01")
    assert alarm.message is not None
    quote = alarm.message.text[alarm.start : alarm.end]
    assert quote in ("Qo‘l qo‘yibdi.", "Қўл қўйибди.", "Подписал бумагу.")
    assert Fact.objects.get(kind="contract").value == "signed"


@pytest.mark.parametrize(
    ("line", "rule"),
    [("O‘zimni osaman deb yig‘ladi", "U05"), ("Ertaga olib ketisharkan, yordam bering", "U02")],
)
def test_calm_answers_do_not_weaken_what_she_cries_out(
    phone: Client, code: str, line: str, rule: str
) -> None:
    call(phone, code, story=line)
    alarm = Alarm.objects.get()
    assert (alarm.rule, alarm.person) == (rule, Person.objects.get())
    assert alarm.start >= newest().text.index(line)


def test_another_man_in_her_line_stays_another(phone: Client, code: str) -> None:
    call(phone, code, story="Sherigi Botir Tamsilov qo‘l qo‘yibdi, yordam bering")
    farrux = Person.objects.get(name="Farrux Namunayev")
    assert Call.objects.get().case.person == farrux
    assert not Fact.objects.filter(person=farrux, kind="name", message=newest()).exists()
    assert Alarm.objects.get(rule="U01").person.name == "Botir Tamsilov"


def test_the_same_form_twice_is_one_call_even_a_minute_later(
    phone: Client, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(phone, code)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=1))
    assert call(phone, code).status_code == 200
    assert (Call.objects.count(), Message.objects.count()) == (1, 2)
    call(phone, code, token="another page")
    assert Call.objects.count() == 2


def test_two_mothers_with_the_same_words_are_two_messages(phone: Client, code: str) -> None:
    other = code_in(phone.post("/family/?lang=uz", {**QUIET, "token": "hers", "story": "Kutyapman"}))
    call(phone, code)
    call(phone, other)
    assert Call.objects.count() == 2
    assert Call.objects.values("message").distinct().count() == 2
    assert Call.objects.values("case").distinct().count() == 2


def test_of_a_letter_about_two_sons_nobody_is_chosen(phone: Client) -> None:
    both = "O‘g‘illarim Farrux Namunayev 1999 va Sardor Tamsilov 2001 ikkovi 71-koloniyada"
    code = code_in(phone.post("/family/?lang=uz", {"story": both, "token": "two"}))
    assert Person.objects.count() == 2
    answer = call(phone, code, signed="yes")
    assert Call.objects.count() == 0
    assert newest().text.startswith("Bugun soat 21:00 da qo‘ng‘iroq qildi.")
    assert Alarm.objects.get(rule="U01").message == newest()
    assert "Farrux" not in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "earliest", "at"),
    [
        ({"when": "today", "hour": "19:40"}, None, datetime(2026, 11, 22, 14, 40, tzinfo=UTC)),
        ({"when": "today"}, datetime(2026, 11, 21, 19, tzinfo=UTC), NOW),
        ({"when": "day", "on": "2026-11-20", "hour": "08:00"}, None, datetime(2026, 11, 20, 3, tzinfo=UTC)),
        (
            {"when": "day", "on": "20.11.2026"},
            datetime(2026, 11, 19, 19, tzinfo=UTC),
            datetime(2026, 11, 20, 18, 59, 59, 999_999, tzinfo=UTC),
        ),
    ],
)
def test_hours_are_those_of_the_group_s_clock(
    phone: Client, code: str, typed: dict[str, str], earliest: datetime | None, at: datetime
) -> None:
    call(phone, code, **typed)
    logged = Call.objects.get()
    assert (logged.earliest_at, logged.at) == (earliest, at)


def test_in_kamchatka_half_past_eleven_is_another_hour_of_the_same_moment(phone: Client, code: str) -> None:
    Office.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Kamchatka"})
    body = phone.get("/family/call/?lang=en").content.decode()
    assert "By the clock that shows 04:00 now." in body  # already the 23rd there
    call(phone, code, when="day", on="2026-11-05", hour="23:30")
    assert Call.objects.get().at == datetime(2026, 11, 5, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        {"when": "never"},
        {"when": ""},
        {"when": "day"},
        {"when": "day", "on": "2026-11-23"},
        {"when": "day", "on": "31.02.2026"},
        {"when": "day", "on": "0001-01-01"},
        {"when": "day", "on": "9999-12-31", "hour": "23:59"},
        {"when": "today", "hour": "23:59"},
        {"when": "today", "hour": "25:61"},
        {"long": "7"},
        {"signed": "maybe"},
        {"next": "2026-11-21"},
        {"story": "a" * 1_001},
        {"story": "a\x00b"},
    ],
)
def test_what_cannot_have_been_is_said_and_nothing_is_stored(
    phone: Client, code: str, wrong: dict[str, str]
) -> None:
    answer = call(phone, code, **{"story": "Yig‘ladi", **wrong})
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert (Call.objects.count(), Message.objects.count()) == (0, 1)


def test_a_wrong_code_stores_nothing_and_tells_nothing(phone: Client, code: str) -> None:
    mistyped = ("2" if code[0] != "2" else "3") + code[1:]
    for wrong in (mistyped, "", "A" * 18):
        answer = call(phone, wrong)
        assert answer.status_code == 422
        assert not answer.cookies
    assert Message.objects.count() == 1


def test_guesses_and_floods_are_told_to_wait_and_keep_what_was_tapped(
    phone: Client, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(views.TRIES, "_in_all", 0)
        assert call(phone, code).status_code == 429
    monkeypatch.setattr(views.LETTERS, "_in_all", 0)
    answer = call(phone, code, story="Yig‘ladi")
    assert answer.status_code == 429
    assert "Yig‘ladi" in answer.content.decode()
    assert Call.objects.count() == 0


def test_a_form_from_another_site_is_refused(phone: Client, code: str) -> None:
    answer = phone.post("/family/call/", {**TAPPED, "code": code}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert Call.objects.count() == 0


def test_a_call_before_the_arrest_is_kept_as_a_message_and_the_page_tells_no_day(
    phone: Client, code: str
) -> None:
    nodira = make.account()
    farrux = Person.objects.get()
    state_by_hand(
        farrux,
        "arrested_on",
        "2026-11-10",
        grade=Statement.Grade.DOCUMENT,
        known_on=date(2026, 11, 10),
        by=nodira,
    )
    answer = call(phone, code, when="day", on="2026-11-01")
    assert answer.status_code == 200
    assert "10.11.2026" not in answer.content.decode()
    assert (Call.objects.count(), Message.objects.count()) == (0, 2)


def test_the_answer_thanks_her_and_shows_no_data(phone: Client, code: str) -> None:
    quiet = call(phone, code, address="/family/call/?lang=en")
    loud = call(phone, code, address="/family/call/?lang=en", signed="yes", token="again")
    for answer in (quiet, loud):
        body = answer.content.decode()
        assert "Thank you" in body
        for secret in ("Farrux", "Namunayev", code):
            assert secret not in body
        assert not answer.cookies
    assert "call the organiser of your group now" in loud.content.decode()
    assert "call the organiser of your group now" not in quiet.content.decode()


def test_only_hashes_of_codes_are_stored(phone: Client, code: str) -> None:
    call(phone, code)
    assert code not in repr(list(Receipt.objects.values()))
    assert phone.post("/family/answer/?lang=en", {"code": code}).status_code == 200


VOICE = b"OggS" + bytes(60)


def voice(content: bytes = VOICE) -> SimpleUploadedFile:
    return SimpleUploadedFile("Farrux.ogg", content, "audio/ogg")


def test_her_voice_is_kept_in_the_case_and_by_nobody_of_the_group(phone: Client, code: str) -> None:
    for _tap in range(2):
        assert call(phone, code, voice=voice()).status_code == 200
    kept = Attachment.objects.get()
    assert (kept.case, kept.by, kept.media_type) == (Call.objects.get().case, None, "audio/ogg")
    assert "Farrux" not in kept.file_name
    assert Event.objects.get(code="attachment.added").actor is None


def test_a_voice_note_without_one_case_is_refused_and_she_is_asked_to_write(phone: Client) -> None:
    both = "O‘g‘illarim Farrux Namunayev 1999 va Sardor Tamsilov 2001 ikkovi 71-koloniyada"
    code = code_in(phone.post("/family/?lang=uz", {"story": both, "token": "two"}))
    answer = call(phone, code, "/family/call/?lang=en", voice=voice())
    assert answer.status_code == 422
    assert "write it in a few words" in answer.content.decode()
    assert (Attachment.objects.count(), Message.objects.count()) == (0, 1)


def test_a_voice_note_that_is_empty_or_too_large_is_refused(
    phone: Client, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(phone, code, voice=voice(b"")).status_code == 422
    monkeypatch.setattr("himoya.evidence.actions.LARGEST", 10)
    assert call(phone, code, voice=voice()).status_code == 422
    assert (Attachment.objects.count(), Call.objects.count()) == (0, 0)
