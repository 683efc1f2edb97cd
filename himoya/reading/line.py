"""A reading as one JSON line: the contract of `himoya read`."""

from collections.abc import Iterator
from typing import Any

from himoya.common.say import say
from himoya.reading.advert_words import signs
from himoya.reading.facts import Advert, Reading, UrgentFact


def as_line(message_id: str, reading: Reading, language: str = "en") -> dict[str, Any]:
    """Always the same keys: null where the text says nothing, `none` for no level or no contract.

    `language` is that of the sentences why a sign of an advertisement is one.
    """
    place, case, heard = reading.facility, reading.criminal, reading.contact
    return {
        "id": message_id,
        "urgent": [_urgent(fact) for fact in reading.urgent],
        "level": str(reading.level),
        "persons": [
            {
                "name_raw": person.name_raw,
                "name": person.name,
                "relation": person.relation,
                "sex": person.sex,
                "age": person.age,
                "birth_date": person.birth_date,
            }
            for person in reading.persons
        ],
        "facility": place and {"type": place.type, "number": place.number, "region": place.region},
        "criminal": case and {"article": case.article, "part": case.part, "term_months": case.term_months},
        "contact": heard
        and {"last_contact": heard.last_contact, "usual_interval_days": heard.usual_interval_days},
        "contract": reading.contract.state if reading.contract else "none",
        "phones": [phone.text for phone in reading.phones],
        "doubts": list(_doubts(reading)),
        "second_look": [_urgent(fact) for fact in reading.second_look],
        "language": reading.language,
        "advert": reading.advert and _advert(reading.advert, language),
    }


def _urgent(fact: UrgentFact) -> dict[str, Any]:
    return {
        "rule": fact.rule,
        "level": str(fact.level),
        "quote": fact.quote.text,
        "probability": fact.probability,
    }


def _advert(advert: Advert, language: str) -> dict[str, Any]:
    return {
        "kinds": list(advert.kinds),
        "signs": [
            {
                "sign": sign.code,
                "kind": sign.kind,
                "quote": sign.quote.text,
                "why": say(signs()[sign.code].why, language),
            }
            for sign in advert.signs
        ],
    }


def _doubts(reading: Reading) -> Iterator[dict[str, Any]]:
    """What to ask about: a date with two readings, a year without its day, an article said short."""
    for number, person in enumerate(reading.persons):
        if person.doubt:
            yield {"about": "birth_date", "person": number, "code": person.doubt}
        elif person.birth_date and len(person.birth_date) == 4:
            yield {"about": "birth_date", "person": number, "code": "year_only"}
    if reading.criminal and reading.criminal.doubt:
        yield {"about": "article", "person": None, "code": reading.criminal.doubt}
