"""What one row of each table says. Field names are the columns' names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from himoya.appeals.clocks.term import Extension
from himoya.common.catalogues.cyrillic import to_cyrillic


@dataclass(frozen=True)
class Words:
    """A text in the three written languages; Uzbek Cyrillic is made from Uzbek Latin."""

    uz: str
    ru: str
    en: str

    def said(self, language: str) -> str:
        if language == "uz-cyrl":
            return to_cyrillic(self.uz)
        return {"uz": self.uz, "ru": self.ru}.get(language, self.en)


@dataclass(frozen=True, kw_only=True)
class Row:
    """`own`: from an office's own folder. `file` and `number`: where a spreadsheet program shows the row."""

    id: str
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    own: bool = False
    file: str = ""
    number: int = 0

    def holds(self, day: date) -> bool:
        """Whether the row is in force on that day, both ends included."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, kw_only=True)
class Sourced(Row):
    """`confidence`: confirmed (the text of the law was read), secondary (told by somebody else),
    unverified (neither)."""

    confidence: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Source(Row):
    """`status`: primary (the text itself was read), secondary (an explanation or report), unread."""

    act: str
    article: str
    url: str
    quote_short: str
    read_on: date | None
    read_by: str
    status: str

    @property
    def citation(self) -> str:
        return ", ".join(part for part in (self.act, self.article, self.url) if part)


@dataclass(frozen=True, kw_only=True)
class Authority(Sourced):
    """`parent_id`: its superior. `reprisal_risk`: what a letter there may bring on the prisoner. `alarms`:
    the urgent rules at which to write there ("u01" is U01)."""

    name: Words
    level: str
    parent_id: str
    territory: str
    languages_accepted: tuple[str, ...]
    reply_language: str
    role: str
    audiences: tuple[str, ...]
    reprisal_risk: str
    alarms: tuple[str, ...]
    can_do: Words


@dataclass(frozen=True, kw_only=True)
class LegalBasis(Sourced):
    title: Words
    article: str
    appeal_type: str
    who_may_file: str
    needs_power_of_attorney: str
    anonymous_allowed: str
    collective_allowed: str
    repeat_rule: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class Clock(Sourced):
    """A `Term` that himoya.appeals.clocks can count."""

    title: Words
    basis_id: str
    side: str
    start_event: str
    amount: int
    unit: str
    day_kind: str
    count_first_day: bool
    roll: str
    extensions: tuple[Extension, ...]
    extension_needs_notice: bool
    calendar: tuple[str, ...]
    on_expiry: str
    checked_by: str
    checked_on: date | None


@dataclass(frozen=True, kw_only=True)
class Channel(Sourced):
    """`legally_valid`: yes, no, or courtesy (may be sent, binds nobody). `contact` is as of `contact_on`."""

    authority_id: str
    kind: str
    legally_valid: str
    starts_clock: str
    needs: str
    proof: str
    contact: str
    contact_on: date | None


@dataclass(frozen=True, kw_only=True)
class Field(Sourced):
    basis_id: str
    field: str
    required: bool
    help: Words
    risk_tag: str


@dataclass(frozen=True, kw_only=True)
class LadderStep(Sourced):
    """One letter. After `from_steps` (none: at the beginning), when `condition` holds, write to
    whom `to_whom` says: the same authority again, its superior, or `to_authority`."""

    title: Words
    lane: str
    from_steps: tuple[str, ...]
    condition: str
    to_whom: str
    to_authority: str
    to_basis: str
    letter_id: str
    attach: str


@dataclass(frozen=True, kw_only=True)
class Risk(Sourced):
    fact_tag: str
    audience_tag: str
    action: str
    why: Words


@dataclass(frozen=True, kw_only=True)
class Rule(Sourced):
    """When `pattern` stands in an answer in `language`: the grade to suggest. A person always confirms."""

    language: str
    pattern: str
    suggests: str
    next_step: str
    example: str

    def found_in(self, answer: str) -> bool:
        """Whether the words stand in the answer, in any case of letters."""
        return re.search(self.pattern, answer, re.IGNORECASE) is not None


@dataclass(frozen=True, kw_only=True)
class AnswerCheck(Sourced):
    basis_id: str
    check: Words
    yes_means: str


@dataclass(frozen=True, kw_only=True)
class Example(Sourced):
    """A date worked out by hand. `worked_by` is empty until a person has done so."""

    clock_id: str
    start: date
    extended: int
    earliest: date
    usual: date
    latest: date
    worked_by: str
    worked_on: date | None


@dataclass(frozen=True, kw_only=True)
class MovedDay(Sourced):
    country: str
    day: date
    works: bool


@dataclass(frozen=True, kw_only=True)
class Check(Row):
    """A lawyer read the row `of` of `table` (a text of a letter: of "letters"). The id is the mark of what he
    read, so that it says nothing about other words."""

    table: str
    of: str
    checked_by: str
    checked_on: date


@dataclass(frozen=True)
class Manifest:
    """`parts`: the packs it stands on. `calendars`: countries by role (home, host). `weekend`: days by
    country, 0 is Monday. `known_to`: by country, the last year whose moved days are known."""

    id: str
    title: Mapping[str, str]
    version: str
    parts: tuple[str, ...]
    calendars: Mapping[str, str]
    weekend: Mapping[str, tuple[int, ...]]
    known_to: Mapping[str, int]
    checked_by: str = ""
    checked_on: str = ""
