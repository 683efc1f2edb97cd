"""What the pages of the law tables have in common: which table, what does not fit, where to go afterwards."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from himoya.appeals.packs import Problem
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Row
from himoya.appeals.queries.law import OF_TEXTS, Law
from himoya.common.errors import BadInput
from himoya.common.say import LANGUAGES
from himoya.desk.appeals.frame import language
from himoya.desk.appeals.shown import letter_name
from himoya.desk.law.words import TABLES, TITLES
from himoya.security.access import StaffRequest

MOST_TOLD = 40  # problems on one page


def the_table(number: int) -> str:
    """The name of a table by its number in addresses; else the page does not exist."""
    if not 1 <= number <= len(TABLES):
        raise Http404
    return TABLES[number - 1]


def number_of(table: str) -> int:
    return TABLES.index(table) + 1


def title(table: str) -> str:
    """A table by its name; a text of a letter, "uz/where_is_he.uz", by what the letter is called."""
    pack, is_text, file = table.partition(OF_TEXTS)
    if is_text:
        letter, _dot, tongue = file.partition(".")
        return f"{letter_name(letter)} ({pack.upper()}, {LANGUAGES.get(tongue, tongue)})"
    return gettext(TITLES[table]) if table in TITLES else table


def told(problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Problems for a template: place and sentence of each, and how many more."""
    shown = [(one.where(language()), one.words(language())) for one in problems[:MOST_TOLD]]
    return {"problems": shown, "more_problems": max(0, len(problems) - MOST_TOLD)}


def unfit(law: Law) -> dict[str, Any]:
    """Tables of the office that do not count any more, and why."""
    return {"unfit": ", ".join(title(one) for one in law.set_aside), **told(law.problems)}


def to_table(table: str, row: str = "") -> HttpResponseRedirect:
    """Back to the table, at this row."""
    where = reverse("law-table", args=[number_of(table)])
    at = f"?{urlencode({'row': row})}#r-{quote(row)}" if row else ""
    return HttpResponseRedirect(f"{where}{at}", status=303)


def pressed(
    request: StaffRequest, act: Callable[[], object], said: str, onward: HttpResponse
) -> HttpResponse:
    """Do what a button says; what cannot be done is told, every problem of it, and nothing was written."""
    try:
        act()
    except BadPack as error:
        for problem in error.problems[:MOST_TOLD]:
            messages.error(request, problem.said(language()))
    except BadInput as error:
        messages.error(request, error.said(language()))
    else:
        messages.success(request, gettext(said))
    return onward


def rows_of(pack: Pack, table: str, wanted: str) -> list[Row]:
    """The rows with this id; else the page does not exist."""
    found = [row for row in pack.tables.get(table, ()) if row.id == wanted]
    if not found:
        raise Http404
    return found


def posted(request: StaffRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "")[:200]


def values_of(table: str) -> Mapping[str, Any]:
    return {"table": table, "number": number_of(table), "title": title(table)}
