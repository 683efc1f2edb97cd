"""A message as it came, with the words marked that were read, and what became of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from himoya.alarms.models import Alarm
from himoya.alarms.shown_to import facts_shown_to, shown_to
from himoya.alarms.telling import names_of
from himoya.cases.kinds import KINDS, LOOK
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.desk.case.shown import heading_of, said
from himoya.desk.inbox.explaining import how_read
from himoya.desk.inbox.judging import WHY
from himoya.desk.inbox.marking import pieces, veiled
from himoya.desk.inbox.queries import case_numbers
from himoya.desk.page import page
from himoya.linkage.queries import about_visible, groups_with
from himoya.messages.models import Import, Message
from himoya.security import audit
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account
from himoya.teaching.queries import lesson_of
from himoya.urgency import hidden_from, rule

MOST = 200  # facts of one message on its page
STATES = {
    Fact.State.OPEN: N_("waits"),
    Fact.State.ACCEPTED: N_("accepted"),
    Fact.State.REJECTED: N_("rejected"),
}
ALARM_STATES = {
    Alarm.State.OPEN: N_("open"),
    Alarm.State.TAKEN: N_("somebody works on it"),
    Alarm.State.RESOLVED: N_("over"),
    Alarm.State.FALSE: N_("a false alarm"),
}


@dataclass(frozen=True, slots=True)
class FactShown:
    number: int
    kind: str
    value: str
    about: str | None
    case: int | None
    state: str
    why: str
    judged_by: str
    may_undo: bool


def visible_messages(account: Account) -> QuerySet[Message]:
    """Messages this account may read: those that tell of a person it may see; the organiser reads all."""
    if may(account.role, Right.SEE_ALL_CASES):
        return Message.objects.all()
    facts = Fact.objects.filter(about_visible(account), facts_shown_to(account), message=OuterRef("pk"))
    alarms = Alarm.objects.filter(about_visible(account), shown_to(account), message=OuterRef("pk"))
    return Message.objects.filter(Q(Exists(facts)) | Q(Exists(alarms)))


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: StaffRequest, number: int) -> HttpResponse:
    """The page; sent as a form, it shows phone numbers too, and that is written down."""
    visible = visible_messages(request.user).select_related("chat", "brought_by", "replaces")
    one = get_object_or_404(visible, pk=number)
    numbers = request.method == "POST" and may(request.user.role, Right.SEE_CONTACTS)
    if numbers:
        audit.record("contact.shown", f"message {one.pk}", request.user)
    values = {**_values(request.user, one, numbers), "now": clock.now()}
    return page(request, "inbox/message.html", values, seen=f"message {one.pk}")


def _values(account: Account, one: Message, numbers: bool) -> dict[str, Any]:
    visible = about_visible(account)
    about = visible | Q(person=None) if visible else visible  # nothing to ask, or nothing would be left
    seen = one.facts.filter(about, facts_shown_to(account))
    facts = list(seen.select_related("judged_by").order_by("start", "pk")[:MOST])
    alarms = list(one.alarms.filter(about_visible(account), shown_to(account)).order_by("level", "pk"))
    text = one.text if numbers else veiled(one.text)
    spans = [(fact.pk, fact.start, fact.end) for fact in facts]
    return {
        "message": one,
        "pieces": pieces(text, spans),
        "hidden": text != one.text,
        "facts": _shown(account, facts, numbers),
        "alarms": [
            (gettext(rule(alarm.rule).title), gettext(ALARM_STATES[Alarm.State(alarm.state)]))
            for alarm in alarms
        ],
        **_taught(one, account),
        "how_read": how_read(one, account),
        "withdrawn": one.brought_by.state == Import.State.WITHDRAWN,
        "newer": Message.objects.filter(replaces=one, brought_by__state=Import.State.LIVE).first(),
    }


def _taught(one: Message, account: Account) -> dict[str, Any]:
    """What a helper said this message should have been read as."""
    lesson = lesson_of(one)
    if lesson and set(lesson.rules) & set(hidden_from(account.role)):
        lesson = None
    titles = [gettext(rule(code).title) for code in lesson.rules] if lesson else []
    return {"lesson": lesson, "lesson_rules": titles, "lesson_note": veiled(lesson.note) if lesson else ""}


def _shown(account: Account, facts: list[Fact], numbers: bool) -> list[FactShown]:
    people = {fact.person_id for fact in facts if fact.person_id is not None}
    group = {person: person for person in people} | groups_with(people)
    names = names_of(group.values())[0]
    cases = case_numbers(account, group)
    rows = []
    for fact in facts:
        if fact.kind in ("urgent", LOOK):
            continue
        root = group.get(fact.person_id or 0, 0)
        judged = fact.state != Fact.State.OPEN
        rows.append(
            FactShown(
                number=fact.pk,
                kind=heading_of(fact.kind),
                value=said(fact.kind, fact.value) if numbers else veiled(said(fact.kind, fact.value)),
                about=names.get(str(root)),
                case=cases.get(root),
                state=gettext(STATES[Fact.State(fact.state)]),
                why=gettext(WHY[fact.why]) if fact.why in WHY else "",
                judged_by=(fact.judged_by.name or fact.judged_by.username) if fact.judged_by else "",
                may_undo=judged and fact.kind in KINDS and may(account.role, Right.WORK),
            )
        )
    return rows
