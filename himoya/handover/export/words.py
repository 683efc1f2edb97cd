"""What codes mean, in words."""

from collections.abc import Mapping

from himoya.alarms.words import DEEDS, OUTCOMES
from himoya.appeals import words as appeals
from himoya.cases import words as cases
from himoya.common.say import N_, say
from himoya.contact import words as contact
from himoya.people.recipients import RECIPIENTS
from himoya.urgency import RULES

YES_NO: Mapping[str, str] = {"yes": N_("yes"), "no": N_("no"), "ask": N_("ask again each time")}
# (table, column) -> code -> words
WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("helpers", "role"): {
        "organiser": N_("organiser"),
        "caseworker": N_("caseworker"),
        "lawyer": N_("lawyer of the group"),
        "analyst": N_("analyst"),
    },
    ("imports", "state"): {
        "reading": N_("being read"),
        "live": N_("counts"),
        "undoing": N_("being taken back"),
        "withdrawn": N_("taken back"),
    },
    ("verdicts", "verdict"): {"same": N_("the same person"), "different": N_("different persons")},
    ("relatives", "relation"): cases.VALUES["relation"],
    ("consents", "recipient"): {code: said.name for code, said in RECIPIENTS.items()},
    ("consents", "answer"): YES_NO,
    ("consents", "scope"): {
        "everything": N_("Everything, military facts too"),
        "not_military": N_("Everything but military facts"),
        "place_and_health": N_("Only where he is and how he is"),
    },
    ("facts", "kind"): cases.KINDS,
    ("statements", "kind"): cases.KINDS,
    ("statements", "grade"): cases.GRADES,
    ("facts", "state"): {"open": N_("open"), "accepted": N_("accepted"), "rejected": N_("rejected")},
    ("cases", "status"): cases.STATUSES,
    ("cases", "risk"): cases.RISKS,
    ("calls", "kind"): contact.KINDS,
    ("calls", "free"): YES_NO,
    ("deadlines", "kind"): cases.DEADLINES,
    ("needs", "kind"): {
        "food": N_("Food"),
        "money": N_("Money"),
        "parcel": N_("Parcel"),
        "medicine": N_("Medicine"),
        "other": N_("Something else"),
    },
    ("needs", "state"): {"open": N_("open"), "met": N_("Received"), "dropped": N_("Came to nothing")},
    ("alarms", "rule"): {code: row.title for code, row in RULES.items()},
    ("alarms", "state"): {
        "open": N_("open"),
        "taken": N_("somebody works on it"),
        "resolved": N_("resolved"),
        "false": N_("a false alarm"),
    },
    ("fans", "rule"): {code: row.title for code, row in RULES.items()},
    ("appeals", "state"): appeals.STATES,
    ("stations", "kind"): appeals.STATIONS,
    ("replies", "proposed"): appeals.GRADES,
    ("replies", "grade"): appeals.GRADES,
    ("alarms", "outcome"): OUTCOMES,
    ("deeds", "kind"): DEEDS,
    ("follow_ups", "answer"): OUTCOMES,
    ("own_cues", "rule"): {code: row.title for code, row in RULES.items()},
}


def in_words(table: str, column: str, code: str, language: str, kind: str = "") -> str:
    """The code as a reader says it; empty when it needs no words. `kind` is that of the value."""
    codes = cases.VALUES.get(kind, {}) if column == "value" else WORDS[table, column]
    return say(codes.get(code, ""), language)
