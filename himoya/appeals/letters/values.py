"""Facts as the text of a letter prints them: by kind, language and spelling, within what it may tell."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from himoya.appeals.letters import events, spelling
from himoya.appeals.letters.fields import FIELDS, Field
from himoya.appeals.letters.redaction import BLOCKED, Redaction
from himoya.appeals.letters.tidy import tidy
from himoya.language.army import military_tags

Value = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
_UNSCREENED = {"body", "address", "phone", "secret", "date", "number", "numbers", "months", "kinship"}
_TWO = re.compile(r"[,;/+&]|\s(?:va|hamda|ва|ҳамда|и|and)\s", re.IGNORECASE)


class Values:
    """`tags` and `withheld` fill as values are asked for. `neutral`: nothing that tells of the army."""

    def __init__(self, facts: Mapping[str, Any], language: str, *, neutral: bool, redacted: bool) -> None:
        self._facts, self._language, self._neutral = facts, language, neutral
        self._redaction = Redaction(facts) if redacted else None
        self.tags: set[str] = set()
        self.withheld: list[str] = []

    def get(self, name: str) -> Value | None:
        """The printable value, or None if nobody knows it or it must not stand here."""
        raw = self._raw(name)
        if raw is None or raw == "" or raw == ():
            return None
        field = FIELDS[name]
        if field.kind == "table":
            return self._table(name, field, raw)
        if field.kind == "events":
            return self._events(name, raw)
        if field.kind == "papers":
            given = (raw,) if isinstance(raw, str) else raw
            return tuple(filter(None, (self._paper(name, paper) for paper in given))) or None
        return self._one(name, field.kind, raw)

    def _raw(self, name: str) -> Any:
        own = self._facts.get(f"{name}@{self._language}")
        raw = own if own is not None else self._facts.get(name)
        return tuple(raw) if isinstance(raw, list) else raw

    def _one(self, name: str, kind: str, raw: Any) -> str | None:
        text = self._worded(kind, raw)
        if not text or not self._allowed(name, kind, text):
            return None
        return self._redaction.value(name, kind, text) if self._redaction else text

    def _worded(self, kind: str, raw: Any) -> str:
        if kind == "date":
            day = _day(raw)
            return spelling.said_day(day, self._language) if day else tidy(raw)
        if kind == "months" and str(raw).isdigit():
            return spelling.said_term(int(raw), self._language)
        if kind == "law":
            return spelling.said_article(tidy(raw), tidy(self._raw("part") or ""), self._language)
        if kind == "kinship" and raw in spelling.words("kinship"):
            return spelling.word("kinship", raw, self._language)
        if kind == "numbers" and not isinstance(raw, str) and isinstance(raw, Iterable):
            return ", ".join(tidy(one) for one in raw)
        if kind == "place":
            return spelling.said_prison(tidy(raw), self._language)
        return tidy(raw, breaks=", " if kind == "address" else " ")

    def _allowed(self, name: str, kind: str, text: str) -> bool:
        if kind in _UNSCREENED or (kind == "name" and _is_name(text)):
            return True
        tags = set(military_tags(text))
        if kind == "citizenship" and _TWO.search(text):
            tags.add("second_citizenship")
        return self._may(name, tags)

    def _may(self, name: str, tags: set[str]) -> bool:
        if tags and self._neutral:
            if name not in self.withheld:
                self.withheld.append(name)
            return False
        self.tags |= tags
        return True

    def _events(self, name: str, raw: Iterable[events.Event]) -> tuple[str, ...] | None:
        tags = {event: {events.tag(event.code)} - {""} for event in raw}
        told = [event for event in tags if self._may(name, tags[event])]
        return tuple(events.said(told, self._language)) or None

    def _paper(self, name: str, paper: str) -> str | None:
        if paper in spelling.words("papers"):
            return spelling.word("papers", paper, self._language)
        said = self._one(name, "papers", paper)
        return BLOCKED if said and self._redaction else said

    def _table(self, name: str, field: Field, raw: Iterable[Iterable[Any]]) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(
                (self._one("birth_date" if name == "people" and kind == "date" else name, kind, cell) or "")
                if cell else ""
                for kind, cell in zip(field.columns, row, strict=False)
            )
            for row in raw
        )  # fmt: skip


def _day(raw: Any) -> date | None:
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _is_name(text: str) -> bool:
    """A few words of letters: Askar is a soldier and a name, and here it is a name."""
    return len(text.split()) <= 5 and not re.search(r"[^\w\s'’‘ʻʼ`\-–.()]|\d", text)
