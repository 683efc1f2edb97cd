import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.fold import consonants, skeleton

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳӣӯҷөүңәіұһəışçöğü'‘`ʻ"


@pytest.mark.parametrize(
    "spellings",
    [
        ["Жаҳонгир", "Джахонгир", "Jahongir", "Zhakhongir", "JAHONGIR"],
        ["Йўлдошев", "Yo‘ldoshev", "Yo'ldoshev", "Yoʻldoshev", "Yo`ldoshev", "Юлдашев", "Yöldoşev"],
        ["Қодиров", "Qodirov", "Кадиров", "Kadirov"],
        ["Шерзод", "Sherzod", "Şerzod", "SHERZOD"],
        ["Ғайрат", "G‘ayrat", "Gʻayrat", "Ğayrat", "Gayrat", "Гайрат"],
        ["Чори", "Chori", "Çori"],
        ["Баҳодир", "Bahodir", "Бахадир", "Bakhodir"],
        ["Абдуллаев", "Abdullayev", "Abdullaev", "АБДУЛЛАЕВ"],
        ["Мирзиёев", "Mirziyoyev"],
        ["Исҳоқ", "Is'hoq", "Ishoq"],
        ["Саъдулла", "Sa'dulla", "Sadulla"],
    ],
)
def test_one_name_has_one_skeleton_in_every_spelling(spellings: list[str]) -> None:
    assert len({skeleton(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Sherzod", "Sherali"), ("Anvar", "Akbar"), ("Dilshod", "Dilmurod"), ("Olim", "Olima")]
)
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_latin_letter_typed_inside_a_cyrillic_word_is_read_as_its_look_alike() -> None:
    assert skeleton("Шеpзод") == skeleton("Шерзод")  # Latin p


def test_sherzodjon_keeps_the_d_before_jon() -> None:
    assert skeleton("Sherzodjon").startswith(skeleton("Sherzod"))
    assert skeleton("Акмалджон") == skeleton("Akmaljon")


@given(st.text(alphabet=LETTERS, max_size=14))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert skeleton(skeleton(word)) == skeleton(word)


@given(st.text(max_size=12))
def test_any_text_folds_to_small_latin_letters(word: str) -> None:
    assert set(skeleton(word)) <= set("abvgdjzilmnprstufhkşç")


def test_what_holds_no_letter_folds_to_nothing() -> None:
    assert skeleton("12-34 !") == ""


def test_voiced_and_voiceless_share_a_key() -> None:
    assert consonants(skeleton("Шерзод")) == consonants(skeleton("Sherzot"))
