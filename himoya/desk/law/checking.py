"""A lawyer says that a row, or the text of a letter, was checked as it stands."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from himoya.appeals import actions
from himoya.appeals.packs.checked import LETTERS, mark
from himoya.appeals.queries.law import current_pack
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.law.frame import posted, pressed, rows_of, the_table, to_table
from himoya.desk.law.texts import text_of, to_text
from himoya.security.access import StaffRequest, allow

CHECKED = N_("Written down: checked by you, as it stands today.")
UNCHECKED = N_("Taken back: it counts as unchecked.")


@allow(Right.CHECK_LAW)
@require_POST
def check(request: StaffRequest, table: int) -> HttpResponse:
    """The row must still read as it did on the page."""
    name, row = the_table(table), posted(request, "row")
    read = posted(request, "mark")
    onward = to_table(name, row)
    if read not in {mark(one) for one in rows_of(current_pack(), name, row)}:
        return pressed(request, _changed, "", onward)
    act = partial(actions.check, read, name, row, by=request.user)
    return pressed(request, act, CHECKED, onward)


@allow(Right.CHECK_LAW)
@require_POST
def uncheck(request: StaffRequest, table: int) -> HttpResponse:
    name, row = the_table(table), posted(request, "row")
    act = partial(actions.uncheck, posted(request, "mark"), by=request.user)
    return pressed(request, act, UNCHECKED, to_table(name, row))


@allow(Right.CHECK_LAW)
@require_POST
def check_text(request: StaffRequest, number: int) -> HttpResponse:
    """The text must still read as it did on the page, whosever words they are."""
    text = text_of(number)
    onward = to_text(number)
    if posted(request, "mark") != text.mark:
        return pressed(request, _changed, "", onward)
    act = partial(actions.check, text.mark, LETTERS, f"{text.pack}/{text.file}", by=request.user)
    return pressed(request, act, CHECKED, onward)


@allow(Right.CHECK_LAW)
@require_POST
def uncheck_text(request: StaffRequest, number: int) -> HttpResponse:
    act = partial(actions.uncheck, text_of(number).mark, by=request.user)
    return pressed(request, act, UNCHECKED, to_text(number))


def _changed() -> None:
    raise BadInput(N_("These words changed meanwhile. Read them once more, then say it."))
