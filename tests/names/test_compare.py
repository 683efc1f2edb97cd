import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.compare import compare

NAMES = st.lists(
    st.sampled_from(
        [
            "Sherzod",
            "Шерзот",
            "Karimov",
            "Каримова",
            "Karim",
            "o'g'li",
            "угли",
            "Ш.",
            "K.",
            "Akmaljon",
            "Алиевич",
            "a",
        ]
    ),
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sherzod", "Шерзот"),
        ("Каримов Ш.А.", "Sherzod Karimov"),
        ("НАМУНАЕВ Ш.", "Sherzod Akmal o‘g‘li Namunayev"),
        ("Намунаев Шерзод Акмалович", "Namunayev Sherzod Akmal o'g'li"),
        ("Namunayev Sherzod", "Шерзоджон Намунаев"),
        ("Абду Рахмон Намунаев", "Namunayev Abdurahmon"),
        ("Джахонгир Юлдашев", "Yo‘ldoshev Jahongir"),
        ("Хусейнов Гасан", "Hasan Hüseynov"),
        ("Бегзод Тухтаев", "Behzod To‘xtayev"),
        ("BAKHTIER TUKHTAEV", "Бахтиёр Тўхтаев"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert compare(one, other).probability > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karimov Sherzod Akmal o'g'li", "Каримов Сардор Акмалович"),
        ("Karimov Jasur Akmal o'g'li", "Karimov Jamshid Akmal o'g'li"),
        ("Karimov Dilshod", "Karimov Dilmurod"),
        ("Намунаев Шерзод", "Намунаев Шерали"),
        ("Karimova Nigora Akmalovna", "Karimova Nilufar Akmalovna"),
    ],
)
def test_brothers_and_sisters_are_two_persons(one: str, other: str) -> None:
    assert compare(one, other).probability < 0.25


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хуршид Намунаев", "Xurshida Namunayeva"),
        ("Ali Valiyev", "Vali Aliyev"),
        ("Каримов Ш.", "Karimov Anvar"),
    ],
)
def test_near_names_are_told_apart(one: str, other: str) -> None:
    assert compare(one, other).probability < 0.5


def test_nothing_matches_no_name() -> None:
    assert compare("", "Sherzod").probability == 0.0


def test_reasons_name_the_words_and_speak_english() -> None:
    said = [reason.said("en") for reason in compare("Karimov Sherzod", "Каримов Сардор").reasons]
    assert said == ["Same surname: Karimov, Каримов.", "Different given names: Sherzod, Сардор."]


@given(NAMES, NAMES)
def test_comparing_is_symmetric(one: str, other: str) -> None:
    assert compare(one, other) == compare(other, one)


@given(NAMES, NAMES)
def test_a_probability_is_between_nought_and_one(one: str, other: str) -> None:
    assert 0.0 <= compare(one, other).probability <= 1.0


@pytest.mark.parametrize("tender", ["Jasurim", "Jasurjonim", "Жасур акам", "Jasur aka"])
def test_a_tender_or_respectful_form_is_the_same_name(tender: str) -> None:
    assert compare(tender, "Jasur").probability > 0.5


@pytest.mark.parametrize(("one", "other"), [("Hasan", "Husan"), ("Хасан Намунаев", "Намунаев Ҳусан")])
def test_twins_with_twin_names_are_two(one: str, other: str) -> None:
    assert compare(one, other).probability < 0.1
