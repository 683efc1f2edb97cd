"""An office writes its own words of a letter's text: looked at filled, beside the shipped ones, only then
stored."""

from dataclasses import replace
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
from himoya.appeals.actions.own_words import WORDS_CHANGED
from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.invented import CASE
from himoya.appeals.letters.making import make
from himoya.appeals.letters.own import Looked, given
from himoya.appeals.letters.own.given import MOST_BYTES, TOO_LARGE
from himoya.appeals.letters.own.looking import fields_of
from himoya.appeals.letters.texts import Text
from himoya.appeals.packs import Problem
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.queries.law import brought, own_words
from himoya.appeals.queries.own_words import words_brought, words_looked_at, words_standing
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_, say
from himoya.desk.appeals.frame import language, today
from himoya.desk.forms import Form
from himoya.desk.law.differences import lines_that_differ
from himoya.desk.law.frame import MOST_TOLD, posted, pressed
from himoya.desk.law.listing import versions_of
from himoya.desk.law.texts import name_of_text, shown, text_of, to_text
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

STORED = N_("Stored. Letters prepared from now on say it in these words; those that are there keep theirs.")
SAME = N_("These are the words that hold already. Nothing was stored.")
BROUGHT = N_("The words that Himoya brings hold again.")
BACK = N_("The words are as they were then.")


class WordsForm(Form):
    words = forms.CharField(
        label=_("The words of the letter"),
        help_text=_("One sentence on each line. “# ” begins a part, “1. ” a question, “- ” a list."),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        required=False,
        strip=False,
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("Plain text, Markdown or DOCX. What stands in it counts instead of the words above."),
        required=False,
        allow_empty_file=True,
    )


@allow(Right.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: StaffRequest, number: int) -> HttpResponse:
    text = text_of(number)
    name = name_of_text(text)
    if request.method != "POST":
        return _page(request, number, text, WordsForm(initial={"words": words_standing(name)}), _seen(name))
    if "content" in request.POST:
        return _store(request, number, text, request.POST["content"].replace("\0", ""))
    form = WordsForm(request.POST, request.FILES)
    try:
        words = _given(form)
    except BadInput as error:
        form.add_error("file", error.said(language()))
        return _page(request, number, text, form, posted(request, "seen"), status=422)
    if not form.is_valid():
        return _page(request, number, text, form, posted(request, "seen"), status=422)
    return _look(request, number, text, words)


def _given(form: WordsForm) -> str:
    """The file, else the words of the page. Raises BadInput for a file that is no text."""
    file = form.files.get("file")
    if not file:
        return str(form.data.get("words", ""))
    if (file.size or 0) > MOST_BYTES:
        raise BadInput(TOO_LARGE)
    return given(file.read())


def _look(request: StaffRequest, number: int, text: Text, words: str) -> HttpResponse:
    """Every problem; or how it reads, and what differs. Words that somebody else stored meanwhile stand
    beside."""
    name = name_of_text(text)
    looked = words_looked_at(name, words, today())
    form = WordsForm(initial={"words": looked.words if looked.text else words})
    now, seen = _seen(name), posted(request, "seen")
    theirs = lines_that_differ(words_standing(name), looked.words) if seen != now else None
    if theirs is not None:
        messages.warning(request, gettext(WORDS_CHANGED))
    values: dict[str, Any] = {"theirs": theirs, "problems": _told(looked.problems)}
    if looked.text:
        values |= _found(name, looked, looked.text)
        if looked.words == words_standing(name):
            messages.info(request, gettext(SAME))
            return to_text(number)
    status = 422 if looked.problems else 409 if theirs is not None else 200
    return _page(request, number, text, form, now, status=status, **values)


def _found(name: str, looked: Looked, text: Text) -> dict[str, Any]:
    return {
        "content": looked.words,
        "paper": make(text, CASE),
        "differences": lines_that_differ(words_brought(name), looked.words),
        "warnings": _told(looked.warnings),
    }


def _store(request: StaffRequest, number: int, text: Text, content: str) -> HttpResponse:
    try:
        done = actions.put_words(name_of_text(text), content, seen=posted(request, "seen"), by=request.user)
    except BadPack:
        return _look(request, number, text, content)
    except BadInput:
        return _look(request, number, text, content)
    messages.success(request, gettext(STORED if done else SAME))
    return to_text(number)


def _page(
    request: StaffRequest, number: int, text: Text, form: Form, seen: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """`seen`: the mark of the office's words that stand before this page's eyes."""
    fields = [(name, say(FIELDS[name].label, language())) for name in sorted(fields_of(_brought(text)))]
    values = {**shown(number, text), "form": form, "seen": seen, "fields": fields, **more}
    return page(request, "law/write.html", values, seen="law", status=status)


def _brought(text: Text) -> Text:
    return brought(name_of_text(text))


def _seen(name: str) -> str:
    return fingerprint(own_words().get(name, ""))


def _told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    """Place, sentence, and how the line begins."""
    found = (replace(one, file=gettext("The whole text")) for one in problems[:MOST_TOLD])
    return [(_where(one), one.words(language()), getattr(one, "quote", "")) for one in found]


def _where(one: Problem) -> str:
    return gettext("line %(number)s") % {"number": one.row} if one.row else one.file


@allow(Right.EDIT_LAW)
@require_POST
def as_brought(request: StaffRequest, number: int) -> HttpResponse:
    name = name_of_text(text_of(number))
    return pressed(request, lambda: actions.words_as_brought(name, by=request.user), BROUGHT, to_text(number))


@allow(Right.EDIT_LAW)
@require_POST
def back(request: StaffRequest, number: int, version: int) -> HttpResponse:
    found = get_object_or_404(versions_of(name_of_text(text_of(number))), pk=version)
    return pressed(request, lambda: actions.words_back_to(found, by=request.user), BACK, to_text(number))
