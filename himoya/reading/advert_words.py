"""The vocabulary of lures (adverts.toml): kinds, their signs, and the marks of texts that make no offer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from himoya.common import packaged
from himoya.common.say import N_
from himoya.language.phrases import Phrases

OWN = "own"
NO_VERDICT = N_(
    "This is no verdict on anybody: it says what stands in the text. For the defence the text is evidence."
)
SUBJECT = "subject of "  # before the kind: the words that say whom an offer is about


@dataclass(frozen=True, slots=True)
class SignWords:
    """One sign of the vocabulary. `title` and `why` are English and marked for translation by the file."""

    code: str
    kinds: tuple[str, ...]
    core: bool
    beside: frozenset[str]  # of these signs one must stand beside this core sign; empty: any of its kind
    title: str
    why: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    rule: str  # the alarm that shows it, in place of words; "": none does


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of lure. `told`: marks that make a text one that only speaks of it."""

    title: str
    needs_subject: bool
    told: frozenset[str]
    told_of_others: frozenset[str]  # the same, unless the writer tells of her own


@cache
def signs() -> Mapping[str, SignWords]:
    """Every sign, by its code, in the order of the file."""
    return {row["code"]: _sign(row) for row in _file()["sign"]}


@cache
def shown_by_alarms() -> Mapping[str, SignWords]:
    """The signs that an alarm shows, by its rule."""
    return {sign.rule: sign for sign in signs().values() if sign.rule}


@cache
def kinds() -> Mapping[str, Kind]:
    """courier, army and fraud."""
    return {
        code: Kind(
            title=row["title"],
            needs_subject="subject" in row,
            told=frozenset(row["told"]),
            told_of_others=frozenset(row.get("told_of_others", ())),
        )
        for code, row in _file()["kind"].items()
    }


def core_phrases() -> list[tuple[str, str]]:
    """The phrases of core signs, each with its sign's code."""
    return _phrases(core=True)


@cache
def other_phrases() -> Phrases[str]:
    """All others, with what they show: a sign's code, a mark of [about], OWN, or SUBJECT with a kind."""
    return Phrases(_phrases(core=False))


def _phrases(core: bool) -> list[tuple[str, str]]:
    said = said_by()
    return [(phrase, name) for name in said for phrase in said[name] if _is_core(name) is core]


def _is_core(name: str) -> bool:
    return name in signs() and signs()[name].core


def said_by() -> Mapping[str, list[str]]:
    """The phrases of every sign and mark."""
    file = _file()
    subjects = {SUBJECT + code: row["subject"] for code, row in file["kind"].items() if "subject" in row}
    marks = {name: row["say"] for name, row in file["about"].items()}
    return {**{row["code"]: row["say"] for row in file["sign"]}, OWN: file[OWN]["say"], **marks, **subjects}


def _file() -> dict[str, Any]:
    return packaged.toml("himoya.reading", "adverts.toml")


def _sign(row: Mapping[str, Any]) -> SignWords:
    return SignWords(
        code=row["code"],
        kinds=tuple(row["kinds"]),
        core=row.get("core", False),
        beside=frozenset(row.get("with", ())),
        title=row["title"],
        why=row["why"],
        yes=tuple(row["yes"]),
        no=tuple(row["no"]),
        rule=row.get("rule", ""),
    )
