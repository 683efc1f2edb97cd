"""His family and who told us of him. Contacts are hidden here; himoya.desk.case.contacts shows one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from himoya.alarms.display import RELATIONS
from himoya.cases.models import Case, Fact
from himoya.cases.voices import Voice, phones_of, voices_of
from himoya.common.roles import Right, may
from himoya.desk.case.frame import identities
from himoya.desk.case.kin import words
from himoya.desk.case.masking import masked
from himoya.people.models import Relative
from himoya.people.queries import relatives_of
from himoya.people.rules import looks_like_a_phone, phone_key
from himoya.security.models import Account

IN_A_LIST = "/row/"  # stands in the key of whoever spoke through a row of a spreadsheet


@dataclass(frozen=True, slots=True)
class ShownRelative:
    """`row`'s contact is never drawn; `same_number` names others who answer on the same number."""

    row: Relative
    name: str
    relation: str
    note: str
    same_number: str


@dataclass(frozen=True, slots=True)
class ShownVoice:
    """`name` is empty when the chat shows a number in its place (`hidden`) or a list gave no name."""

    number: int
    name: str
    hidden: bool
    listed: bool
    relation: str
    chat: str
    messages: int


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    his = identities(case)
    shows_contacts = may(account.role, Right.SEE_CONTACTS)
    return {
        "relatives": _relatives(relatives_of(his)),
        "voices": [_voice(voice) for voice in voices_of(his)],
        "phones": phones_of(his) if shows_contacts else [],
        "shows_contacts": shows_contacts,
    }


def _relatives(rows: list[Relative]) -> list[ShownRelative]:
    on_number = defaultdict(list)
    for row in rows:
        on_number[phone_key(row.contact) or row.pk].append(row)
    return [
        ShownRelative(
            row,
            masked(row.name),
            words(row.relation),
            masked(row.note),
            _names(other for other in on_number[phone_key(row.contact) or row.pk] if other is not row),
        )
        for row in rows
    ]


def _names(rows: Iterable[Relative]) -> str:
    return ", ".join(masked(row.name) for row in rows)


def _voice(voice: Voice) -> ShownVoice:
    name = voice.reporter.shown_name
    hidden = looks_like_a_phone(name)
    said = RELATIONS.get(voice.relation, "")
    return ShownVoice(
        voice.reporter.pk,
        "" if hidden else masked(name),
        hidden,
        IN_A_LIST in voice.reporter.key,
        gettext(said) if said else "",
        masked(voice.chat),
        voice.messages,
    )


def phone_of(case: Case, number: int) -> Fact | None:
    """The number that was told with him, if the page shows it."""
    return next((fact for fact in phones_of(identities(case)) if fact.pk == number), None)
