"""Writes a Telegram result.json of any size: an invented group for measuring import and reading.

    python benchmarks/make_export.py --messages 200000 --out /tmp/big [--seed 1]

Streams: memory does not grow with the number of messages. Deterministic for a seed.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TextIO

from himoya.common import packaged
from himoya.demo.exports_telegram import entities, mixed
from himoya.demo.story_hands import cyrillic_of, plain_of, with_slips
from himoya.demo.story_list import Listed, stranger
from himoya.demo.story_spelling import spelled

PERSON_EVERY = 25  # messages per distinct person
_CHATTER_SHARE = 0.78
_RECENT_PERSONS = 400
_TASHKENT = timezone(timedelta(hours=5))
_START = datetime(2025, 1, 1, tzinfo=UTC)
_SPAN = 680 * 86400  # seconds from the first message to the last
_MANNERS = {
    "latin": ("latin", "apostrophe", "bare", "turned"),
    "cyrillic": ("cyrillic",),
    "plain": ("plain",),
    "ru": ("russian",),
}
_NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"
_MEDIA = (
    f'   "file": "{_NOT_INCLUDED}",\n   "media_type": "voice_message",\n'
    '   "mime_type": "audio/ogg",\n   "duration_seconds": 21,\n',
    f'   "photo": "{_NOT_INCLUDED}",\n   "width": 960,\n   "height": 1280,\n',
    f'   "file": "{_NOT_INCLUDED}",\n   "media_type": "sticker",\n   "sticker_emoji": "🤲",\n',
)
_FIELD = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the file."""

    messages: int
    persons: int
    reports: int  # messages about a person


def write_export(path: Path, messages: int, seed: int = 1) -> Written:
    """Write `messages` messages to `path` (its folder is made) and say what is in them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    group = _Group(seed)
    reports = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            '{\n "name": "Katta guruh",\n "type": "private_supergroup",\n "id": 2099000001,\n "messages": [\n'
        )
        for index in range(messages):
            at = _START + timedelta(seconds=_SPAN * index // messages)
            reports += _write_message(out, group, index, at)
            out.write(",\n" if index + 1 < messages else "\n")
        out.write(" ]\n}")
    return Written(messages, -(-messages // PERSON_EVERY), reports)


def _write_message(out: TextIO, group: "_Group", index: int, at: datetime) -> bool:
    chance = group.chance
    person = index // PERSON_EVERY if index % PERSON_EVERY == 0 else group.whose(index)
    media = "" if person is not None or chance.random() > 0.11 else chance.choice(_MEDIA)
    text = "" if media else group.chatter() if person is None else group.report(person, index)
    sender = person if person is not None else chance.randrange(3000)
    pieces = entities(text)
    reply = f'   "reply_to_message_id": {index},\n' if index > 9 and chance.random() < 0.2 else ""
    out.write(
        f'  {{\n   "id": {index + 1},\n   "type": "message",\n'
        f'   "date": "{at.astimezone(_TASHKENT):%Y-%m-%dT%H:%M:%S}",\n'
        f'   "date_unixtime": "{int(at.timestamp())}",\n   "from": "{group.name_of(sender)}",\n'
        f'   "from_id": "user{8000000000 + sender * 7}",\n{reply}{media}'
        f'   "text": {json.dumps(mixed(pieces), ensure_ascii=False)},\n'
        f'   "text_entities": [{_entities(pieces)}]\n  }}'
    )
    return person is not None


def _entities(pieces: list[dict[str, str]]) -> str:
    rows = (
        f'\n    {{\n     "type": "{piece["type"]}",\n'
        f'     "text": {json.dumps(piece["text"], ensure_ascii=False)}\n    }}'
        for piece in pieces
    )
    joined = ",".join(rows)
    return f"{joined}\n   " if joined else ""


class _Group:
    """The words and people of one invented group; person n is the same whenever he is asked for."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = Random(f"{seed}")
        self._lines = list(_chatter_lines())
        self._fill: dict[str, list[str]] = packaged.toml("himoya.demo", "phrases/chatter.toml")["fill"]
        self._reports = packaged.toml("himoya.demo", "phrases/reports.toml")
        self._senders = packaged.toml("himoya.demo", "phrases/names.toml")["women"]

    def name_of(self, sender: int) -> str:
        return f"{self._senders[sender % len(self._senders)]} {sender}"

    def whose(self, index: int) -> int | None:
        """Of whom message `index` tells: mostly of those told of lately; None for small talk."""
        if self.chance.random() < _CHATTER_SHARE:
            return None
        newest = index // PERSON_EVERY
        oldest = 0 if self.chance.random() < 0.1 else max(0, newest - _RECENT_PERSONS)
        return self.chance.randint(oldest, newest)

    def chatter(self) -> str:
        line = _FIELD.sub(self._filled, self.chance.choice(self._lines))
        return with_slips(line, self.chance)

    def _filled(self, place: re.Match[str]) -> str:
        word = self.chance.choice(self._fill[place[0][1:-1]])
        return word if place.start() == 0 or place[0].startswith("{shahar") else word.lower()

    def report(self, number: int, index: int) -> str:
        own = Random(f"{self.seed}:{number}")
        person = stranger(f"person-{number}", own)
        script = own.choice(("latin", "latin", "cyrillic", "plain", "plain", "ru"))
        kind = "first" if index == number * PERSON_EVERY else self.chance.choice(("urgent", "calm", "calm"))
        russian = script == "ru"
        chosen = self.chance.choice(self._reports[f"{kind}_ru" if russian else kind])
        template = chosen[1] if kind == "urgent" else chosen
        kin = self.chance.choice(self._reports["kin_ru" if russian else "kin"])
        return _filled(template, kin, person, script, self.chance)


def _filled(template: str, kin: str, person: Listed, script: str, chance: Random) -> str:
    russian = script == "ru"
    words = [template, kin, person.region[0], person.home]
    if script in ("cyrillic", "plain"):
        words = [cyrillic_of(word) for word in words]
    if script == "plain":
        words = [plain_of(word) for word in words]
    name = spelled(person.name, chance.choice(_MANNERS[script]), chance)
    born = f"{person.born:%d.%m.%Y}" if chance.random() < 0.6 else str(person.born.year)
    text = words[0].format(
        name, words[1], person.facility.partition("-")[2], person.region[1] if russian else words[2],
        born, f"{person.article}", words[3], person.years,
    )  # fmt: skip
    if chance.random() < 0.12:
        text += f" {person.phone}"
    return text[:1].upper() + text[1:]


def _chatter_lines() -> Iterator[str]:
    lines = packaged.toml("himoya.demo", "phrases/chatter.toml")
    yield from (line for topic in lines["ru"].values() for line in topic)
    yield from lines["mixed"]["any"]
    for topic in lines["uz"].values():
        for line in topic:
            yield line
            yield line.replace("'", "")
            if "{" not in line:
                yield plain_of(cyrillic_of(line))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--out", type=Path, required=True, help="folder for result.json")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    path = asked.out / "result.json"
    written = write_export(path, asked.messages, asked.seed)
    seconds = time.perf_counter() - started
    print(f"{path}: {written}, {path.stat().st_size / 1e6:.1f} MB, {seconds:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
