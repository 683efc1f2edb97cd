"""No cell that leaves is a formula, and every one can be turned back; phones are masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.handover.export.cells import armed_again, disarmed, is_armed, masked, masked_within

ARMED = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\n=1", " =1", "   @x", "\u00a0=1",
    "＝1+1", "＋1", "－1", "＠x",
    "=cmd|' /C calc'!A0", "'=1", "\u3000-1", "\x00=1", "\ufeff=1", "|x", "%0A",
)  # fmt: skip


@pytest.mark.parametrize("text", ARMED)
def test_what_a_spreadsheet_might_run_gets_a_mark(text: str) -> None:
    assert disarmed(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Farrux", "12.05.1990", "o‘g‘lim", "a=b", "  ", "«=»", "998 = kod"])
def test_what_it_takes_for_text_stays(text: str) -> None:
    assert disarmed(text) == text


@given(st.text())
def test_one_leading_apostrophe_less_gives_every_text_back(text: str) -> None:
    cell = disarmed(text)
    assert (armed_again(cell) if cell.startswith("'") else cell) == text
    assert cell.startswith("'") or not is_armed(cell)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tel +998 00 123 45 67 ona", "tel +••• •• ••• •• 67 ona"),
        ("+7 (000) 123-45-67", "+• (•••) •••-••-67"),
        ("998001234567", "••••••••••67"),
        ("IK-71, 228 modda, 2019 yil, 12.05.1990", "IK-71, 228 modda, 2019 yil, 12.05.1990"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_phones_are_masked_and_days_are_not(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(alphabet="0123456789 +-()abc"))
def test_masking_keeps_every_letter_in_its_place(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert all(old == new or (old.isdigit() and new == "•") for old, new in zip(text, hidden, strict=True))
    assert masked(hidden) == hidden


def test_phones_inside_rows_of_lists_are_masked() -> None:
    row = {"Телефон": ["998001234567", 998001234567.0], "yil": 1990, "+998 00 123 45 67": None}
    hidden = str(masked_within(row))
    assert "12345" not in hidden.replace(" ", "")
    assert "1990" in hidden
