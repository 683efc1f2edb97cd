"""A note as a paper: six facts, from what was accepted, within the consent."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from himoya.cases.models import Statement
from himoya.cases.scopes import EVERYTHING
from himoya.cases.when import Span
from himoya.common.masking import masked
from himoya.papers import saying
from himoya.papers.note.rules import asks_allowed
from himoya.papers.rules import LAWYER, goes, rule_goes
from himoya.printing.paper import Block, Group, Paper, Row, facts, listed
from himoya.subjects.queries import Subject

SAID = "note"  # the file of its sentences
KIN = frozenset(
    {"mother", "father", "wife", "husband", "sister", "brother", "daughter", "son", "grandparent",
     "aunt_or_uncle", "cousin", "in_law"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A rule that fired, and since when: a sentence of ours, never the words of whoever told us."""

    rule: str
    day: date


@dataclass(frozen=True, slots=True)
class Note:
    """What one note is made of. `scope` is that of the consent that holds today; `number` the case's."""

    number: int
    subject: Subject
    recipient: str
    scope: str
    until: date  # the consent's last day
    language: str
    made_on: date
    told: Sequence[Told] = ()
    asked: Collection[str] = ()

    def value(self, kind: str) -> str:
        """The value if it may go, else ""."""
        value = self.subject.value(kind)
        return value if value and goes(self.recipient, self.scope, kind, value) else ""

    def say(self, key: str, **values: object) -> str:
        return saying.text(SAID, key, self.language, **values)

    def article(self) -> str:
        article, part = self.value("article"), self.value("part")
        if article and part:
            return self.say("article_part", article=article, part=part)
        return self.say("article_alone", article=article) if article else ""

    def term(self) -> str:
        months = self.value("term_months")
        return self.say("months", number=months) if months else ""

    def sentence(self) -> list[str]:
        """Article and term, as far as they are known and may go."""
        return [words for words in (self.article(), self.term()) if words]


def missing(note: Note) -> list[str]:
    """Labels of the facts that will be empty lines: to be found out, or filled in by hand."""
    rows = (*_who(note), *_where(note), *_sentence(note), *_reporter(note))
    empty = [row.label for row in rows if not row.value]
    return empty + ([] if _happened(note) else [note.say("happened")])


def paper_of(note: Note) -> Paper:
    language = note.language
    happened = _happened(note)
    may = asks_allowed(note.recipient, note.scope, note.subject.wishes)
    asked = [note.say(f"ask_{ask}") for ask in may if ask in note.asked]
    empty = Block("facts", rows=(Row(" "), Row(" ")))
    blocks = (
        Block(
            "text",
            saying.text("common", "to", language, recipient=saying.recipient(note.recipient, language)),
        ),
        Block("heading", note.say("who")),
        facts(*_who(note)),
        Block("heading", note.say("where")),
        facts(*_where(note)),
        Block("heading", note.say("sentence")),
        facts(*_sentence(note)),
        Block("heading", note.say("happened")),
        listed(*happened) if happened else empty,
        Block("heading", note.say("asked")),
        listed(*asked) if asked else empty,
        Block("heading", note.say("reporter")),
        facts(*_reporter(note)),
        Block("quiet", note.say("reported_by")),
        Block("quiet", " ".join(_bounds(note))),
        Block(
            "sign",
            rows=(
                Row(saying.text("common", "date", language)),
                Row(saying.text("common", "signature", language)),
            ),
        ),
    )
    return Paper(
        "note",
        language,
        note.say("title", number=note.number),
        saying.foot(language, "lawyer", note.made_on),
        (Group(blocks),),
    )


def _bounds(note: Note) -> list[str]:
    said = [
        saying.text("common", "told", note.language),
        saying.text("common", f"scope_{note.scope}", note.language),
        saying.text("common", "consent_until", note.language, day=saying.day(note.until)),
    ]
    if not (note.recipient == LAWYER and note.scope == EVERYTHING):
        said.append(note.say("military_off"))
    return said


def _who(note: Note) -> list[Row]:
    born = note.value("birth_date")
    rows = [
        Row(note.say("full_name"), note.value("name")),
        Row(note.say("birth_date"), saying.words("birth_date", born, note.language) if born else ""),
    ]
    others = other_names(note.subject) if note.value("name") else []
    if others:
        rows.insert(1, Row(note.say("also_written"), ", ".join(others)))
    return rows


def other_names(subject: Subject) -> list[str]:
    """At most three other accepted spellings, strongest first."""
    first = subject.value("name")
    return [
        name for name in dict.fromkeys(masked(one.value) for one in subject.all("name")) if name != first
    ][:3]


def _where(note: Note) -> list[Row]:
    place = note.subject.place
    if not place or not goes(note.recipient, note.scope, "facility", place):
        return [Row(note.say("place"))]
    stays = [stay for stay in note.subject.stays if stay.until is None and stay.since]
    since = stays[-1].since if stays and masked(stays[-1].place) == place else None
    return [Row(note.say("place"), note.say("since", place=place, day=saying.day(since)) if since else place)]


def _sentence(note: Note) -> list[Row]:
    article, term = note.article(), note.term()
    return [Row(note.say("article"), article), Row(note.say("term"), term)]


def _happened(note: Note) -> list[str]:
    said = [(Span(day, day), words) for day, words in (*_stated(note), *_moved(note), *_told(note))]
    last = note.subject.last_sign
    if last and goes(note.recipient, note.scope, "last_contact", last.stored):
        said.append((last, note.say("last_sign")))
    said.sort(key=lambda one: (one[0].first, one[1]))
    return [f"{saying.days(when)}: {words[:1].lower()}{words[1:]}" for when, words in said]


def _stated(note: Note) -> Iterator[tuple[date, str]]:
    for kind in ("status", "contract"):
        first = _first(note, kind)
        if first is not None and saying.has(SAID, f"{kind}_{first.value}"):
            yield first.known_on, note.say(f"{kind}_{first.value}")


def _moved(note: Note) -> Iterator[tuple[date, str]]:
    for stay in note.subject.stays:
        place = masked(stay.place)
        if stay.until and goes(note.recipient, note.scope, "facility", place):
            yield stay.until, note.say("left_place", place=place)


def _told(note: Note) -> Iterator[tuple[date, str]]:
    accepted = _first(note, "contract")
    for one in note.told:
        if one.rule == "U01" and accepted is not None:
            continue  # said once, by the statement
        if rule_goes(note.recipient, note.scope, one.rule) and saying.has(SAID, one.rule):
            yield one.day, note.say(one.rule)


def _first(note: Note, kind: str) -> Statement | None:
    """The strongest statement of this kind, if it may go."""
    stated = note.subject.all(kind)
    if stated and goes(note.recipient, note.scope, kind, stated[0].value):
        return stated[0]
    return None


def _reporter(note: Note) -> list[Row]:
    return [Row(note.say("kinship"), kinship(note.subject, note.recipient, note.scope, note.language))]


def kinship(subject: Subject, recipient: str, scope: str, language: str) -> str:
    """What his relatives are to him, without a name; never somebody who is no kin: he may be an informant."""
    kin = [one.relation for one in subject.relatives if one.relation in KIN]
    if not kin or not goes(recipient, scope, "relation", kin[0]):
        return ""
    return saying.kin(kin[0], language)
