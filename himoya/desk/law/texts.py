"""The texts of letters: what they say, whose words they are, who has checked them, and how they changed."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from himoya.appeals import actions
from himoya.appeals.letters import texts
from himoya.appeals.letters.texts import Text
from himoya.appeals.models import OfficeTable
from himoya.appeals.packs.checked import checked_as
from himoya.appeals.queries.checked import checked_text
from himoya.appeals.queries.law import current_law, current_pack, own_words, text_name
from himoya.appeals.queries.own_words import words_brought, words_standing
from himoya.appeals.queries.texts import current_text
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.desk.appeals.shown import letter_name
from himoya.desk.case.fields import name_of
from himoya.desk.handed_out import handed_out
from himoya.desk.law.differences import lines_that_differ
from himoya.desk.law.frame import unfit
from himoya.desk.law.listing import VERSIONS, versions_of
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow


def text_of(number: int) -> Text:
    """The text that holds today, by its number in addresses; else the page does not exist."""
    found = list(texts.listing())
    if not 1 <= number <= len(found):
        raise Http404
    return current_text(*found[number - 1])


def name_of_text(text: Text) -> str:
    return text_name(text.pack, text.id, text.language)


def to_text(number: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("law-text", args=[number]), status=303)


@allow(Right.SEE_CASES)
@require_safe
def letter_texts(request: StaffRequest) -> HttpResponse:
    found = [shown(number, current_text(*one)) for number, one in enumerate(texts.listing(), start=1)]
    values = {"texts": found, "own": sum(one["own"] for one in found), **unfit(current_law())}
    return page(request, "law/texts.html", values, seen="law")


@allow(Right.SEE_CASES)
@require_safe
def letter_text(request: StaffRequest, number: int) -> HttpResponse:
    text = text_of(number)
    name = name_of_text(text)
    brought, stored = words_brought(name), own_words().get(name, "")
    versions = versions_of(name)[:VERSIONS]
    values = {
        **shown(number, text),
        "written": stored if text.own else brought,
        "brought": brought,
        "differences": lines_that_differ(brought, stored) if text.own else [],
        "set_aside": bool(stored) and not text.own,
        "versions": [_version(one) for one in versions],
        **unfit(current_law()),
    }
    return page(request, "law/text.html", values, seen="law")


@allow(Right.SEE_CASES)
@require_POST
def take(request: StaffRequest, number: int) -> HttpResponse:
    """The words that hold, as a file for any editor. That it was taken stands in the log first."""
    text = text_of(number)
    actions.table_taken(by=request.user)
    words = words_standing(name_of_text(text)).encode("utf-8-sig")
    return handed_out(words, f"{text.pack}-{text.file}", "text/plain; charset=utf-8")


def shown(number: int, text: Text) -> dict[str, Any]:
    """What stands about a text on every page of it."""
    return {
        "number": number, "title": letter_name(text.id), "words": text.title, "pack": text.pack.upper(),
        "language": LANGUAGES.get(text.language, text.language), "mark": text.mark, "own": text.own,
        "ours": checked_as(current_pack(), text.mark) is not None,
        "checked": checked_text(text).lawyer, "neutral": text.neutral,
    }  # fmt: skip


def _version(one: OfficeTable) -> dict[str, Any]:
    return {"row": one, "by": name_of(one.by), "own": bool(one.content)}
