"""Everything that may leave is printed as one set, read and let go in one list, and posted with one form."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from himoya.appeals.actions import prepare_fan, release, send
from himoya.appeals.models import Appeal
from himoya.cases.models import Case
from himoya.people.models import Consent, Relative
from himoya.security.models import Account, AuditLine
from tests.desk.appeals.test_letters import as_of, fresh, page
from tests.desk.conftest import NAME, NOW

pytestmark = pytest.mark.django_db

TODAY = NOW.date().isoformat()
ADDRESS = "100000, Namuna shahri, Sinov ko‘chasi 5"
TO = ["uz_mfa", "ru_ombudsman", "uz_consulate_ru"]


@pytest.fixture
def letters(case: Case, nodira: Account, yes: None) -> list[Appeal]:
    """Three of a fan, prepared by an office of one."""
    mother = Relative.objects.create(
        person=case.person, name="Zamira Namunayeva", relation="mother", by=nodira, at=NOW
    )
    made = prepare_fan(case, "U01", only=TO, by=nodira, applicant=mother, address=ADDRESS)
    assert made is not None
    return list(made.appeals.order_by("pk"))


@pytest.fixture
def ready(letters: list[Appeal], nodira: Account) -> list[Appeal]:
    for one in letters:
        release(one, by=nodira)
    return letters


def taken(client: Client, case: Case) -> ZipFile:
    answer = client.post(reverse("letters-print", args=[case.pk]))
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert NAME not in answer.headers["Content-Disposition"]
    return ZipFile(BytesIO(answer.content))


def words(file: bytes) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(file)).pages).split())


def marks(shown: str) -> Iterator[tuple[str, str]]:
    """What the page of reading remembers of each letter."""
    for piece in shown.split('name="mark-')[1:]:
        number, _, rest = piece.partition('" value="')
        yield f"mark-{number}", rest.partition('"')[0]


def read_all(client: Client, case: Case, letters: list[Appeal]) -> dict[str, object]:
    shown = page(client, "letters-read", case.pk)
    return {**dict(marks(shown)), "letter": [str(one.pk) for one in letters]}


def test_a_sheet_for_whoever_sends_it_in_the_language_of_the_page(
    desk: Client, case: Case, letter: Appeal
) -> None:
    assert reverse("letter-cover", args=[case.pk, letter.pk]) in page(desk, "letter", case.pk, letter.pk)
    answer = desk.post(reverse("letter-cover", args=[case.pk, letter.pk]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="letter-{letter.number}-sheet.pdf"'
    said = words(answer.content)
    assert "Do not send it with the letter" in said
    assert "has not yet been checked by a lawyer" in said
    assert "Not confirmed yet" in said
    assert AuditLine.objects.filter(verb="letter.taken").count() == 1


def test_one_press_gives_everything_to_print(desk: Client, case: Case, ready: list[Appeal]) -> None:
    assert "Letters that may be sent: 3" in page(desk, "letters", case.pk)
    files = taken(desk, case)
    stems = [f"{one.number}-{one.authority}" for one in ready]
    endings = (".pdf", ".docx", "-sheet.pdf")
    assert files.namelist() == ["posting-list.pdf", *(stem + ending for stem in stems for ending in endings)]
    assert AuditLine.objects.filter(verb="letter.taken").count() == 3
    for stem in stems:
        assert files.read(f"{stem}.pdf").startswith(b"%PDF")
        paragraphs = [one.text for one in Document(BytesIO(files.read(f"{stem}.docx"))).paragraphs]
        assert any("Zamira Namunayeva" in one for one in paragraphs)


def test_the_posting_list_knows_the_sender_and_leaves_unknown_addresses_to_be_written(
    desk: Client, case: Case, ready: list[Appeal]
) -> None:
    said = words(taken(desk, case).read("posting-list.pdf"))
    assert said.count("Zamira Namunayeva") == 3
    assert said.count(ADDRESS) == 3
    assert said.count("ask for the address and write it in") == 3
    assert all(one.number in said for one in ready)


def test_only_what_may_leave_today_is_printed_as_a_set(
    desk: Client, case: Case, letters: list[Appeal], nodira: Account
) -> None:
    by_code = {one.authority: one for one in letters}
    release(by_code["ru_ombudsman"], by=nodira)
    release(by_code["uz_mfa"], by=nodira)
    Consent.objects.filter(recipient="ru_state").update(answer="no")
    names = taken(desk, case).namelist()
    assert len(names) == 4
    assert all("uz_mfa" in name for name in names[1:])
    shown = page(desk, "letters", case.pk)
    assert "The answer for this recipient is no" in shown
    assert "Letters that may be sent: 1" in shown


def test_a_letter_of_many_families_is_no_part_of_one_persons_set(
    desk: Client, case: Case, ready: list[Appeal], letters: list[Appeal]
) -> None:
    Appeal.objects.filter(pk=ready[0].pk).update(letter="collective")
    assert len(taken(desk, case).namelist()) == 1 + 3 * 2
    assert page(desk, "letters-posted", case.pk).count('name="letter"') == 2
    Appeal.objects.update(state="prepared", released_by=None)
    assert page(desk, "letters-read", case.pk).count('name="letter"') == 2


def test_without_anything_to_print_one_sentence_says_so(
    desk: Client, case: Case, letters: list[Appeal]
) -> None:
    answer = desk.post(reverse("letters-print", args=[case.pk]), follow=True)
    assert "somebody must let one go first" in answer.content.decode()
    assert not AuditLine.objects.filter(verb="letter.taken").exists()


def test_letters_are_read_in_one_list_and_let_go_by_two(
    client: Client, case: Case, letters: list[Appeal], nodira: Account, sardor: Account
) -> None:
    address = reverse("letters-read", args=[case.pk])
    as_of(client, sardor)
    answer = client.post(address, read_all(client, case, letters), follow=True)
    assert "A second person must read them, too: 3" in answer.content.decode()
    assert "No prepared letter waits for your yes" in page(client, "letters-read", case.pk)
    as_of(client, nodira)
    answer = client.post(address, read_all(client, case, letters[:2]), follow=True)
    assert "May be sent now, letters: 2" in answer.content.decode()
    assert [fresh(one).state for one in letters] == ["released", "released", "prepared"]


def test_a_letter_changed_after_it_was_read_does_not_leave_and_the_others_do(
    desk: Client, case: Case, letters: list[Appeal]
) -> None:
    read = read_all(desk, case, letters)
    letters[0].facts["fields"]["facility"] = "IK-99"
    letters[0].save()
    answer = desk.post(reverse("letters-read", args=[case.pk]), read)
    assert answer.status_code == 422
    assert "Read it once more" in answer.content.decode()
    assert [fresh(one).state for one in letters] == ["prepared", "released", "released"]


def test_nothing_leaves_without_a_tick(desk: Client, case: Case, letters: list[Appeal]) -> None:
    shown = page(desk, "letters-read", case.pk)
    assert " checked" not in shown
    answer = desk.post(reverse("letters-read", args=[case.pk]), dict(marks(shown)))
    assert "Tick the letters that you have read" in answer.content.decode()
    assert not Appeal.objects.exclude(state="prepared").exists()


def test_a_blocked_letter_cannot_be_ticked(desk: Client, case: Case, letters: list[Appeal]) -> None:
    Consent.objects.filter(recipient="ru_state").update(answer="no")
    shown = page(desk, "letters-read", case.pk)
    assert shown.count('name="letter"') == 2
    assert "The answer for this recipient is no" in shown


def test_what_was_posted_is_written_down_with_one_form(desk: Client, case: Case, ready: list[Appeal]) -> None:
    assert page(desk, "letters-posted", case.pk).count('value="registered_post" selected') == 3
    typed: dict[str, object] = {"on": TODAY, "letter": [str(one.pk) for one in ready[:2]]}
    for place, one in enumerate(ready):
        typed |= {f"{one.pk}-channel": "registered_post", f"{one.pk}-proof": f"RA {place}"}
    answer = desk.post(reverse("letters-posted", args=[case.pk]), typed, follow=True)
    assert "Written down as sent, letters: 2" in answer.content.decode()
    assert [(fresh(one).state, fresh(one).proof) for one in ready] == [
        ("sent", "RA 0"),
        ("sent", "RA 1"),
        ("released", ""),
    ]
    assert all(fresh(one).valid for one in ready[:2])


def test_a_row_that_cannot_be_keeps_the_good_ones_and_what_was_typed(
    desk: Client, case: Case, ready: list[Appeal], nodira: Account
) -> None:
    quicker, wrong, good = ready
    send(quicker, channel="registered_post", on=NOW.date(), by=nodira)
    typed: dict[str, object] = {"on": TODAY, "letter": [str(one.pk) for one in ready]}
    for one in ready:
        typed |= {f"{one.pk}-channel": "registered_post", f"{one.pk}-proof": f"RA {one.pk}"}
    typed[f"{wrong.pk}-channel"] = "pigeon"
    answer = desk.post(reverse("letters-posted", args=[case.pk]), typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Written down as sent, letters: 1" in shown
    assert "This letter has been sent already" in shown
    assert f'value="RA {wrong.pk}"' in shown
    assert f'value="RA {good.pk}"' not in shown
    assert [fresh(one).state for one in (wrong, good)] == ["released", "sent"]


@pytest.mark.parametrize("day", ["2030-01-01", "2026-11-01", "31.31.2026", ""])
def test_on_a_day_that_cannot_be_nothing_is_written(
    desk: Client, case: Case, ready: list[Appeal], day: str
) -> None:
    one = ready[0]
    typed = {"on": day, "letter": str(one.pk), f"{one.pk}-channel": "in_person", f"{one.pk}-proof": "stamp 7"}
    answer = desk.post(reverse("letters-posted", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert "stamp 7" in answer.content.decode()
    assert fresh(one).sent_on is None


def test_who_signs_is_asked_once_and_known_the_next_time(
    desk: Client, case: Case, letters: list[Appeal]
) -> None:
    shown = page(desk, "letters-fan", case.pk, rule="U07")
    assert ADDRESS in shown
    assert "selected>Zamira Namunayeva" in shown
    signer = Relative.objects.get()
    typed = {"rule": "U07", "to": ["ru_ufsin"], "applicant": signer.pk, "applicant_address": ADDRESS}
    assert desk.post(reverse("letters-fan", args=[case.pk]), typed).status_code == 303
    fields = Appeal.objects.get(authority="ru_ufsin").facts["fields"]
    assert (fields["applicant"], fields["applicant_address"]) == (signer.name, ADDRESS)


def test_a_mistake_about_the_signer_prepares_nothing_and_keeps_the_ticks(
    desk: Client, case: Case, yes: None
) -> None:
    typed = {"rule": "U01", "to": ["uz_mfa"], "applicant_address": "x" * 301}
    answer = desk.post(reverse("letters-fan", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 1
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("name", ["letters-read", "letters-print", "letters-posted"])
def test_another_team_prints_nothing(
    client: Client, case: Case, ready: list[Appeal], ruslan: Account, name: str
) -> None:
    as_of(client, ruslan)
    assert client.post(reverse(name, args=[case.pk])).status_code == 404


def test_the_lawyer_reads_but_posts_nothing(
    client: Client, case: Case, ready: list[Appeal], oleg: Account
) -> None:
    as_of(client, oleg)
    assert client.get(reverse("letters-posted", args=[case.pk])).status_code == 403
    assert "They were posted" not in page(client, "letters", case.pk)
