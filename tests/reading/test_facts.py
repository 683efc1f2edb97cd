"""Facts read from a message: where, for what, who, since when."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import as_line, read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))  # a Saturday


def line(text: str) -> dict[str, object]:
    return as_line("1", read(text, EVENING))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Томск ИК 71", ("IK", 71, "Tomsk oblast")),
        ("71 chi koloniya Tomskda", ("IK", 71, "Tomsk oblast")),
        ("Vladimir 93 zona", ("IK", 93, "Vladimir oblast")),
        ("saksonbeshinchi zonada", ("IK", 85, None)),
        ("Moskvada 72-sizoda", ("SIZO", 72, "Moscow")),
        ("LIU-97 da yotibdi", ("LIU", 97, None)),
        ("КП-82, Свердловск", ("KP", 82, "Sverdlovsk oblast")),
        ("он в 87-й сидит", (None, 87, None)),
        ("Вологда 75, қарантинда", (None, 75, "Vologda oblast")),
        ("не ИК-93, а ИК-98, и не Ивановская, а Ярославская", ("IK", 98, "Yaroslavl oblast")),
        ("71 эмас 77 колония", ("IK", 77, None)),
        ("Mordoviyada ayollar zonasi 92", ("IK", 92, "Republic of Mordovia")),
    ],
)
def test_a_facility(text: str, expected: tuple[str | None, int, str | None]) -> None:
    assert line(text)["facility"] == dict(zip(("type", "number", "region"), expected, strict=True))


@pytest.mark.parametrize(
    "text", ["Ikki kun oldin", "besh marta terdi", "Ikromjon 50 sekund gaplashdi", "40 kishi keldi"]
)
def test_other_numbers_are_no_facility(text: str) -> None:
    assert line(text)["facility"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("228 нинг 2-қисми, 7 йил", ("228", 2, 84)),
        ("228.1 ning 4-qismi bilan 10 yil berishdi", ("228.1", 4, 120)),
        ("ст. 161 ч. 2, 3 года 6 месяцев", ("161", 2, 42)),
        ("ч. 3 ст. 158, суд ещё идёт", ("158", 3, None)),
        ("228 chast 4, sroki 11 yarim yil", ("228", 4, 138)),
        ("yuz oltmish birning ikkisi to'rt yilga qamalgan", ("161", 2, 48)),
        ("158 нинг 2 си, 2 йилу 3 ой", ("158", 2, 27)),
    ],
)
def test_an_article(text: str, expected: tuple[str, int, int | None]) -> None:
    assert line(text)["criminal"] == dict(zip(("article", "part", "term_months"), expected, strict=True))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ўғлим Нуқтаев Мирзоҳид Собир ўғли, 07.03.1999", "Mirzohid Sobir o'g'li Nuqtayev"),
        ("Хаёлов Дилшод Фарходович, Самарканд", "Dilshod Farhod o'g'li Xayolov"),
        ("я сестра Хуршида Хаёлиева", "Xurshid Xayoliyev"),
        ("Звонила по Вергулову Фарруху", "Farrux Vergulov"),
        ("akam sekin gapirdi Lugatov Doniyor", "Doniyor Lugatov"),
        ("Vergulof Farruh mening bolam", "Farrux Vergulov"),
        ("Мен Шерзотнинг онасиман", "Sherzod"),
        ("Qizim Toqimayeva Nargiza", "Nargiza Toqimayeva"),
    ],
)
def test_a_name_in_uzbek_latin(text: str, name: str) -> None:
    assert [person.name for person in read(text, EVENING).persons] == [name]


@pytest.mark.parametrize(
    "text", ["Rahmat hammaga", "Gulsara opaning biletiga", "под Харьковом", "Umid uzmanglar"]
)
def test_other_words_are_no_names(text: str) -> None:
    assert read(text, EVENING).persons == ()


@pytest.mark.parametrize(
    ("text", "relation", "sex"),
    [
        ("O'g'lim terdi", "son", "m"),
        ("мой муж в ИК-71", "husband", "m"),
        ("я сестра Шерзода Намунаева", "brother", "m"),
        ("мен Шерзод Намунаевнинг холасиман", "nephew", "m"),
        ("Qizim Lola 78-sizoda", "daughter", "f"),
        ("Qo'shnimning o'g'li qo'lga tushibdi", "neighbour's son", "m"),
    ],
)
def test_a_relation(text: str, relation: str, sex: str) -> None:
    person = read(text, EVENING).persons[0]
    assert (person.relation, person.sex) == (relation, sex)


@pytest.mark.parametrize(
    ("text", "birth", "age"),
    [
        ("Ukam Namunayev Sherzod 12.04.2001", "2001-04-12", None),
        ("Намунаев Шерзод 2001 йил 12 апрелда тугилган", "2001-04-12", None),
        ("akam Namunayev Sherzod o’ttizinchi dekabr to’qson birinchi yil", "1991-12-30", None),
        ("Inim Namunayev Sherzod, 98 yil 3 noyabr", "1998-11-03", None),
        ("Намунаев Шерзод 1994 гр", "1994", None),
        ("Namunayev Sherzod, 22 yosh", None, 22),
        ("Намунаев Шерзод, 27 лет, Самарканд", None, 27),
    ],
)
def test_a_birth_date_or_an_age(text: str, birth: str | None, age: int | None) -> None:
    person = read(text, EVENING).persons[0]
    assert (person.birth_date, person.age) == (birth, age)


@pytest.mark.parametrize(
    ("text", "last", "days"),
    [
        ("O'g'lim kecha terdi", "2026-05-15", None),
        ("Сегодня брат позвонил", "2026-05-16", None),
        ("Oxirgi marta 22 martda gaplashdik, har 2 haftada terardi", "2026-03-22", 14),
        ("33 кундан бери хабар йўқ", "2026-04-13", None),
        ("Последний раз слышали его 14 января", "2026-01-14", None),
        ("звонил по субботам, каждую неделю", "2026-05-16", 7),
    ],
)
def test_the_last_contact_and_the_rhythm(text: str, last: str, days: int | None) -> None:
    assert line(text)["contact"] == {"last_contact": last, "usual_interval_days": days}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Тел: +998 00 221 14 08", ["+998 00 221 14 08"]),
        ("Номер +7 000 913-26-08, кто знает?", ["+7 000 913-26-08"]),
        ("12.04.2001 IK-71", []),
    ],
)
def test_phones_as_written(text: str, numbers: list[str]) -> None:
    assert line(text)["phones"] == numbers


def test_two_sons_in_one_message_are_two_persons() -> None:
    names = [
        person.name
        for person in read("Ertakov Hasan 79 da, Ertakov Husan 91 da, ikkalasi o'g'lim", EVENING).persons
    ]
    assert names == ["Hasan Ertakov", "Husan Ertakov"]


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("Ukam har yakshanba terardi, bu hafta termadi", "U06", "T2"),
        ("Ukam har yakshanba terardi, ikki hafta bo'ldi termadi", "U06", "T1"),
        ("Akamdan 40 kundan beri xabar yo'q", "U09", "T2"),
        ("Akamdan 85 kundan beri xabar yo'q", "U09", "T1"),
        ("O'g'limning muddati 3-iyunda tugaydi", "U17", "T3"),
        ("O'g'limning muddati ertaga tugaydi", "U17", "T1"),
    ],
)
def test_days_decide_the_level(text: str, code: str, level: str) -> None:
    assert (code, level) in {(fact.rule, str(fact.level)) for fact in read(text, EVENING).urgent}
