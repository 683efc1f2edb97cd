import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.parse import parse


def roles(text: str) -> dict[str, str]:
    return {word.role: word.root for word in parse(text).words}


@pytest.mark.parametrize(
    "text",
    [
        "Bulutboyev Sherzod Karim o‘g‘li",
        "Sherzod Karim o'g'li Bulutboyev",
        "BULUTBOYEV SHERZOD KARIM OGLI",
        "Булутбоев Шерзод Каримович",
        "Шерзод Карим угли Булутбоев",
        "Булутбоев Шерзод Карим оглы",
        "Bulutboyev Sherzod Karimo‘g‘li",
        "Булутбоев Шерзод Карим уулу",
    ],
)
def test_the_same_parts_are_found_in_any_order_and_form(text: str) -> None:
    found = roles(text)
    assert (found["given"], found["father"]) == ("şirzad", "karim")
    assert found["surname"].startswith("bulutba")


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Намунаева Гулнора", "f"),
        ("Namunayev Sherzod", "m"),
        ("Gulnora Karim qizi", "f"),
        ("Гулнора Каримовна", "f"),
        ("Гүлнара Асан кызы", "f"),
        ("Sherzod", ""),
    ],
)
def test_endings_tell_the_sex(text: str, sex: str) -> None:
    assert parse(text).sex == sex


@pytest.mark.parametrize("text", ["Каримов Ш.А.", "Sh.A. Karimov", "КАРИМОВ Ш. А.", "Karimov Sh A"])
def test_initials_stand_beside_the_surname(text: str) -> None:
    words = parse(text).words
    assert [w.root for w in words if w.initial] == ["ş", "a"]
    assert [w.root for w in words if not w.initial] == ["karim"]


@pytest.mark.parametrize("text", ["Sherzodjon", "Шерзодбек", "Sherzodxon"])
def test_courtesy_endings_are_set_aside(text: str) -> None:
    assert parse(text).words[0].core == "şirzad"


@pytest.mark.parametrize("text", ["Ҳаво", "Olov", "Hava"])
def test_short_given_names_are_not_taken_for_surnames(text: str) -> None:
    assert parse(text).words[0].role == "given"


@pytest.mark.parametrize("text", ["", "   ", "12.04.2001", "+998 00 111 22 33", "🤲"])
def test_what_is_no_name_has_no_words(text: str) -> None:
    assert parse(text).words == ()


@given(st.text(max_size=40))
def test_any_text_can_be_parsed(text: str) -> None:
    assert len(parse(text).words) <= 6
