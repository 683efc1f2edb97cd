"""What becomes of letters, in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

STATES: Mapping[str, str] = {
    "prepared": N_("prepared"),
    "released": N_("may be sent"),
    "sent": N_("sent"),
    "closed": N_("closed"),
    "withdrawn": N_("taken back"),
}
STATIONS: Mapping[str, str] = {
    "received": N_("arrived"),
    "registered": N_("registered"),
    "forwarded": N_("passed on"),
    "extended": N_("term extended, with notice"),
    "returned": N_("sent back"),
}
GRADES: Mapping[str, str] = {
    "answered": N_("answered"),
    "refused_with_ground": N_("refused, with a reason"),
    "refused_without_ground": N_("refused without a reason"),
    "evaded": N_("evaded"),
    "forwarded": N_("passed on"),
    "interim": N_("only an interim reply"),
    "none": N_("no answer"),
}
