"""What the person is to the sender: "o'g'lim" is a son, "я сестра Хуршида" a brother."""

import re
from dataclasses import dataclass

from himoya.reading.message import Message


@dataclass(frozen=True, slots=True)
class Kin:
    relation: str
    sex: str
    rank: int  # place in kin.toml
    start: int
    end: int


_PHRASES_ABOUT_SENDER = re.compile(r"(?:oyi|oyijon|mam|mama|mat|opa|dada|ona|onajon|mamochka)$")


def kin(message: Message) -> list[Kin]:
    """Every word of kinship in the message, in its order; the more exact one where two overlap."""
    found: list[Kin] = []
    for made, word in message.phrases.kin:
        for place in made.find(message.laid):
            found.append(Kin(word.relation, word.sex, word.rank, place.start, place.end))
    if len(found) < 2:
        return found
    found.sort(key=lambda kin: (kin.start, kin.start - kin.end))
    kept: list[Kin] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        kept.append(one)
    return kept


def weak(one: Kin, message: Message) -> bool:
    """An address ("oyi", "мам") tells the relation of a person named elsewhere and makes none itself."""
    return bool(_PHRASES_ABOUT_SENDER.match(message.letters[one.start : one.end]))
