"""Facts as they are dictated, shortened, misheard and corrected in a group."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import as_line, read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))  # a Saturday


def line(text: str) -> dict[str, object]:
    return as_line("1", read(text, EVENING))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("akam yetmish uchinchi zonada", ("IK", 73)),
        ("брат в девяносто четвёртой колонии", ("IK", 94)),
        ("71-лагерь", ("IK", 71)),
        ("укам 74-зона деб ёзибман, 84-зона экан", ("IK", 84)),
        ("Это сын, ему 22, СИЗО-79", ("SIZO", 79)),
        ("про 96-ю в Омске", (None, 96)),
        ("Zonasi Permda, 88 da", ("IK", 88)),
    ],
)
def test_a_facility_however_it_is_said(text: str, expected: tuple[str | None, int]) -> None:
    place = line(text)["facility"]
    assert isinstance(place, dict)
    assert (place["type"], place["number"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "40 dan ortiq yigit", "ikkovi bir zonada", "ukam Jasur Namunayev, 27 da",
        "uchta turmada o'tirgan", "yoshim ellik to'rtda",
    ],
)  # fmt: skip
def test_counts_and_ages_are_no_facility(text: str) -> None:
    place = line(text)["facility"]
    assert place is None or place["number"] is None  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("228 биринчи қисм, уч йил берди", ("228", 1, 36)),
        ("228 прим 1 часть 3", ("228.1", 3, None)),
        ("yuz oltmish bir uchinchi qism yetti yil", ("161", 3, 84)),
        ("ст. 228.1 ч.4, восемь с половиной лет", ("228.1", 4, 102)),
        ("моддаси 105, 1-қисм, 12 йил", ("105", 1, 144)),
        ("8 yil 6 oy, 162 ning 2 qismi", ("162", 2, 102)),
    ],
)
def test_an_article_however_it_is_said(text: str, expected: tuple[str, int, int | None]) -> None:
    case = line(text)["criminal"]
    assert isinstance(case, dict)
    assert (case["article"], case["part"], case["term_months"]) == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Ukam Sherzodga 8 yil berishdi", 96),
        ("Ukamni 12 yildan 8 yilga tushirishdi", 96),
        ("Брат осуждён, срок 7 лет", 84),
        ("Намунаев Шерзод, 27 лет, Самарканд", None),
        ("Ukamning muddatiga hali 4 yil bor", None),
        ("O'g'lim: bir yilga ketaman dedi", None),
    ],
)
def test_a_term_alone_is_what_words_call_one(text: str, months: int | None) -> None:
    case = line(text)["criminal"]
    assert (case["term_months"] if isinstance(case, dict) else None) == months


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukam Namunayev Nodirjon Karimjon o'g'li", ["Nodirjon Karimjon o'g'li Namunayev"]),
        ("Намунаев Жасур Икромжонович", ["Jasur Ikromjon o'g'li Namunayev"]),
        ("Oybegim terdi", ["Oybek"]),
        ("oglim shixbodir kasal ekan", []),
        ("O'g'lim Shixbodir kasal ekan", ["Shixbodir"]),
        ("Hasan bilan Husan Ertakovlar", ["Hasan Ertakov", "Husan Ertakov"]),
        ("Племяннице Гульноре", ["Gulnora"]),
        ("у Комила забрали карточку", ["Komil"]),
        ("Амакимнинг ўғли Намунаев Шоҳруҳ", ["Shohruh Namunayev"]),
        ("Шухрат Олмазорли в плену", ["Shuhrat Olmazorli"]),
    ],
)
def test_names_in_the_shapes_families_give_them(text: str, names: list[str]) -> None:
    assert [person.name for person in read(text, EVENING).persons if person.name] == names


@pytest.mark.parametrize(
    "text",
    [
        "Advokat Zuhra Namunova yordam berdi", "Мадина деган адвокатша чиқди", "какой-то Руслан Сергеевич",
        "Yunusobod, Mirzo Ulug'bek bo'ylab yetkazamiz", "Suyunchi beringlar", "Uchrashuvga boraman",
        "Ko'zimdan uyqu qochdi", "Передайте Наргизе-опе", "Ish bor! +998 00 512 33 41 Bahodir",
    ],
)  # fmt: skip
def test_names_of_others_and_words_like_names_are_nobody_held(text: str) -> None:
    assert [person.name for person in read(text, EVENING).persons if person.name] == []


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("Namunayev Anvar 98 ninchi yilgi", ["1998"]),
        ("Namunayev Anvar, o'n yettinchi may ikki ming birinchi yil", ["2001-05-17"]),
        ("1) Namunayev Anvar 11.02.1990; 2) Taxminov Bekzod, 1998", ["1990-02-11", "1998"]),
        ("Egizaklar, Hasan bilan Husan Ertakovlar, 2000 yil 29 avgust", ["2000-08-29", "2000-08-29"]),
        ("Bugun Sherzodim 25 ga to'ldi", ["2001-05-16"]),
        ("Ukam Sherzod 2008 yildan beri u yoqda", [None]),
    ],
)
def test_births_go_to_their_persons(text: str, births: list[str | None]) -> None:
    assert [person.birth_date for person in read(text, EVENING).persons] == births


def test_what_may_be_meant_otherwise_is_said() -> None:
    told = line("Ukam Namunayev Sherzod, 05.06.1999, 228 chast 4, 11 yil")
    assert told["doubts"] == [
        {"about": "birth_date", "person": 0, "code": "day_month"},
        {"about": "article", "person": None, "code": "article_228.1"},
    ]
    assert line("Намунаев Шерзод 1994 г.р.")["doubts"] == [
        {"about": "birth_date", "person": 0, "code": "year_only"}
    ]
    assert line("Ukam Namunayev Sherzod, 25.06.1999, 228.1 ч. 4")["doubts"] == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ukam avtografini chizib beribdi, hali barakda", "signed"),
        ("Ўғлим қоғозга қўл қўйдирибди алдаб", "signed"),
        ("Ukam urushga bormayman deb turibdi", "refused"),
        ("Муж на их контракт сказал нет", "refused"),
        ("Akam ko'nmagani uchun karserga tiqishdi", "refused"),
        ("Муж говорит, агитировали за контракт, обещали деньги", "offered"),
        ("Ukam qo'l qo'yganmi yo'qmi, bilmaymiz", "unknown"),
        ("Advokat bilan shartnoma tuzdik ukam uchun", "none"),
        ("Imzo qo'yib qaytganlar bormi?", "none"),
        ("Qizim kollejga shartnomani to'ldirib topshirdi", "none"),
    ],
)
def test_the_state_of_a_contract(text: str, state: str) -> None:
    assert line(text)["contract"] == state


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("oyiga ikki marta telefon qiladi", 15),
        ("икки ҳафтада бир гаплашамиз", 14),
        ("звонит раз в две недели", 14),
        ("har kuni bir pora Qur'on o'qiymiz", None),
    ],
)
def test_the_rhythm_of_calls(text: str, days: int | None) -> None:
    heard = line(text)["contact"]
    assert (heard["usual_interval_days"] if isinstance(heard, dict) else None) == days


@pytest.mark.parametrize(
    "text",
    [
        "😂🔥🤲" * 50, "\u202eSalom\u202c \u2067x\u2069", "S̷̛̤̲̈́a̴͎͝l̵͚̐o̷͔͝m̷̦̐", "\ud800 salom \udfff",
        "<div class='a'><b>Salom</b><script>alert(1)</script></div>", "aGVsbG8gd29ybGQgdGhpcyBpcw==" * 9,
        "السلام عليكم ابني في السجن منذ ثلاث سنوات",
        "Салом алайкум, писарам дар зиндони шаҳр аст, панҷ сол додаанд",
        "Саламатсызбы, балам түрмөдө, беш жыл беришти",
    ],
)  # fmt: skip
def test_nothing_is_invented_from_what_is_not_read_here(text: str) -> None:
    told = line(text)
    assert [person["name"] for person in told["persons"] if person["name"]] == []  # type: ignore[attr-defined]
    assert (told["facility"], told["criminal"], told["contract"]) == (None, None, "none")


@pytest.mark.parametrize("piece", ["Abc ", "A", "7 yil ", "yuz ", "Aliyev ", "12.04.2001 ", "+7 000 ", "71,"])
def test_an_endless_message_is_read_to_its_end(piece: str) -> None:
    assert len(read(piece * (1_000_000 // len(piece)), EVENING).persons) <= 30
