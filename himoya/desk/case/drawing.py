"""Forms of the case page that are always the same, drawn once."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from himoya.cases.kinds import KINDS
from himoya.cases.models import Statement
from himoya.cases.words import GRADES
from himoya.common import clock
from himoya.desk.case.call_form import CallForm
from himoya.desk.case.shown import choices_of
from himoya.desk.drawn import TOKEN, VALUE, filled

# Numbers that no row has; they stand where each fact's own go.
FACT, CASE = "7700000000000011", "7700000000000022"


@dataclass(frozen=True, slots=True)
class Judging:
    """The forms of one case. `token`: of the page, against forged forms."""

    case: int
    token: str

    def form(self, kind: str, fact: int, value: str, *, several: bool) -> SafeString:
        """`several`: messages tell it more than once."""
        form = _judging(get_language() or "en", kind, value if KINDS[kind].codes else "", several)
        return filled(form, {FACT: fact, CASE: self.case}, self.token, value)


@lru_cache(maxsize=1000)
def _judging(language: str, kind: str, code: str, several: bool) -> SafeString:
    """In `language`, the page's own. `code`: the value, of a kind that takes only certain ones."""
    values = {
        "fact": FACT,
        "case": CASE,
        "value": code or VALUE,
        "csrf_token": TOKEN,
        "several": several,
        "grades": _grades(),
        "choices": choices_of(kind),
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
