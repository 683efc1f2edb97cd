"""A whole table given back: what is wrong with it, what it would change, and only then stored."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.appeals import actions
from himoya.appeals.actions.office import fingerprint
from himoya.appeals.packs.office import look_at
from himoya.appeals.queries.law import PACK, current_pack, own_texts
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import language
from himoya.desk.forms import Form
from himoya.desk.law.differences import differences
from himoya.desk.law.frame import posted, pressed, the_table, to_table, told, values_of
from himoya.desk.law.listing import versions_of
from himoya.desk.law.reading import given
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

STORED = N_("Stored. It counts from now on, for new letters; letters that began before keep their days.")
SAME = N_("Nothing in this file differs from what holds. Nothing was stored.")


class TableForm(Form):
    table = forms.FileField(
        label=_("The changed table"),
        help_text=_("CSV or XLSX, with its first row as it was taken out. Never a person’s name in it."),
        allow_empty_file=True,
    )


@allow(Right.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    if request.method != "POST":
        return _page(request, name, TableForm())
    if "content" in request.POST:
        return _store(request, name, request.POST["content"].replace("\0", ""))
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, name, form, status=422)
    try:
        return _look(request, name, given(form.cleaned_data["table"]))
    except BadInput as error:
        form.add_error("table", error.said(language()))
        return _page(request, name, form, status=422)


def _look(request: StaffRequest, name: str, data: bytes) -> HttpResponse:
    """Every problem, or the rows that would change."""
    texts, pack = own_texts(), current_pack()
    found = look_at(PACK, texts, name, data)
    if found.pack is None or found.problems:
        return _page(request, name, TableForm(), status=422, **told(found.problems))
    if found.text == texts.get(name, ""):
        messages.info(request, gettext(SAME))
        return to_table(name)
    looked: dict[str, Any] = {
        "content": found.text,
        "seen": fingerprint(texts.get(name, "")),
        "differences": differences(name, pack, found.pack),
    }
    return _page(request, name, TableForm(), **looked)


def _store(request: StaffRequest, name: str, content: str) -> HttpResponse:
    try:
        actions.store_table(name, content, seen=posted(request, "seen"), by=request.user)
    except BadInput as error:
        messages.error(request, error.said(language()))
        return _look(request, name, content.encode("utf-8", "replace"))
    messages.success(request, gettext(STORED))
    return to_table(name)


def _page(request: StaffRequest, name: str, form: Form, *, status: int = 200, **more: Any) -> HttpResponse:
    values = {**values_of(name), "form": form, **more}
    return page(request, "law/upload.html", values, seen="law", status=status)


@allow(Right.EDIT_LAW)
@require_POST
def drop(request: StaffRequest, table: int) -> HttpResponse:
    """The row that Himoya brings instead of the office's own."""
    name, row = the_table(table), posted(request, "row")
    said = N_("The office’s own row is gone. What Himoya brings holds again, if it has such a row.")
    return pressed(request, lambda: actions.drop_row(name, row, by=request.user), said, to_table(name))


@allow(Right.EDIT_LAW)
@require_POST
def back(request: StaffRequest, table: int, version: int) -> HttpResponse:
    name = the_table(table)
    found = get_object_or_404(versions_of(name), pk=version)
    said = N_("The table is as it was then.")
    return pressed(request, lambda: actions.back_to(found, by=request.user), said, to_table(name))


@allow(Right.EDIT_LAW)
@require_POST
def shipped(request: StaffRequest, table: int) -> HttpResponse:
    """Without any row of the office's own."""
    name = the_table(table)
    said = N_("Only the rows that Himoya brings hold now.")
    return pressed(request, lambda: actions.as_shipped(name, by=request.user), said, to_table(name))
