"""Whose names are read from a message, and how they are spelled in Uzbek Latin. All names are invented."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


def names(text: str) -> list[str]:
    return [person.name for person in read(text, EVENING).persons if person.name]


@pytest.mark.parametrize(
    "text",
    [
        "Дилором, добрый день. Подскажите, какие бумаги нужны для передачи",
        "Малика, твой плов вчера был лучше всех",
        "Opa, Pop tumanidan Zebo men. Bugun guruhga qo'shildim",
        "Assalomu alaykum, ismim Toshpo'lat, nevaram yozib beryapti",
        "Здравствуйте, меня зовут Рустам, хочу спросить про передачи",
        "алё сестра это Акмаль с Перми, связь плохая",
        "Shuhrat degan yigit telefon qildi, nima deyishni bilmadim",
        "Звонил какой-то Виталий Сергеевич, обещал помочь",
        "Келиним туғди, исмини Баходир қўйдик",
        "Rozi emasmiz, suratini o'chirib tashlang",
        "Aziz ota-onalar, ertaga soat o'nda yig'ilamiz",
        "Лолаев Асадулла ота, Наманган. Розиман",
    ],
)
def test_who_writes_or_is_asked_is_nobody_held(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Бешиков Дониёр Уктамович, 1986, ИК-91. Ищет брат Бешиков Шерзод, +7 000 700-31-11",
            ["Doniyor O'ktam o'g'li Beshikov"],
        ),
        (
            "Пиёлаев Дониёр, 1992 йил, Чуст. Жасадни олиб кетинг дейишибди. Акаси Пиёлаев Фурқат",
            ["Doniyor Piyolayev"],
        ),
        ("Копейкин? Нет: Чопиков Икром, ИК-97. Жена Чопикова Дилором", ["Ikrom Chopikov"]),
        ("Паравозов Элдор, ИК-88. Пишу я, соседка Тошева Лола", ["Eldor Paravozov"]),
        ("Sandiqov Nodir 79 da, Mordoviya. Advokati Lolayeva Z. aytdi", ["Nodir Sandiqov"]),
        ("Sandiqov Jasur 88 da. Otryaddoshi G'ulom aytib turibdi", ["Jasur Sandiqov"]),
        ('Kimdir "Qoshiqov Anvar, TIV xodimi" deb pul so\'rab yuribdi', []),
        ("Egizaklarim Tepaboyev Hasan bilan Husan, Penza", ["Hasan Tepaboyev", "Husan Tepaboyev"]),
        ("Qo'shnim Beshikova aya so'rattiryapti. O'g'li Umid 97 da", ["Umid"]),
    ],
)
def test_who_is_named_in_full_is_meant_not_who_signs_for_him(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сестра моя старшая, Дилафруз, в женской колонии", ["Dilafruz"]),
        ("Qizim Nigora ayollar zonasida", ["Nigora"]),
        ("Gulnoram yig'lab gapirdi, ovozi past", ["Gulnora"]),
        ("Вчера похоронили мы Азиза, спасибо всем, кто пришёл", ["Aziz"]),
        ("Мужа Бешикова перевели в другую колонию", ["Beshikov"]),
        ("Ukam Umid hali kelmadi", ["Umid"]),
        ("Iyulda uchadi degan edilar, Murodni hali ham olib kelishmadi", ["Murod"]),
        ("Адвокат подтвердила: Лолаев Ильхом, 1991 г.р., в колонии", ["Ilhom Lolayev"]),
    ],
)
def test_who_is_missed_is_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мой брат Юлдашев Шухрат сидит в ИК-80", "Shuhrat Yo'ldoshev"),
        ("Сын Кадыров Улугбек, ИК-80, Тула", "Ulug'bek Qodirov"),
        ("Муж Рахманов Гулом Абдурахманович, 1990 г.р.", "G'ulom Abdurahmon o'g'li Rahmonov"),
        ("Сын Юсупов Даврон, ИК-77", "Davron Yusupov"),
        ("Племянник Мирзаев Джасур, КП-82", "Jasur Mirzayev"),
        ("дочь Юлдашева Нигора, ИК-84", "Nigora Yo'ldosheva"),
        ("Муж Чойнаков Тимур, ИК-77", "Timur Choynakov"),
        ("Сын Ренат Чорпоёв сидит в Перми", "Renat Chorpoyev"),
        ("Nevaram Shukurulla Beshikov, 25 da", "Shukurulla Beshikov"),
        ("мой брат Бешиков Файзулло, ИК-80", "Fayzullo Beshikov"),
        ("Qovunov Mansuringiz bilan gaplashtirib beraman deyapti", "Mansur Qovunov"),
    ],
)
def test_a_russian_or_hurried_spelling_becomes_the_uzbek_one(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zangori Sherali Abdulla o'g'li, Rostovda turibdi", "Sherali Abdulla o'g'li Zangori"),
        ("Bolam Otabek To'lqin o'g'li Zarchopon, 94-zona", "Otabek To'lqin o'g'li Zarchopon"),
        ("Ikkinchisi Beqasamchi Shavkatjon, 1997 yilda tug'ilgan", "Shavkatjon Beqasamchi"),
        ("В списке строчка: Лолаев Р. К., 07.11.1992", "R. K. Lolayev"),
        ("Ro'yxatda Lolayev X. 2001 deb turibdi. Mening Xurshidim ham 2001", "Xurshid Lolayev"),
        ("Ro'yxatda Lolayev Sh., 1997. Mening o'g'lim Lolayev Shohruh", "Shohruh Lolayev"),
        (
            "Qovunchiyev Firdavs, ota ismi Nusrat, 1999 da tug'ilgan",
            "Firdavs Nusrat o'g'li Qovunchiyev",
        ),
        (
            "Сын Гиламов Отабек, 20.07.2000, отчество Равшанович, Рязань",
            "Otabek Ravshan o'g'li Gilamov",
        ),
    ],
)
def test_a_name_is_put_together_from_what_is_told_of_it(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_who_writes_everything_small_may_name_a_town_large() -> None:
    assert names("ukam derazayev bekzod qo'ng'iroq qildi Voronej tomonda") == ["Bekzod Derazayev"]
