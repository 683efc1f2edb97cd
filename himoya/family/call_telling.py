"""From taps about a call to a message as a mother writes it, with the place of each answer in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from himoya.common import packaged
from himoya.contact.rules import answers_to_ring
from himoya.contact.said import ANSWERS, NEXT
from himoya.family.telling import kin_words
from himoya.intake.tapped import URGENT, Tapped, Taps

WOMEN = ("daughter", "wife", "sister", "mother", "niece")


@dataclass(frozen=True, slots=True)
class CallTold:
    """One call as it was tapped; `earliest` is None when it is known to the minute."""

    at: datetime
    today: date  # when she writes it, by the group's clock
    earliest: datetime | None = None
    minutes: int | None = None
    said: Mapping[str, str] = field(default_factory=dict)  # of contact.said
    line: str = ""  # in her own words
    as_sent: str = ""  # what the form held, the same for the same form sent again
    voice: bytes = b""  # a voice note, as it came

    @property
    def seconds(self) -> int | None:
        return None if self.minutes is None else self.minutes * 60

    def written(self, name: str = "", relation: str = "") -> tuple[str, Taps]:
        """The message in the language of the page (Uzbek on an English one), and what each answer tells."""
        words = self._words()
        head = " ".join(part for part in (kin_words(relation), name) if part)
        text = f"{head}. " if head else ""
        begin = len(text)
        tapped: list[Tapped] = []
        ending = {"a": "а" if relation in WOMEN else ""}
        for sentence, values, tells in self._sentences(words):
            said = sentence.format(**values, **ending)
            tapped += [Tapped(kind, value, len(text), len(text) + len(said)) for kind, value in tells]
            text += f"{said} "
        made = text.rstrip()
        return f"{made}\n\n{self.line}".rstrip(), Taps(tuple(tapped), begin, len(made))

    def _words(self) -> dict[str, Any]:
        table: dict[str, dict[str, Any]] = packaged.toml("himoya.family", "call.toml")
        return table.get(get_language() or "uz", table["uz"])

    def _sentences(
        self, words: Mapping[str, Any]
    ) -> Iterator[tuple[str, dict[str, str], list[tuple[str, str]]]]:
        """Each sentence, what fills it, and the facts that it is."""
        local = timezone.localtime(self.at)
        when = {"day": f"{local:%d.%m.%Y}", "hour": f"{local:%H:%M}"}
        heard = [("last_contact", local.date().isoformat())]
        yield words[self._when(local.date())], when, heard
        if self.minutes is not None:
            yield words["minutes"], {"minutes": str(self.minutes)}, []
        for question in ANSWERS:
            sentence = words[question].get(self.said.get(question, ""))
            if sentence:
                yield sentence, {}, self._tells(question)
        if self.said.get(NEXT):
            day = date.fromisoformat(self.said[NEXT])
            yield words["next"], {"day": f"{day:%d.%m.%Y}"}, []

    def _when(self, day: date) -> str:
        if self.earliest is not None:
            return "day"
        return "today" if day == self.today else "day_hour"

    def _tells(self, question: str) -> list[tuple[str, str]]:
        alone = {question: self.said[question]}
        signed = [("contract", "signed")] if alone == {"signed": "yes"} else []
        return signed + [(URGENT, f"{ring.rule} {ring.level}") for ring in answers_to_ring(alone)]
