"""A lawyer says that a row, or the text of a letter, was checked as it stands."""

from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from himoya.appeals import actions
from himoya.appeals.letters import texts
from himoya.appeals.packs import Pack
from himoya.appeals.packs.checked import LETTERS, checked_as, mark
from himoya.appeals.packs.loading import shipped_folder
from himoya.appeals.queries.checked import said_check, text_mark
from himoya.appeals.queries.law import current_pack
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES, N_
from himoya.desk.appeals.shown import letter_name
from himoya.desk.law.frame import posted, pressed, rows_of, the_table, to_table
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

CHECKED = N_("Written down: checked by you, as it stands today.")
UNCHECKED = N_("Taken back: it counts as unchecked.")
Text = tuple[str, str, str]  # pack, letter, language


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


@allow(Right.SEE_CASES)
@require_safe
def letter_texts(request: StaffRequest) -> HttpResponse:
    pack = current_pack()
    found = [_shown(number, one, pack) for number, one in enumerate(_texts(), start=1)]
    return page(request, "law/texts.html", {"texts": found}, seen="law")


@allow(Right.SEE_CASES)
@require_safe
def letter_text(request: StaffRequest, number: int) -> HttpResponse:
    one = _text(number)
    written = shipped_folder(one[0]).joinpath("letters", _file(one)).read_text(encoding="utf-8")
    values = {**_shown(number, one, current_pack()), "written": written.split("+++", 2)[-1].strip()}
    return page(request, "law/text.html", values, seen="law")


@allow(Right.CHECK_LAW)
@require_POST
def check_text(request: StaffRequest, number: int) -> HttpResponse:
    one = _text(number)
    now = text_mark(one[0], _file(one))
    onward = HttpResponseRedirect(reverse("law-text", args=[number]), status=303)
    if posted(request, "mark") != now:
        return pressed(request, _changed, "", onward)
    act = partial(actions.check, now, LETTERS, f"{one[0]}/{_file(one)}", by=request.user)
    return pressed(request, act, CHECKED, onward)


@allow(Right.CHECK_LAW)
@require_POST
def uncheck_text(request: StaffRequest, number: int) -> HttpResponse:
    one = _text(number)
    onward = HttpResponseRedirect(reverse("law-text", args=[number]), status=303)
    act = partial(actions.uncheck, text_mark(one[0], _file(one)), by=request.user)
    return pressed(request, act, UNCHECKED, onward)


def _changed() -> None:
    raise BadInput(N_("These words changed meanwhile. Read them once more, then say it."))


def _texts() -> list[Text]:
    return list(texts.listing())


def _text(number: int) -> Text:
    found = _texts()
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def _file(one: Text) -> str:
    return f"{one[1]}.{one[2]}.md"


def _shown(number: int, one: Text, pack: Pack) -> dict[str, object]:
    text = texts.load(*one)
    now = text_mark(one[0], _file(one))
    found = checked_as(pack, now)
    return {
        "number": number, "title": letter_name(one[1]), "words": text.title, "pack": one[0].upper(),
        "language": LANGUAGES.get(one[2], one[2]), "mark": now, "ours": found is not None,
        "checked": text.lawyer or (said_check(found) if found else ""),
    }  # fmt: skip
