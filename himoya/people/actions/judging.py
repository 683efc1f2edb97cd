"""The decisions that join or part two identities."""

from django.db import transaction

from himoya.common import clock
from himoya.people.models import Person, SamePerson
from himoya.security import audit
from himoya.security.models import Account


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
