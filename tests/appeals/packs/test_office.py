"""What of a given table is the office's own, what it would spoil, and what still fits a newer Himoya."""

from collections.abc import Callable

import pytest

from himoya.appeals import packs
from himoya.appeals.packs import loading, office
from himoya.appeals.packs.checked import checked, mark
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Clock
from himoya.appeals.packs.written import as_csv, cells

BASE = "uz-ru"
SHIPPED = loading.shipped_pack(BASE)


def whole(table: str, change: Callable[[dict[str, str]], dict[str, str]] = lambda row: row) -> bytes:
    """The table as it is taken out, each row changed."""
    return as_csv(table, [change(cells(table, row)) for row in SHIPPED.tables[table]]).encode()


def only(table: str, row: str, **changed: str) -> bytes:
    found = next(cells(table, one) for one in SHIPPED.tables[table] if one.id == row)
    return as_csv(table, [{**found, **changed}]).encode()


def told(table: str, data: bytes) -> str:
    """The sentences about a table that is refused."""
    found = office.look_at(BASE, {}, table, data)
    assert found.problems, table
    return " ".join(problem.said("en") for problem in found.problems)


@pytest.mark.parametrize("table", sorted(SHIPPED.tables))
def test_a_table_that_was_only_taken_out_and_given_back_changes_nothing(table: str) -> None:
    found = office.look_at(BASE, {}, table, whole(table))
    assert (found.problems, found.text) == ((), "")


def test_a_changed_row_is_the_only_one_of_its_own() -> None:
    data = whole("clocks", lambda row: {**row, "amount": "20"} if row["id"] == "uz_answer_basic" else row)
    found = office.look_at(BASE, {}, "clocks", data)
    assert found.problems == ()
    assert [line.split(",")[0] for line in found.text.splitlines()] == ["id", "uz_answer_basic"]
    assert found.pack
    assert found.pack.clock("uz_answer_basic").amount == 20


def test_whose_row_says_another_day_by_semicolons_and_dots_is_understood() -> None:
    text = "id;country;day;works;confidence;source_id;note\nours;UZ;12.02.2027;no;secondary;himoya_notes;\n"
    found = office.look_at(BASE, {}, "moved_days", text.encode())
    assert found.problems == ()
    assert "2027-02-12" in found.text


def test_a_file_cannot_say_that_a_lawyer_has_checked_it() -> None:
    data = only("clocks", "uz_forward", amount="6", checked_by="Advokat Namunayev", checked_on="2026-11-01")
    found = office.look_at(BASE, {}, "clocks", data)
    assert "Namunayev" not in found.text
    named = only("clocks", "uz_forward", checked_by="Advokat Namunayev", checked_on="2026-11-01")
    assert office.look_at(BASE, {}, "clocks", named).text == ""


