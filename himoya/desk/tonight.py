"""The first page: who cannot wait tonight, why, what else it may be, and what was done about it."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.alarms.actions import do, undo_deed
from himoya.alarms.cards import Card, cards
from himoya.alarms.display import PersonOnList
from himoya.alarms.models import Alarm, Deed
from himoya.alarms.rules import UNDO_WITHIN
from himoya.alarms.screen import Work, ended_today, tonight_page, work_on
from himoya.alarms.shifts import handed_to
from himoya.alarms.shown_to import shown_to
from himoya.alarms.words import DEEDS, OUTCOMES
from himoya.cases.kinds import tidy
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.desk.acting.drawing import Cards
from himoya.desk.acting.following import a_month_later
from himoya.desk.languages import way_back
from himoya.desk.page import page
from himoya.desk.tags import moment
from himoya.linkage.queries import about_visible
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow

FARTHEST = 100_000  # nobody turns pages that far; a larger number would only trouble the database
SAID = {
    Deed.Kind.TAKEN: N_("It is yours now. The others see that you work on it."),
    Deed.Kind.RESOLVED: N_("It is over and leaves tonight’s list. It can be taken back below for a day."),
    Deed.Kind.FALSE_ALARM: N_("Marked as a false alarm. It can be taken back below for a day."),
}
WRITTEN_DOWN = N_("Written down.")
NOBODY_KNOWS = N_("Written down: nobody knows. It stays on the list, and you keep watching.")
SAID_DEAD = N_(
    "It leaves tonight’s list. The person counts as said to be dead and no more: only a document "
    "confirms a death. Write down in the case what was told."
)
NOTE = 300


@allow(Right.SEE_CASES)
@require_safe
def tonight(request: StaffRequest) -> HttpResponse:
    now = evening(clock.now())
    start = _start(request)
    listed = tonight_page(request.user, now, get_language() or "en", start=start)
    work = work_on(request.user, listed.members)
    asked = {root: one.asked for root, one in work.items()}
    card = cards(request.user, listed.entries, listed.members, asked, clock.now())
    forms = Cards(request, start) if may(request.user.role, Right.WORK) else None
    values = {
        "page": listed,
        "people": list(_people(listed.entries, work, card, forms)),
        "notes": handed_to(request.user, clock.now()) if may(request.user.role, Right.WORK) else None,
        **a_month_later(request.user, clock.now()),
        "ended": ended_today(request.user, clock.now()),
        "now": now,
        "start": start,
        "undo_after": clock.now() - UNDO_WITHIN,
        "deeds": {kind: gettext(words) for kind, words in DEEDS.items()},
        "outcome_words": {code: gettext(words) for code, words in OUTCOMES.items()},
        "false_alarm": forms.false_alarms() if forms else {},
    }
    return page(request, "tonight.html", values, seen="tonight")


def _people(
    entries: Iterable[PersonOnList], work: Mapping[int, Work], card: Mapping[int, Card], forms: Cards | None
) -> Iterator[tuple[PersonOnList, Work, Card, SafeString | str]]:
    """Everybody with his card, and the forms for whoever may act."""
    for place, entry in enumerate(entries, 1):
        done, about = work[int(entry.person)], card[int(entry.person)]
        yield entry, done, about, forms.doing(entry, done, about, place) if forms else ""


@allow(Right.WORK)
@require_POST
def deed(request: StaffRequest, number: int) -> HttpResponse:
    """Write down with one tap what was done about an alarm."""
    alarm = the_alarm(request, number)
    outcome = request.POST.get("outcome", "")
    kind, note = request.POST.get("kind", ""), " ".join(tidy(request.POST.get("note", "")).split())
    if kind not in Deed.Kind.values or kind == Deed.Kind.ASSIGNED:
        messages.error(request, gettext("Choose what was done."))
    elif len(note) > NOTE:
        messages.error(request, gettext("A note here has at most 300 characters. The case takes more."))
    elif kind == Deed.Kind.OTHER and not note:
        messages.error(request, gettext("Write in a few words what was done."))
    elif kind == Deed.Kind.RESOLVED and outcome not in Alarm.Outcome.values:
        messages.error(request, gettext("Say what came of it: choose one of the answers."))
    elif done := do(
        alarm,
        Deed.Kind(kind),
        note=note,
        outcome=outcome if kind == Deed.Kind.RESOLVED else "",
        by=request.user,
    ):
        messages.success(request, _what_was_done(request, done, outcome))
    else:
        _say_who_was_first(request, alarm)
    return HttpResponseRedirect(way_back(request), status=303)


@allow(Right.WORK)
@require_POST
def take_back(request: StaffRequest, number: int) -> HttpResponse:
    """Take back what was written down by mistake, within a day."""
    visible = Deed.objects.filter(
        about_visible(request.user, "alarm__person"), shown_to(request.user, "alarm__")
    )
    done = get_object_or_404(visible.select_related("alarm__person", "by"), pk=number)
    try:
        if undo_deed(done, by=request.user):
            messages.success(request, gettext("Taken back."))
        else:
            messages.warning(request, gettext("This had been taken back already."))
    except BadInput as error:
        messages.error(request, error.said(get_language() or "en"))
    return HttpResponseRedirect(way_back(request), status=303)


def the_alarm(request: StaffRequest, number: int) -> Alarm:
    """The alarm with this number, if this account may see it; else the page does not exist."""
    visible = Alarm.objects.filter(about_visible(request.user), shown_to(request.user))
    return get_object_or_404(visible.select_related("person", "handled_by"), pk=number)


def _what_was_done(request: StaffRequest, done: Deed, outcome: str) -> str | SafeString:
    if done.kind == Deed.Kind.WATCHING and outcome == Alarm.Outcome.NOT_KNOWN:
        return gettext(NOBODY_KNOWS)
    if done.kind == Deed.Kind.RESOLVED and outcome == Alarm.Outcome.DEAD:
        return gettext(SAID_DEAD)
    words = gettext(SAID.get(Deed.Kind(done.kind), WRITTEN_DOWN))
    if done.kind != Deed.Kind.FALSE_ALARM or done.alarm.message_id is None:
        return words
    return format_html(
        '{} {} <a href="{}">{}</a>',
        words,
        gettext("Were the words read wrongly? Then Himoya can learn from it:"),
        reverse("lesson", args=[done.alarm.message_id]),
        gettext("Mark the message as wrongly read"),
    )


def _say_who_was_first(request: StaffRequest, alarm: Alarm) -> None:
    alarm.refresh_from_db()
    other, at = alarm.handled_by, alarm.handled_at
    if other is None or at is None:
        messages.warning(request, gettext("This alarm was changed meanwhile. Look again."))
        return
    sentence = (
        gettext("%(who)s works on it since %(time)s.")
        if alarm.state == Alarm.State.TAKEN
        else gettext("%(who)s ended it %(time)s.")
    )
    who = other.name or other.username
    messages.warning(request, sentence % {"who": who, "time": moment(at, clock.now())})


def _start(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return min(int(asked), FARTHEST) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
