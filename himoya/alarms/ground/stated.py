"""What a helper wrote down by hand, and what he himself said in a call: the same rules as for a message."""

from collections.abc import Iterator, Mapping

from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.step import Step
from himoya.urgency import Level

# kind and value of a statement -> rule, level, why
STATED: Mapping[tuple[str, str], tuple[str, Level, str]] = {
    ("contract", "signed"): ("U01", Level.T0, "signed"),
    ("status", "missing"): ("U10", Level.T1, "missing"),
    ("status", "prisoner_of_war"): ("U12", Level.T1, "prisoner"),
    ("status", "dead"): ("U14", Level.T0, "dead"),
}
# question of the call card and answer -> rule, level, why
SAID: Mapping[tuple[str, str], tuple[str, Level, str]] = {
    ("signed", "yes"): ("U01", Level.T0, "said_signed"),
    ("guests", "yes"): ("U03", Level.T1, "said_guests"),
    ("health", "danger"): ("U15", Level.T1, "said_danger"),
    ("health", "ill"): ("U15", Level.T2, "said_ill"),
    ("place", "other"): ("U07", Level.T2, "said_other_place"),
}


def stated(ground: Ground) -> Iterator[Step]:
    for one in ground.stated:
        if (one.kind, one.value) in STATED:
            rule, level, why = STATED[one.kind, one.value]
            yield Step(rule, level, f"statement {one.number}", one.at, why)
    for call in ground.said:
        for question, answer in call.answers.items():
            if (question, answer) in SAID:
                rule, level, why = SAID[question, answer]
                yield Step(rule, level, f"call {call.call}", call.at, why)
    for number, at in ground.taken_back:
        yield Step("U20", Level.T0, f"consent {number}", at, "consent")
