"""Words that templates need: moments and levels in the reader's language."""

from datetime import datetime

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from himoya.alarms.display import ShownReason
from himoya.common import moments
from himoya.common.say import N_
from himoya.desk.acting.drawing import ALARM, drawn_words
from himoya.desk.addresses import address_of
from himoya.desk.case import drawing
from himoya.desk.case.shown import Told
from himoya.desk.drawn import with_numbers
from himoya.desk.staff.words import role_words as words_of_role
from himoya.urgency import Level

register = template.Library()

_LEVELS = {
    Level.T0: N_("Act within two hours"),
    Level.T1: N_("Act within a day"),
    Level.T2: N_("Act within three days"),
    Level.T3: N_("Act within a week"),
    Level.T4: N_("Act by the legal date"),
}


# Titles that the program itself gives a source: himoya/family/actions.py.
_SOURCES = {"family form": N_("family form")}


@register.filter
def chat_name(title: str) -> str:
    """Where a message came from: the title of the group's chat as it is, our own in the reader's language."""
    return gettext(_SOURCES[title]) if title in _SOURCES else title


@register.filter
def moment(at: datetime, now: datetime) -> str:
    return moments.moment(at, now, get_language() or "en", timezone.get_current_timezone())


@register.filter
def level_words(level: Level) -> str:
    return gettext(_LEVELS[level]) if level in _LEVELS else ""


@register.filter
def role_words(role: str) -> str:
    """The name of a role of the group."""
    return words_of_role(role)


@register.filter
def at(words: dict[str, str], key: str) -> str:
    """The words for a code."""
    return words.get(key, key)


@register.filter
def address(name: str, number: int | str | None = None) -> str:
    """The address of a page: where there are very many, a tenth of the time of Django's own tag."""
    return address_of(name, number)


@register.filter
def explained(reason: ShownReason, first: bool) -> SafeString:
    """What else it may be and what to do. `first`: of his card, where the steps stand open."""
    steps = reason.rule == "U05" and reason.alarm is not None
    words = (reason.other_explanation, reason.settles, reason.first_actions)
    return of_alarm(drawn_words(get_language() or "en", *words, first, steps), reason.alarm or 0)


@register.filter
def of_alarm(form: SafeString, number: int) -> SafeString:
    """A form that was drawn once, for this alarm."""
    return with_numbers(form, {ALARM: number})


@register.simple_tag(takes_context=True)
def judging(context: Context, fact: Told, kind: str) -> SafeString:
    """The form by which a fact on the case page is judged."""
    of_case = drawing.Judging(context["this"]["case"].pk, str(context["csrf_token"]))
    return of_case.form(kind, fact.fact, fact.value, several=fact.times > 1)


@register.simple_tag
def empty_call() -> SafeString:
    """The fields in which a call is written down, before anything is."""
    return drawing.empty_call()
