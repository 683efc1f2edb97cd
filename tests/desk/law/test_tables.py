"""The law tables on their pages: read by all who see cases, changed by few, with a look first."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from himoya.appeals.models import Appeal, OfficeTable
from himoya.appeals.queries import current_pack
from himoya.appeals.queries.law import own_texts
from himoya.common.roles import Role
from himoya.desk.law.words import TABLES
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NAME
from tests.desk.law.conftest import Give, as_of, number, shown, taken


def text(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def confirmed(desk: Client, answer: HttpResponse, table: str) -> HttpResponse:
    """Press “store” under the look."""
    page = text(answer)
    content = re.search(r"<textarea name=\"content\"[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    seen = re.search(r'name="seen" value="([0-9a-f]*)"', page)
    assert content
    assert seen
    typed = {"content": content[1], "seen": seen[1]}
    stored = desk.post(reverse("law-upload", args=[number(table)]), typed, follow=True)
    assert isinstance(stored, HttpResponse)
    return stored


def changed(data: bytes, before: str, after: str) -> bytes:
    assert before.encode() in data
    return data.replace(before.encode(), after.encode(), 1)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_read_in_plain_words_with_what_is_not_confirmed(
    client: Client, sardor: Account, table: str
) -> None:
    page = shown(as_of(client, sardor), "law-table", number(table))
    assert "No lawyer has checked this row yet" in page
    assert "Give the changed table" not in page
    assert "I have checked" not in page
    if table not in ("sources",):
        assert "Not confirmed:" in page


def test_authorities_stand_there_with_superior_ways_and_danger(desk: Client) -> None:
    page = shown(desk, "law-table", number("authorities"))
    assert "Ministry of Foreign Affairs of Uzbekistan" in page
    assert "Its superior" in page
    assert "brought in person" in page
    assert "danger for the prisoner" in page


def test_what_a_way_needs_is_said_in_the_language_of_the_page(desk: Client, nodira: Account) -> None:
    nodira.language = "uz"
    nodira.save()
    page = shown(desk, "law-table", number("authorities"))
    assert "to‘liq ism-familiya, yashash joyi" in page
    assert "full name, residence" not in page


def rows_of(page: str) -> list[str]:
    return re.findall(r'<li class="card" id="r-([^"]+)"', page)


def test_a_long_table_is_read_a_screen_at_a_time_and_every_row_stands_on_one(desk: Client) -> None:
    address = reverse("law-table", args=[number("authorities")])
    seen: list[str] = []
    for turn in (1, 2):
        seen += rows_of(desk.get(address, {"page": str(turn)}).content.decode())
    pack = current_pack()
    assert sorted(seen) == sorted(row.id for row in pack.tables["authorities"])
    assert rows_of(desk.get(address, {"page": "99", "group": "<b>"}).content.decode()) == seen[20:]


@pytest.mark.parametrize("words", ["ombudsman", "омбудсман", "Ombudsman Uzbekistan"])
def test_a_row_is_found_by_words_in_any_script(desk: Client, nodira: Account, words: str) -> None:
    nodira.language = "uz"
    nodira.save()
    address = reverse("law-table", args=[number("authorities")])
    found = rows_of(desk.get(address, {"q": words}).content.decode())
    assert "uz_ombudsman" in found or words == "Ombudsman Uzbekistan"
    assert "uz_cabinet" not in found


def test_one_country_alone_and_a_row_by_its_address(desk: Client) -> None:
    address = reverse("law-table", args=[number("authorities")])
    page = desk.get(address, {"group": "ru"}).content.decode()
    assert {row.partition("_")[0] for row in rows_of(page)} == {"ru"}
    there = desk.get(address, {"row": "ru_onk"}).content.decode()
    assert "ru_onk" in rows_of(there)
    assert re.search(r'id="r-ru_onk"><details open>', there)
    assert there.count("<details open>") == 1
    assert "No row holds these words" in desk.get(address, {"q": "qxz"}).content.decode()


def test_a_text_in_another_language_is_marked_with_its_own(desk: Client, nodira: Account) -> None:
    sources = reverse("law-table", args=[number("sources")])
    assert 'lang="en"' not in desk.get(sources).content.decode().partition("<main")[2]
    nodira.language = "uz"
    nodira.save()
    page = desk.get(sources).content.decode()
    assert '<span lang="en">Law of the Republic of Uzbekistan' in page
    shown_ = desk.get(reverse("law-table", args=[number("authorities")]), {"group": "ru"}).content.decode()
    assert "koloniya joylashgan viloyat" in shown_
    assert "Region of the colony" not in shown_


def test_one_page_asks_for_the_law_once(
    desk: Client, letter: Appeal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(60) as one:
        shown(desk, "waiting")
    for place in range(2, 12):
        letter.pk = None
        letter.number = f"2026-{place:04d}"
        letter.save(force_insert=True)
    with django_assert_max_num_queries(len(one)):
        shown(desk, "waiting")


def test_all_tables_are_counted(desk: Client) -> None:
    page = shown(desk, "law")
    assert page.count("not confirmed by the text of the law:") == len(TABLES)
    assert "the office’s own:" not in page


def test_an_analyst_and_a_stranger_see_nothing(client: Client, nodira: Account) -> None:
    assert client.get(reverse("law")).status_code == 302
    as_of(client, make.account("olim", Role.ANALYST))
    for name, args in (("law", []), ("law-table", [1]), ("law-texts", []), ("law-text", [1])):
        assert client.get(reverse(name, args=args)).status_code == 403


def test_a_caseworker_changes_nothing(client: Client, sardor: Account) -> None:
    as_of(client, sardor)
    for name, args in (
        ("law-upload", [4]), ("law-drop", [4]), ("law-shipped", [4]), ("law-back", [4, 1]),
        ("law-moved-day", []), ("law-contact", []), ("law-check", [4]), ("law-uncheck", [4]),
        ("law-text-check", [1]), ("law-text-uncheck", [1]),
    ):  # fmt: skip
        assert client.post(reverse(name, args=args)).status_code == 403, name


def test_only_the_lawyer_says_that_it_is_checked(desk: Client) -> None:
    assert desk.post(reverse("law-check", args=[4])).status_code == 403


def test_a_table_taken_out_and_given_back_changes_nothing(desk: Client, give: Give) -> None:
    for kind in ("csv", "xlsx"):
        for table in ("clocks", "rules", "moved_days"):
            answer = give(table, taken(desk, table, kind))
            assert answer.status_code == 303, table
    assert not OfficeTable.objects.exists()
    assert AuditLine.objects.filter(verb="law.taken").count() == 6


def test_changes_are_looked_at_before_they_count(desk: Client, give: Give) -> None:
    data = changed(taken(desk, "moved_days"), '"2026-12-12","yes"', '"2026-12-12","no"')
    answer = give("moved_days", data)
    assert "This would change" in text(answer)
    assert "changed row" in text(answer)
    assert not OfficeTable.objects.exists()
    page = text(confirmed(desk, answer, "moved_days"))
    assert "Stored. It counts from now on" in page
    assert "The office’s own row" in page
    assert "Nodira, 22.11.2026" in page
    assert own_texts()["moved_days"].count("\n") == 2
    assert "<b>the office’s own: 1</b>" in unescape(shown(desk, "law"))


def test_every_mistake_is_told_at_once_and_nothing_is_stored(desk: Client, give: Give) -> None:
    data = taken(desk, "clocks")
    data = changed(changed(data, '"working_day"', '"week"'), '"15"', '"31.02.2026"')
    page = text(give("clocks", data))
    assert "Nothing was stored" in page
    assert "“week” is not known here" in page
    assert "“31.02.2026” is not a whole number" in page
    assert not OfficeTable.objects.exists()


def test_the_mistakes_are_told_in_the_language_of_the_page(desk: Client, give: Give, nodira: Account) -> None:
    nodira.language = "ru"
    nodira.save()
    page = text(give("clocks", changed(taken(desk, "clocks"), '"working_day"', '"week"')))
    assert "clocks.csv, строка 2" in page
    assert "is not known here" not in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "file is empty"),
        (b"\x00\x01\x02", "first row"),
        (b"%PDF-1.7 \xff\xfe", "not UTF-8"),
        ("id;муддат".encode("cp1251"), "not UTF-8"),
        (b"PK\x03\x04" + b"x" * 500, "is damaged"),
        (b"<svg onload='alert(1)'/>", "there is no column"),
        (b"a" * 50_000_000, "larger than 1 MB"),
        (b"id\n" + b"\x00" * 20, "is missing"),
    ],
    ids=["empty", "nul", "pdf", "cp1251", "broken zip", "svg", "50 MB", "nul cells"],
)
def test_what_is_no_table_is_refused_in_a_sentence(give: Give, data: bytes, words: str) -> None:
    answer = give("clocks", data)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not OfficeTable.objects.exists()


def test_without_a_file(desk: Client) -> None:
    assert desk.post(reverse("law-upload", args=[4])).status_code == 422


def test_markup_in_a_table_stays_text(desk: Client, give: Give) -> None:
    script = "<script>alert(1)</script></textarea>"
    data = changed(taken(desk, "moved_days"), "Moved from 12 December", script)
    answer = give("moved_days", data)
    assert "<script>alert" not in answer.content.decode()
    stored = confirmed(desk, answer, "moved_days")
    assert "<script>alert" not in stored.content.decode()
    assert "&lt;script&gt;alert" in stored.content.decode()


def test_formulas_leave_disarmed_and_come_back_whole(desk: Client, give: Give) -> None:
    data = changed(taken(desk, "moved_days"), "Moved from 12 December (five-day week)", "'-1+cmd")
    confirmed(desk, give("moved_days", data), "moved_days")
    assert '"\'-1+cmd"' in taken(desk, "moved_days").decode("utf-8-sig")
    assert give("moved_days", taken(desk, "moved_days")).status_code == 303
    assert b"-1+cmd" in own_texts()["moved_days"].encode()


def test_somebody_was_quicker(desk: Client, give: Give) -> None:
    data = taken(desk, "moved_days")
    mine = give("moved_days", changed(data, '"2026-12-12","yes"', '"2026-12-12","no"'))
    other = give("moved_days", changed(data, '"2026-01-02","no"', '"2026-01-02","yes"'))
    confirmed(desk, other, "moved_days")
    page = text(confirmed(desk, mine, "moved_days"))
    assert "a moment ago" in page
    assert "own row that goes" in page or "This would change" in page
    assert "2026-01-02" in own_texts()["moved_days"]


def test_own_rows_left_out_of_a_file_go_when_one_says_so(desk: Client, give: Give) -> None:
    data = taken(desk, "moved_days")
    confirmed(
        desk, give("moved_days", changed(data, '"2026-12-12","yes"', '"2026-12-12","no"')), "moved_days"
    )
    answer = give("moved_days", data)
    assert "This would change" in text(answer)
    confirmed(desk, answer, "moved_days")
    assert own_texts() == {}


def test_back_to_an_earlier_version_and_to_what_himoya_brings(desk: Client, give: Give) -> None:
    data = taken(desk, "moved_days")
    confirmed(
        desk, give("moved_days", changed(data, '"2026-12-12","yes"', '"2026-12-12","no"')), "moved_days"
    )
    first = OfficeTable.objects.get()
    confirmed(
        desk, give("moved_days", changed(data, '"2026-12-12","yes"', '"2026-12-13","no"')), "moved_days"
    )
    at = number("moved_days")
    assert "Back to this version" in shown(desk, "law-table", at)
    desk.post(reverse("law-back", args=[at, first.pk]))
    assert "2026-12-12,no" in own_texts()["moved_days"]
    assert desk.post(reverse("law-back", args=[number("clocks"), first.pk])).status_code == 404
    desk.post(reverse("law-shipped", args=[at]))
    assert own_texts() == {}
    assert AuditLine.objects.filter(verb="law.taken_back").count() == 2


def test_an_own_row_is_taken_away(desk: Client, give: Give) -> None:
    data = changed(taken(desk, "moved_days"), '"2026-12-12","yes"', '"2026-12-12","no"')
    confirmed(desk, give("moved_days", data), "moved_days")
    desk.post(reverse("law-drop", args=[number("moved_days")]), {"row": "uz_2026_12_12"})
    assert own_texts() == {}


@pytest.mark.parametrize("row", ["", "no_such", "\0", "x" * 5000])
def test_a_row_that_is_not_there_is_taken_away_without_harm(desk: Client, row: str) -> None:
    assert desk.post(reverse("law-drop", args=[4]), {"row": row}).status_code == 303


@pytest.mark.parametrize("table", [0, 13, 99999])
def test_a_table_that_is_not_there(desk: Client, table: int) -> None:
    for name in ("law-table", "law-upload"):
        assert desk.get(reverse(name, args=[table])).status_code == 404


def test_tables_that_do_not_fit_a_newer_himoya_are_told_and_nothing_breaks(
    desk: Client, give: Give, letter: Appeal, nodira: Account
) -> None:
    confirmed(desk, give("clocks", changed(taken(desk, "clocks"), '"15"', '"16"')), "clocks")
    row = OfficeTable.objects.get()
    row.content, row.fingerprint = row.content.replace("amount", "how_many"), "older"
    row.save()
    for name, args in (("law", []), ("law-table", [4]), ("waiting", [])):
        assert "do not fit the law tables of this version: Terms" in unescape(shown(desk, name, *args)), name
    for name, args in (("letters", [letter.case_id]), ("letter", [letter.case_id, letter.pk])):
        assert NAME.split()[0] is not None
        assert desk.get(reverse(name, args=args)).status_code == 200
    assert current_pack().clock("uz_answer_basic").amount == 15
