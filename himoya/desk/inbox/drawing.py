"""The forms beside each fact: alike for most of them, so drawn once and then given what is its own."""

from functools import lru_cache

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from himoya.cases.kinds import KINDS
from himoya.cases.words import GRADES
from himoya.desk.case.shown import choices_of, heading_of
from himoya.desk.drawn import TOKEN, VALUE, filled
from himoya.desk.inbox.judging import WHY
from himoya.desk.inbox.listing import Waits
from himoya.security.access import StaffRequest

# Numbers that no row has; they stand where each fact's own go.
FACT, GROUP, TIMES, MESSAGE = (
    "7700000000000011",
    "7700000000000022",
    "7700000000000033",
    "7700000000000044",
)
HERE = "7700000000000055"
KEPT = 2000  # forms: languages, kinds, their codes, grades


class Forms:
    """The forms of one page, for one reader. `here`: its own address, made by the program."""

    def __init__(self, request: StaffRequest, here: str) -> None:
        self._token, self._here, self._language = get_token(request), here, get_language() or "en"

    def judging(self, fact: Waits, group: int) -> SafeString:
        """What can be said of one fact."""
        code = fact.value if KINDS[fact.kind].codes else ""
        form = _judging(self._language, fact.kind, code, fact.grade, fact.times > 1)
        numbers = {FACT: fact.fact, GROUP: group, TIMES: fact.times, MESSAGE: fact.message}
        form = SafeString(form.replace(HERE, escape(self._here)))
        return filled(form, numbers, self._token, fact.value)


@lru_cache(maxsize=KEPT)
def _judging(language: str, kind: str, code: str, grade: str, several: bool) -> SafeString:
    """In `language`, the page's own. `code`: the value, of a kind that takes only certain ones."""
    values = {
        "fact": FACT,
        "group": GROUP,
        "times": TIMES,
        "message": MESSAGE,
        "value": code or VALUE,
        "csrf_token": TOKEN,
        "here": HERE,
        "heading": heading_of(kind),
        "grade": grade,
        "several": several,
        "grades": [(one, gettext(words)) for one, words in GRADES.items()],
        "why": [(one, gettext(words)) for one, words in WHY.items()],
        "choices": choices_of(kind),
    }
    return render_to_string("inbox/judging.html", values)
