"""Change the words of a prepared letter. Two who write at once see both texts, and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions.changing import HOLD_BACK, Overtaken, change
from himoya.appeals.actions.row import WHERE
from himoya.appeals.models import Appeal
from himoya.appeals.queries import pack_of, subject_of
from himoya.appeals.queries.wording import filled_in, marks, text_of_letter, wording_of
from himoya.appeals.queries.writing import the_authority
from himoya.cases.models import Case
from himoya.cases.queries import changes_of
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.filling import WordsForm, part_name, part_words
from himoya.desk.appeals.frame import language, the_letter, to_letter, today
from himoya.desk.appeals.shown import letter_name
from himoya.desk.appeals.writing import spellings
from himoya.desk.case.fields import name_of
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

THEIRS = "theirs"
CHANGED = N_("Changed. Whoever had agreed must agree anew.")


@dataclass(frozen=True, slots=True)
class Clash:
    """One part that somebody else changed meanwhile. `keep_theirs`: I had not touched it."""

    name: str
    words: str
    theirs: str
    mine: list[BoundField]
    keep_theirs: bool


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    try:
        standing = wording_of(one)
        if one.state != Appeal.State.PREPARED:
            raise BadInput(HOLD_BACK if one.state == Appeal.State.RELEASED else WHERE[one.state])
    except BadInput as error:
        messages.error(request, error.said(language()))
        return to_letter(case, one)
    form = _form(request, one, standing)
    seen = read(request.POST.get("seen", "")) if request.method == "POST" else marks(standing)
    if request.method != "POST" or not form.is_valid():
        return _page(request, case, one, form, seen, status=422 if request.method == "POST" else 200)
    values = {part: new for part, new in form.wording().items() if not _theirs(request, part)}
    try:
        done = change(one, values, seen=seen, by=request.user)
    except Overtaken as overtaken:
        return _clashing(request, case, overtaken.standing, seen)
    except BadInput as error:
        form.add_error(None, error.said(language()))
        return _page(request, case, one, form, seen, status=422)
    messages.success(request, gettext(CHANGED) if done else gettext("Nothing was different."))
    return to_letter(case, one)


def _form(request: StaffRequest, one: Appeal, standing: Mapping[str, Any]) -> WordsForm:
    text, subject = text_of_letter(one), subject_of(one.case, today())
    return WordsForm(
        request.POST or None, text=text, values=standing, relatives=subject.relatives,
        languages=spellings(the_authority(pack_of(one), one.authority), one.letter),
        known=filled_in(text, subject.facts, one.language, pack_of(one)),
    )  # fmt: skip


def _clashing(request: StaffRequest, case: Case, standing: Appeal, seen: Mapping[str, str]) -> HttpResponse:
    """The form again, for the state that stands now, beside what the other person wrote."""
    theirs = wording_of(standing)
    form = _form(request, standing, theirs)
    mine = form.wording() if form.is_valid() else {}
    now = marks(theirs)
    clashes = [
        Clash(
            part, part_name(part), part_words(part, value), form.fields_of(part),
            mine.get(part) == value or marks(mine).get(part) == seen.get(part) or _theirs(request, part),
        )
        for part, value in theirs.items()
        if now[part] != seen.get(part)
    ]  # fmt: skip
    more = {"clashes": clashes, "who": last_changed_by(standing)}
    return _page(request, case, standing, form, now, status=409, more=more)


def _page(
    request: StaffRequest, case: Case, one: Appeal, form: WordsForm, seen: Mapping[str, str], *, status: int,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    clashing = {name.html_name for clash in (more or {}).get("clashes", ()) for name in clash.mine}
    groups = [
        (heading, left)
        for heading, fields in form.groups()
        if (left := [field for field in fields if field.html_name not in clashing])
    ]
    values = {
        "case": case,
        "letter": one,
        "what": letter_name(one.letter),
        "form": form,
        "groups": groups,
        "seen": " ".join(f"{part}:{mark}" for part, mark in seen.items()),
        "agreed": one.lawyer_agreed_by_id or one.released_by_id,
        **(more or {}),
    }
    return page(request, "letters/change.html", values, seen=f"letter {one.pk}", status=status)


def read(posted: str) -> dict[str, str]:
    """The marks that a page carried."""
    pairs = (one.partition(":") for one in posted.replace("\0", "").split()[:100])
    return {part: mark for part, _colon, mark in pairs}


def _theirs(request: StaffRequest, part: str) -> bool:
    return request.POST.get(f"choose_{part}") == THEIRS


def last_changed_by(one: Appeal) -> str:
    newest = changes_of(one.case).filter(field__startswith=f"letter {one.pk} ").first()
    return name_of(newest.by) if newest else ""
