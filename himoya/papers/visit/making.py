"""A visit sheet as a paper: who may be named, and how many may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from himoya.papers import saying
from himoya.papers.note.making import Note, other_names
from himoya.papers.rules import goes
from himoya.papers.visit.rules import agreed, stands_on_sheet
from himoya.printing.paper import Block, Group, Paper, Row, facts
from himoya.subjects.queries import Subject

SAID = "visit"
QUESTIONS = ("q_well", "q_papers", "q_wish", "q_pressure", "q_court", "q_others", "q_family")
ANSWERS = {"a_seen": 1, "a_papers": 2, "a_wish": 1, "a_health": 2, "a_family": 1}  # lines each


@dataclass(frozen=True, slots=True)
class Visit:
    """`named` may be told to this recipient, each with the scope of its consent; `others` only counted."""

    place: str
    recipient: str
    named: tuple[tuple[Subject, str], ...]
    others: int
    ask_again: int  # of the others: those to be asked each time

    @property
    def cases(self) -> list[int]:
        return [case.pk for subject, _scope in self.named for case in subject.cases]


def gather(place: str, there: Sequence[Subject], recipient: str, on: date) -> Visit:
    """`there`: everybody who is known to be in this place."""
    named: list[tuple[Subject, str]] = []
    others = ask_again = 0
    for subject in there:
        if not counts(subject):
            continue
        consent = subject.consent(recipient, on)
        scope = consent.scope if consent else ""
        if (
            consent
            and agreed(consent.answer)
            and not subject.shut
            and goes(recipient, scope, "facility", place)
        ):
            named.append((subject, scope))
        else:
            others += 1
            ask_again += consent is not None and consent.answer == "ask"
    named.sort(key=lambda row: row[0].value("name").casefold() or "\uffff")
    return Visit(place, recipient, tuple(named), others, ask_again)


def counts(subject: Subject) -> bool:
    """Whether he may still be there: one of his cases is open, and he is neither dead nor free."""
    statuses = [one.value for one in subject.all("status")[:1]]
    return any(stands_on_sheet(case.status, statuses) for case in subject.cases)


def paper_of(visit: Visit, language: str, made_on: date) -> Paper:
    def say(key: str, **values: object) -> str:
        return saying.text(SAID, key, language, **values)

    recipient = saying.recipient(visit.recipient, language)
    head = [
        Block("text", saying.text("common", "to", language, recipient=recipient)),
        facts(Row(say("visitor")), Row(say("day"))),
        Block("strong", say("caution")),
        Block("heading", say("questions")),
        Block("list", rows=tuple(Row(say(key)) for key in QUESTIONS)),
        Block("heading", say("persons", number=len(visit.named)) if visit.named else say("nobody")),
    ]
    if visit.others:
        head.append(Block("strong", say("more", number=visit.others)))
    groups = [Group(tuple(head))]
    for number, (subject, scope) in enumerate(visit.named, 1):
        groups.append(_person(number, Note(0, subject, visit.recipient, scope, made_on, language, made_on)))
    foot = saying.foot(language, "practitioner", made_on)
    return Paper("visit", language, say("title", place=visit.place), foot, tuple(groups))


def _person(number: int, told: Note) -> Group:
    language = told.language

    def say(key: str) -> str:
        return saying.text(SAID, key, language)

    name, born = told.value("name"), told.value("birth_date")
    rows = [Row(say("birth_date"), saying.words("birth_date", born, language) if born else "")]
    others = other_names(told.subject) if name else []
    if others:
        rows.append(Row(say("also_written"), ", ".join(others)))
    if told.value("home"):
        rows.append(Row(say("home"), told.value("home")))
    if goes(told.recipient, told.scope, "article", "1"):
        rows.append(Row(say("article"), ", ".join(told.sentence())))
    wishes = _wishes(told)
    if wishes:
        rows.append(Row(say("wish"), wishes))
    answers = tuple(Row(say(key), lines=lines) for key, lines in ANSWERS.items())
    signs = (say("own_signature"), saying.text("common", "date", language))
    blocks = (
        Block("heading", f"{number}. {name or say('name_unknown')}"),
        facts(*rows),
        Block("answers", rows=answers),
        Block("sign", rows=tuple(Row(label) for label in signs)),
    )
    return Group(blocks, together=True)


def _wishes(told: Note) -> str:
    """His own wishes that may go, newest first; "we could not ask yet" is none."""
    said = dict.fromkeys(told.subject.wishes)
    goes_along = [
        wish for wish in said if wish != "unknown" and goes(told.recipient, told.scope, "own_wish", wish)
    ]
    return "; ".join(saying.words("own_wish", wish, told.language) for wish in goes_along)
