"""Everything else a group says: greetings, prayers, parcels, stickers. Most of it is this."""

import re
from datetime import datetime, timedelta

from himoya.common import packaged
from himoya.demo.cast import SPEAKERS, Speaker
from himoya.demo.story_dice import Bag, dice
from himoya.demo.story_draft import FIRST_MESSAGE_AT, LAST_MESSAGE_AT, LETTER, WHATSAPP, Draft
from himoya.demo.story_hands import with_slips, written

_TOPICS = ("parcel", "visit", "calls", "question", "life", "prayer", "parcel", "calls", "life")
_GOOD_NEWS = re.compile("shuk|keldi!|🎉|шук|слава|удовлетворил|келди!|тирик экан|yaxshi xabar", re.IGNORECASE)
_DAYS = (LAST_MESSAGE_AT - FIRST_MESSAGE_AT).days + 1


def around(cases: list[Draft], group: str, count: int) -> list[Draft]:
    """Talk that brings the group from its `cases` to `count` messages, all before the last one."""
    talk = _Talk(group)
    result: list[Draft] = []
    for case in cases:
        result += talk.answers(case)
    for day in range(_DAYS):
        result += talk.day(FIRST_MESSAGE_AT + timedelta(days=day))
    while len(cases) + len(result) < count:
        result += talk.session()
    result = [one for one in result if FIRST_MESSAGE_AT <= one.sent_at < LAST_MESSAGE_AT]
    while len(cases) + len(result) < count:
        result += talk.session()[:1]
    return result[: count - len(cases)]


class _Talk:
    """One group's small talk, with its own dice, so that the other group's words change nothing here."""

    def __init__(self, group: str) -> None:
        self._group = group
        self._chance = dice(f"chatter {group}")
        self._people = [one for one in SPEAKERS.values() if LETTER[group] in one.groups and one.key != "oleg"]
        lines = packaged.toml("himoya.demo", "phrases/chatter.toml")
        self._bags = {
            (language, topic): Bag(found, self._chance)
            for language, topics in lines.items()
            for topic, found in topics.items()
        }
        # The chain messages are the same in both groups: their dice is shared.
        self._shared = list(enumerate(lines["shared"]["lines"]))

    def answers(self, case: Draft) -> list[Draft]:
        """What the group says to a case message: to an urgent one more, and with a heavier heart."""
        at = case.sent_at
        result: list[Draft] = []
        topics = ("sympathy", "sympathy", "prayer") if case.urgent else ("prayer", "short", "thanks")
        if not case.urgent and _GOOD_NEWS.search(case.text):
            topics = ("joy", "prayer", "joy")
        for _ in range(self._chance.choice((2, 3, 4)) if case.urgent else self._chance.choice((0, 1, 2))):
            at += timedelta(seconds=self._chance.randrange(40, 900))
            said = self._said(at, self._chance.choice(topics), besides=case.speaker)
            if self._chance.random() < 0.35:
                said.reply_to = case
            result.append(said)
        return result

    def day(self, start: datetime) -> list[Draft]:
        """Greetings of the morning, wishes of the night, and what the organiser reminds of."""
        result: list[Draft] = []
        for _ in range(self._chance.choice((1, 2, 2))):
            result.append(self._said(self._at(start, 6, 9), "morning"))
        if start.isoweekday() == 5:
            result += [self._said(self._at(start, 7, 13), "friday") for _ in range(4)]
        result += [
            self._said(self._at(start, 22, 24), "night") for _ in range(self._chance.choice((0, 1, 1)))
        ]
        if self._chance.random() < 0.5:
            text = written(self._bags["admin", "lines"].draw(), SPEAKERS["nodira"].hand)
            result.append(Draft(self._group, self._at(start, 9, 21), "nodira", text))
        if self._shared and start.day % 6 == 0:
            result.append(self._chain(start))
        return result

    def session(self) -> list[Draft]:
        """A few people talking of one thing for some minutes."""
        start = FIRST_MESSAGE_AT + timedelta(days=self._chance.randrange(_DAYS))
        at = self._at(start, 8, 23)
        topic = self._chance.choice(_TOPICS)
        result: list[Draft] = []
        for turn in range(self._chance.randrange(2, 7)):
            at += timedelta(seconds=self._chance.randrange(15, 400))
            said = self._said(at, topic if turn < 2 or self._chance.random() < 0.5 else "short")
            if result and self._chance.random() < 0.15:
                said.reply_to = result[0]
            result.append(said)
        return result

    def _chain(self, start: datetime) -> Draft:
        number, text = self._shared.pop(0)
        minutes = 12 * 60 + 7 * number + (25 if self._group == WHATSAPP else 0)
        at = start.replace(hour=0, minute=0, second=number) + timedelta(minutes=minutes)
        speaker = self._chance.choice([one for one in self._people if one.groups == "tw"])
        return Draft(self._group, at, speaker.key, text, forwarded_from="Оналар дуоси")

    def _said(self, at: datetime, topic: str, besides: str = "") -> Draft:
        speaker = self._chance.choice([one for one in self._people if self._may_say(one, topic, besides)])
        media = self._media() if topic not in ("morning", "friday") else ""
        text = "" if media else self._line(speaker, topic)
        return Draft(
            self._group, at, speaker.key, text, media=media, edited=not media and self._chance.random() < 0.02
        )

    @staticmethod
    def _may_say(speaker: Speaker, topic: str, besides: str) -> bool:
        """Those with a case never say "he called today" in passing: it would change their story."""
        return speaker.key not in (besides, "nodira") and not (topic == "calls" and speaker.relations)

    def _media(self) -> str:
        return self._chance.choice(("voice", "sticker", "photo")) if self._chance.random() < 0.13 else ""

    def _line(self, speaker: Speaker, topic: str) -> str:
        language = "ru" if speaker.hand == "ru" else "uz"
        mixes = speaker.hand.startswith(("latin", "bare")) and topic in ("parcel", "question", "visit")
        if mixes and self._chance.random() < 0.3:
            language, topic = "mixed", "any"
        line = re.sub(r"\{(\w+)\}", self._filled, self._bags[language, topic].draw())
        return with_slips(written(line, speaker.hand), self._chance)

    def _filled(self, place: re.Match[str]) -> str:
        word = self._bags["fill", place[1]].draw()
        return word if place.start() == 0 or place[1].startswith(("shahar", "narsa_ru")) else word.lower()

    def _at(self, day: datetime, start: int, end: int) -> datetime:
        midnight = day.replace(hour=0, minute=0, second=0)
        return midnight + timedelta(seconds=self._chance.randrange(start * 3600, end * 3600 - 1))
