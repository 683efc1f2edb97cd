"""Cues, scopes and weights together: what rings, what asks for a second look, and how sure it is."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.reading import read
from himoya.reading.cuebook import CODES
from himoya.reading.learned.trees import lines
from himoya.urgency import Level, rule

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))
PADDING = "Assalomu alaykum opajonlar, hammangizga sog‘lik tilayman, bozorda narxlar oshib ketibdi. "


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("O‘g‘lim kecha qog‘ozga barmog‘ini bosibdi, frontga ketarkan", "U01"),
        ("Brat skazal ego zavtra v pyat utra gruzyat v avtobus na Rostov", "U02"),
        ("Ukamni uch kun suvsiz qorong‘i xonada saqlab do‘pposlashibdi", "U04"),
        ("Он говорит, что больше так жить не хочет, просил у всех прощения", "U05"),
        ("Жиянимни жасадини олиб келишди, тобутни очирмаяпти", "U14"),
    ],
)
def test_words_that_stand_in_no_file_are_heard(text: str, rule: str) -> None:
    assert rule in {fact.rule for fact in read(text, EVENING).urgent}


@pytest.mark.parametrize(
    "text",
    [
        "Сын не подписал контракт",
        "O‘g‘lim imzo qo‘ymabdi, shukur",
        "Укам имзо чекса нима бўлади?",
        "Tushimda ukam tobutda yotibdi",
        "Ukam kitob so‘rabdi",
        "Сын получил посылку и передаёт привет",
    ],
)
def test_short_denials_questions_dreams_and_everyday_words_do_not_ring(text: str) -> None:
    assert read(text, EVENING).urgent == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bultur akamni ham ishdan chiqarib, sovuq xonada uch kun ushlashgan edi, keyin joyiga tushdi",
        "O'tgan yili ukamni karserga solishgan, keyin tinchidi, endi yaxshi o'qib yuribdi",
        "Kecha ukamni shturmga olib ketishlarini tushimda ko'rdim, ertalab o'zi chiqdi",
    ],
)
def test_what_is_past_well_or_dreamt_does_not_ring(text: str) -> None:
    assert read(text, EVENING).urgent == ()


def test_relief_in_the_same_breath_hides_no_departure() -> None:
    text = "Xudoga shukur ukam tirik, lekin ertaga tongda frontga olib ketishyapti"
    assert "U02" in {fact.rule for fact in read(text, EVENING).urgent}


def test_what_has_already_happened_is_not_long_past() -> None:
    reading = read("Akamni allaqachon frontga olib ketishibdi, Rostovda ekan", EVENING)
    assert "U02" in {fact.rule for fact in reading.urgent}


def test_the_graver_a_rule_the_sooner_it_rings() -> None:
    levels = [rule(code).level for code in CODES]
    at = lines()
    grave, urgent, usual = (
        max(line for line, level in zip(at.alarm.tolist(), levels, strict=True) if level in group)
        for group in ((Level.T0,), (Level.T1,), (Level.T2, Level.T3, Level.T4))
    )
    assert grave < urgent < usual
    assert (at.look < at.alarm).all()
    assert (at.alarm <= at.settled).all()


def test_an_alarm_says_how_sure_it_is_and_the_quote_is_in_the_text() -> None:
    text = "O‘g‘lim kecha kontraktga imzo chekibdi, hali zonada"
    fact = read(text, EVENING).urgent[0]
    assert (fact.rule, fact.quote.text) == ("U01", text[fact.quote.start : fact.quote.end])
    assert 0.5 <= fact.probability <= 1


def test_clear_words_for_what_cannot_wait_are_not_lost_among_many_others() -> None:
    reading = read(PADDING * 6 + "Erim shartnomaga imzo qo‘yibdi. " + PADDING * 6, EVENING)
    assert "U01" in {fact.rule for fact in (*reading.urgent, *reading.second_look)}


@given(st.text(max_size=200))
def test_a_rule_rings_or_asks_for_a_second_look_but_not_both(text: str) -> None:
    reading = read(text, EVENING)
    rings, looks = ([fact.rule for fact in facts] for facts in (reading.urgent, reading.second_look))
    assert len({*rings, *looks}) == len(rings) + len(looks)
    assert rings == sorted(rings)
    assert all(
        text[f.quote.start : f.quote.end] == f.quote.text for f in (*reading.urgent, *reading.second_look)
    )


def test_a_row_of_a_list_is_no_names_laid_open() -> None:
    row = (
        "Ф.И.О.: Ko‘zguyev Hasan Tolib o‘g‘li; Tug‘ilgan sanasi: 05.05.2000; Қаердан: Andijon; Колония: IK 88"
    )
    columns = {"name": "Ko‘zguyev Hasan Tolib o‘g‘li", "birth_date": "05.05.2000", "facility": "IK 88"}
    reading = read(row, EVENING, columns)
    assert (reading.urgent, reading.second_look) == ((), ())
    assert reading.persons[0].birth_date == "2000-05-05"
