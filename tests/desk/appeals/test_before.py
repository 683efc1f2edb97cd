"""The page for a letter that was sent already: written down with its proof, its scan and its answer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from himoya.appeals.models import Appeal, Reply, Term
from himoya.cases.models import Case
from himoya.evidence.models import Attachment
from himoya.security.models import Account, AuditLine
from tests.desk.appeals.test_letters import as_of, later, page
from tests.desk.conftest import NAME

__all__ = ["later"]

pytestmark = pytest.mark.django_db

TOLD = {"to": "uz_mfa", "letter": "coercion_neutral", "on": "2026-05-04", "channel": "in_person"}


def test_a_letter_of_may_is_written_down_and_marked(desk: Client, case: Case) -> None:
    assert reverse("letter-before", args=[case.pk]) in page(desk, "letters", case.pk)
    assert "uz_mfa" in page(desk, "letter-before", case.pk)
    files = {
        "scan": SimpleUploadedFile("xat.jpg", b"\xff\xd8\xff" + b"a" * 100),
        "proof_file": SimpleUploadedFile("chek.jpg", b"\xff\xd8\xff" + b"b" * 100),
    }
    typed = {**TOLD, **files, "proof": "RA 1", "title": "Akasi haqida"}
    answer = desk.post(reverse("letter-before", args=[case.pk]), typed)
    letter = Appeal.objects.get()
    assert answer.headers["Location"] == reverse("letter", args=[case.pk, letter.pk])
    assert (letter.state, letter.valid, Attachment.objects.count()) == ("sent", True, 2)
    shown = page(desk, "letter", case.pk, letter.pk)
    for words in ("Entered afterwards", "Akasi haqida", "RA 1", "Scan of the letter", "Overdue"):
        assert words in shown
    for words in ("What it says", "Prepared by", "It may leave", "Change this letter"):
        assert words not in shown
    assert "entered afterwards" in page(desk, "letters", case.pk)
    assert AuditLine.objects.filter(verb="letter.entered").count() == 1


def test_its_answer_is_judged_at_once(desk: Client, case: Case) -> None:
    typed = {**TOLD, "answered": "2026-06-03", "answer": "Murojaatingiz ko‘rib chiqildi."}
    answer = desk.post(reverse("letter-before", args=[case.pk]), typed)
    letter, reply = Appeal.objects.get(), Reply.objects.get()
    judge = reverse("letter-grade", args=[case.pk, letter.pk, reply.pk])
    assert answer.headers["Location"] == judge
    assert desk.get(judge).status_code == 200
    desk.post(judge, {"worth": "evaded"})
    assert not Term.objects.filter(appeal=letter, side="authority", ended_on=None).exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on": "2026-12-24"}, "lies in the future"),
        ({"on": "2014-12-31"}, "before 2015"),
        ({"on": "31.02.2026"}, "There is no such day"),
        ({"to": "nobody"}, "nobody"),
        ({"letter": "", "title": ""}, "Choose what the letter was about"),
        ({"channel": ""}, "required"),
        ({"answered": "2026-05-03", "answer": "x"}, "before the letter was sent"),
        ({"answer": "x"}, "Write down which day the answer bears"),
        ({"number": "12-3"}, "on which day it was registered"),
        ({"registered_on": "2026-05-01"}, "nothing can have happened to it before"),
        ({"title": "x" * 121}, "at most 120"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_lost(
    desk: Client, case: Case, wrong: dict[str, str], words: str
) -> None:
    answer = desk.post(reverse("letter-before", args=[case.pk]), {**TOLD, "proof": "RA 17", **wrong})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert words in shown
    assert "RA 17" in shown
    assert not Appeal.objects.exists()


def test_its_words_cannot_be_printed_or_changed(desk: Client, case: Case) -> None:
    desk.post(reverse("letter-before", args=[case.pk]), TOLD)
    letter = Appeal.objects.get()
    for name in ("letter-pdf", "letter-docx"):
        assert desk.post(reverse(name, args=[case.pk, letter.pk])).status_code == 404
    answer = desk.get(reverse("letter-words", args=[case.pk, letter.pk]), follow=True)
    assert "not written here" in answer.content.decode()


def test_pressed_twice_it_stands_once(desk: Client, case: Case) -> None:
    for _press in range(2):
        desk.post(reverse("letter-before", args=[case.pk]), TOLD)
    assert Appeal.objects.count() == 1


def test_it_waits_like_any_other_and_names_nobody(desk: Client, case: Case) -> None:
    desk.post(reverse("letter-before", args=[case.pk]), {**TOLD, "letter": "", "title": f"{NAME} haqida"})
    shown = page(desk, "waiting")
    assert "2026-0001" in shown
    assert NAME.split()[0] not in shown


def test_a_new_letter_takes_its_day_and_number_from_it(desk: Client, case: Case, yes: None) -> None:
    typed = {**TOLD, "registered_on": "2026-05-06", "number": "12-345"}
    desk.post(reverse("letter-before", args=[case.pk]), typed)
    before = Appeal.objects.get()
    chosen = {"to": "uz_president_reception", "letter": "superior_complaint", "language": "uz"}
    assert before.number in page(desk, "letter-new", case.pk, to=chosen["to"])
    shown = page(desk, "letter-new", case.pk, **chosen, after=str(before.pk))
    assert "12-345" in shown
    assert "2026-05-04" in shown
    form = desk.get(reverse("letter-new", args=[case.pk]), {**chosen, "after": str(before.pk)}).context[
        "form"
    ]
    first = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    first = {name: value for name, value in first.items() if value}
    typed = {**chosen, **first, "after": str(before.pk), "whats_new": "Javob kelmadi"}
    assert desk.post(reverse("letter-new", args=[case.pk]), typed).status_code == 303
    letter = Appeal.objects.get(after=before)
    assert letter.facts["complained_of"] == "uz_mfa"
    assert "12-345" in page(desk, "letter", case.pk, letter.pk)


def test_another_team_and_the_lawyer_write_nothing_down(
    client: Client, case: Case, ruslan: Account, oleg: Account
) -> None:
    for account, status in ((ruslan, 404), (oleg, 403)):
        answer = as_of(client, account).post(reverse("letter-before", args=[case.pk]), TOLD)
        assert answer.status_code == status
    assert not Appeal.objects.exists()
