"""Laws that hold for any text at all."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.reading import Reading, as_line, read, read_all
from himoya.reading.facts import Quote

NOON = datetime(2026, 5, 16, 12, 0, tzinfo=UTC)
WORDS = st.sampled_from([
    "imzo qo'ydi", "Шерзод", "Намунаев", "ИК-71", "kecha", "228.1", "ч. 4", "7 yil", "o'g'lim", "не",
    "yo'q", "12.04.2001",
    "31.02.2001", "+998 00 123 45 67", "o'n", "besh", "борт", "завтра", "?", "\n", "«", "😂", "\x00",
    "\ud800", "İ", "tobut",
    "100 ming rubl tashlang", "chiqarib beraman", "har 2 haftada", "oxirgi marta",
    "99999999999999999999 kundan beri jim",
])  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(WORDS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=12).map("".join),
)


def quotes(reading: Reading) -> list[Quote]:
    single = [reading.facility, reading.criminal, reading.contact, reading.contract]
    found = [fact.quote for fact in (*reading.urgent, *single) if fact is not None]
    found += [person.quote for person in reading.persons if person.quote is not None]
    return found + list(reading.phones)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_reading_never_raises_and_every_quote_stands_in_the_text(text: str) -> None:
    for quote in quotes(read(text, NOON)):
        assert quote.text == text[quote.start : quote.end]
        assert quote.text


@settings(max_examples=50, deadline=None)
@given(ANY_TEXT)
def test_the_same_message_is_always_read_the_same(text: str) -> None:
    assert read(text, NOON) == read(text, NOON)


@settings(max_examples=50, deadline=None)
@given(
    ANY_TEXT,
    st.dictionaries(
        st.sampled_from(["name", "birth_date", "age", "facility", "article", "part", "term"]),
        st.text(max_size=20),
    ),
)
def test_columns_of_any_content_never_break_reading(text: str, columns: dict[str, str]) -> None:
    line = as_line("1", read(text, NOON, columns))
    assert line["id"] == "1"
    assert len(line) == 13


def test_only_the_beginning_of_an_endless_message_is_analysed() -> None:
    text = "Salom opalar. " * 4000 + "O'g'lim imzo qo'ydi"
    assert read(text, NOON).urgent == ()
    assert read("O'g'lim imzo qo'ydi. " + text, NOON).urgent[0].rule == "U01"


@settings(max_examples=50, deadline=None)
@given(st.lists(ANY_TEXT, max_size=8))
def test_a_message_is_read_the_same_in_whatever_company(texts: list[str]) -> None:
    assert read_all([(text, NOON, None) for text in texts]) == [read(text, NOON) for text in texts]
