"""What a helper wrote down by hand, and what he himself said in a call: the same rules as for a message."""

from collections.abc import Iterator, Mapping

from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.step import Step
from himoya.contact.rules import RINGS
from himoya.urgency import Level

# kind and value of a statement -> rule, level, why
STATED: Mapping[tuple[str, str], tuple[str, Level, str]] = {
    ("contract", "signed"): ("U01", Level.T0, "signed"),
    ("status", "missing"): ("U10", Level.T1, "missing"),
    ("status", "prisoner_of_war"): ("U12", Level.T1, "prisoner"),
    ("status", "dead"): ("U14", Level.T0, "dead"),
}
# question of the call card and answer -> why
SAID: Mapping[tuple[str, str], str] = {
    ("signed", "yes"): "said_signed",
    ("guests", "yes"): "said_guests",
    ("health", "danger"): "said_danger",
    ("health", "despair"): "said_despair",
    ("health", "ill"): "said_ill",
    ("place", "other"): "said_other_place",
}


def stated(ground: Ground) -> Iterator[Step]:
    for one in ground.stated:
        if (one.kind, one.value) in STATED:
            rule, level, why = STATED[one.kind, one.value]
            yield Step(rule, level, f"statement {one.number}", one.at, why)
    for call in ground.said:
        for (question, answer), ring in RINGS.items():
            if call.answers.get(question) == answer:
                why = SAID[question, answer]
                yield Step(ring.rule, Level(ring.level), f"call {call.call}", call.at, why)
    for number, at in ground.taken_back:
        yield Step("U20", Level.T0, f"consent {number}", at, "consent")
