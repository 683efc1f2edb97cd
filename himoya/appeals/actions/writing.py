"""Letters are prepared: one, or a whole fan with one press."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from himoya.appeals.actions.law import freeze_pack, freeze_text
from himoya.appeals.models import Appeal, Fan
from himoya.appeals.queries.law import current_pack
from himoya.appeals.queries.subject import subject_of
from himoya.appeals.queries.writing import Draft, Proposal, draft, fan_for
from himoya.appeals.rules.counting import clocks_of
from himoya.appeals.rules.entering import check_events
from himoya.appeals.rules.gate import Why
from himoya.appeals.rules.numbers import next_number
from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.people.models import Relative
from himoya.security.models import Account

TRIES = 20  # writers at the same moment


@transaction.atomic
def prepare(
    case: Case,
    *,
    authority: str,
    letter: str,
    language: str = "",
    by: Account,
    events: Iterable[tuple[str, str | None]] = (),
    applicant: Relative | None = None,
    more: Mapping[str, Any] | None = None,
    whats_new: str = "",
    after: Appeal | None = None,
    step: str = "",
    basis: str = "",
    complained_of: str = "",
) -> Appeal:
    """Write one letter down, with the next number of the year. `complained_of`: code of an authority.

    Raises BadInput with the gate's sentence when it must not be written, and for an authority, letter or
    event that is not there or lies in the future. A letter that only lacks the lawyer's yes is prepared, for
    him to read.
    """
    told = list(events)
    check_events(told, _today())
    made = draft(
        subject_of(case, _today()), authority, letter, language,
        today=_today(), events=told, applicant=of_relative(applicant), more=more, whats_new=whats_new,
        after=after, fresh=after is not None or bool(told),
    )  # fmt: skip
    if made.gate.blocked and made.gate.why is not Why.LAWYER:
        raise BadInput(made.gate.sentence)
    return store(
        case, made, by=by, whats_new=whats_new, after=after, step=step, basis=basis,
        complained_of=complained_of,
    )  # fmt: skip


def prepare_fan(
    case: Case,
    rule: str,
    *,
    by: Account,
    only: Sequence[str] | None = None,
    applicant: Relative | None = None,
    address: str = "",
) -> Fan | None:
    """Prepare every letter of the fan that may leave and does not stand already. None: there is none.

    `only`: authorities that were chosen, else all but a journalist; `applicant` and her postal `address` go
    onto each. Pressed twice, the second press finds nothing to do.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        subject = subject_of(case, _today())
        signer = {**of_relative(applicant), **({"applicant_address": address[:300]} if address else {})}
        chosen = [one for one in fan_for(subject, rule, _today(), signer) if _goes(one, only)]
        if not chosen:
            return None
        fan = Fan.objects.create(case=case, rule=rule, by=by, at=clock.now())
        for one in chosen:
            store(case, one.draft, by=by, fan=fan, step=one.step, basis=one.basis, rule=rule)
        return fan


def _goes(one: Proposal, only: Sequence[str] | None) -> bool:
    fits = one.draft.authority.id in only if only is not None else not one.press
    return fits and one.standing is None and not one.draft.gate.blocked


def store(
    case: Case,
    made: Draft,
    *,
    by: Account,
    fan: Fan | None = None,
    whats_new: str = "",
    after: Appeal | None = None,
    step: str = "",
    basis: str = "",
    rule: str = "",
    complained_of: str = "",
    itself: bool = False,
) -> Appeal:
    """The row of a letter that passed its gate; `itself`: nobody pressed for it. The database decides who
    gets which number."""
    pack = current_pack()
    facts = {
        **made.facts, "step": step, "rule": rule, "itself": itself,
        "clocks": clocks_of(pack, basis, made.facts["basis"]),
        **({"complained_of": complained_of} if complained_of else {}),
    }  # fmt: skip
    row = Appeal(
        case=case, fan=fan, version=freeze_pack(pack), authority=made.authority.id, letter=made.letter.id,
        language=made.letter.language, facts=facts, whats_new=whats_new[:600], after=after,
        prepared_by=by, prepared_at=clock.now(), text=freeze_text(made.text),
    )  # fmt: skip
    number(row)
    note(case, "letter.prepared", by=None if itself else by, subject=f"letter {row.pk}")
    return row


def number(row: Appeal) -> None:
    """Store a new letter under the next number of its year."""
    year = timezone.localtime(row.prepared_at).year
    for left in reversed(range(TRIES)):
        taken = Appeal.objects.filter(number__startswith=f"{year}-").values_list("number", flat=True)
        row.number = next_number(year, taken)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            return
        except IntegrityError:
            if not left or not Appeal.objects.filter(number=row.number).exists():
                raise


def of_relative(one: Relative | None) -> dict[str, str]:
    """Who signs. Her telephone stays off: she writes it by hand if she wants."""
    if one is None:
        return {}
    # "Somebody else" is no kinship: she writes herself what she is to him.
    return {"applicant": one.name, "kinship": "" if one.relation == "other" else one.relation}


def _today() -> date:
    return timezone.localdate(clock.now())
