"""A spreadsheet's row: the cells go first, the text fills the rest."""

from datetime import UTC, datetime

from himoya.reading import as_line, read

NOON = datetime(2026, 5, 16, 12, 0, tzinfo=UTC)
CELLS = {
    "name": "Намунаев Шерзод Алишерович",
    "birth_date": "12.04.2001",
    "relation": "ўғлим",
    "facility": "ИК-71 Томск",
    "article": "228.1",
    "part": "4",
    "term": "7 yil",
    "home": "Marg'ilon",
    "last_contact": "10.05.2026",
}
TEXT = "; ".join(f"{name}: {cell}" for name, cell in CELLS.items()) + "; Izoh: kontraktga imzo qo'yibdi"


def test_cells_become_facts_with_their_place_in_the_row() -> None:
    reading = read(TEXT, NOON, CELLS)
    line = as_line("row 5", reading)
    assert line["persons"] == [
        {
            "name_raw": "Намунаев Шерзод Алишерович",
            "name": "Sherzod Alisher o'g'li Namunayev",
            "relation": "son",
            "sex": "m",
            "age": None,
            "birth_date": "2001-04-12",
        }
    ]
    assert line["facility"] == {"type": "IK", "number": 71, "region": "Tomsk oblast"}
    assert line["criminal"] == {"article": "228.1", "part": 4, "term_months": 84}
    assert line["contact"] == {"last_contact": "2026-05-10", "usual_interval_days": None}
    assert reading.persons[0].home == "Marg'ilon"
    assert reading.facility is not None
    assert TEXT[reading.facility.quote.start : reading.facility.quote.end] == "ИК-71 Томск"


def test_the_note_of_a_row_is_read_like_any_message() -> None:
    line = as_line("row 5", read(TEXT, NOON, CELLS))
    assert line["contract"] == "signed"
    assert line["level"] == "T0"


def test_a_bare_number_in_the_facility_column_is_a_colony() -> None:
    line = as_line(
        "row 6", read("Namunayev Sherzod; 71", NOON, {"name": "Namunayev Sherzod", "facility": "71"})
    )
    assert line["facility"]["number"] == 71


def test_empty_cells_say_nothing() -> None:
    assert read("salom", NOON, {"name": "", "facility": " "}) == read("salom", NOON)


NOTE = "; Izoh: kontraktga imzo qo'yibdi"


def test_a_note_said_of_many_has_its_place_in_each_row() -> None:
    for name in ("Namunayev Sherzod", "Sinovov Ali Karimovich", "Misolov Bekzod"):
        for text in (
            f"F.I.O.: {name}{NOTE}",
            f"F.I.O.: {name}; Tuman: ; Yosh: 33{NOTE}",
            NOTE[2:] + f"; {name}",
        ):
            reading = read(text, NOON, {"name": name, "age": "33"})
            assert [fact.rule for fact in reading.urgent] == ["U01"]
            for quote in (reading.urgent[0].quote, reading.contract.quote if reading.contract else None):
                assert quote is not None
                assert text[quote.start : quote.end] == quote.text != ""


def test_who_laughs_in_a_cell_laughs_in_the_row() -> None:
    cells = {"name": "Namunayev Sherzod ))"}
    text = f"F.I.O.: {cells['name']}{NOTE}"
    assert read(text, NOON, cells).urgent == ()
    assert read(text.replace(" ))", ""), NOON, {"name": "Namunayev Sherzod"}).urgent != ()


def test_a_phone_in_any_cell_is_quoted_where_it_stands() -> None:
    text = f"F.I.O.: Namunayev Sherzod; Tel: +998 90 000 11 22{NOTE}"
    (phone,) = read(text, NOON, {"name": "Namunayev Sherzod", "phone": "+998 90 000 11 22"}).phones
    assert text[phone.start : phone.end] == "+998 90 000 11 22"
