"""Denials in every dialect, requests, others, intentions and what is long past: rule by rule."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


def rules(text: str) -> set[str]:
    return {fact.rule for fact in read(text, EVENING).urgent}


def contract(text: str) -> str:
    told = read(text, EVENING).contract
    return told.state if told else "none"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Jasur frontga qo'l qo'ymiman dedi", "refused"),
        ("Ukam kontraktga imzo chekmiyman deb turibdi", "refused"),
        ("Укам имзо чекмийман деяпти", "refused"),
        ("O'g'lim imzo qo'ymaydi, qat'iy aytdi", "refused"),
        ("Ukamga qo'l qo'ydirolmabdi ular", "refused"),
        ("Муж ни разу ничего не подписал", "refused"),
        ("Сын отказался подписывать контракт", "refused"),
        ("Ukam kontraktga qo'l qo'ydi", "signed"),
        ("Oldin qo'l qo'ymagan edi ukam, keyin urib kontraktga qo'l qo'ydirishibdi", "signed"),
        ("Сначала муж не подписал, потом всё-таки подписал контракт", "signed"),
        ("Jiyanim rozi bo'pti, kontrakt bilan ketarkan", "signed"),
        ("Брату предлагают контракт, обещают паспорт", "offered"),
        ("Imzo qo'ying deb taklif qilishyapti ukamga", "offered"),
        ("Ukam telefon qildi, sog' ekan", "none"),
    ],
)
def test_the_contract_is_signed_refused_offered_or_not_spoken_of(text: str, state: str) -> None:
    assert contract(text) == state


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("U01", "Imzo qo'yganlarni kim ko'rgan"),
        ("U01", "Ukam Posilkaga qo'l qo'yib oldi deyapman, kontraktga emas"),
        ("U01", "Qo'l qo'yma dedim ukamga"),
        ("U01", "Olloh o'zing asra, imzo qo'ygan bolalarni qaytar"),
        ("U02", "Ukamni hech qayerga olib ketishmabdi ertaga ham"),
        ("U02", "Qizim urushga ketganlar qaytadimi deb so'radi"),
        ("U02", "Если завтра брата отправят на фронт, что делать"),
        ("U03", "Kvitansiyasini rasmga olib qo'ying"),
        ("U03", "Покупатели к брату не приезжали"),
        ("U04", "Oldin ukamni karserga tiqishardi"),
        ("U04", "Раньше брата держали в ШИЗО"),
        ("U05", "O'sha bilagini kesgan bolaning onasi topildi"),
        ("U05", "Голодовку муж так и не объявил"),
        ("U12", "O'zingizni qo'lga oling, yolg'iz emassiz"),
        ("U14", "O'lib qoldim charchab, bozor, posilka"),
        ("U16", "Posilka narxi 154 ming so'm"),
        ("U19", "Pul so'rasa bermang, 200 ming rublga chiqarib beramiz deyishadi"),
    ],
)
def test_what_did_not_happen_to_him_stays_silent(code: str, text: str) -> None:
    assert code not in rules(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("U01", "Uch yil oldin qamalgan edi. Ukam kecha kontraktga imzo qo'yibdi"),
        ("U01", "Admin opa yordam bering, o'g'lim kontraktga imzo qo'yibdi"),
        ("U01", "Мы дома плачем все, сын вчера подписал контракт"),
        ("U01", "imzo qo'yganlar ichida ukam ham bor, frontga ketarkan"),
        ("U02", "Qo'rqaman juda, ukamni ertaga frontga olib ketishadi dedi"),
        ("U02", "narsangizni yig'ing deyishibdi ukamga"),
        ("U02", "Ukamni ertaga olib ketishadi, xudo o'zing asra"),
        ("U05", "O'g'lim o'zini osmoqchi bo'libdi"),
        ("U05", "Если меня отправят, я вскроюсь, говорит сын"),
        ("U05", "Голодовка у брата пятый день не ест"),
    ],
)
def test_words_around_do_not_hush_what_cannot_wait(code: str, text: str) -> None:
    reading = read(text, EVENING)
    assert code in {fact.rule for fact in (*reading.urgent, *reading.second_look)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Jahongir 26 da, 228 2-qism", None),
        ("Ukam Jahongir 26 da", None),
        ("Bolam 24ga kirdi", None),
        ("Jahongir 26 yoshda, 84 da", 84),
        ("Ukam Jahongir 84 da", 84),
        ("ukam Jahongir 26 zonada", 26),
    ],
)
def test_an_age_is_no_facility(text: str, number: int | None) -> None:
    place = read(text, EVENING).facility
    assert (place.number if place else None) == number