@pytest.mark.parametrize(
    ("table", "data", "words"),
    [
        ("clocks", b"%PDF-1.7 \x00\xff\xfe", "not UTF-8"),
        ("clocks", "муддат;кун".encode("cp1251"), "not UTF-8"),
        ("clocks", b"PK\x03\x04 nothing", "column"),
        ("clocks", b"", "first row"),
        ("clocks", b"id,id\nx,y", "twice"),
        ("clocks", only("clocks", "uz_forward", unit="week"), "column unit: “week” is not known"),
        ("clocks", only("clocks", "uz_forward", title_ru="=HYPERLINK(1)"), "is a formula"),
        ("clocks", only("clocks", "uz_forward", note="a\x00b"), "nobody can see"),
        ("clocks", only("clocks", "uz_forward", note="abc\u202edcba"), "nobody can see"),
        ("clocks", only("clocks", "uz_forward", source_id="no_such"), "there is no “no_such” in sources.csv"),
        ("clocks", only("clocks", "uz_answer_basic", extendable_by="by 40 year"), "longer than 30 years"),
        ("moved_days", only("moved_days", "uz_2026_12_12", day="31.02.2026"), "there is no day “31.02.2026”"),
        ("moved_days", only("moved_days", "uz_2026_12_12", country="QQ"), "no country with a calendar"),
        ("ladder", only("ladder", "uz_first_mfa", letter_id="no_such_letter"), "there is no text"),
        ("authorities", only("authorities", "uz_mfa", parent_id="uz_mfa_consular"), "in a circle"),
        ("rules", only("rules", "uz_interim", pattern="(a+)+$", example="aaa"), "could take very long"),
        ("rules", only("rules", "uz_interim", pattern="(", example="("), "cannot be searched for"),
        ("clocks", b'id\n"' + b"x" * 200_000, "read as a table"),
        ("clocks", b"id\n" + b"x\n" * 600_000, "larger than 1 MB"),
    ],
    ids=lambda part: part if isinstance(part, str) else "file",
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(table: str, data: bytes, words: str) -> None:
    assert words in told(table, data)


def test_a_circle_of_letters_is_found() -> None:
    after = next(one for one in SHIPPED.tables["ladder"] if one.id == "uz_reminder")
    before = cells("ladder", after)["from_steps"].split()[0]
    assert "in a circle" in told("ladder", only("ladder", before, from_steps="uz_reminder"))


def test_the_row_is_named_as_it_stands_in_the_file_that_was_given() -> None:
    rows = [row.id for row in SHIPPED.tables["clocks"]]
    data = whole("clocks", lambda row: {**row, "unit": "week"} if row["id"] == "uz_forward" else row)
    assert f"clocks.csv, row {rows.index('uz_forward') + 2}, column unit" in told("clocks", data)


def test_very_many_own_rows_are_refused() -> None:
    data = as_csv(
        "moved_days",
        [
            {
                "id": f"d_{number}", "country": "UZ", "day": f"{1990 + number}-01-01",
                "works": "no", "confidence": "secondary", "source_id": "himoya_notes",
            }
            for number in range(501)
        ],
    )  # fmt: skip
    assert "at most 500 fit" in told("moved_days", data.encode())


def test_the_apostrophe_before_what_looks_like_a_formula_goes_again() -> None:
    data = only("channels", "uz_mfa_in_person", contact="'+998 00 000 00 00", contact_on="2026-11-01")
    found = office.look_at(BASE, {}, "channels", data)
    assert found.problems == ()
    assert ",+998 00 000 00 00," in found.text


def newer(monkeypatch: pytest.MonkeyPatch, **gone: str) -> None:
    """A newer Himoya brings no row of this id in this table any more."""
    tables = {
        table: tuple(row for row in rows if row.id != gone.get(table))
        for table, rows in SHIPPED.tables.items()
    }
    pack = Pack(SHIPPED.manifest, tables, SHIPPED.letters, "newer")
    for module in (office, loading):
        monkeypatch.setattr(module, "shipped_pack", lambda _name: pack)


def test_a_table_that_no_longer_fits_is_set_aside_and_the_others_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    strike = {"id": "ours", "country": "UZ", "day": "2027-02-12", "works": "no", "confidence": "secondary",
              "source_id": "himoya_notes"}  # fmt: skip
    texts = {
        "clocks": only("clocks", "uz_forward", amount="6").decode(),
        "moved_days": as_csv("moved_days", [strike]),
    }
    pack, problems = packs.what_fits(BASE, texts)
    assert (problems, pack.clock("uz_forward").amount) == ((), 6)

    newer(monkeypatch, legal_bases="uz445_25")
    pack, problems = packs.what_fits(BASE, texts)
    assert {problem.file for problem in problems} == {"clocks.csv"}
    assert pack.clock("uz_forward").amount == 5
    assert any(row.id == "ours" for row in pack.tables["moved_days"])


def test_a_table_that_himoya_does_not_know_any_more_is_left_out() -> None:
    pack, problems = packs.what_fits(BASE, {"tariffs": "id\nx\n"})
    assert (pack.digest, problems) == (SHIPPED.digest, ())


def test_a_check_holds_for_these_words_alone() -> None:
    row = SHIPPED.get(Clock, "uz_forward")
    assert row
    seen = {"id": mark(row), "table": "clocks", "of": row.id, "checked_by": "Oleg Misolov",
            "checked_on": "2026-11-29"}  # fmt: skip
    checks = as_csv("checks", [seen])
    pack, problems = packs.what_fits(BASE, {"checks": checks})
    found = pack.get(Clock, "uz_forward")
    assert problems == ()
    assert found
    assert str(checked(pack, found)) == "('Oleg Misolov', datetime.date(2026, 11, 29))"
    assert pack.digest == SHIPPED.digest

    changed = only("clocks", "uz_forward", amount="6").decode()
    pack, _problems = packs.what_fits(BASE, {"checks": checks, "clocks": changed})
    found = pack.get(Clock, "uz_forward")
    assert found
    assert checked(pack, found) is None


def test_a_frozen_pack_still_knows_who_checked_it() -> None:
    row = SHIPPED.get(Clock, "uz_forward")
    assert row
    seen = {
        "id": mark(row),
        "table": "clocks",
        "of": row.id,
        "checked_by": "Oleg",
        "checked_on": "2026-11-29",
    }
    pack, _problems = packs.what_fits(BASE, {"checks": as_csv("checks", [seen])})
    thawed = packs.thaw(packs.freeze(pack))
    found = thawed.get(Clock, "uz_forward")
    assert found
    assert checked(thawed, found)
