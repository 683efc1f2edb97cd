"""From a text and the facts of a case to a letter."""

from collections.abc import Iterator, Mapping
from typing import Any

from himoya.appeals.letters.checks import PLACE
from himoya.appeals.letters.letter import Item, Letter, Part, Run
from himoya.appeals.letters.texts import Text
from himoya.appeals.letters.values import Values
from himoya.appeals.letters.written import Source
from himoya.common.errors import BadInput
from himoya.common.say import N_


def make(text: Text, facts: Mapping[str, Any], *, language: str = "", redacted: bool = False) -> Letter:
    """The letter in `language` (that of the text; uz-cyrl is made from uz), filled with what is known.

    `facts`: field of fields.FIELDS -> value, or `field@language` for one spelling. Nothing is invented: a
    field nobody knows is a blank line and stands in `missing`.
    """
    language = language or text.language
    if language == "uz-cyrl" and text.language == "uz":
        text = text.in_cyrillic()
    if language != text.language:
        raise BadInput(N_("%(file)s is not written in the language asked for."), file=text.file)
    filling = _Filling(text, facts, redacted)
    blocks = tuple(Part(kind, items) for kind, sources in text.blocks if (items := filling.block(sources)))
    values = filling.values
    return Letter(
        text.id, language, text.title, blocks,
        missing=tuple(dict.fromkeys(filling.missing)),
        withheld=tuple(values.withheld),
        risk_tags=text.risk_tags | values.tags,
        redacted=redacted,
    )  # fmt: skip


class _Filling:
    def __init__(self, text: Text, facts: Mapping[str, Any], redacted: bool) -> None:
        self.values = Values(facts, text.language, neutral=text.neutral, redacted=redacted)
        self.known = {name: self.values.get(name) for name in text.uses}
        self.optional = text.optional
        self.missing: list[str] = []
        self._number = 0

    def block(self, sources: tuple[Source, ...]) -> tuple[Item, ...]:
        items: list[Item] = []
        for at, source in enumerate(sources):
            made = list(self._items(source))
            items += made
            # "I enclose:" without anything enclosed.
            last = at + 1 == len(sources) or sources[at + 1].form not in ("bullet", "number", "table")
            if not made and last and items and items[-1].text().endswith(":") and items[-1].form == "text":
                items.pop()
        return tuple(items)

    def _items(self, source: Source) -> Iterator[Item]:
        if source.form == "table":
            yield from self._table(source)
            return
        many = self._many(source)
        if many is not None:
            for value in many:
                yield self._item(source.form, (Run(value),))
            return
        lines = [line for line in source.lines if not self._left_out(line)]
        runs: list[Run] = []
        for line in lines:
            runs += [*([Run(" ")] if runs else []), *self._runs(line)]
        if runs or (source.form == "sign" and lines):
            yield self._item(source.form, _joined(runs))

    def _item(self, form: str, runs: tuple[Run, ...]) -> Item:
        if form == "number":
            self._number += 1
        return Item(form, runs, mark={"number": f"{self._number}.", "bullet": "–"}.get(form, ""))

    def _many(self, source: Source) -> tuple[str, ...] | None:
        """The values, if the source is one field of many values and nothing else."""
        field = PLACE.fullmatch(source.lines[0]) if len(source.lines) == 1 else None
        value = self.known[field[1]] if field else None
        return tuple(map(str, value)) if isinstance(value, tuple) else None

    def _left_out(self, line: str) -> bool:
        return any(name in self.optional and self.known[name] is None for name in PLACE.findall(line))

    def _runs(self, line: str) -> Iterator[Run]:
        for at, piece in enumerate(PLACE.split(line)):
            if at % 2 == 0:
                yield Run(piece)
                continue
            value = self.known[piece]
            if value is None:
                self.missing.append(piece)
                yield Run("", blank=True)
            else:
                yield Run(value if isinstance(value, str) else "; ".join(map(str, value)))

    def _table(self, source: Source) -> Iterator[Item]:
        head, *rest = (line for line in source.lines if set(line) - set("|-: "))
        field = PLACE.findall(rest[0])[0]
        value = self.known[field]
        if value is None and field in self.optional:
            return
        if value is None:
            self.missing.append(field)
        titles = tuple(cell.strip() for cell in head.strip("|").split("|"))
        rows = value if isinstance(value, tuple) else (("",) * len(titles),)
        padded = (tuple(row)[: len(titles)] + ("",) * (len(titles) - len(row)) for row in rows)
        yield Item("table", rows=(titles, *padded))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Without seams, so that a text reads the same however it came together."""
    joined: list[Run] = []
    for run in runs:
        if joined and not run.blank and not joined[-1].blank:
            joined[-1] = Run(joined[-1].text + run.text)
        elif run.text or run.blank:
            joined.append(run)
    return tuple(joined)
