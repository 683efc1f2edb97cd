"""A letter that the family sent before anybody here wrote it down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.counting import recount
from himoya.appeals.actions.law import freeze_pack
from himoya.appeals.actions.replying import add_reply
from himoya.appeals.actions.sending import arrived_at_once
from himoya.appeals.actions.way import add_station
from himoya.appeals.actions.writing import number, of_relative
from himoya.appeals.letters import texts
from himoya.appeals.models import Appeal, Station
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.law import current_pack
from himoya.appeals.queries.writing import folder, languages, letters_to, the_authority
from himoya.appeals.rules.beginning import step_of
from himoya.appeals.rules.counting import clocks_of
from himoya.appeals.rules.entering import check_entered
from himoya.appeals.rules.sending import bound_by
from himoya.appeals.rules.subjects import COMPLAINT, subject_of
from himoya.appeals.rules.together import LETTER as TOGETHER
from himoya.appeals.words import LETTERS, WAYS
from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.evidence.models import Attachment
from himoya.people.models import Relative
from himoya.security.models import Account

LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Came:
    """An answer that came to it."""

    dated: date
    received_on: date
    text: str = ""
    file: Attachment | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is told of it. `letter`: a kind of letter, or "" and a `title` in words; `channel`: which way;
    `scan`: a picture of the letter itself; `complained_of`: code of an authority; `registered_on`: when the
    authority gave it its `number`."""

    authority: str
    on: date
    channel: str
    letter: str = ""
    title: str = ""
    proof: str = ""
    proof_file: Attachment | None = None
    scan: Attachment | None = None
    signer: Relative | None = None
    after: Appeal | None = None
    complained_of: str = ""
    registered_on: date | None = None
    number: str = ""
    answer: Came | None = None


@transaction.atomic
def enter(case: Case, told: Sent, *, by: Account) -> Appeal:
    """Write down what the family did: a letter that is sent, with its clocks, let go by nobody here.

    Whether it binds the authority, the law tables of its own day say; a way that they do not know does not.
    The same letter told twice stands once. Raises BadInput for an authority that is not there, for a day that
    cannot be, and when nothing says what it was about.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    pack = current_pack()
    to = the_authority(pack, told.authority)
    after = told.after if told.after and told.after.sent_on else None
    today = timezone.localdate(clock.now())
    check_entered(told.on, today, after=after.sent_on if after else None)
    title = told.title.strip()[:LONGEST_TITLE]
    if told.letter not in ("", *LETTERS.keys() - {TOGETHER}) or not (told.letter or title):
        raise BadInput(N_("Choose what the letter was about, or say it in a few words."))
    if told.channel not in WAYS:
        raise BadInput(N_("Choose by which way it was sent."))
    row = _standing(case, told, title) or _stored(case, told, title, pack, to, by=by)
    if told.registered_on:
        add_station(row, Station.Kind.REGISTERED, told.registered_on, number=told.number, by=by)
    if told.answer:
        came = told.answer
        add_reply(
            row, dated=came.dated, received_on=came.received_on, text=came.text, file=came.file,
            number=came.number, by=by,
        )  # fmt: skip
    return row


def _standing(case: Case, told: Sent, title: str) -> Appeal | None:
    same = Appeal.objects.filter(
        case=case, authority=told.authority, letter=told.letter, sent_on=told.on, channel=told.channel,
        proof=told.proof[:120], facts__entered=True, facts__title=title,
    )  # fmt: skip
    return same.exclude(state=Appeal.State.WITHDRAWN).first()


def _stored(case: Case, told: Sent, title: str, pack: Pack, to: Authority, *, by: Account) -> Appeal:
    step = step_of(pack, to, told.letter, told.after.facts.get("step", "") if told.after else "")
    basis = basis_of(to, told.letter)
    facts = {
        "entered": True,
        "title": title,
        "fields": of_relative(told.signer),
        "events": [],
        "about": subject_of(told.letter, _about(told.after))
        if told.letter
        else _about(told.after) or COMPLAINT,
        "basis": list(basis),
        "step": step.id if step else "",
        "clocks": clocks_of(pack, step.to_basis if step else "", basis),
        **({"complained_of": told.complained_of} if told.complained_of else {}),
        **({"scan": told.scan.pk} if told.scan else {}),
    }
    row = Appeal(
        case=case, version=freeze_pack(pack), authority=to.id, letter=told.letter, facts=facts,
        language=next(iter(to.languages_accepted), ""), after=told.after, state=Appeal.State.SENT,
        prepared_by=by, prepared_at=clock.now(), channel=told.channel, sent_on=told.on,
        valid=bound_by(pack.channels(to.id, told.on), told.channel), proof=told.proof[:120],
        proof_file=told.proof_file,
    )  # fmt: skip
    number(row)
    arrived_at_once(row, by=by)
    recount(row)
    note(case, "letter.entered", by=by, subject=f"letter {row.pk}")
    return row


def basis_of(to: Authority, letter: str) -> Collection[str]:
    """The laws that a letter like this stands on here; for one in free words, those of any first letter."""
    for one in (letter, *letters_to(to)):
        for language in languages(to, one)[:1] if one else ():
            return texts.load(folder(to), one, language).basis
    return ()


def _about(after: Appeal | None) -> str:
    return str(after.facts.get("about", "")) if after else ""
