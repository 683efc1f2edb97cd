"""Forms of the case page that are always the same, drawn once."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from himoya.cases.models import Statement
from himoya.cases.words import GRADES
from himoya.common import clock
from himoya.desk.case.call_form import CallForm
from himoya.desk.drawn import TOKEN, VALUE, filled

# Numbers that no row has; they stand where each fact's own go.
FACT, CASE = "7700000000000011", "7700000000000022"


def judging(case: int, fact: int, value: str, *, several: bool, token: str) -> SafeString:
    """`several`: messages tell it more than once. `token`: of the page, against forged forms."""
    form = _judging(get_language() or "en", several)
    return filled(form, {FACT: fact, CASE: case}, token, value)


@lru_cache(maxsize=16)
def _judging(language: str, several: bool) -> SafeString:
    """In `language`, the page's own."""
    values = {
        "fact": FACT,
        "case": CASE,
        "value": VALUE,
        "csrf_token": TOKEN,
        "several": several,
        "grades": _grades(),
    }
    return render_to_string("case/judge.html", values)


def _grades() -> SafeString:
    rows = [(code, gettext(words)) for code, words in GRADES.items()]
    usual = [row for row in rows if row[0] == Statement.Grade.ONE_VOICE]
    rest = [row for row in rows if row not in usual]
    # The first is the one chosen: what a message says is one voice until somebody knows better.
    return format_html_join("", '<option value="{}">{}</option>', usual + rest)


def empty_call() -> SafeString:
    """The fields in which a call is written down, before anything is."""
    return _empty_call(get_language() or "en")


@lru_cache(maxsize=8)
def _empty_call(language: str) -> SafeString:
    return render_to_string("case/call_fields.html", {"form": CallForm(now=clock.now())})
