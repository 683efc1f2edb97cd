"""Changes and events of family, consent, wish, needs and files, in words."""

from django.utils.translation import gettext

from himoya.common.say import N_
from himoya.desk.case.consent_forms import ANSWERS
from himoya.desk.case.kin import words

EVENTS = {
    "relative.added": N_("a relative or friend was written down"),
    "relative.edited": N_("what is known of a relative was changed"),
    "relative.withdrawn": N_("a relative or friend was taken back"),
    "consent.given": N_("an answer about telling others was written down"),
    "consent.withdrawn": N_("an answer about telling others was withdrawn"),
    "need.told": N_("a need was written down"),
    "need.met": N_("something needed was received"),
    "need.dropped": N_("a need came to nothing"),
    "need.reopened": N_("a need is open again"),
    "attachment.added": N_("a file was kept"),
    "attachment.withdrawn": N_("a file was taken back and hidden"),
}
_FIELDS = {
    "name": N_("name"),
    "relation": N_("what this person is to the prisoner"),
    "contact": N_("contact"),
    "safe_hours": N_("safe hours"),
    "shared_phone": N_("shared phone"),
    "may_call": N_("may be called"),
    "note": N_("note"),
}
_VALUES = {**ANSWERS, "withdrawn": N_("withdrawn"), "True": N_("Yes"), "False": N_("No")}


def field_words(field: str) -> str:
    """What of a relative was changed, for "relative 12 safe_hours"; "" for anything else."""
    return gettext(_FIELDS[last]) if (last := field.rpartition(" ")[2]) in _FIELDS else ""


def value_words(field: str, text: str) -> str:
    """An old or new value of a relative or a consent. What people typed stays as it is."""
    last = field.rpartition(" ")[2]
    if last == "relation":
        return words(text)
    if field.startswith("consent ") or last in ("shared_phone", "may_call"):
        return gettext(_VALUES[text]) if text in _VALUES else text
    return text
