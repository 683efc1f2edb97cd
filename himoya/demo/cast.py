"""The invented cast: one for the demo, the tests and the docs. Nobody here exists.

Prisoners and those who tell of them are in phrases/cast.toml; examples speak of `FARRUKH` and `ZAMIRA`.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from himoya.common import packaged


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody with an account. `team` is "ours", or "other" for the one who must see nothing."""

    key: str
    name: str
    role: str  # a value of himoya.common.roles.Role
    team: str
    phone: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who writes in the groups."""

    key: str
    shown: str  # name in the chat, "" for one nobody saved: the phone is shown
    phone: str
    hand: str  # how she writes: see story_hands.py
    groups: str  # "t" Telegram, "w" WhatsApp, "tw" both
    relations: MappingProxyType[str, str]  # prisoner key -> what the prisoner is to her


@dataclass(frozen=True, slots=True)
class Prisoner:
    """Someone held or sought, as the family knows him: the truth behind all spellings."""

    key: str
    given: str
    surname: str
    father: str
    sex: str
    born: date
    home: str
    facility: str  # "IK-76", "" when he sits nowhere
    region: str  # English: "Saratov oblast"
    article: str
    part: int | None
    years: int | None
    told_by: tuple[str, ...]  # speaker keys

    @property
    def name(self) -> str:
        """Uzbek Latin with ASCII apostrophes: "Farrux Anvar o'g'li Ertakboyev"."""
        child = "qizi" if self.sex == "f" else "o'g'li"
        return f"{self.given} {self.father} {child} {self.surname}"


_CAST = packaged.toml("himoya.demo", "phrases/cast.toml")


def _prisoners() -> dict[str, Prisoner]:
    return {
        key: Prisoner(
            key=key,
            given=row["given"],
            surname=row["surname"],
            father=row["father"],
            sex=row.get("sex", "m"),
            born=row["born"],
            home=row["home"],
            facility=row["facility"],
            region=row["region"],
            article=row.get("article", ""),
            part=row.get("part"),
            years=row.get("years"),
            told_by=tuple(teller[0] for teller in row["told_by"]),
        )
        for key, row in _CAST["prisoners"].items()
    }


def _speakers() -> dict[str, Speaker]:
    found: dict[str, Speaker] = {}
    relations: dict[str, dict[str, str]] = {}
    for key, row in _CAST["staff"].items():
        if row["groups"]:
            found[key] = _speaker(key, row["shown"], row["phone"], row["hand"], row["groups"], {})
    for prisoner, row in _CAST["prisoners"].items():
        for key, shown, relation, phone, hand, groups in row["told_by"]:
            told_of = relations.setdefault(key, {})
            told_of[prisoner] = relation
            found[key] = _speaker(key, shown, phone, hand, groups, told_of)
    for key, shown, phone, hand, groups in _CAST["members"]["rows"]:
        found[key] = _speaker(key, shown, phone, hand, groups, {})
    return found


def _speaker(key: str, shown: str, phone: str, hand: str, groups: str, relations: dict[str, str]) -> Speaker:
    return Speaker(key, shown, phone, hand, groups, MappingProxyType(relations))


STAFF = MappingProxyType(
    {
        key: Staff(key, row["name"], row["role"], row.get("team", "ours"), row["phone"])
        for key, row in _CAST["staff"].items()
    }
)
PRISONERS = MappingProxyType(_prisoners())
SPEAKERS = MappingProxyType(_speakers())

FARRUKH = PRISONERS["farrukh"]
ZAMIRA = SPEAKERS["zamira"]
