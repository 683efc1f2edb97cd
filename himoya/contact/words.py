"""Signs of life in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

KINDS: Mapping[str, str] = {
    "voice": N_("his voice on the telephone"),
    "video": N_("a video call"),
    "visit": N_("somebody visited him"),
    "letter": N_("a letter in his hand"),
    "text": N_("a written message"),
    "word": N_("word from somebody else"),
    "parcel": N_("a parcel or money was taken"),
}

QUESTIONS: Mapping[str, str] = {
    "place": N_("Still in the same place?"),
    "guests": N_("Did strangers come, were papers handed out?"),
    "signed": N_("Did he or she sign anything?"),
    "wish": N_("What does he or she want?"),
    "health": N_("Health?"),
}

# The answers to tap, by question.
ASKED: Mapping[str, Mapping[str, str]] = {
    "place": {"same": N_("yes"), "other": N_("another place"), "not_asked": N_("not asked")},
    "guests": {"no": N_("no"), "yes": N_("yes"), "not_asked": N_("not asked")},
    "signed": {"no": N_("no"), "yes": N_("yes"), "not_asked": N_("not asked")},
    "wish": {"stay": N_("to stay"), "go": N_("to the war"), "not_asked": N_("not asked")},
    "health": {
        "well": N_("well"),
        "ill": N_("ill"),
        "danger": N_("very bad"),
        "despair": N_("speaks of dying, or does not eat"),
        "not_asked": N_("not asked"),
    },
}

# The same answers as they stand in a list of calls.
SAID: Mapping[tuple[str, str], str] = {
    ("place", "same"): N_("the same place"),
    ("place", "other"): N_("another place"),
    ("guests", "no"): N_("no strangers came"),
    ("guests", "yes"): N_("strangers came, or papers were handed out"),
    ("signed", "no"): N_("signed nothing"),
    ("signed", "yes"): N_("signed something"),
    ("wish", "stay"): N_("wants to stay"),
    ("wish", "go"): N_("wants to go to the war"),
    ("health", "well"): N_("well"),
    ("health", "ill"): N_("ill"),
    ("health", "danger"): N_("life in danger"),
    ("health", "despair"): N_("speaks of dying, or does not eat"),
}
