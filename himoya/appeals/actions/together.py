"""A letter of many families is prepared, and its annex is made anew when somebody's answer has changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.row import locked
from himoya.appeals.actions.writing import of_relative, store
from himoya.appeals.letters.making import make
from himoya.appeals.models import Appeal, Joined
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.queries.law import current_pack, pack_of
from himoya.appeals.queries.together import Row, annex_rows, joining, silent
from himoya.appeals.queries.writing import Draft, filled, the_authority, together_before, words_for
from himoya.appeals.rules.gate import SENTENCES, Gate, Verdict, Why
from himoya.appeals.rules.subjects import TOGETHER
from himoya.appeals.rules.together import CHOSEN, LETTER, Joining, Place, numbers
from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.people.models import Relative
from himoya.security.models import Account

NOBODY = N_("Nobody may be named to this recipient yet: ask the families first.")
STANDS = N_("Letter %(number)s of many families to them is not sent yet: send it, or take it back first.")
NOT_OF_THEM = N_("Whoever signs first must be of the family of somebody who is named.")
NOT_SENT = (Appeal.State.PREPARED, Appeal.State.RELEASED)
SENT_TO = "applicant_address"
SPEAKER = ("applicant", "kinship")
FIGURES = ("families", "held", "pressed", "silent")


@transaction.atomic
def prepare_together(
    authority: str,
    language: str,
    *,
    speaker: Relative,
    by: Account,
    address: str = "",
    only: Collection[int] | None = None,
    unnamed: Collection[int] = (),
    pressed: Collection[int] = (),
    whats_new: str = "",
) -> Appeal:
    """Write down one letter for everybody who may be named or counted, signed first by `speaker`.

    `address`: hers, for the answer; `only`: cases it speaks for, else all; `unnamed`: cases that are only
    counted although they may be named; `pressed`: persons who were pressed to sign. Raises BadInput when
    nobody may be named, when the speaker belongs to nobody named, for a repeat without anything new, and
    while one to them is not sent.
    """
    _check_before(authority, whats_new)
    today = timezone.localdate(clock.now())
    to = the_authority(current_pack(), authority)
    joined = _kept_in(joining(to, today), only, unnamed)
    first = next((one for one in joined if _named(one) and speaker.person_id in one.persons), None)
    if not any(map(_named, joined)):
        raise BadInput(NOBODY)
    if first is None:
        raise BadInput(NOT_OF_THEM)
    rows = annex_rows([one.case for one in joined if _named(one)], language)
    fields = {**_figures(joined, pressed), **of_relative(speaker), **({SENT_TO: address} if address else {})}
    step = _step(authority)
    made = store(
        Case.objects.get(pk=first.case), _draft(to, language, today, fields, list(rows.values())), by=by,
        whats_new=whats_new, step=step.id if step else "", basis=step.to_basis if step else "",
    )  # fmt: skip
    _join(made, joined, rows)
    return made


def _check_before(authority: str, whats_new: str) -> None:
    waits = Appeal.objects.filter(authority=authority, letter=LETTER, state__in=NOT_SENT).first()
    if waits:
        raise BadInput(STANDS, number=waits.number)
    if together_before(authority) and not whats_new.strip():
        raise BadInput(SENTENCES[Why.NOTHING_NEW])


def _kept_in(
    everybody: Iterable[Joining], only: Collection[int] | None, unnamed: Collection[int]
) -> list[Joining]:
    kept = (one for one in everybody if one.place is not Place.OUT and (only is None or one.case in only))
    return [_counted_only(one) if one.case in unnamed else one for one in kept]


def _draft(to: Authority, language: str, today: date, fields: dict[str, Any], people: list[Row]) -> Draft:
    text = words_for(to, LETTER, language)
    told = {"fields": fields, "events": []}
    letter = make(text, {**filled(told, to, language, today), "people": people}, language=language)
    facts = {**told, "about": TOGETHER, "basis": list(text.basis)}
    return Draft(to, text, letter, TOGETHER, Gate(Verdict.ALLOWED), facts)


@transaction.atomic
def renew_annex(appeal: Appeal, *, by: Account, pressed: Collection[int] = ()) -> None:
    """Names and numbers as they may stand today; nobody is added. Everybody's agreement is gone.

    Raises BadInput once it was sent, and when nobody is left to be named or the first family is not.
    """
    row = locked(appeal, *NOT_SENT)
    to = the_authority(pack_of(row), row.authority)
    stored = dict(Joined.objects.filter(appeal=row).values_list("case", "named"))
    now = [one for one in joining(to, timezone.localdate(clock.now())) if one.case in stored]
    now = _kept_in(now, None, [case for case, by_name in stored.items() if not by_name])
    if not any(map(_named, now)):
        raise BadInput(NOBODY)
    if not any(_named(one) and one.case == row.case_id for one in now):
        raise BadInput(NOT_OF_THEM)
    rows = annex_rows([one.case for one in now if _named(one)], row.language)
    Joined.objects.filter(appeal=row).delete()
    _join(row, now, rows)
    row.facts["fields"] = _kept(row.facts["fields"]) | _figures(now, pressed)
    row.released_by = row.released_at = row.second_by = row.lawyer_agreed_by = None
    row.state = Appeal.State.PREPARED
    row.save(update_fields=["facts", "released_by", "released_at", "second_by", "lawyer_agreed_by", "state"])
    note(row.case, "letter.annex_renewed", by=by, subject=f"letter {row.pk}")


def hand_over(cases: Sequence[int]) -> None:
    """Before these cases are deleted: letters that speak for others, too, become those of another family.

    The name of whoever signed first goes with her; the letter, its clocks and the others stay.
    """
    for row in Appeal.objects.filter(case__in=cases, letter=LETTER):
        next_one = row.joined.exclude(case__in=cases).order_by("-named", "pk").first()
        if next_one is None:
            continue
        row.case = next_one.case
        row.facts["fields"] = {k: v for k, v in row.facts["fields"].items() if not k.startswith(SPEAKER)}
        row.save(update_fields=["case", "facts"])


def _named(one: Joining) -> bool:
    return one.place is Place.NAMED


def _counted_only(one: Joining) -> Joining:
    return replace(one, place=Place.NUMBER, why=CHOSEN) if _named(one) else one


def _figures(joined: Sequence[Joining], pressed: Collection[int]) -> dict[str, int]:
    told = asdict(numbers(joined, pressed, silent(clock.now())))
    return {name: value for name, value in told.items() if value is not None}


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in FIGURES}


def _join(appeal: Appeal, joined: Sequence[Joining], rows: dict[int, list[str]]) -> None:
    Joined.objects.bulk_create(
        [
            Joined(appeal=appeal, case_id=one.case, named=_named(one), told=rows.get(one.case, []))
            for one in joined
        ],
        batch_size=500,
    )


def _step(authority: str) -> LadderStep | None:
    """Where such a letter stands on the ladder."""
    steps = [one for one in current_pack().every(LadderStep) if one.to_authority == authority]
    fitting = (one for one in steps if one.letter_id == LETTER)
    return next(fitting, next((one for one in steps if not one.from_steps), None))
