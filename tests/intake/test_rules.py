"""Who told of whom, from one message."""

from datetime import timedelta

import pytest

from himoya.intake.channels.incoming import Incoming
from himoya.intake.rules import Gathered, reporter_key, telling_of
from himoya.reading.facts import FacilityFact, PersonFact, Quote, Reading, UrgentFact
from himoya.urgency import Level
from tests.make import MONDAY, incoming

SONS = "Hasan 79 da, Husan 91 da qo'l qo'yibdi"


def quote(words: str, text: str = SONS) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words))


HASAN = PersonFact(name="Hasan", relation="son", quote=quote("Hasan"))
HUSAN = PersonFact(name="Husan", relation="son", birth_date="2000-08-29", quote=quote("Husan"))


def test_of_two_sons_the_signature_belongs_to_the_one_spoken_of_last() -> None:
    signed = UrgentFact("U01", Level.T0, quote("qo'l qo'yibdi"))
    place = FacilityFact("IK", 79, None, quote("79 da"))

    telling = telling_of(incoming(SONS), Reading(persons=(HASAN, HUSAN), urgent=(signed,), facility=place))

    assert [of.name for of in telling.persons] == ["Hasan", "Husan"]
    assert telling.urgent == ((1, signed),)
    assert [(fact.person, fact.value) for fact in telling.facts if fact.kind == "facility"] == [(0, "IK-79")]


def test_an_alarm_about_nobody_named_is_about_somebody() -> None:
    signed = UrgentFact("U01", Level.T0, quote("qo'l qo'yibdi"))
    telling = telling_of(incoming(SONS), Reading(urgent=(signed,)))
    assert [(of.name, of.relation) for of in telling.persons] == [("", "")]


def test_chatter_tells_of_nobody() -> None:
    assert telling_of(incoming("rahmat"), Reading()).persons == ()


def keys(*pairs: tuple[Incoming, PersonFact]) -> set[tuple[str, str]]:
    found = set()
    for message, person in pairs:
        (of,) = telling_of(message, Reading(persons=(person,))).persons
        found.add((of.reporter, of.key))
    return found


NOVEMBER, MARCH = "1999-11-03", "1999-03-11"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((incoming("x"), PersonFact(name="Sherzod")), (incoming("y", 2), PersonFact(name="Шерзод")), True),
        ((incoming("x"), PersonFact(name="Sherzod")), (incoming("y", 2), PersonFact(name="Botir")), False),
        (
            (incoming("x"), PersonFact(name="Sherzod", birth_date=NOVEMBER)),
            (incoming("y", 2), PersonFact(name="Sherzod", birth_date=MARCH)),
            False,
        ),
        ((incoming("x"), PersonFact(relation="son")), (incoming("y", 2), PersonFact(relation="son")), True),
        (
            (incoming("x"), PersonFact(relation="son")),
            (incoming("y", 2), PersonFact(relation="brother")),
            False,
        ),
        ((incoming("x"), PersonFact()), (incoming("y", 2), PersonFact()), False),
        (
            (incoming("x"), PersonFact(name="Sherzod")),
            (incoming("y", 2, sender_key="user2"), PersonFact(name="Sherzod")),
            False,
        ),
    ],
)
def test_one_reporter_tells_of_one_person_under_one_key(
    one: tuple[Incoming, PersonFact], other: tuple[Incoming, PersonFact], same: bool
) -> None:
    assert (len(keys(one, other)) == 1) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (incoming("x"), incoming("x", chat="telegram:88"), True),  # Telegram knows its users everywhere
        (incoming("x", chat="whatsapp:a"), incoming("x", chat="whatsapp:b"), True),
        (
            incoming("x", chat="whatsapp:a", sender_key="z"),
            incoming("x", chat="whatsapp:b", sender_key="z"),
            False,
        ),
        (incoming("x", chat="lines:a", sender_key="z"), incoming("x", chat="lines:b", sender_key="z"), True),
        (incoming("x", columns={}, sender_key=""), incoming("x", 2, columns={}, sender_key=""), False),
        (incoming("x", columns={}, sender_key="z"), incoming("x", 2, columns={}, sender_key="z"), False),
    ],
)
def test_who_is_the_same_voice(one: Incoming, other: Incoming, same: bool) -> None:
    assert (reporter_key(one) == reporter_key(other)) is same


def test_the_newest_word_stands_in_whatever_order_the_files_come() -> None:
    gathered = Gathered()
    gathered.begin("p", reporter="telegram/user1", relation="son", name="Sherzod")
    gathered.tell("p", "facility", "IK-77", MONDAY)
    gathered.tell("p", "facility", "IK-71", MONDAY - timedelta(days=3))
    assert gathered.records["p"].facility == "IK-77"


def test_a_row_of_a_list_is_no_family() -> None:
    gathered = Gathered()
    gathered.begin("p", reporter="list:abc/row/1", relation="", name="Sherzod")
    assert gathered.records["p"].reporter == ""
