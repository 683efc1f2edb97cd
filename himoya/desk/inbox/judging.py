"""A verdict on a fact: accepted, corrected, rejected, or taken back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from himoya.cases.actions.verdicts import accept_facts, correct_fact, refuse_facts, undo_verdicts
from himoya.cases.kinds import clean_value
from himoya.cases.models import Fact, Statement
from himoya.cases.rules import same_words
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.case.shown import heading_of
from himoya.desk.inbox.marking import around
from himoya.desk.inbox.queries import judged_facts, open_facts
from himoya.desk.languages import way_back
from himoya.desk.page import page
from himoya.desk.tags import moment
from himoya.linkage.queries import identities_of
from himoya.security.access import StaffRequest, allow

WHY = {
    "wrong_person": N_("About somebody else"),
    "misread": N_("Read wrongly"),
    "joke": N_("A joke, a prayer, a story"),
    "other": N_("Another reason"),
}
LAST = "judged"  # in the session: the fact that was judged last, to be taken back with one tap


@allow(Right.WORK)
@require_POST
def judge(request: StaffRequest, number: int) -> HttpResponse:
    visible = judged_facts(request.user).select_related("message", "person", "judged_by")
    fact = get_object_or_404(visible, pk=number)
    verdict = request.POST.get("verdict", "")
    try:
        if verdict == "accept":
            _accept(request, fact, [fact])
        elif verdict == "accept_all":
            _accept(request, fact, _saying_the_same(request, fact))
        elif verdict == "reject":
            _reject(request, fact)
        elif verdict == "correct":
            _correct(request, fact)
        elif verdict == "undo":
            _undo(request, fact)
        else:
            messages.error(request, gettext("Choose: accept, correct or reject."))
    except BadInput as error:
        return _again(request, fact, error)
    return HttpResponseRedirect(_back(request), status=303)


def _accept(request: StaffRequest, fact: Fact, same: list[Fact]) -> None:
    accepted = accept_facts(same, grade=_grade(request), by=request.user)
    if not accepted:
        return _say_who_was_first(request, fact)
    request.session[LAST] = fact.pk
    said = ngettext("Accepted.", "Accepted: %(number)s that say the same.", accepted)
    messages.success(request, said % {"number": accepted})
    return None


def _reject(request: StaffRequest, fact: Fact) -> None:
    why = request.POST.get("why", "")
    if not refuse_facts([fact], why if why in WHY else "other", by=request.user):
        return _say_who_was_first(request, fact)
    request.session[LAST] = fact.pk
    messages.success(request, gettext("Rejected."))
    return None


def _correct(request: StaffRequest, fact: Fact) -> None:
    value = clean_value(fact.kind, request.POST.get("value", ""), timezone.localdate(clock.now()))
    if value == fact.value:
        return _accept(request, fact, [fact])
    if not correct_fact(fact, value, grade=_grade(request), by=request.user):
        _say_who_was_first(request, fact)
        not_saved = gettext("What you wrote was not saved: %(value)s. Add it on the page of the case.")
        messages.warning(request, not_saved % {"value": value})
        return None
    request.session[LAST] = fact.pk
    messages.success(request, gettext("Corrected."))
    return None


def _undo(request: StaffRequest, fact: Fact) -> None:
    together = Fact.objects.filter(
        person__in=_identities(fact), kind=fact.kind, judged_by=fact.judged_by, judged_at=fact.judged_at
    ).exclude(state=Fact.State.OPEN)
    request.session.pop(LAST, None)
    if undo_verdicts(list(together), by=request.user):
        messages.success(request, gettext("Taken back: it waits again."))
    else:
        messages.warning(request, gettext("This had been taken back already."))


def _saying_the_same(request: StaffRequest, fact: Fact) -> list[Fact]:
    """Facts of this person that wait and say the same; counted anew, whatever the page showed."""
    wait = open_facts(request.user).filter(person__in=_identities(fact), kind=fact.kind)
    words = same_words(fact.kind, fact.value)
    same = [one for one in wait.select_related("message") if same_words(one.kind, one.value) == words]
    return same or [fact]


def _identities(fact: Fact) -> list[int]:
    return identities_of(fact.person) if fact.person else []


def _grade(request: StaffRequest) -> Statement.Grade:
    asked = request.POST.get("grade", "")
    return Statement.Grade(asked) if asked in Statement.Grade.values else Statement.Grade.ONE_VOICE


def _say_who_was_first(request: StaffRequest, fact: Fact) -> None:
    fact.refresh_from_db()
    who, at = fact.judged_by, fact.judged_at
    if who is None or at is None:
        messages.warning(request, gettext("This was judged before. Nothing was changed."))
        return
    if who == request.user:
        messages.warning(request, gettext("You judged this before. Nothing was changed."))
        return
    sentence = (
        gettext("%(who)s accepted this %(time)s. Nothing was changed.")
        if fact.state == Fact.State.ACCEPTED
        else gettext("%(who)s rejected or corrected this %(time)s. Nothing was changed.")
    )
    messages.warning(request, sentence % {"who": who.name or who.username, "time": moment(at, clock.now())})


def _again(request: StaffRequest, fact: Fact, error: BadInput) -> HttpResponse:
    """The one fact on a page of its own, with what was typed."""
    before, quote, after = around(fact.message.text, fact.start, fact.end)
    values = {
        "fact": fact,
        "words": heading_of(fact.kind),
        "typed": request.POST.get("value", "").replace("\x00", "")[:300],
        "grade": _grade(request),
        "sentence": error.said(get_language() or "en"),
        "before": before,
        "quote": quote,
        "after": after,
        "next": _back(request),
    }
    return page(request, "inbox/correct.html", values, seen=f"fact {fact.pk}", status=422)


def _back(request: StaffRequest) -> str:
    return way_back(request) if request.POST.get("next") else "/inbox/"
