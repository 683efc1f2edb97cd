"""The messages that matter, and those that only sound so, from the phrase files."""

from datetime import timedelta
from random import Random
from typing import Any

from himoya.common import packaged
from himoya.demo.cast import SPEAKERS, Speaker
from himoya.demo.story_dice import dice
from himoya.demo.story_draft import (
    FIRST_MESSAGE_AT,
    LAST_MESSAGE_AT,
    LETTER,
    TELEGRAM,
    WHATSAPP,
    Draft,
    moment,
)
from himoya.demo.story_hands import written

_FILES = ("signed", "leaving", "pressure", "despair", "front", "silence", "papers", "harm", "answers")
_TOLD_TWICE = 0.4  # mothers who are in both groups often write the same in both


def drafts() -> list[Draft]:
    """Case messages and traps of both groups, in no order."""
    chance = dice("cases")
    result = []
    for name in _FILES:
        for row in packaged.toml("himoya.demo", f"phrases/story_{name}.toml")["told"]:
            result += _told(row, chance)
    return result + _traps(chance)


def _told(row: list[str], chance: Random) -> list[Draft]:
    time, key, about, urgent, text, *rest = row
    options = set(rest[0].split(" ")) if rest else set()
    forwarded = rest[0].partition("fwd:")[2] if rest else ""
    speaker = SPEAKERS[key]
    first = WHATSAPP if "w" in options or speaker.groups == "w" else TELEGRAM
    at = moment(time)
    seconds = 0 if at == LAST_MESSAGE_AT else chance.randrange(60)
    persons = about.split()
    draft = Draft(
        group=first,
        sent_at=at + timedelta(seconds=seconds),
        speaker=key,
        text=written(text, speaker.hand),
        about=persons[0] if persons else None,
        also=tuple(persons[1:]),
        urgent=tuple(urgent.split()),
        forwarded_from=forwarded,
        edited=chance.random() < 0.05,
    )
    twice = speaker.groups == "tw" and key != "nodira" and chance.random() < _TOLD_TWICE
    return [draft, _again(draft, chance)] if twice or "both" in options else [draft]


def _again(draft: Draft, chance: Random) -> Draft:
    """The same words in the other group a few minutes later."""
    other = WHATSAPP if draft.group == TELEGRAM else TELEGRAM
    later = draft.sent_at + timedelta(seconds=chance.randrange(60, 400))
    return Draft(
        group=other, sent_at=later, speaker=draft.speaker, text=draft.text, about=draft.about,
        also=draft.also, urgent=draft.urgent, forwarded_from=draft.forwarded_from,
    )  # fmt: skip


def _traps(chance: Random) -> list[Draft]:
    traps: dict[str, Any] = dict(packaged.toml("himoya.demo", "phrases/traps.toml"))
    result = []
    for time, key, text in traps.pop("last_evening"):
        speaker = SPEAKERS[key]
        at = moment(time) + timedelta(seconds=chance.randrange(60))
        result.append(Draft(_group_of(speaker, chance), at, key, written(text, speaker.hand)))
    whole = int((LAST_MESSAGE_AT - FIRST_MESSAGE_AT).total_seconds())
    for kind, lines in traps.items():
        writers = [one for one in SPEAKERS.values() if _is_bystander(one) and _fits(one.hand, kind)]
        for text in lines:
            speaker = chance.choice(writers)
            at = FIRST_MESSAGE_AT + timedelta(seconds=chance.randrange(3600, whole - 3600))
            at = at.replace(hour=chance.randrange(8, 21))
            result.append(Draft(_group_of(speaker, chance), at, speaker.key, written(text, speaker.hand)))
    return result


def _is_bystander(speaker: Speaker) -> bool:
    """Only those without a case of the story: a trap must not read as news of somebody's son."""
    return speaker.key.startswith("m") and speaker.key[1:].isdigit()


def _fits(hand: str, kind: str) -> bool:
    return hand == kind or (kind == "latin" and hand == "bare") or (kind == "latin" and hand.startswith(kind))


def _group_of(speaker: Speaker, chance: Random) -> str:
    return chance.choice([group for group, letter in LETTER.items() if letter in speaker.groups])
