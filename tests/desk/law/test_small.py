"""Short forms: a moved day, the telephone of an authority; and a lawyer who says that it is checked."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from himoya.appeals.actions import release, send
from himoya.appeals.models import Appeal, OfficeTable, Term
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import current_pack
from himoya.appeals.queries.writing import text_of
from himoya.security.models import Account, AuditLine
from tests.desk.conftest import NOW
from tests.desk.law.conftest import as_of, number, shown

DAY = {"country": "UZ", "day": "2027-03-06", "works": "yes", "other": "2027-03-08", "why": "Bahor bayrami",
       "source": "PF-1, 2026"}  # fmt: skip
CONTACT = {"of": "uz_mfa", "phone": "+998 00 000 00 01", "email": "qabul@mfa.example", "address": "",
           "seen_on": "2026-11-20", "source": "mfa.example"}  # fmt: skip


def test_a_day_off_was_moved(desk: Client) -> None:
    answer = desk.post(reverse("law-moved-day"), DAY, follow=True)
    page = unescape(answer.content.decode())
    assert "6 March 2027 · Uzbekistan · a working day" in page
    assert "8 March 2027 · Uzbekistan · a day off" in page
    assert "from explanations, the text itself was not read" in page
    assert "PF-1, 2026" in page


def test_who_has_read_the_decree_says_so(desk: Client) -> None:
    desk.post(reverse("law-moved-day"), {**DAY, "read": "on"})
    rows = [one for one in current_pack().tables["moved_days"] if one.own]
    assert [vars(one)["confidence"] for one in rows] == ["confirmed", "confirmed"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": "31.02.2027"}, "There is no such day"),
        ({"other": "2027-03-06"}, "These are the same day"),
        ({"country": "QQ"}, "QQ"),
        ({"source": ""}, "required"),
        ({"why": "=1+1"}, "is a formula"),
        ({"why": "a\0b"}, "Null"),
        ({"why": "x" * 300}, "200"),
    ],
    ids=lambda part: str(part)[:20],
)
def test_a_day_that_cannot_be(desk: Client, wrong: dict[str, str], words: str) -> None:
    answer = desk.post(reverse("law-moved-day"), {**DAY, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not OfficeTable.objects.exists()


def test_an_authority_has_a_new_telephone(desk: Client) -> None:
    assert "Which authority?" in shown(desk, "law-contact")
    answer = desk.post(reverse("law-contact"), CONTACT, follow=True)
    page = unescape(answer.content.decode())
    assert "+998 00 000 00 01 (seen on 20 November 2026)" in page
    assert "qabul@mfa.example" in page
    form = desk.get(reverse("law-contact"), {"of": "uz_mfa"}).content.decode()
    assert "qabul@mfa.example" in form


@pytest.mark.parametrize(
    "wrong", [{"phone": "=HYPERLINK(1)"}, {"seen_on": "2099-01-01"}, {"source": ""}, {"address": "x" * 401}]
)
def test_contact_data_that_cannot_be(desk: Client, wrong: dict[str, str]) -> None:
    answer = desk.post(reverse("law-contact"), {**CONTACT, **wrong})
    assert answer.status_code == 422
    assert not OfficeTable.objects.exists()


def press(client: Client, table: str, row: str, button: str = "law-check") -> str:
    page = shown(client, "law-table", number(table))
    found = re.search(
        rf'name="row" value="{row}"><input type="hidden" name="mark" value="(k[0-9a-f]+)"', page
    )
    assert found
    answer = client.post(reverse(button, args=[number(table)]), {"row": row, "mark": found[1]}, follow=True)
    return unescape(answer.content.decode())


def test_the_lawyer_has_checked_a_row(client: Client, oleg: Account, nodira: Account) -> None:
    as_of(client, oleg)
    assert "Checked by a lawyer: Oleg, 22.11.2026" in press(client, "clocks", "uz_answer_basic")
    as_of(client, nodira)
    assert "Checked by a lawyer: Oleg, 22.11.2026" in shown(client, "law-table", number("clocks"))
    assert "checked by a lawyer: 1" in shown(client, "law")
    as_of(client, oleg)
    assert "Checked by a lawyer:" not in press(client, "clocks", "uz_answer_basic", "law-uncheck")
    lines = AuditLine.objects.filter(verb__startswith="law.").order_by("pk").values_list("verb", flat=True)
    assert list(lines) == ["law.checked", "law.unchecked"]


def test_the_page_of_a_letter_says_which_term_nobody_has_confirmed_or_checked(
    client: Client, letter: Appeal, nodira: Account, oleg: Account
) -> None:
    for account in (nodira, oleg):
        release(letter, by=account)
    send(letter, channel="in_person", on=NOW.date(), by=nodira, proof="stamp 7")
    as_of(client, oleg)
    before = shown(client, "letter", letter.case_id, letter.pk)
    for term in Term.objects.filter(appeal=letter):
        press(client, "clocks", term.clock)
    after = shown(client, "letter", letter.case_id, letter.pk)
    assert "No lawyer has checked this term yet" in before
    assert "No lawyer has checked this term yet" not in after
    assert "Checked by a lawyer: Oleg, 22.11.2026" in after


def test_a_row_that_changed_meanwhile_is_read_once_more(client: Client, oleg: Account) -> None:
    as_of(client, oleg)
    typed = {"row": "uz_answer_basic", "mark": "k" + "0" * 40}
    answer = client.post(reverse("law-check", args=[number("clocks")]), typed, follow=True)
    assert "These words changed meanwhile" in answer.content.decode()
    gone = client.post(reverse("law-check", args=[number("clocks")]), {"row": "no_such", "mark": "x"})
    assert gone.status_code == 404
    assert not OfficeTable.objects.exists()


def test_the_lawyer_has_checked_the_text_of_a_letter(client: Client, oleg: Account) -> None:
    as_of(client, oleg)
    to = current_pack().get(Authority, "uz_mfa")
    assert to
    assert text_of(to, "coercion_neutral", "uz").lawyer == ""
    page = shown(client, "law-texts")
    assert "No lawyer has checked this text yet" in page
    for at in map(int, re.findall(r"/law/texts/(\d+)/", page)):
        one = shown(client, "law-text", at)
        found = re.search(r'name="mark" value="(k[0-9a-f]+)"', one)
        assert found
        client.post(reverse("law-text-check", args=[at]), {"mark": found[1]})
    for language in ("uz", "uz-cyrl"):
        assert text_of(to, "coercion_neutral", language).lawyer == "Oleg, 22.11.2026"
    client.post(reverse("law-text-uncheck", args=[at]))
    assert "No lawyer has checked this text yet" in shown(client, "law-text", at)


@pytest.mark.parametrize("number", [0, 999])
def test_a_text_that_is_not_there(client: Client, oleg: Account, number: int) -> None:
    assert as_of(client, oleg).get(reverse("law-text", args=[number])).status_code == 404
