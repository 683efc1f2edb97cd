"""The shipped packs, an office's own rows on top of them, and packs kept with a case."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from himoya.appeals import packs
from himoya.appeals.clocks import due
from himoya.appeals.packs.checking import NO_TEXT
from himoya.appeals.packs.rows import (
    AnswerCheck,
    Authority,
    Channel,
    Clock,
    Example,
    LadderStep,
    LegalBasis,
    Risk,
    Rule,
    Sourced,
)
from himoya.common.errors import BadInput
from himoya.common.say import LANGUAGES
from tests.appeals.packs.copies import copy, table, write

# The clocks that law.md asks for at least.
WANTED = {
    "uz": "uz_register uz_forward uz_answer_basic uz_answer_study uz_superior_limit uz_explain",
    "ru": "ru_register ru_answer ru_prosecutor_short ru_crime_report ru_arrival_notice ru_forward",
    "intl": "wgeid_urgent wgad_state_reply sr_torture_urgent",
    "uz-ru": "uz_answer_basic ru_answer wgeid_urgent uzru_consul_answer",
}
EXAMPLES = packs.load("uz-ru").every(Example)


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_no_two_authorities_of_a_corridor_are_called_alike(language: str) -> None:
    names = [one.name.said(language) for one in packs.load("uz-ru").every(Authority)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", packs.names())
def test_a_shipped_pack_has_no_problem(name: str) -> None:
    pack = packs.load(name)
    problems = packs.check(name)
    if not pack.letters:  # the texts come apart from the tables
        problems = [problem for problem in problems if problem.sentence != NO_TEXT]
    assert [problem.said("en") for problem in problems] == []
    assert set(WANTED[name].split()) <= {clock.id for clock in pack.every(Clock)}
    assert set(pack.manifest.title) == set(LANGUAGES)


def test_no_lawyer_has_checked_anything_yet() -> None:
    pack = packs.load("uz-ru")
    assert (pack.manifest.checked_by, pack.manifest.checked_on) == ("", "")
    assert {clock.checked_by for clock in pack.every(Clock)} == {""}
    assert {example.worked_by for example in EXAMPLES} == {""}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_an_example_comes_out(example: Example) -> None:
    pack = packs.load("uz-ru")
    clock = pack.clock(example.clock_id, example.start)
    found = due(clock, example.start, pack.calendars(), extended=example.extended)
    days = [f"{at:%Y-%m-%d}" for at in (found.earliest, found.usual, found.latest)]
    assert days == [str(example.earliest), str(example.usual), str(example.latest)]


def test_every_clock_has_an_example_and_every_row_a_source() -> None:
    pack = packs.load("uz-ru")
    assert {clock.id for clock in pack.every(Clock)} == {example.clock_id for example in EXAMPLES}
    assert all(pack.source(row) for row in pack.every(Sourced))


def test_no_telephone_number_is_shipped() -> None:
    for channel in packs.load("uz-ru").every(Channel):
        assert not any(sign.isdigit() for sign in channel.contact)


def test_mail_to_russian_bodies_became_a_courtesy() -> None:
    pack = packs.load("ru")

    def email(day: date) -> Channel:
        return next(one for one in pack.channels("ru_prison_prosecutor", day) if one.kind == "email")

    before, since = email(date(2025, 3, 29)), email(date(2025, 3, 30))
    assert (before.legally_valid, before.starts_clock) == ("yes", "on_registration")
    assert (since.legally_valid, since.starts_clock) == ("courtesy", "no")


def test_a_pack_can_be_asked() -> None:
    pack = packs.load("uz-ru")
    starts = {step.id for step in pack.following("", "start")}
    assert {"uz_first_consul", "ru_first_prison_prosecutor"} <= starts
    assert [step.id for step in pack.following("uz_first_mfa", "interim")] == ["uz_reminder"]
    actions = {risk.action for risk in pack.risks({"took_part"}, {"home_prosecutor"})}
    assert actions == {"need_lawyer_ok"}
    assert {risk.action for risk in pack.risks({"informant_name"}, {"host_prison"})} == {"block"}
    with pytest.raises(BadInput, match="uz_register"):
        pack.clock("no_such_clock")
    with pytest.raises(BadInput, match="uz-ru"):
        packs.load("mars")


def test_whom_to_write_to_begins_with_the_least_danger() -> None:
    names = [row.id for row in packs.load("uz-ru").addressees("U01")]
    assert {"uz_consulate_ru", "ru_prison_prosecutor", "ru_colony", "uz_ombudsman"} <= set(names)
    assert names.index("uz_consulate_ru") < names.index("ru_ombudsman") < names.index("ru_ufsin")
    assert names[-2:] == ["ru_colony", "uzru_press"]
    assert {"intl_icrc", "intl_wgeid"} <= {row.id for row in packs.load("uz-ru").addressees("U09")}


@pytest.mark.parametrize("name", ["uz", "ru", "intl"])
def test_letters_stand_on_laws_that_are_in_the_pack(name: str) -> None:
    known = {row.id for row in packs.load(name).every(LegalBasis)}
    texts = packs.loading.shipped_folder(name).joinpath("letters")
    for text in texts.iterdir() if texts.is_dir() else ():
        header = re.match(r"\+\+\+\n(.*?)\n\+\+\+\n", text.read_text(encoding="utf-8"), re.DOTALL)
        basis = tomllib.loads(header[1])["basis"] if header else ()
        assert set(basis) <= known, text.name


def test_texts_are_said_in_four_languages() -> None:
    pack = packs.load("uz-ru")
    for language in LANGUAGES:
        texts = [row.name.said(language) for row in pack.every(Authority)]
        texts += [row.title.said(language) for row in pack.every(Clock)]
        texts += [row.title.said(language) for row in pack.every(LadderStep)]
        texts += [row.why.said(language) for row in pack.every(Risk)]
        texts += [row.check.said(language) for row in pack.every(AnswerCheck)]
        assert all(texts)
    consulate = pack.get(Authority, "uz_consulate_ru")
    assert consulate
    assert consulate.name.said("uz-cyrl").startswith("Ўзбекистоннинг")


@pytest.mark.parametrize("rule", packs.load("uz-ru").every(Rule), ids=lambda rule: rule.id)
def test_a_rule_hears_its_example_and_not_an_ordinary_answer(rule: Rule) -> None:
    assert rule.found_in(rule.example)
    assert not rule.found_in(
        "Siz so‘ragan hujjat nusxasi ilova qilinadi. Копия документа прилагается. Copy enclosed."
    )


def own(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    """An office's own table with these rows, in the columns of the shipped one."""
    folder.mkdir(exist_ok=True)
    head = table(packs.loading.shipped_folder("uz").joinpath(f"{name}.csv"))[0]
    write(folder / f"{name}.csv", [head, *([row.get(c, "") for c in head] for row in rows)])
    return folder


