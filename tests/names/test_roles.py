"""What each word of a name is taken for when a person, not the matcher, has to read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.parse import parse
from himoya.names.roles import Part, roles


def said(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in roles(text):
        found.setdefault(part.role, []).append(part.written)
    return found


@pytest.mark.parametrize("text", ["Karimov Sherzod", "Sherzod Karimov", "Каримов Шерзод"])
def test_the_ending_of_a_surname_tells_it_in_either_order(text: str) -> None:
    assert set(said(text)) == {"given", "surname"}
    assert all(part.probability(part.role) > 0.9 for part in roles(text))


@pytest.mark.parametrize("text", ["Sherzod Karim", "Karim Sherzod"])
def test_without_an_ending_the_usual_given_name_tells_which_is_the_surname(text: str) -> None:
    assert said(text) == {"given": ["Sherzod"], "surname": ["Karim"]}


def test_two_names_that_are_usual_as_both_stay_open() -> None:
    assert all(0.3 < part.given < 0.7 for part in roles("Ali Vali"))


def test_all_three_parts_without_the_ending_of_a_surname() -> None:
    assert said("Aziz Rahim o'g'li Karim") == {
        "given": ["Aziz"],
        "father": ["Rahim o'g'li"],
        "surname": ["Karim"],
    }


def test_a_woman_after_her_marriage_has_two_surnames() -> None:
    assert said("Karimova (Aliyeva) Nodira") == {"surname": ["Karimova", "Aliyeva"], "given": ["Nodira"]}


def test_two_initials_behind_a_surname_are_his_own_and_his_fathers() -> None:
    assert [part.role for part in roles("Каримов Ш.А.")] == ["surname", "given", "father"]


@pytest.mark.parametrize(
    ("text", "father"),
    [
        ("Азамат уулу Бектур", "Азамат уулу"),
        ("Бектур Азамат уулу", "Азамат уулу"),
        ("Нурлан кызы Айгүл", "Нурлан кызы"),
        ("Намунаев Шерзод Акмалович", "Акмалович"),
        ("Namunayeva Nodira Akmalovna", "Akmalovna"),
    ],
)
def test_whose_child_somebody_is_is_told_by_the_word_or_the_ending(text: str, father: str) -> None:
    assert said(text)["father"] == [father]


def test_zoda_makes_a_surname_but_shahzoda_is_a_given_name() -> None:
    assert said("Karimzoda Farrux")["surname"] == ["Karimzoda"]
    assert said("Shahzoda Karimova")["given"] == ["Shahzoda"]


@pytest.mark.parametrize(
    "text", ["Bulutjon Karimov", "Bulutbek Karimov", "Bulutxon Karimova", "Станислав Каримов"]
)
def test_an_ending_of_courtesy_or_of_a_slavic_name_makes_no_surname(text: str) -> None:
    assert said(text)["given"] == [text.split()[0]]


@pytest.mark.parametrize("text", ["", "🤲", "12", "O'g'lim", "onasi", "гражданин", "janob"])
def test_what_is_no_name_has_no_parts(text: str) -> None:
    assert roles(text) == ()
    assert parse(text).words == ()


@pytest.mark.parametrize("text", ["janob Karimov Ali", "гражданин Каримов Али", "onasi Karimova Nodira"])
def test_a_title_or_a_word_of_kinship_beside_a_name_is_left_out(text: str) -> None:
    assert len(roles(text)) == 2


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Ali", "Karimov", "Ш.", "o'g'li", "Nodira", "va"])).map(" ".join)
)
def test_the_three_probabilities_of_any_word_of_any_text_add_up_to_one(text: str) -> None:
    parts = roles(text)
    assert parts == roles(text)
    assert all(part.given + part.surname + part.father == pytest.approx(1) for part in parts)
    assert all(isinstance(part, Part) and part.written for part in parts)


def test_ten_thousand_letters_are_taken_apart_too() -> None:
    assert len(roles("Karimov Ali " * 800)) == 1600
    assert len(roles("a" * 10_000)) == 1
