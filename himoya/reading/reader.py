"""From messages to their facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from himoya.language.telling import Language, language_of
from himoya.reading.adverts import advert
from himoya.reading.beside import moved, rest_of
from himoya.reading.columns import with_columns, without_cells
from himoya.reading.contract import contract, contracts
from himoya.reading.criminal import criminal, speaks_generally
from himoya.reading.decide import Decision, decide_all
from himoya.reading.facts import ContractFact, CriminalFact, Reading
from himoya.reading.message import MOST_CHARACTERS, Message, message_of
from himoya.reading.own import OwnCues, with_own
from himoya.reading.phones import phones, phones_in
from himoya.reading.prepared import Prepared, prepared, prepared_all
from himoya.reading.scope import Surroundings

Row = tuple[str, datetime, Mapping[str, str] | None]  # text, the writer's local time, known cells
AT_ONCE = 128  # messages


def read(
    text: str, sent_at: datetime, columns: Mapping[str, str] | None = None, own: OwnCues | None = None
) -> Reading:
    """Everything a message says, with its quotes. Deterministic, never raises.

    `sent_at` is the writer's local time: relative days ("kecha", "в среду") count from it. `columns` are
    the cells of a spreadsheet's row by known field; they go first, the text fills the rest. Of a text in a
    language that is not read here only telephone numbers are taken: what looks like our words means others.
    `own` are words that a group added for the urgent rules.
    """
    return read_all([(text, sent_at, columns)], own)[0]


def read_all(rows: Sequence[Row], own: OwnCues | None = None) -> list[Reading]:
    """What each of many messages says, as `read` tells it; together they take a quarter less time."""
    found: list[Reading] = []
    for start in range(0, len(rows), AT_ONCE):
        found += _some(rows[start : start + AT_ONCE], own)
    return found


def _some(rows: Sequence[Row], own: OwnCues | None) -> list[Reading]:
    plain = iter(
        _told(
            [_with_language(message_of(text, _countable(at))) for text, at, cells in rows if not cells],
            own,
        )
    )
    return [
        _of_a_list(text, _countable(sent_at), columns, own) if columns else next(plain)
        for text, sent_at, columns in rows
    ]


def _with_language(message: Message) -> tuple[Message, Language]:
    return message, language_of(message.text, message.folded.text)


def _countable(sent_at: datetime) -> datetime:
    if 1900 < sent_at.year < 9000:
        return sent_at
    return sent_at.replace(year=2000, day=min(sent_at.day, 28))  # nobody can count days back from there


def _told(messages: Sequence[tuple[Message, Language]], own: OwnCues | None) -> list[Reading]:
    readable = [(message, language) for message, language in messages if language != "unknown"]
    known = prepared_all([message for message, _ in readable])
    decided = decide_all(known)
    ready = iter(_readings(known, decided, contracts(known, decided), [language for _, language in readable]))
    return [
        _with_own(_unread(message) if language == "unknown" else next(ready), message, own)
        for message, language in messages
    ]


def _of_a_list(text: str, sent_at: datetime, columns: Mapping[str, str], own: OwnCues | None) -> Reading:
    language, named = language_of(text), bool(columns.get("name"))
    heard = without_cells(text, columns)[:MOST_CHARACTERS]
    rest = rest_of(text, heard)
    if rest is None:
        beside = _of_a_row(message_of(text, sent_at, heard), language, own, named)
    else:
        beside = moved(_beside(rest.words, sent_at, language, own, named), text, rest.by)
        beside = replace(beside, phones=phones_in(text[:MOST_CHARACTERS]))
    return with_columns(beside, text, sent_at, columns)


@lru_cache(maxsize=1 << 12)
def _beside(words: str, sent_at: datetime, language: Language, own: OwnCues | None, named: bool) -> Reading:
    return _of_a_row(message_of(words, sent_at), language, own, named)


def _of_a_row(message: Message, language: Language, own: OwnCues | None, named: bool) -> Reading:
    """The weights know what people write to each other: to them a row of a list is names laid open to all. So
    the words alone decide."""
    if language == "unknown":
        return _with_own(_unread(message), message, own)
    known = prepared(message, named=named)
    decided = Decision(known.judged)
    return _with_own(_readings([known], [decided], [contract(known, decided)], [language])[0], message, own)


def _unread(message: Message) -> Reading:
    return Reading(phones=phones(message))


def _with_own(reading: Reading, message: Message, own: OwnCues | None) -> Reading:
    if not own:
        return reading
    return replace(reading, urgent=with_own(reading.urgent, message, Surroundings(message), own))


def _readings(
    known: Sequence[Prepared],
    decided: Sequence[Decision],
    states: Sequence[ContractFact | None],
    languages: Sequence[Language],
) -> list[Reading]:
    """What is known of each message with what is read last: article and term, telephones, advertisements."""
    cases = [_case(one) for one in known]
    called = [phones(one.message) for one in known]
    offers = [advert(one.message, told.alarms) for one, told in zip(known, decided, strict=True)]
    return [
        Reading(
            urgent=told.alarms,
            second_look=told.looks,
            persons=one.persons,
            facility=one.facility,
            criminal=case,
            contact=one.contact,
            contract=state,
            phones=numbers,
            advert=offer,
            language=language,
        )
        for one, told, state, language, case, numbers, offer in zip(
            known, decided, states, languages, cases, called, offers, strict=True
        )
    ]


def _case(known: Prepared) -> CriminalFact | None:
    case = criminal(known.message, known.facility is not None)
    if case and not known.persons:
        if case.article is None:
            return None  # years alone are a term only where somebody is spoken of
        if not known.specific and speaks_generally(known.message):
            return None
    return case
