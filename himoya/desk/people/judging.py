"""The same person or not: a pair at a time, all that wait as a list, and every verdict to be taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.cases.queries import cases_visible_to
from himoya.cases.words import KINDS
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.desk.people.doubts import Question, questions
from himoya.desk.people.fall import fall
from himoya.desk.people.sides import Side, record, sides, weigh
from himoya.linkage.actions import part, settle, unsettle
from himoya.linkage.queries import identities_of, persons_visible_to
from himoya.messages.queries import evening
from himoya.people.models import Person, SamePerson
from himoya.security.access import StaffRequest, allow

PAGE = 30
LATER = "judge_later"  # numbers of questions put off, in the session
MOST_LATER = 500


@allow(Right.JUDGE)
@require_safe
def duplicates(request: StaffRequest) -> HttpResponse:
    """The question asked for, or the first one, with all others below."""
    waiting = questions(request.user, request.session.get(LATER, []))
    number, start = _number(request, "question"), _number(request, "from")
    asked = next((one for one in waiting if one.number == number), waiting[0] if waiting else None)
    values: dict[str, Any] = {
        "asked": asked,
        "now": evening(clock.now()),
        "waiting": waiting[start : start + PAGE],
        "total": len(waiting),
        "previous_start": max(0, start - PAGE) if start else None,
        "next_start": start + PAGE if start + PAGE < len(waiting) else None,
        **(_pair(request, asked) if asked else {}),
    }
    return page(request, "people/duplicates.html", values, seen="duplicates")


@allow(Right.JUDGE)
@require_POST
def judge_pair(request: StaffRequest) -> HttpResponse:
    """The answer to one question: same, different, or not now."""
    answer = request.POST.get("answer", "")
    if answer == "later":
        put_off = [one for one in request.session.get(LATER, []) if one != _sent(request, "question")]
        request.session[LATER] = [*put_off, _sent(request, "question")][-MOST_LATER:]
        return redirect("duplicates")
    left, right = (_person(request, name) for name in ("left", "right"))
    if answer not in SamePerson.Verdict.values or left.pk == right.pk:
        raise Http404
    standing = _standing(left, right)
    if standing is not None:
        messages.warning(
            request,
            gettext("Somebody judged this pair before you. You find it below; undo it if it is wrong."),
        )
        return redirect("verdicts")
    settle(left, right, SamePerson.Verdict(answer), by=request.user)
    said = (
        gettext("They are one person now. Nothing was moved: you can undo it at any time.")
        if answer == SamePerson.Verdict.SAME
        else gettext("They are two persons. You can undo it at any time.")
    )
    messages.success(request, said)
    return redirect("duplicates")


@allow(Right.JUDGE)
@require_POST
def part_one(request: StaffRequest, number: int) -> HttpResponse:
    """On a case: this identity is somebody else. Said against every other identity of the case's person."""
    case = get_object_or_404(cases_visible_to(request.user).select_related("person"), pk=number)
    members = identities_of(case.person)
    person = _person(request, "person")
    if person.pk not in members:
        messages.warning(request, gettext("This was parted already."))
    elif part(person, Person.objects.filter(pk__in=members).exclude(pk=person.pk), by=request.user):
        messages.success(
            request, gettext("This is somebody else now. You can undo it in the list of verdicts.")
        )
    return redirect("case", number=case.pk)


@allow(Right.JUDGE)
@require_safe
def verdicts(request: StaffRequest) -> HttpResponse:
    """Every verdict, the newest first."""
    start = _number(request, "from")
    given = SamePerson.objects.select_related("left", "right", "decided_by", "undone_by").order_by("-pk")
    shown = list(given[start : start + PAGE + 1])
    values = {
        "verdicts": shown[:PAGE],
        "now": evening(clock.now()),
        "previous_start": max(0, start - PAGE) if start else None,
        "next_start": start + PAGE if len(shown) > PAGE else None,
    }
    return page(request, "people/verdicts.html", values, seen="verdicts")


@allow(Right.JUDGE)
@require_POST
def undo_verdict(request: StaffRequest, number: int) -> HttpResponse:
    if unsettle(get_object_or_404(SamePerson, pk=number), by=request.user):
        messages.success(request, gettext("The verdict is undone, as if it had never been given."))
    else:
        messages.warning(request, gettext("Somebody undid it before you."))
    return redirect("verdicts")


def _pair(request: StaffRequest, asked: Question) -> dict[str, Any]:
    people = Person.objects.select_related("reporter").in_bulk([asked.left, asked.right])
    left, right = sides(people[asked.left], people[asked.right])
    return {
        "left": left,
        "right": right,
        "sides": (left, right),
        "weighed": weigh(left, right),
        "fall": fall(record(left), record(right), asked.probability),
        "table": _table(left, right),
    }


def _table(left: Side, right: Side) -> list[tuple[str, list[str], list[str], bool]]:
    """Heading, both sides, whether they share a value; kinds nobody told anything of are left out."""
    rows = []
    for (kind, one), (_kind, other) in zip(left.rows, right.rows, strict=True):
        if one or other:
            shared = set(left.told.get(kind, [])) & set(right.told.get(kind, []))
            rows.append((gettext(KINDS[kind]), one, other, bool(shared)))
    return rows


def _standing(left: Person, right: Person) -> SamePerson | None:
    small, large = sorted((left.pk, right.pk))
    return SamePerson.objects.filter(left=small, right=large, undone_at=None).first()


def _person(request: StaffRequest, name: str) -> Person:
    return get_object_or_404(persons_visible_to(request.user), pk=_sent(request, name))


def _sent(request: StaffRequest, name: str) -> int:
    return _whole(request.POST.get(name, ""))


def _number(request: StaffRequest, name: str) -> int:
    return _whole(request.GET.get(name, ""))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