def row(name: str, key: str) -> dict[str, str]:
    head, *rows = table(packs.loading.shipped_folder("uz").joinpath(f"{name}.csv"))
    return next(dict(zip(head, cells, strict=True)) for cells in rows if cells[0] == key)


def test_own_rows_replace_those_of_the_same_id_and_add_new_ones(tmp_path: Path) -> None:
    longer = row("clocks", "uz_answer_basic") | {"amount": "20", "confidence": "unverified"}
    folder = own(tmp_path / "office", "clocks", longer, longer | {"id": "our_clock"})

    assert packs.check(folder, "uz") == []
    pack = packs.load("uz", folder)

    assert (pack.clock("uz_answer_basic").amount, pack.clock("uz_answer_basic").own) == (20, True)
    assert pack.clock("our_clock").calendar == ("UZ",)
    assert not pack.clock("uz_forward").own
    assert packs.load("uz").clock("uz_answer_basic").amount == 15
    assert pack.digest != packs.load("uz").digest


def test_an_overlay_with_a_mistake_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = own(tmp_path / "office", "clocks", row("clocks", "uz_forward") | {"unit": "week"})
    with pytest.raises(BadInput, match=r"clocks\.csv, row 2, column unit"):
        packs.load("uz", folder)
    with pytest.raises(BadInput, match="no folder"):
        packs.load("uz", tmp_path / "nowhere")


def test_own_moved_days_move_a_due_date(tmp_path: Path) -> None:
    strike = {"id": "ours", "country": "UZ", "day": "2026-02-12", "works": "no", "source_id": "himoya_notes"}
    folder = own(tmp_path / "office", "moved_days", strike | {"confidence": "unverified"})
    for name, end in ((None, date(2026, 2, 12)), (folder, date(2026, 2, 13))):
        pack = packs.load("uz", name)
        assert due(pack.clock("uz_register"), date(2026, 2, 11), pack.calendars()).usual == end


def test_the_law_of_the_day_it_began_counts(tmp_path: Path) -> None:
    clock = row("clocks", "uz_answer_basic")
    old, new = clock | {"valid_to": "2026-06-30"}, clock | {"valid_from": "2026-07-01", "amount": "10"}
    pack = packs.load("uz", own(tmp_path / "office", "clocks", old, new))
    amounts = [pack.clock("uz_answer_basic", day).amount for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert amounts == [15, 10]
    assert pack.clock("uz_answer_basic").amount == 10


@pytest.mark.parametrize("name", packs.names())
def test_a_frozen_pack_comes_back_whole(name: str) -> None:
    pack = packs.load(name)
    again = packs.thaw(packs.freeze(pack))
    assert again == pack


def test_a_case_keeps_its_dates_when_the_law_changes(tmp_path: Path) -> None:
    kept = packs.freeze(packs.load("uz"))
    changed = packs.load(
        "uz", own(tmp_path / "o", "clocks", row("clocks", "uz_answer_basic") | {"amount": "9"})
    )
    start = date(2026, 2, 11)
    thawed = packs.thaw(kept)
    assert due(thawed.clock("uz_answer_basic"), start, thawed.calendars()).usual == date(2026, 2, 26)
    assert due(changed.clock("uz_answer_basic"), start, changed.calendars()).usual == date(2026, 2, 20)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format": 99}', '{"format": 1, "tables": 3}'])
def test_what_is_no_frozen_pack_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not a pack"):
        packs.thaw(text)


def test_what_office_programs_write_reads_the_same(tmp_path: Path) -> None:
    plain = copy("uz", tmp_path / "plain")
    odd = copy("uz", tmp_path / "odd")
    for file in odd.glob("*.csv"):
        rows = table(file)
        rows = [[_as_office(cell) for cell in cells] + ["", ""] for cells in rows] + [[""] * 4, []]
        write(file, rows, delimiter=";", end="\r\n")
    first = odd / "clocks.csv"
    first.write_bytes(b"sep=;\r\n" + first.read_bytes().removeprefix(b"\xef\xbb\xbf"))

    assert packs.check(odd) == packs.check(plain) == []
    one, other = (packs.loading.joined_with_parts(packs.folder.read(folder)) for folder in (plain, odd))
    assert one.digest == other.digest


def _as_office(cell: str) -> str:
    """Days as a Russian office program saves them, yes and no as it sometimes does, and stray spaces."""
    if len(cell) == 10 and cell[4] == cell[7] == "-":
        return ".".join(reversed(cell.split("-")))
    return f" {cell}\u00a0" if cell else ""
