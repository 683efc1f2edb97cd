"""What may be written for each kind of thing that is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.cases.kinds import KINDS, LONGEST, clean_value, tidy
from himoya.cases.words import KINDS as KIND_WORDS
from himoya.cases.words import VALUES
from himoya.common.errors import BadInput

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("birth_date", "16.11.1999", "1999-11-16"),
        ("birth_date", " 1999 ", "1999"),
        ("last_contact", "2026-11-22", "2026-11-22"),
        ("last_contact", "spring 2026", "2026-03-01/2026-05-31"),
        ("last_contact", "kuzda", "2026-09-01/2026-11-22"),
        ("arrested_on", "12.05.2024", "2024-05-12"),
        ("verdict_on", "2025-02-01", "2025-02-01"),
        ("in_force_on", "16.02.2025", "2025-02-16"),
        ("term_ends_on", "12.05.2034", "2034-05-12"),
        ("verdict_on", "bahor 2025", "2025-03-01/2025-05-31"),
        ("verdict_on", "2025", "2025-01-01/2025-12-31"),
        ("verdict_on", "в прошлом году", "2025-01-01/2025-12-31"),
        ("in_force_on", "осенью", "2026-09-01/2026-11-22"),
        ("in_force_on", "11.2026", "2026-11-01/2026-11-22"),
        ("arrested_on", "2024-02", "2024-02-01/2024-02-29"),
        ("arrested_on", "01.03.2025 – 31.05.2025", "2025-03-01/2025-05-31"),
        ("arrested_on", "2025-03-01/2025-05-31", "2025-03-01/2025-05-31"),
        ("arrested_on", "01.03.2025 - 01.03.2025", "2025-03-01"),
        ("term_ends_on", "весной 2034", "2034-03-01/2034-05-31"),
        ("term_ends_on", "05.2034", "2034-05-01/2034-05-31"),
        ("term_ends_on", "2034", "2034-01-01/2034-12-31"),
        ("term_ends_on", "12 мая 2034", "2034-05-12"),
        ("article", "228.1", "228.1"),
        ("age", "034", "34"),
        ("contract", "signed", "signed"),
        ("name", "Farrux\u202e  Namunayev", "Farrux Namunayev"),
        ("facility", "IK-71\nTomsk oblast", "IK-71 Tomsk oblast"),
    ],
)
def test_what_people_type_is_kept_in_one_form(kind: str, typed: str, kept: str) -> None:
    assert clean_value(kind, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("birth_date", "31.02.1999"),
        ("birth_date", "9999-01-01"),
        ("birth_date", "1899"),
        ("last_contact", "23.11.2026"),
        ("arrested_on", "23.11.2026"),
        ("verdict_on", "2027"),
        ("verdict_on", "bilmayman"),
        ("verdict_on", "12.2026"),
        ("arrested_on", "31.05.2025 – 01.03.2025"),
        ("arrested_on", "31.02.2025 – 01.03.2025"),
        ("arrested_on", "13.2025"),
        ("term_ends_on", "spring"),
        ("term_ends_on", "05.2134"),
        ("last_contact", "spring 2027"),
        ("in_force_on", "01.01.0001"),
        ("term_ends_on", "12.05.2134"),
        ("term_ends_on", "30.02.2034"),
        ("article", "228; DROP"),
        ("age", "-5"),
        ("age", "٣٤"),
        ("contract", "perhaps"),
        ("status", "<b>dead</b>"),
        ("sex", "x"),
        ("name", "1"),
        ("home", "\x00\u200f"),
        ("home", "a" * (LONGEST + 1)),
    ],
)
def test_what_a_kind_cannot_hold_is_refused_in_one_sentence(kind: str, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        clean_value(kind, typed, TODAY)
    assert str(refused.value).endswith((".", "in the list."))
    assert typed.strip("\x00\u200f") == "" or typed not in str(refused.value)


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=400))
def test_whatever_is_typed_is_kept_clean_or_refused(kind: str, typed: str) -> None:
    try:
        kept = clean_value(kind, typed, TODAY)
    except BadInput:
        return
    assert kept == clean_value(kind, kept, TODAY)
    assert 0 < len(kept) <= LONGEST
    assert "\x00" not in kept
    assert "\n" not in kept


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_every_code_has_words() -> None:
    assert set(KINDS) <= set(KIND_WORDS)
    coded = {kind: set(one.codes) for kind, one in KINDS.items() if one.codes}
    assert coded == {kind: set(VALUES[kind]) for kind in coded}
