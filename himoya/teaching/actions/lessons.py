"""Marking a message as wrongly read, and taking that back."""

from collections.abc import Iterable

from django.db import transaction

from himoya.common import clock
from himoya.messages.models import Message
from himoya.security import audit
from himoya.security.models import Account
from himoya.teaching.models import Lesson
from himoya.teaching.rules import checked_rules


@transaction.atomic
def mark_wrongly_read(message: Message, rules: Iterable[str], note: str = "", *, by: Account) -> Lesson:
    """Say which rules the message should have fired; none: nothing in it is urgent.

    Said again, it takes the place of what was said; the log keeps both. Raises BadInput for a wrong rule.
    """
    codes, now = checked_rules(rules), clock.now()
    Message.objects.select_for_update().get(pk=message.pk)  # two who mark it at once: the second changes it
    standing = Lesson.objects.filter(message=message, withdrawn_at=None).first()
    values = {"rules": codes, "note": note[:300], "by": by, "at": now}
    if standing is None:
        lesson, verb = Lesson.objects.create(message=message, **values), "lesson.given"
    else:
        if (standing.rules, standing.note) == (codes, note[:300]):
            return standing
        Lesson.objects.filter(pk=standing.pk).update(**values)
        lesson, verb = Lesson.objects.get(pk=standing.pk), "lesson.changed"
    audit.record(verb, " ".join([f"lesson {lesson.pk}", *(codes or ["none"])]), by)
    return lesson


@transaction.atomic
def take_back_lesson(lesson: Lesson, *, by: Account) -> bool:
    """As if the message had not been marked. False: it was taken back before."""
    standing = Lesson.objects.filter(pk=lesson.pk, withdrawn_at=None)
    if not standing.update(withdrawn_by=by, withdrawn_at=clock.now()):
        return False
    audit.record("lesson.withdrawn", f"lesson {lesson.pk}", by)
    return True
