"""The state of a contract in words nobody labelled: indirect, denied, reported, of another paper, unknown."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import as_line, read
from himoya.reading.contract import contract
from himoya.reading.cuebook import CODES
from himoya.reading.decide import Decision
from himoya.reading.facts import UrgentFact
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (
            "refused",
            "Ukam 83-zonada, komissar kelganda boshini chayqabdi, qog'ozni o'qimasdan qaytarib bergan",
        ),
        ("refused", "Сын в ИК-91, вербовщикам сказал: никуда не поеду, своё досижу"),
        ("refused", "Akamning imzosi qo'yilgan degan mish-mish noto'g'ri ekan, o'zi telefon qildi, 85-zona"),
        ("refused", "Zayavleniyesini qaytarib olibdi erim, endi hech qayerga jo'natishmaydi, IK-79"),
        ("refused", "Мужу в ИК-88 давали контракт, он порвал его при всех"),
        ("refused", "O'g'limga shartnoma tutqazishgan edi, u unamay turib olibdi, 92-zona Perm"),
        ("refused", "Harbiylar kelganda jiyanim jinnimasman deb javob beribdi, Tula 95"),
        ("refused", "Брат написал отказ от службы, начальник отряда принял, ИК-73"),
        ("refused", "Kuyovim frontga rozi emasman deb yozib beribdi, shuning uchun karserda"),
        ("refused", "Племяннику обещали миллион, а он ни в какую, сидит в шизо за это"),
        ("refused", "Dadam imzo-pimzo qo'ymayman deb turibdi, 96-koloniyada"),
        (
            "refused",
            "Zonada uchinchi marta so'rashdi, o'g'lim uchalasida ham yo'q dedi, kontrakt kerakmas dedi",
        ),
        ("offered", "Мужу в ИК-84 подсовывают контракт третий день, он пока молчит"),
        (
            "offered",
            "O'g'limga: rozi bo'lsang srogingni yopamiz deyishibdi pokupatellar, 77-zona, javob bermabdi",
        ),
        ("offered", "Ukamga imzo qo'ymaguncha posilka yo'q deyishibdi, 91-zona"),
        ("offered", "Брату в колонии предложили контракт на год, думает"),
        (
            "offered",
            "Klubda kim urushga borishni istaydi deb so'rashibdi, pul va'da qilishibdi, o'g'lim 88-zonada",
        ),
        ("offered", "Сыну сказали: подпишешь — через полгода свобода. ИК-94, он не знает что делать"),
        ("signed", "Erim telefon qildi: kontraktga qo'l qo'ydim, kechir dedi, 76-zona"),
        ("signed", "Брат поддался, контракт уже в спецчасти, сам пока в бараке, ИК-81"),
        ("signed", "O'g'lim bir yillik shartnomaga imzo chekib bo'libdi, ertaga emas indin olib ketisharkan"),
        ("signed", "Ukamni uch kun urib, oxiri qo'l qo'ydirib olishibdi urushga, 93-zona"),
        ("signed", "Муж подписал бумаги на СВО, из ИК-98 их повезут в пятницу"),
        ("signed", "Avval yo'q degan edi, keyin baribir imzolabdi ukam kontraktni, Omsk 86-zona"),
        ("signed", "Akam kontrakt bilan ketgan, ikki oydan beri xabar yo'q"),
        (
            "unknown",
            "Akamni olib ketishibdi, shartnomaga imzo qo'yganmi yo'qmi so'rashga ulgurmadim, 90-zona",
        ),
        ("unknown", "Сын в ИК-87, подписал ли он контракт — не знаем, молчит"),
        ("unknown", "O'g'lim qo'l qo'yganmi, zona boshlig'i aytmadi, qayerdaligi ham noma'lum"),
        ("none", "Opam ijara shartnomasiga imzo qo'ydi, ukam zonada tinch"),
        ("none", "Муж на воле, подписал трудовой договор с заводом, брат в колонии передаёт привет"),
        ("none", "Sud apellyatsiyani rad etdi, ukam 79-zonada, advokat kassatsiya yozadi"),
        ("none", "Посылку не приняли, сказали нет места, сын в ИК-92 здоров"),
        ("none", "Бухгалтер отказалась принимать справку, сын в ИК-95, помогите с УДО"),
        ("none", "Ukam salomatligi yaxshi, 81-zona, kitob so'rayapti"),
        ("none", "Konsul rad javobini berdi, hujjat yetmas ekan, ukam IK-74 da"),
        ("none", "O'g'limning rasmini qo'ymayman guruhga, qo'rqaman"),
        ("none", "Кто знает, можно ли отозвать подпись?"),
        ("none", "Bolam maktabga shartnoma bilan o'qituvchi bo'lib kirdi, qamoqdagi otasi xursand"),
        ("none", "Kanalda yozishibdi: mahbuslar kontraktga imzo chekmoqda ekan, ehtiyot bo'ling"),
    ],
)
def test_the_state_of_a_contract(state: str, text: str) -> None:
    assert as_line("1", read(text, EVENING))["contract"] == state


def weighed(text: str, **sure: float) -> str:
    """The state where the weights give these rules these probabilities, and no other any."""
    known = prepared(message_of(text, EVENING))
    words = known.message.quote(0, len(known.message.letters))
    alarms = tuple(UrgentFact(code, rule(code).level, words, sure[code]) for code in sure if sure[code] > 0.4)
    found = contract(known.board, known.specific, Decision(alarms, (), dict.fromkeys(CODES, 0.0) | sure))
    return found.state if found else "none"


def test_weights_hear_a_signature_that_no_phrase_tells() -> None:
    text = "Akam endi ularning odami, hammasi hal"
    assert weighed(text) == "none"
    assert weighed(text, U01=0.9) == "signed"


def test_weights_tell_what_no_phrase_names_as_the_war() -> None:
    text = "Bir haftadan beri begonalar kelyapti, ukam ko'nmabdi"
    assert weighed(text) == "none"
    assert weighed(text, U03=0.8) == "refused"


def test_a_signature_that_the_weights_do_not_hear_is_under_another_paper() -> None:
    text = "Ukam bugun qog'ozga qo'l qo'yibdi"
    assert weighed(text, U01=0.3) == "signed"
    assert weighed(text, U01=0.01) == "none"
    assert weighed(text, U01=0.01, U08=0.9) == "signed"


def test_a_consent_of_the_groups_own_is_no_contract() -> None:
    assert weighed("Men rozilik bergandim, ukam endi qarshi chiqdi", U20=0.9) == "none"


def test_of_a_list_the_words_alone_decide() -> None:
    known = prepared(message_of("Ukam kontraktga qo'l qo'yibdi", EVENING))
    found = contract(known.board, known.specific)
    assert found is not None
    assert found.state == "signed"
