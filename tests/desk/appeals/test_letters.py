"""Pages of letters: the fan with its gates, one letter from prepared to answered, and what is waited for."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from himoya.appeals.actions import release, send
from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.cases.models import Case
from himoya.common import clock
from himoya.evidence.models import Attachment
from himoya.people.models import Consent
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NAME, NOW

pytestmark = pytest.mark.django_db

TODAY = NOW.date().isoformat()


def page(client: Client, name: str, *numbers: int, **asked: str) -> str:
    answer = client.get(reverse(name, args=numbers), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def as_of(client: Client, account: Account) -> Client:
    client.cookies.clear()
    client.force_login(account)
    return client


def fresh(letter: Appeal) -> Appeal:
    return Appeal.objects.get(pk=letter.pk)


Later = Callable[[int, int], None]


@pytest.fixture
def later(desk: Client, nodira: Account, monkeypatch: pytest.MonkeyPatch) -> Later:
    """Nodira comes back on another day, and signs in again."""

    def _later(month: int, day: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW.replace(month=month, day=day))
        as_of(desk, nodira)

    return _later


@pytest.fixture
def sent(letter: Appeal, nodira: Account) -> Appeal:
    """Sent on the day by an office of one."""
    release(letter, by=nodira)
    return send(letter, channel="in_person", on=NOW.date(), by=nodira, proof="stamp 7")


def test_the_case_page_shows_its_letters(desk: Client, case: Case, letter: Appeal) -> None:
    shown = page(desk, "case", case.pk)
    assert letter.number in shown
    assert reverse("letters", args=[case.pk]) in shown


def test_without_consent_the_fan_can_prepare_nothing_and_says_why(desk: Client, case: Case) -> None:
    shown = page(desk, "letters-fan", case.pk, rule="U01")
    assert "Nobody has said yes for this recipient" in shown
    assert "checked" not in shown
    answer = desk.post(reverse("letters-fan", args=[case.pk]), {"rule": "U01", "to": ["ru_ufsin", "uz_mfa"]})
    assert "No letter was prepared" in answer.content.decode()
    assert not Appeal.objects.exists()


def test_one_press_prepares_the_fan(desk: Client, case: Case, yes: None) -> None:
    shown = page(desk, "letters-fan", case.pk, rule="U01")
    assert shown.index('value="uz_consulate_ru"') < shown.index('value="ru_ufsin"')
    chosen = ["uz_consulate_ru", "uz_mfa", "ru_ombudsman"]
    answer = desk.post(reverse("letters-fan", args=[case.pk]), {"rule": "U01", "to": chosen})
    assert answer.status_code == 303
    assert sorted(Appeal.objects.values_list("authority", flat=True)) == sorted(chosen)
    assert "stands already" in page(desk, "letters-fan", case.pk, rule="U01")


def test_a_journalist_is_shown_with_the_danger_and_never_ticked_by_itself(
    desk: Client, case: Case, yes: None, nodira: Account
) -> None:
    assert "uzru_press" not in page(desk, "letters-fan", case.pk, rule="U01")
    Consent.objects.create(
        person=case.person, recipient="media_named", answer="yes", scope="everything", given_by="Zamira",
        giver_relation="mother", given_on=NOW.date(), expires_on=NOW.date() + timedelta(days=90), by=nodira,
        at=NOW,
    )  # fmt: skip
    shown = page(desk, "letters-fan", case.pk, rule="U01")
    card = shown.partition('value="uzru_press"')[2].partition("</li>")[0]
    assert card.startswith(">")
    assert "The greatest danger, for him and for the family" in card


@pytest.mark.parametrize("rule", ["", "U13", "X", "<script>"])
def test_a_rule_without_letters_has_no_fan(desk: Client, case: Case, rule: str) -> None:
    assert desk.get(reverse("letters-fan", args=[case.pk]), {"rule": rule}).status_code == 404


def test_a_letter_of_my_choice(desk: Client, case: Case, yes: None) -> None:
    assert "uz_mfa" in page(desk, "letter-new", case.pk)
    assert "Which letter" in page(desk, "letter-new", case.pk, to="uz_mfa")
    chosen = {"to": "uz_mfa", "letter": "coercion_neutral", "language": "uz"}
    assert "What happened" in page(desk, "letter-new", case.pk, **chosen)
    typed = {**chosen, "event_0": "pressed", "on_0": "2026-11-18"}
    answer = desk.post(reverse("letter-new", args=[case.pk]), typed)
    assert answer.status_code == 303
    letter = Appeal.objects.get()
    assert letter.facts["events"] == [["pressed", "2026-11-18"]]
    assert "majbur" in page(desk, "letter", case.pk, letter.pk)


@pytest.mark.parametrize(
    "wrong", [{"letter": "love"}, {"language": "xx"}, {"event_0": "<b>"}, {"whats_new": "x" * 601}]
)
def test_what_is_not_on_offer_is_refused(
    desk: Client, case: Case, yes: None, wrong: dict[str, object]
) -> None:
    typed = {"to": "uz_mfa", "letter": "coercion_neutral", "language": "uz", **wrong}
    assert desk.post(reverse("letter-new", args=[case.pk]), typed).status_code == 422
    assert not Appeal.objects.exists()


def test_no_consent_is_one_sentence_and_nothing_written(desk: Client, case: Case) -> None:
    typed = {"to": "ru_ufsin", "letter": "coercion_neutral", "language": "ru"}
    answer = desk.post(reverse("letter-new", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert "Nobody has said yes for this recipient" in answer.content.decode()
    assert not Appeal.objects.exists()


def test_a_name_with_markup_is_only_text(desk: Client, case: Case, letter: Appeal) -> None:
    letter.facts["fields"]["name"] = "<script>alert(1)</script>"
    letter.save()
    shown = page(desk, "letter", case.pk, letter.pk)
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_two_people_look_at_it(
    client: Client, case: Case, letter: Appeal, nodira: Account, sardor: Account
) -> None:
    address = reverse("letter-release", args=[case.pk, letter.pk])
    as_of(client, sardor).post(address)
    assert "A second person must look at it" in page(client, "letter", case.pk, letter.pk)
    assert fresh(letter).state == "prepared"
    as_of(client, nodira).post(address)
    assert fresh(letter).state == "released"
    assert "It was sent" in page(client, "letter", case.pk, letter.pk)


def test_an_office_of_one_is_shown_as_one(desk: Client, case: Case, letter: Appeal) -> None:
    desk.post(reverse("letter-release", args=[case.pk, letter.pk]))
    assert "Let go by one person" in page(desk, "letter", case.pk, letter.pk)


def test_the_lawyer_agrees_but_neither_prepares_nor_sends(
    client: Client, case: Case, letter: Appeal, oleg: Account
) -> None:
    as_of(client, oleg)
    assert "I am the lawyer and I say yes" in page(client, "letter", case.pk, letter.pk)
    assert client.post(reverse("letter-agree", args=[case.pk, letter.pk])).status_code == 303
    assert fresh(letter).lawyer_agreed_by == oleg
    for name in ("letter-sent", "letter-withdraw", "letter-station", "letter-reply", "letter-close"):
        assert client.post(reverse(name, args=[case.pk, letter.pk])).status_code == 403
    assert client.get(reverse("letter-new", args=[case.pk])).status_code == 403


def test_another_team_learns_of_no_letter(
    client: Client, case: Case, letter: Appeal, ruslan: Account
) -> None:
    as_of(client, ruslan)
    for name in ("letter", "letter-release", "letter-pdf", "letter-sent", "letter-reply"):
        for answer in (client.get, client.post):
            assert answer(reverse(name, args=[case.pk, letter.pk])).status_code in (404, 405)
    assert letter.number not in page(client, "waiting")
    assert fresh(letter).released_by is None


def test_a_letter_of_another_case_is_not_reached_through_ones_own(
    desk: Client, case: Case, letter: Appeal, nodira: Account
) -> None:
    from himoya.cases.actions import open_case  # noqa: PLC0415 -- only here

    other = open_case(make.person("Boshqa Odam", "telegram:99/x"), next_check_at=NOW, owner=nodira, by=nodira)
    assert desk.get(reverse("letter", args=[other.pk, letter.pk])).status_code == 404


def test_sent_with_its_proof(desk: Client, case: Case, letter: Appeal) -> None:
    desk.post(reverse("letter-release", args=[case.pk, letter.pk]))
    assert "counts by law" in page(desk, "letter-sent", case.pk, letter.pk)
    photo = SimpleUploadedFile("kvitansiya.jpg", b"\xff\xd8\xff" + b"x" * 100)
    typed = {"channel": "registered_post", "on": TODAY, "proof": "RA 123", "file": photo}
    assert desk.post(reverse("letter-sent", args=[case.pk, letter.pk]), typed).status_code == 303
    row = fresh(letter)
    assert (row.state, row.valid, row.proof) == ("sent", True, "RA 123")
    assert row.proof_file == Attachment.objects.get()
    assert "did it arrive?" in page(desk, "waiting")


def test_a_day_that_cannot_be_keeps_what_was_typed(desk: Client, case: Case, letter: Appeal) -> None:
    desk.post(reverse("letter-release", args=[case.pk, letter.pk]))
    typed = {"channel": "registered_post", "on": "2026-11-01", "proof": "RA 123"}
    answer = desk.post(reverse("letter-sent", args=[case.pk, letter.pk]), typed)
    assert answer.status_code == 422
    assert "cannot have been sent before" in answer.content.decode()
    assert "RA 123" in answer.content.decode()
    assert fresh(letter).sent_on is None


def test_the_chain_from_body_to_body(desk: Client, case: Case, sent: Appeal, later: Later) -> None:
    later(11, 28)
    address = reverse("letter-station", args=[case.pk, sent.pk])
    for typed in (
        {"kind": "registered", "on": "2026-11-23", "number": "12-77"},
        {"kind": "forwarded", "on": "2026-11-26", "authority": "uz_prosecutor_general"},
        {"kind": "forwarded", "on": "2026-11-27", "other": "Tuman <b>prokuraturasi</b>"},
    ):
        assert desk.post(address, typed).status_code == 303
    shown = page(desk, "letter", case.pk, sent.pk)
    assert "12-77" in shown
    assert "Tuman &lt;b&gt;prokuraturasi&lt;/b&gt;" in shown
    assert "How it was counted" in shown
    assert "the day it was passed on counts" in shown
    last = Station.objects.latest("pk")
    desk.post(reverse("letter-station-back", args=[case.pk, sent.pk, last.pk]))
    assert Station.objects.filter(withdrawn_at=None, kind="forwarded").count() == 1


def test_passed_on_to_nobody_is_one_sentence(desk: Client, case: Case, sent: Appeal) -> None:
    answer = desk.post(reverse("letter-station", args=[case.pk, sent.pk]), {"kind": "forwarded", "on": TODAY})
    assert answer.status_code == 422
    assert "to whom it was passed on" in answer.content.decode()


def test_an_answer_from_before_the_letter_is_one_sentence_and_nothing_lost(
    desk: Client, case: Case, sent: Appeal
) -> None:
    typed = {"dated": "2026-11-01", "received_on": TODAY, "text": "Javob matni"}
    answer = desk.post(reverse("letter-reply", args=[case.pk, sent.pk]), typed)
    assert answer.status_code == 422
    assert "before the letter was sent" in answer.content.decode()
    assert "Javob matni" in answer.content.decode()
    assert not Reply.objects.exists()


def test_an_answer_is_judged_question_by_question(desk: Client, case: Case, sent: Appeal) -> None:
    scan = SimpleUploadedFile("javob.pdf", b"%PDF-1.7\n" + b"page " * 600_000)
    typed = {"dated": TODAY, "received_on": TODAY, "text": "Siz bilan yozishma tugatildi.", "file": scan}
    assert desk.post(reverse("letter-reply", args=[case.pk, sent.pk]), typed).status_code == 303
    reply = Reply.objects.get()
    assert "Nobody has said what it is worth" in page(desk, "letter", case.pk, sent.pk)
    assert Term.objects.filter(ended_on=None).exists()
    address = reverse("letter-grade", args=[case.pk, sent.pk, reply.pk])
    shown = desk.get(address).content.decode()
    assert 'name="q1"' in shown
    assert "Is every numbered question answered?" in shown
    typed = {"worth": "refused_without_ground", "q1": "evaded", "c_uz_every_question": "on"}
    assert desk.post(address, typed).status_code == 303
    row = Reply.objects.get()
    assert (row.grade, row.questions) == ("refused_without_ground", {"1": "evaded"})
    assert row.checks["uz_every_question"] is True
    assert not Term.objects.filter(ended_on=None, side="authority").exists()
    desk.post(reverse("letter-grade-back", args=[case.pk, sent.pk, reply.pk]))
    assert Term.objects.filter(ended_on=None, side="authority").exists()
    desk.post(reverse("letter-reply-back", args=[case.pk, sent.pk, reply.pk]))
    assert Reply.objects.get().withdrawn_at is not None


def test_waiting_names_nobody(desk: Client, case: Case, sent: Appeal, later: Later) -> None:
    shown = page(desk, "waiting")
    assert sent.number in shown
    assert NAME not in shown
    assert NAME.split()[0] not in shown
    later(12, 30)
    assert "Overdue" in page(desk, "waiting")


def test_what_the_law_says_to_write_next_stands_on_the_page(
    desk: Client, case: Case, sent: Appeal, later: Later
) -> None:
    later(12, 20)
    assert "How is the letter being examined?" in page(desk, "letters", case.pk)


def test_taking_the_file_stands_in_the_log(desk: Client, case: Case, letter: Appeal) -> None:
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = desk.post(reverse(f"letter-{kind}", args=[case.pk, letter.pk]))
        assert answer.content.startswith(start)
        assert NAME not in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "no-store"
    assert AuditLine.objects.filter(verb="letter.taken").count() == 2


def test_closed_with_a_reason_and_opened_again(desk: Client, case: Case, sent: Appeal) -> None:
    desk.post(reverse("letter-close", args=[case.pk, sent.pk]), {"why": "Uyga qaytdi"})
    assert fresh(sent).state == "closed"
    assert "Uyga qaytdi" in page(desk, "letter", case.pk, sent.pk)
    desk.post(reverse("letter-reopen", args=[case.pk, sent.pk]))
    assert fresh(sent).state == "sent"


def test_not_sent_after_all(desk: Client, case: Case, sent: Appeal) -> None:
    desk.post(reverse("letter-not-sent", args=[case.pk, sent.pk]))
    assert (fresh(sent).state, fresh(sent).sent_on) == ("released", None)


def test_how_authorities_answer_says_nothing_of_a_few(desk: Client, sent: Appeal) -> None:
    assert "not enough letters yet" in page(desk, "answering")


def test_ten_letters_say_something(desk: Client, case: Case, sent: Appeal, nodira: Account) -> None:
    for number in range(2, 12):
        sent.pk = None
        sent.number = f"2026-{number:04d}"
        sent.save(force_insert=True)
        Reply.objects.create(
            appeal=sent, dated=date(2026, 11, 29), received_on=NOW.date(), text="x", by=nodira, at=NOW,
            grade="answered" if number % 2 else "evaded",
        )  # fmt: skip
    shown = page(desk, "answering")
    assert "<b>11</b>" in shown
    assert "45%" in shown


def test_letters_entered_afterwards_stand_apart_and_make_nobody_more_silent(
    desk: Client, case: Case, sent: Appeal, nodira: Account
) -> None:
    for number in range(2, 12):
        sent.pk, sent.number = None, f"2026-{number:04d}"
        sent.save(force_insert=True)
        Reply.objects.create(
            appeal=sent, dated=date(2026, 11, 29), received_on=NOW.date(), text="x", by=nodira, at=NOW,
            grade="answered",
        )  # fmt: skip
    told = page(desk, "answering")
    for number in range(12, 30):
        if number == 14:
            assert "A few older letters, entered afterwards" in page(desk, "answering")
        sent.pk, sent.number = None, f"2026-{number:04d}"
        sent.facts = {**sent.facts, "entered": True}
        sent.save(force_insert=True)
    shown = page(desk, "answering")
    assert "There are 18 of them" in shown
    assert "<b>11</b>" in shown
    assert "older letters" not in told
    assert told.count("91%") == shown.count("91%") == 1
