"""The office's own words of a letter: looked at filled, beside the shipped ones, and only then stored."""

import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx import Document

from himoya.appeals import actions
from himoya.appeals.actions.office import fingerprint
from himoya.appeals.letters import texts
from himoya.appeals.models import Appeal, OfficeTable
from himoya.appeals.queries.law import own_words
from himoya.appeals.queries.own_words import words_brought
from himoya.security.models import Account, AuditLine
from tests.desk.law.conftest import as_of, shown

NAME = "uz/coercion_neutral.uz"
OLD, NEW = "Bu xabarlarni tekshirish imkonim yo‘q.", "Bu xabarlarni o‘zim tekshira olmayman."


def number(name: str = NAME) -> int:
    return [f"{pack}/{letter}.{tongue}" for pack, letter, tongue in texts.listing()].index(name) + 1


def words(after: str = NEW) -> str:
    return words_brought(NAME).replace(OLD, after)


def put(by: Account, given: str) -> None:
    actions.put_words(NAME, given, seen=fingerprint(own_words().get(NAME, "")), by=by)


def looked(client: Client, given: str, seen: str = "") -> HttpResponse:
    answer = client.post(reverse("law-text-write", args=[number()]), {"words": given, "seen": seen})
    assert isinstance(answer, HttpResponse)
    return answer


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def stored(client: Client, answer: HttpResponse) -> HttpResponse:
    """Press “store” under the look."""
    page = text(answer)
    content = re.search(r"<textarea name=\"content\"[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    seen = re.search(r'name="seen" value="([0-9a-f]*)"', page)
    assert content
    assert seen
    typed = {"content": content[1], "seen": seen[1]}
    done = client.post(reverse("law-text-write", args=[number()]), typed, follow=True)
    assert isinstance(done, HttpResponse)
    return done


def test_words_are_looked_at_filled_and_beside_the_shipped_ones_then_stored(desk: Client) -> None:
    answer = looked(desk, words())
    page = text(answer)
    assert answer.status_code == 200
    assert f"<del>{OLD}</del>" in page
    assert f"<ins>{NEW}</ins>" in page
    assert "Namuna Namunayev" in page
    assert not OfficeTable.objects.exists()
    page = text(stored(desk, answer))
    assert "Stored. Letters prepared from now on" in page
    assert "Words of this office" in page
    assert f"<ins>{NEW}</ins>" in page
    assert "Words of this office" in shown(desk, "law-texts")
    assert NEW in own_words()[NAME]


def test_the_way_back_and_every_version(desk: Client, nodira: Account) -> None:
    put(nodira, words())
    put(nodira, words("Yordam bering."))
    page = text(desk.post(reverse("law-text-brought", args=[number()]), follow=True))
    assert "The words that Himoya brings hold again" in page
    assert own_words() == {}
    first = OfficeTable.objects.earliest("pk")
    page = text(desk.post(reverse("law-text-back", args=[number(), first.pk]), follow=True))
    assert "The words are as they were then" in page
    assert NEW in own_words()[NAME]
    other = reverse("law-text-back", args=[number("uz/where_is_he.uz"), first.pk])
    assert desk.post(other).status_code == 404


def test_somebody_was_quicker_and_both_texts_are_shown(desk: Client, nodira: Account) -> None:
    seen = ""
    put(nodira, words("Yordam bering."))
    answer = looked(desk, words(), seen)
    assert answer.status_code == 409
    page = text(answer)
    assert "Somebody else stored these words meanwhile" in page
    assert "<del>Yordam bering.</del>" in page
    assert own_words()[NAME] == words("Yordam bering.")
    assert NEW in text(stored(desk, answer))


def test_somebody_was_quicker_between_the_look_and_the_press(desk: Client, nodira: Account) -> None:
    answer = looked(desk, words())
    put(nodira, words("Yordam bering."))
    page = text(stored(desk, answer))
    assert "Somebody else stored these words meanwhile" in page
    assert own_words()[NAME] == words("Yordam bering.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (words("{ism}"), "{ism} is no field of this letter"),
        (words("<script>alert(1)</script>"), "is markup or a command"),
        (words("#set page(fill: red)"), "is markup or a command"),
        (words("u imzoladi"), "can convict him"),
        ("", "this text is empty"),
        ("a " * 60_000, "at most 30000 fit into a letter"),
        (words("שלום"), "cannot stand in a letter"),
    ],
    ids=["field", "markup", "typst", "convicts", "empty", "100 KB", "rtl"],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(desk: Client, given: str, said: str) -> None:
    answer = looked(desk, given)
    assert answer.status_code == 422
    assert said in text(answer)
    assert "<script>alert" not in answer.content.decode()
    assert "Store these words" not in text(answer)
    typed = {"content": given, "seen": ""}
    past = desk.post(reverse("law-text-write", args=[number()]), typed)
    assert past.status_code == 422
    assert not OfficeTable.objects.exists()


def test_it_is_told_in_the_language_of_the_page(desk: Client, nodira: Account) -> None:
    for tongue in ("uz", "ru", "uz-cyrl"):
        nodira.language = tongue
        nodira.save()
        assert "%(" not in text(looked(desk, words("{ism}")))


def test_a_file_counts_instead_of_the_page(desk: Client) -> None:
    document, file = Document(), BytesIO()
    for line in words().splitlines():
        document.add_paragraph(line)
    document.save(file)
    given = SimpleUploadedFile("matn.docx", file.getvalue())
    typed = {"words": "not this", "seen": "", "file": given}
    answer = desk.post(reverse("law-text-write", args=[number()]), typed)
    assert f"<ins>{NEW}</ins>" in text(answer)
    for data, said in ((b"", "file is empty"), (b"%PDF-1.7", "no text"), (b"a" * 50_000_000, "than 1 MB")):
        typed = {"words": words(), "seen": "", "file": SimpleUploadedFile("x.md", data)}
        answer = desk.post(reverse("law-text-write", args=[number()]), typed)
        assert (answer.status_code, said in text(answer)) == (422, True)
    assert not OfficeTable.objects.exists()


def test_taken_out_and_given_back_nothing_changes(desk: Client) -> None:
    taken = desk.post(reverse("law-text-take", args=[number()]))
    assert 'filename="uz-coercion_neutral.uz.md"' in taken["Content-Disposition"]
    assert AuditLine.objects.filter(verb="law.taken").count() == 1
    typed = {"words": "", "seen": "", "file": SimpleUploadedFile("x.md", taken.content)}
    answer = desk.post(reverse("law-text-write", args=[number()]), typed, follow=True)
    assert "hold already" in text(answer)


def test_the_lawyers_check_says_whose_words_and_ends_with_them(
    client: Client, oleg: Account, nodira: Account
) -> None:
    put(nodira, words())
    as_of(client, oleg)
    found = re.search(r'name="mark" value="(k[0-9a-f]+)"', shown(client, "law-text", number()))
    assert found
    done = client.post(reverse("law-text-check", args=[number()]), {"mark": found[1]}, follow=True)
    assert "Checked by a lawyer: Oleg, 22.11.2026" in text(done)
    put(nodira, words("Yordam bering."))
    assert "No lawyer has checked this text yet" in shown(client, "law-text", number())
    stale = client.post(reverse("law-text-check", args=[number()]), {"mark": found[1]}, follow=True)
    assert "These words changed meanwhile" in text(stale)


def test_a_letter_says_whose_words_it_has_and_offers_the_new_ones(
    desk: Client, letter: Appeal, nodira: Account
) -> None:
    where = (letter.case_id, letter.pk)
    page = unescape(shown(desk, "letter", *where))
    assert "Words that Himoya brings, of" in page
    assert "Make it anew" not in page
    put(nodira, words())
    assert "Make it anew with the new words" in unescape(shown(desk, "letter", *where))
    page = text(desk.post(reverse("letter-renew", args=where), follow=True))
    assert "Made anew with the words that hold now" in page
    assert "Words of this office, of 22.11.2026" in page
    assert NEW in page


def test_a_caseworker_writes_no_words(client: Client, sardor: Account) -> None:
    as_of(client, sardor)
    for name, args in (("law-text-write", [1]), ("law-text-brought", [1]), ("law-text-back", [1, 1])):
        assert client.post(reverse(name, args=args)).status_code == 403
    assert "Write words of our own" not in shown(client, "law-text", 1)
