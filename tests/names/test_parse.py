import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.forms import child_of, is_kin, pieces
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


WORDS = st.sampled_from(["Ali", "Karimov", "Ш.", "o'g'li", "qizi", "акам", "Акмалович", "أحمد", "onasi", "x"])


@given(st.text(max_size=40) | st.lists(WORDS, max_size=14).map(" ".join))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    name = parse(text)
    assert len(name.words) <= 6
    assert name == parse(text)
    found = [piece for piece in pieces(text) if not is_kin(piece.folded)]
    children = sum(bool(child_of(piece.folded)) for piece in found)
    assert len(found) - children <= len(name.words) + len(name.uncompared) <= len(found)


def test_words_after_the_sixth_and_unknown_letters_are_kept_and_not_compared() -> None:
    name = parse("Karimov Ali Vali o'g'li Toshkent shahri katta ko'cha أحمد")
    assert [word.root for word in name.words][:3] == ["karim", "ali", "val"]
    assert name.uncompared == ("ko'cha", "أحمد")


@pytest.mark.parametrize("text", ["Karimov " * 1_250, "a" * 10_000, "o'g'li " * 1_400])
def test_ten_thousand_letters_are_taken_apart(text: str) -> None:
    assert len(parse(text).words) <= 6


@pytest.mark.parametrize("given_name", ["Станислав", "Xusrav", "Qilich", "Lyubov"])
def test_a_given_name_that_ends_like_a_surname_is_none(given_name: str) -> None:
    assert roles(f"Karimov {given_name}")["surname"] == "karim"
