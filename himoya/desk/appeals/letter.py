"""One letter: what it says, who let it go, where it went, what came back, what runs."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from himoya.appeals.actions.agreeing import two_persons
from himoya.appeals.letters.letter import Letter
from himoya.appeals.models import Appeal
from himoya.appeals.queries import chain, letter_of, pack_of
from himoya.appeals.queries.checked import checked_text
from himoya.appeals.queries.running import replies_of, stations_of
from himoya.appeals.queries.texts import kept_text, newer_text
from himoya.appeals.queries.together import is_together
from himoya.appeals.queries.wording import mark_of
from himoya.appeals.queries.writing import gate_today
from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import WHO_MAY, Right, Role
from himoya.desk.appeals.frame import language, sees_all_of, the_letter, today
from himoya.desk.appeals.gating import blanks, gate_words
from himoya.desk.appeals.shown import reply_of, row_of, station_of, terms_of
from himoya.desk.case.fields import name_of
from himoya.desk.case.masking import for_eyes
from himoya.desk.page import page
from himoya.evidence.models import Attachment
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

NOT_LEFT = (Appeal.State.PREPARED, Appeal.State.RELEASED)


@allow(Right.SEE_CASES)
@require_safe
def letter(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    paper = _paper(one, request.user)
    values = {
        **row_of(one),
        "case": case,
        "paper": paper,
        "blanks": blanks(paper) if paper else [],
        "mark": mark_of(one),
        "scan": _scan(one),
        "wording": _wording(one) if paper else None,
        "gate": _gate(one),
        "many": _many(one, request.user),
        "may_print": sees_all_of(one, request.user),
        "people": _people(one, request.user),
        "before": [row_of(each) for each in chain(one)],
        "stations": [station_of(each, pack_of(one)) for each in stations_of(one)],
        "replies": [reply_of(each) for each in replies_of(one)],
        "terms": terms_of(one, today()),
        "left": one.sent_on is not None,
        "now": clock.now(),
        **_without_work(one, request.user),
    }
    for each in values["replies"]:
        each["row"].text = for_eyes(request.user.role, each["row"].text)
    return page(request, "letters/letter.html", values, seen=f"letter {one.pk}")


def _without_work(one: Appeal, account: Account) -> dict[str, Any]:
    """A letter of many families is changed by whoever sees all of them: others get no buttons for it."""
    if sees_all_of(one, account):
        return {}
    return {
        "rights": {right.value for right, roles in WHO_MAY.items() if account.role in roles} - {Right.WORK}
    }


def _paper(one: Appeal, account: Account) -> Letter | None:
    """None: the texts no longer hold this letter."""
    try:
        return letter_of(one, today(), seen=None if sees_all_of(one, account) else _visible(account))
    except BadInput:
        return None


def _wording(one: Appeal) -> dict[str, Any]:
    """Whose words these are, of which day, who has checked them; `newer`: others hold by now."""
    text = checked_text(kept_text(one))
    try:
        newer = newer_text(one) if one.state in NOT_LEFT else None
    except BadInput:
        newer = None
    return {"own": text.own, "day": text.written, "checked": text.lawyer, "newer": newer}


def _scan(one: Appeal) -> Attachment | None:
    """The picture of a letter that was sent before it was written down."""
    if not one.facts.get("scan"):
        return None
    return Attachment.objects.filter(pk=one.facts["scan"], case=one.case_id, withdrawn_at=None).first()


def _visible(account: Account) -> set[int]:
    return set(cases_visible_to(account).values_list("pk", flat=True))


def _many(one: Appeal, account: Account) -> dict[str, int] | None:
    """For how many families it speaks; `hidden`: names in the annex that this account may not see."""
    if not is_together(one):
        return None
    joined = dict(one.joined.values_list("case", "named"))
    named = [case for case, by_name in joined.items() if by_name]
    seen = named if sees_all_of(one, account) else _visible(account).intersection(named)
    return {"named": len(named), "counted": len(joined) - len(named), "hidden": len(named) - len(seen)}


def _gate(one: Appeal) -> dict[str, Any] | None:
    if one.state not in NOT_LEFT:
        return None
    try:
        return gate_words(gate_today(one, today()))
    except BadInput as error:
        return {"verdict": "blocked", "sentence": error.said(language()), "why": ""}


def _people(one: Appeal, account: Account) -> dict[str, Any]:
    """Who prepared, agreed and let it go, and what this account may still do."""
    prepared = one.state == Appeal.State.PREPARED
    mine = one.released_by_id == account.pk
    return {
        "prepared_by": name_of(one.prepared_by),
        "by_itself": bool(one.facts.get("itself")),
        "lawyer": name_of(one.lawyer_agreed_by),
        "first": name_of(one.released_by),
        "second": name_of(one.second_by),
        "alone": one.released_by_id is not None and one.second_by_id is None and not prepared,
        "needs_second": prepared and one.released_by_id is not None,
        "two": two_persons(),
        "may_release": prepared and not mine,
        "may_agree": prepared and account.role == Role.LAWYER and one.lawyer_agreed_by_id is None,
    }
