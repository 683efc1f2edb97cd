"""Interface text goes from Uzbek Latin to Cyrillic; what is not Uzbek stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.common.catalogues.cyrillic import one_apostrophe, to_cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("O‘g‘lingiz qo‘ng‘iroq qildimi?", "Ўғлингиз қўнғироқ қилдими?"),
        ("Ismi hali noma’lum", "Исми ҳали номаълум"),
        ("22-noyabr", "22-ноябрь"),
        ("Noyabrda paroli, parolsiz, parol", "Ноябрда пароли, паролсиз, пароль"),
        ("2026-11-20T21:30 ko‘rinishida", "2026-11-20T21:30 кўринишида"),
        ("sent_at: 2026-10-03T08:00:00+05:00.", "sent_at: 2026-10-03T08:00:00+05:00."),
        ("%(value)r qiymati, %(min)d ta", "%(value)r қиймати, %(min)d та"),
        ("Koloniya yoki SIZOdan so‘rang (FSIN, DNK)", "Колония ёки СИЗОдан сўранг (ФСИН, ДНК)"),
        ("Yollovchi, obyekt, e’tiroz", "Ёлловчи, объект, эътироз"),
        ("Shoshilinch: chora ko‘ring", "Шошилинч: чора кўринг"),
        ("%(file)s fayli bo‘sh", "%(file)s файли бўш"),
        ("Telegram yoki WhatsApp chatini oling", "Telegram ёки WhatsApp чатини олинг"),
        ("HIMOYA_HOME uchun himoya start buyrug‘i", "HIMOYA_HOME учун himoya start буйруғи"),
        ("result.json faylini --key-file bilan", "result.json файлини --key-file билан"),
        ("postgresql://user:password@host/name deb yozing", "postgresql://user:password@host/name деб ёзинг"),
        ("Asia/Tashkent ko‘rinishida", "Asia/Tashkent кўринишида"),
        ("Sana/vaqt", "Сана/вақт"),
        ("U hech qachon pul so‘ramaydi", "У ҳеч қачон пул сўрамайди"),
        ("Kompyuterda tabulyatsiya, deportatsiya", "Компьютерда табуляция, депортация"),
        ('<a href="{}">shu sahifa</a>', '<a href="{}">шу саҳифа</a>'),
    ],
)
def test_words_change_and_the_rest_stays(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@given(st.text("abdefghijklmnopqrstuvxyz", min_size=1, max_size=8))
def test_no_word_is_ever_lost(word: str) -> None:
    assert to_cyrillic(word)
    assert to_cyrillic(word.capitalize())


@pytest.mark.parametrize("sign", list("'`´ʻʼ’‘"))
def test_any_apostrophe_makes_the_letter(sign: str) -> None:
    assert to_cyrillic(f"o{sign}g{sign}il") == "ўғил"


def test_the_sign_of_a_pause_is_not_a_letter() -> None:
    assert one_apostrophe("ma'lumot") == "ma’lumot"


@given(st.lists(st.sampled_from(["%(file)s", "%(place)s", "imzo", "qo‘ydi", "5", "—"])))
def test_no_place_for_a_value_is_ever_lost(parts: list[str]) -> None:
    made = to_cyrillic(" ".join(parts))
    for place in ("%(file)s", "%(place)s"):
        assert made.count(place) == parts.count(place)
