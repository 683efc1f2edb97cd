"""One cell: how many persons? A name cut in two is a nuisance, two persons melted into one are a danger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record
from himoya.names.compare import compare
from himoya.names.several import parsed, persons


@pytest.mark.parametrize(
    "text",
    [
        "Karimov, Ali",
        "Karimov, Ali Valiyevich",
        "Karimov, Sherzod, Akmal o'g'li",
        "Sherzod, Akmal o'g'li",
        "Karimov Ali, Toshkent shahri",
        "Karimova (Aliyeva) Nodira",
        "Karimova/Aliyeva Nodira",
        "Hasan-Husan",
        "",
        "a",
        "🤲",
        "=A1+B2",
        "a" * 10_000,
    ],
)
def test_one_person_stays_one(text: str) -> None:
    assert persons(text) == (text,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ali, Vali", ("Ali", "Vali")),
        ("Ali va Vali", ("Ali", "Vali")),
        ("Hasan bilan Husan", ("Hasan", "Husan")),
        ("Karimov Ali; Karimov Vali", ("Karimov Ali", "Karimov Vali")),
        ("Каримов А., Тошев Б.", ("Каримов А", "Тошев Б")),
        ("1. Karimov Ali 2. Toshev Vali", ("Karimov Ali", "Toshev Vali")),
        ("Karimov Ali\nToshev Vali", ("Karimov Ali", "Toshev Vali")),
    ],
)
def test_two_persons_are_told_apart_where_each_is_sure(text: str, names: tuple[str, ...]) -> None:
    assert persons(text) == names


def test_one_name_in_two_scripts_is_one_person() -> None:
    assert persons("Karimov Ali / Али Каримов") == ("Karimov Ali",)


@pytest.mark.parametrize(
    "text",
    [
        "Karimov Ali; Karimov Vali; " * 400,
        "Ali va Vali Karimov",
        "Karimov, Ali, Vali",
        "Karimov Ali, ukasi Vali",
        "Karimov Ali + ukasi",
        "Karim, Sherzod",
    ],
)
def test_where_nobody_can_be_sure_a_person_is_asked(text: str) -> None:
    assert persons(text) is None


MELTED = [
    "Karimov Ali; Karimov Vali; " * 400,
    "Ali, Vali",
    "Ali va Vali",
    "Karimov Ali; Karimov Vali",
    "Karimov Ali, ukasi Vali",
]


@pytest.mark.parametrize("text", MELTED)
def test_names_of_two_persons_are_nobodys(text: str) -> None:
    assert parsed(text).several
    assert compare(text, "Karimov Ali").probability == 0.0
    assert compare(text, text).probability == 0.0


@pytest.mark.parametrize(
    "text", [*MELTED, "O'g'lim", "onasi", "гражданин", "a", "🤲", "", "Karimov Ali " * 800]
)
def test_no_name_or_two_is_never_grouped_with_anybody_by_its_words(text: str) -> None:
    told = (
        [text, text, "Karimov Ali", "Karimov Vali"]
        if text in MELTED
        else [text, "Karimova Nodira", "Toshev Vali"]
    )
    records = [Record(id=str(at), name=name, phone="998000000000") for at, name in enumerate(told)]
    said = link(records)
    assert len(set(said.person_of.values())) == len(told)


def test_a_cell_full_of_spaces_is_looked_at_in_no_time() -> None:
    cell = "Bulut" + " " * 400 + "1, Vali"
    assert persons(cell) == (cell,)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Ali", "Karimov", ",", ";", " va ", "\n", "o'g'li"])).map(" ".join)
)
def test_any_text_is_split_into_some_of_its_own_words_or_not_at_all(text: str) -> None:
    found = persons(text)
    assert found is None or (found and all(one in text for one in found))
