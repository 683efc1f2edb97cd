"""Writing down who is told of and by whom, and the decisions that join or part two identities."""

from collections.abc import Iterable

from django.db import transaction

from himoya.common import clock
from himoya.people.models import Person, Reporter, SamePerson
from himoya.security import audit
from himoya.security.models import Account


def reporters(shown_names: dict[str, str]) -> dict[str, Reporter]:
    """The reporters by key (key -> name as shown), in the caller's transaction; new ones are made."""
    known = {reporter.key: reporter for reporter in Reporter.objects.filter(key__in=shown_names)}
    new = [Reporter(key=key, shown_name=name[:200]) for key, name in shown_names.items() if key not in known]
    known.update((reporter.key, reporter) for reporter in Reporter.objects.bulk_create(new))
    return known


def persons(told: Iterable[Person]) -> dict[tuple[int, str], Person]:
    """The persons told of, by reporter and key, inside the caller's transaction; new ones are made."""
    drafts = {(person.reporter_id, person.key): person for person in told}
    standing = Person.objects.filter(
        reporter_id__in={reporter for reporter, _key in drafts}, key__in={key for _reporter, key in drafts}
    )
    known = {(person.reporter_id, person.key): person for person in standing}
    new = [person for place, person in drafts.items() if place not in known]
    known.update(((person.reporter_id, person.key), person) for person in Person.objects.bulk_create(new))
    return known


@transaction.atomic
def judge(one: Person, other: Person, verdict: SamePerson.Verdict, *, by: Account) -> SamePerson:
    """Write down that two identities are one person, or are not.

    An earlier verdict on the pair is undone first.
    """
    left, right = sorted((one, other), key=lambda person: person.pk)
    now = clock.now()
    SamePerson.objects.filter(left=left, right=right, undone_at=None).update(undone_at=now, undone_by=by)
    judged = SamePerson.objects.create(left=left, right=right, verdict=verdict, decided_by=by, decided_at=now)
    audit.record(f"person.judged_{verdict}", f"judgement {judged.pk}", by)
    return judged


@transaction.atomic
def undo_judgement(judged: SamePerson, *, by: Account) -> bool:
    """Take a verdict back, as if it had never been given. False: somebody else was first."""
    undone = SamePerson.objects.filter(pk=judged.pk, undone_at=None).update(
        undone_at=clock.now(), undone_by=by
    )
    if undone:
        audit.record("person.judgement_undone", f"judgement {judged.pk}", by)
    return bool(undone)
