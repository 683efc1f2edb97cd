"""Adding words of one's own, with the alarms they raise on the past, and taking them back."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max, QuerySet

from himoya.alarms.actions import raise_alarms, take_away, told_alarm
from himoya.alarms.due import without_case
from himoya.alarms.models import Alarm
from himoya.cases.actions import Read, open_cases, store_facts
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.linkage.actions import add_to_current
from himoya.reading.own import OwnCues
from himoya.security import audit
from himoya.security.models import Account
from himoya.teaching.actions.nobody import nobody_named
from himoya.teaching.looking import Held, spans, texts_of, tried
from himoya.teaching.models import OwnCue
from himoya.teaching.queries import rules_read, standing_cues
from himoya.teaching.rules import runs
from himoya.urgency import rule


@transaction.atomic
def save_cue(phrase: str, code: str, *, though_wide: bool = False, by: Account) -> tuple[OwnCue, int]:
    """Keep the cue, raise what it would have raised on the past, and give back how many alarms that were.

    Raises BadInput as `tried` does, and when it is too wide and nobody said that this is wanted.
    """
    phrase, look = tried(phrase, code)
    if look.wide and not though_wide:
        raise BadInput(N_("These words stand in very many messages. Say that you want it all the same."))
    cue = OwnCue.objects.create(phrase=phrase, rule=code, by=by, at=clock.now())
    _raise(look.new, code)
    audit.record("cue.added", f"cue {cue.pk} {code}", by)
    return cue, len(look.new)


def take_back_cue(cue: OwnCue, *, by: Account) -> int | None:
    """Take the words back, and the alarms that they alone raised and nobody did anything about.

    Gives back how many alarms went. None: it was taken back before.
    """
    alone, last = _raised_alone(cue, after=0)  # read before the transaction: pages would wait for it
    with transaction.atomic():
        standing = OwnCue.objects.filter(pk=cue.pk, withdrawn_at=None)
        if not standing.update(withdrawn_by=by, withdrawn_at=clock.now()):
            return None
        alone += _raised_alone(cue, after=last)[0]
        untouched = {one.pk for one in _untouched(cue)}
        gone = [one for one in alone if one.pk in untouched]
        take_away(gone)
        audit.record("cue.withdrawn", f"cue {cue.pk} {cue.rule}", by)
    return len(gone)


def _raise(new: Sequence[Held], code: str) -> None:
    level, now = rule(code).level, clock.now()
    messages = texts_of(new)
    nobody = nobody_named([messages[one.message] for one in new if one.person is None])
    about = {one.message: one.person or nobody[one.message] for one in new}
    store_facts(
        [Read(h.message, about[h.message], "urgent", f"{code} {level}", h.start, h.end) for h in new],
        {held.message: held.sent_at for held in new},
    )
    raise_alarms(
        told_alarm(
            message=held.message,
            told_at=held.sent_at,
            person=about[held.message],
            urgent=(code, level, held.start, held.end),
            now=now,
        )
        for held in new
    )
    add_to_current(nobody.values())
    raised = Alarm.objects.filter(rule=code, message__in=list(about))
    open_cases(without_case(raised))


def _raised_alone(cue: OwnCue, *, after: int) -> tuple[list[Alarm], int]:
    """Untouched alarms that stand on words of ours for this rule, and that nothing else raises.

    Looks at alarms after this number, and gives back the last one there is.
    """
    ours = tuple(OwnCue.objects.filter(rule=cue.rule).values_list("phrase", "rule"))
    left = OwnCues(tuple(standing_cues().exclude(pk=cue.pk).values_list("phrase", "rule")))
    last = Alarm.objects.aggregate(last=Max("pk"))["last"] or 0
    raised = _untouched(cue).filter(pk__gt=after).select_related("message")
    return [alarm for alarm in raised.iterator(chunk_size=500) if _only_ours(alarm, ours, left)], last


def _untouched(cue: OwnCue) -> QuerySet[Alarm]:
    """Alarms of its rule, raised since, that nobody did anything about, in messages that hold its words."""
    raised = Alarm.objects.filter(rule=cue.rule, state=Alarm.State.OPEN, deeds=None, fired_at__gte=cue.at)
    raised = raised.filter(message__isnull=False)
    for run in runs(cue.phrase):
        raised = raised.filter(message__folded__contains=run)
    return raised.order_by("pk")


def _only_ours(alarm: Alarm, ours: tuple[tuple[str, str], ...], left: OwnCues) -> bool:
    message = alarm.message
    if message is None:
        return False
    places = {(start, end) for start, end, _stance in spans(message.text, message.sent_at, ours)}
    return (alarm.start, alarm.end) in places and alarm.rule not in rules_read(message, left)
