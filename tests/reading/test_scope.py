"""What stands around a phrase decides: denied, asked, supposed, dreamt, long past, told of others."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


def level(text: str) -> str:
    return str(read(text, EVENING).level)


SIGNED = [
    "O'g'lim kecha kontraktga imzo qo'ydi",
    "Ўғлим кеча контрактга имзо қўйди",
    "Углим кеча кантрактга имзо куйди",
    "oglim kecha kontraktga imzo qoydi",
    "Сын вчера подписал контракт",
    "Brat vchera podpisal kontrakt",
]


@pytest.mark.parametrize("text", SIGNED)
def test_a_signature_cannot_wait_in_any_spelling(text: str) -> None:
    assert level(text) == "T0"


@pytest.mark.parametrize(
    "text",
    [
        "O'g'lim imzo qo'ymadi",
        "O'g'lim imzo qo'ygani yo'q",
        "Ўғлим имзо қўймабди",
        "Углим имзо куйгани йук",
        "Сын не подписал контракт",
        "Сын так и не подписал",
        "Ukam imzo qo'yishdan bosh tortdi",
    ],
)
def test_a_denied_signature_is_a_refusal_and_no_alarm(text: str) -> None:
    reading = read(text, EVENING)
    assert "U01" not in {fact.rule for fact in reading.urgent}
    assert reading.contract is not None
    assert reading.contract.state == "refused"


@pytest.mark.parametrize(
    "text",
    [
        "Agar o'g'lim imzo qo'ysa nima bo'ladi?",
        "Orangizda o'g'li imzo qo'yganlar bormi?",
        "Tushimda o'g'lim imzo qo'ygan emish",
        "Xudo saqlasin, o'g'lim imzo qo'ydi degan gapdan",
        "O'tgan yili akam imzo qo'ygan edi",
        "«O'g'lim imzo qo'ydi» deb yozmang, yolg'on",
        "А если сын подписал, можно ли отозвать?",
        "Снилось, что сын подписал контракт",
        "ADMIN: o'g'lim imzo qo'ydi deganlar lichkaga yozsin",
        "akam imzo qo'ydi dedi hazillashib 😂",
        "Posilkani oldim deb o'g'lim imzo qo'ydi",
    ],
)
def test_talk_of_signing_is_no_signature(text: str) -> None:
    assert level(text) == "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukamni ertaga olib ketishadi, yig'ishtir deyishibdi", "T0"),
        ("Ukamni ertaga sudga olib ketishadi", "none"),
        ("Ukam o'zimni osaman dedi", "T0"),
        ("Akam o'zini osmoqchi emas", "none"),
        ("Farruxni dafn qildik, ukam halok bo'lgan edi", "T2"),
    ],
)
def test_the_level_follows_what_is_said(text: str, expected: str) -> None:
    assert level(text) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "мен Шерзод Намунаевнинг холасиман. Кеча мажбурлаб кул куйдиришибди, уриб. Эртага ёки индинга "
            "борт келади дейишибди. Томск ИК 71",
            {"U01", "U02", "U04"},
        ),
        (
            "Ona rozi boling, o'q yeganim yaxshi yo o'zimni bir narsa qilaman dedi. 84 koloniya",
            {"U05"},
        ),
        ("Фаррухдан айрилдик. Бугун Самаркандга цинк тобут келди, очманглар дейишди", {"U14"}),
        (
            "Ўғлим Санжар Пистончиевни видеосини тарқатибди гуруҳларда, исми ва расми билан, ўчиртиринглар",
            {"U20"},
        ),
    ],
)
def test_what_cannot_wait_is_found_with_its_words(text: str, codes: set[str]) -> None:
    reading = read(text, EVENING)
    assert str(reading.level) == "T0"
    assert {fact.rule for fact in reading.urgent} == codes
    assert all(text[fact.quote.start : fact.quote.end] == fact.quote.text for fact in reading.urgent)
