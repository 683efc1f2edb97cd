"""Rows of the law tables in plain words: a title, and lines of a name and what is said."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext

from himoya.appeals.letters.spelling import of_tables, said_day, word
from himoya.appeals.packs import Pack
from himoya.appeals.packs import rows as r
from himoya.appeals.words import DANGER, GRADES, LETTERS, SIDES, WAYS
from himoya.common.say import LANGUAGES
from himoya.desk.appeals.frame import language
from himoya.desk.law import words
from himoya.desk.law.tongue import Line, free

Lines = Iterator[Line]
Said = tuple[str, Lines]


def day(at: date | None) -> str:
    return said_day(at, language()) if at else ""


def country(code: str) -> str:
    return gettext(words.COUNTRIES[code]) if code in words.COUNTRIES else code


def named(pack: Pack, kind: type[r.Row], code: str) -> str:
    """The name or title of a row by its id; the id where there is none."""
    found: Any = pack.get(kind, code) if code else None
    words_ = getattr(found, "name", None) or getattr(found, "title", None)
    return words_.said(language()) if words_ else code


def contact(row: r.Channel) -> str:
    seen = gettext("seen on %(day)s") % {"day": day(row.contact_on)} if row.contact_on else ""
    return f"{row.contact} ({seen})" if seen else row.contact


def way(row: r.Channel) -> str:
    """How one way binds, and what it needs."""
    said = [word("valid", row.legally_valid, language()), word("starts", row.starts_clock, language())]
    said += [of_tables(one, language()) if one else "" for one in (row.needs, row.proof)]
    return "; ".join(filter(None, said))


def _authority(row: r.Authority, pack: Pack) -> Said:
    return row.name.said(language()), _lines(
        (gettext("What it can do"), row.can_do.said(language())),
        (gettext("Its superior"), named(pack, r.Authority, row.parent_id)),
        _free(gettext("For which region"), row.territory),
        (gettext("Languages"), ", ".join(LANGUAGES.get(one, one) for one in row.languages_accepted)),
        (gettext("Danger"), gettext(DANGER[row.reprisal_risk])),
    )


def _channel(row: r.Channel, pack: Pack) -> Said:
    title = f"{named(pack, r.Authority, row.authority_id)}: {gettext(WAYS[row.kind])}"
    return title, _lines((gettext("In law"), way(row)), (gettext("Contact"), contact(row)))


def _clock(row: r.Clock, pack: Pack) -> Said:
    basis = pack.basis(row)
    return row.title.said(language()), _lines(
        (gettext("How long"), f"{_term(row.unit, row.amount)}, {gettext(words.START[row.start_event])}"),
        ("", "; ".join(_longer(one) for one in row.extensions)),
        (gettext("Whose term"), gettext(SIDES[row.side])),
        (gettext("Law"), f"{basis.title.said(language())}, {basis.article}".strip(", ") if basis else ""),
        (gettext("Days off of"), ", ".join(map(country, row.calendar))),
        (gettext("Last day"), gettext(words.ROLLS[row.roll])),
        (gettext("When it is over"), named(pack, r.LadderStep, row.on_expiry)),
    )


def _term(unit: str, number: int) -> str:
    return gettext(words.UNITS[unit]) % {"number": number}


def _longer(one: Any) -> str:
    return gettext(words.LONGER[one.mode]) % {"term": _term(one.unit, one.amount)}


def _step(row: r.LadderStep, pack: Pack) -> Said:
    same = {"same": gettext(words.SAME), "superior": gettext(words.SUPERIOR)}
    letter = gettext(LETTERS[row.letter_id]) if row.letter_id in LETTERS else row.letter_id
    return row.title.said(language()), _lines(
        (gettext("About"), gettext(words.LANES[row.lane])),
        (gettext("When"), gettext(words.CONDITIONS[row.condition])),
        (gettext("After"), "; ".join(named(pack, r.LadderStep, one) for one in row.from_steps)),
        (gettext("To whom"), same.get(row.to_whom) or named(pack, r.Authority, row.to_authority)),
        (gettext("Letter"), letter),
        (gettext("Law"), named(pack, r.LegalBasis, row.to_basis)),
        _free(gettext("Enclosed"), row.attach),
    )


def _rule(row: r.Rule, pack: Pack) -> Said:
    return gettext(GRADES[row.suggests]), _lines(
        _free(gettext("In an answer like"), row.example),
        (gettext("Language"), LANGUAGES.get(row.language, row.language)),
        (gettext("Searched for"), row.pattern),
        (gettext("What follows"), named(pack, r.LadderStep, row.next_step)),
    )


def _moved(row: r.MovedDay, _pack: Pack) -> Said:
    works = gettext("a working day") if row.works else gettext("a day off")
    return f"{day(row.day)} · {country(row.country)} · {works}", _lines(_free(gettext("Why"), row.note))


def _basis(row: r.LegalBasis, _pack: Pack) -> Said:
    return row.title.said(language()), _lines(
        _free(gettext("Article"), row.article), _free(gettext("Rule"), row.rule),
        _free(gettext("Who may write"), row.who_may_file),
        _free(gettext("If one writes again"), row.repeat_rule),
    )  # fmt: skip


def _source(row: r.Source, _pack: Pack) -> Said:
    return row.act, _lines(
        _free(gettext("Article"), row.article),
        _free(gettext("Where"), row.url),
        _free(gettext("The words quoted"), row.quote_short),
        (gettext("How it was read"), gettext(words.READ[row.status])),
        (gettext("Read on"), day(row.read_on)),
    )


def _example(row: r.Example, pack: Pack) -> Said:
    title = f"{named(pack, r.Clock, row.clock_id)}: {day(row.start)}"
    days = " · ".join(day(one) for one in (row.earliest, row.usual, row.latest))
    by = " ".join(filter(None, (row.worked_by, day(row.worked_on))))
    return title, _lines((gettext("Earliest, usual, latest"), days), (gettext("Worked out by"), by))


def _field(row: r.Field, pack: Pack) -> Said:
    return row.help.said(language()), _lines((gettext("Law"), named(pack, r.LegalBasis, row.basis_id)))


def _risk(row: r.Risk, _pack: Pack) -> Said:
    return row.why.said(language()), _lines((gettext("What Himoya does"), gettext(words.ACTIONS[row.action])))


def _check(row: r.AnswerCheck, pack: Pack) -> Said:
    return row.check.said(language()), _lines((gettext("Law"), named(pack, r.LegalBasis, row.basis_id)))


def _free(name: str, text: str) -> Line:
    return free(name, text, language())


def _lines(*lines: tuple[str, str] | Line) -> Lines:
    return (line for line in (Line(*one) for one in lines) if line.said)


SAID: dict[type[r.Row], Callable[[Any, Pack], Said]] = {
    r.Source: _source, r.Authority: _authority, r.LegalBasis: _basis, r.Clock: _clock, r.Channel: _channel,
    r.Field: _field, r.LadderStep: _step, r.Risk: _risk, r.Rule: _rule, r.AnswerCheck: _check,
    r.Example: _example, r.MovedDay: _moved,
}  # fmt: skip


def said(row: r.Row, pack: Pack) -> tuple[str, list[Line]]:
    """Title and lines, the time in force and the note at the end."""
    title, lines = SAID[type(row)](row, pack)
    force = (
        (gettext("In force from"), day(row.valid_from)), (gettext("In force until"), day(row.valid_to)),
        _free(gettext("Note"), row.note if not isinstance(row, r.MovedDay) else ""),
    )  # fmt: skip
    return title, [*lines, *_lines(*force)]
