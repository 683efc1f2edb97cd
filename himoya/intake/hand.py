"""What somebody types after a phone call, as one message: the facts keep the words they stand in. Pure."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from himoya.intake.channels.incoming import Incoming
from himoya.intake.rules import Telling, Told, telling_of
from himoya.reading import read
from himoya.reading.facts import UrgentFact
from himoya.reading.own import OwnCues

CHAT = "by-hand:desk"
CHANNEL = "by-hand"

# What the caller is to him -> what he or she is to the caller, for a man and for a woman.
_OTHER_WAY: dict[str, tuple[str, str]] = {
    "mother": ("son", "daughter"),
    "father": ("son", "daughter"),
    "wife": ("husband", ""),
    "husband": ("", "wife"),
    "sister": ("brother", "sister"),
    "brother": ("brother", "sister"),
    "daughter": ("father", "mother"),
    "son": ("father", "mother"),
    "grandparent": ("grandson", ""),
    "aunt_or_uncle": ("nephew", "niece"),
    "cousin": ("cousin", "cousin"),
    "in_law": ("relative", "relative"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was told on the phone, as typed; any but the name may be empty."""

    name: str
    said: str = ""
    birth: str = ""  # a day, a year, or an age: "1994", "14.03.1994", "32"
    sex: str = ""  # m | f
    place: str = ""
    caller: str = ""  # her name
    caller_relation: str = ""  # what she is to him: "mother"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing read from what was said, to be ticked."""

    key: str
    kind: str  # "urgent" for a rule
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hand:
    """The entry as a message, what it tells, and which of it a person should look at first."""

    row: Incoming
    telling: Telling
    proposed: tuple[Proposed, ...]
    mark: str  # another one as soon as anything was typed differently


def hand(heard: Heard, at: datetime, key: str, own: OwnCues | None = None) -> Hand:
    """Read what was typed. `at` is aware, in the group's zone; `key` names the entry; `own`: its cues."""
    typed = [part for part in (heard.name, heard.birth, heard.place) if part]
    first = "\n".join(typed)
    text = f"{first}\n\n{heard.said}" if heard.said else first
    row = Incoming(
        chat=CHAT,
        chat_title="",
        key=key,
        sent_at=at,
        sender=heard.caller,
        sender_key="",
        text=text,
        place="message 1",
        columns=_columns(heard),
    )
    telling = _about_one(telling_of(row, read(text, at, row.columns, own)), heard)
    found = [(_key(fact.kind, fact), fact.kind, fact.value, fact.quote) for fact in telling.facts]
    found += [(f"urgent/{f.rule}/{f.quote.start}", "urgent", f.rule, f.quote) for _who, f in telling.urgent]
    proposed = tuple(
        Proposed(mark, kind, value, quote.start, quote.end)
        for mark, kind, value, quote in found
        if quote.start > len(first)
    )
    return Hand(row, telling, proposed, hashlib.sha256(repr(heard).encode()).hexdigest()[:16])


def without(telling: Telling, proposed: Collection[Proposed], ticked: Collection[str]) -> Telling:
    """The telling without what was proposed and not ticked."""
    dropped = {one.key for one in proposed} - set(ticked)

    def kept(fact: UrgentFact) -> bool:
        return f"urgent/{fact.rule}/{fact.quote.start}" not in dropped

    return replace(
        telling,
        facts=tuple(fact for fact in telling.facts if _key(fact.kind, fact) not in dropped),
        urgent=tuple((who, fact) for who, fact in telling.urgent if kept(fact)),
    )


def _key(kind: str, fact: Told) -> str:
    return f"{kind}/{fact.quote.start}/{fact.quote.end}"


def _columns(heard: Heard) -> dict[str, str]:
    age = heard.birth.isdigit() and len(heard.birth) <= 3
    cells = {
        "name": heard.name,
        "sex": heard.sex,
        "facility": heard.place,
        ("age" if age else "birth_date"): heard.birth,
    }
    return {field: cell for field, cell in cells.items() if cell}


def _about_one(telling: Telling, heard: Heard) -> Telling:
    """Everything said on the phone is about the one person the entry is about."""
    told_of = telling.persons[0]
    facts = list(telling.facts)
    sexes = [fact.value for fact in facts if fact.kind == "sex"]
    sex = heard.sex or (sexes[0] if sexes else "")
    man, woman = _OTHER_WAY.get(heard.caller_relation, ("", ""))
    relation = {"m": man, "f": woman}.get(sex, "") or told_of.relation
    return replace(telling, persons=(replace(told_of, relation=relation),), facts=tuple(facts))
