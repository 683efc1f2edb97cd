"""What codes mean, in words."""

from collections.abc import Mapping

from himoya.cases import words as cases
from himoya.common.say import N_, say
from himoya.urgency import RULES

YES_NO: Mapping[str, str] = {"yes": N_("yes"), "no": N_("no"), "ask": N_("ask again each time")}
# (table, column) -> code -> words
WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("helpers", "role"): {
        "organiser": N_("organiser"),
        "caseworker": N_("caseworker"),
        "lawyer": N_("lawyer"),
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
    ("consents", "recipient"): {
        "internal": N_("the group itself"),
        "lawyer": N_("a lawyer"),
        "uz_state": N_("bodies of Uzbekistan"),
        "ru_state": N_("bodies of Russia"),
        "icrc_un": N_("the Red Cross and the United Nations"),
        "ua_project": N_("projects of Ukraine"),
        "media_anon": N_("the press, without a name"),
        "media_named": N_("the press, with the name"),
    },
    ("consents", "answer"): YES_NO,
    ("consents", "scope"): {
        "everything": N_("everything"),
        "not_military": N_("all but military matters"),
        "place_and_health": N_("place and health only"),
    },
    ("facts", "kind"): cases.KINDS,
    ("statements", "kind"): cases.KINDS,
    ("statements", "grade"): cases.GRADES,
    ("facts", "state"): {"open": N_("open"), "accepted": N_("accepted"), "rejected": N_("rejected")},
    ("cases", "status"): cases.STATUSES,
    ("cases", "risk"): cases.RISKS,
    ("calls", "free"): YES_NO,
    ("needs", "kind"): {
        "food": N_("food"),
        "money": N_("money"),
        "parcel": N_("a parcel"),
        "medicine": N_("medicine"),
        "other": N_("something else"),
    },
    ("needs", "state"): {"open": N_("open"), "met": N_("met"), "dropped": N_("no longer needed")},
    ("alarms", "rule"): {code: row.title for code, row in RULES.items()},
    ("alarms", "state"): {
        "open": N_("open"),
        "taken": N_("somebody works on it"),
        "resolved": N_("resolved"),
        "false": N_("a false alarm"),
    },
    ("deeds", "kind"): {
        "called_family": N_("called the family"),
        "nobody_answered": N_("called, nobody answered"),
        "told_lawyer": N_("told the lawyer"),
        "wrote": N_("wrote to a body"),
        "taken": N_("took it on"),
        "watching": N_("keeps watching"),
        "other": N_("something else"),
    },
}


def in_words(table: str, column: str, code: str, language: str, kind: str = "") -> str:
    """The code as a reader says it; empty when it needs no words. `kind` is that of the value."""
    codes = cases.VALUES.get(kind, {}) if column == "value" else WORDS[table, column]
    return say(codes.get(code, ""), language)
