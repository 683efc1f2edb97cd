"""May this letter leave? Values in, one verdict and one sentence out. Whatever is not known, stops it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from himoya.appeals.rules.subjects import HEALTH, REFUSAL, SEARCH, against, wanted
from himoya.common.say import N_

EVERYTHING, NOT_MILITARY, PLACE_AND_HEALTH = "everything", "not_military", "place_and_health"
MILITARY = frozenset({"signed_contract", "took_part", "left_unit"})  # article 154 at home
NEVER = frozenset({"informant_name", "other_prisoner", "phone_in_prison", "escape_plan"})
HIDING = frozenset({"location_of_hider", "second_citizenship"})


class Verdict(StrEnum):
    ALLOWED = "allowed"
    WARNED = "warned"
    BLOCKED = "blocked"


class Why(StrEnum):
    TAKEN_OUT = "taken_out"
    OWN_WISH = "own_wish"
    ONLY_HIS = "only_his"
    SAID_NO = "said_no"
    ASK_AGAIN = "ask_again"
    NO_CONSENT = "no_consent"
    NEVER = "never"
    BEYOND = "beyond"  # the yes does not cover what the letter tells
    LAWYER = "lawyer"
    RISK = "risk"  # a row of the pack
    NOTHING_NEW = "nothing_new"
    ANNEX = "annex"
    WISH_UNKNOWN = "wish_unknown"
    FINE = ""


SENTENCES: Mapping[Why, str] = {
    Why.TAKEN_OUT: N_("The family withdrew this case, or it is sealed: no letter leaves."),
    Why.OWN_WISH: N_("The prisoner himself does not want this. A letter against his wish is not sent."),
    Why.ONLY_HIS: N_("Only he himself can declare this, and nobody has heard that he wants to."),
    Why.SAID_NO: N_("The answer for this recipient is no. Nothing goes there until they say otherwise."),
    Why.ASK_AGAIN: N_("The family wants to be asked each time. Ask now, and write down a yes."),
    Why.NO_CONSENT: N_("Nobody has said yes for this recipient. Ask first, and write the answer down."),
    Why.NEVER: N_(
        "It would give away somebody who helps, another prisoner, a hidden telephone or a plan to flee. "
        "Such words never leave."
    ),
    Why.BEYOND: N_("The yes that was given does not cover everything in this letter."),
    Why.LAWYER: N_(
        "It tells what can be punished at home by article 154. Only with the lawyer’s yes; "
        "the neutral letter can go without."
    ),
    Why.RISK: N_("The law tables warn of this letter."),
    Why.NOTHING_NEW: N_(
        "There is a letter to this authority about the same matter. Say what is new since then: "
        "else the authority may end the correspondence."
    ),
    Why.ANNEX: N_(
        "Somebody for whom this letter speaks may no longer be named or counted. Make its annex anew."
    ),
    Why.WISH_UNKNOWN: N_("Nobody has heard yet whether he himself wants this. Ask at the next call."),
    Why.FINE: N_("It may be sent."),
}


class Risky(Protocol):
    """A row of the pack's table of risks."""

    @property
    def fact_tag(self) -> str: ...
    @property
    def action(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """`answers`: recipient -> (answer, scope) of the consent that stands today; `tags`: what the letter may
    give away; `risks`: rows of the pack for these tags and these readers; `wishes`: his own, newest first."""

    recipients: frozenset[str]
    answers: Mapping[str, tuple[str, str]]
    subject: str
    wishes: Sequence[str] = ()
    tags: frozenset[str] = frozenset()
    home: bool = False
    risks: Sequence[Risky] = ()
    lawyer: bool = False
    shut: bool = False
    repeats: bool = False
    whats_new: str = ""
    tells_more: bool = False  # more of him than where he is and how he is


@dataclass(frozen=True, slots=True)
class Gate:
    verdict: Verdict
    why: Why = Why.FINE
    risk: Risky | None = field(default=None, compare=False)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.why]

    @property
    def blocked(self) -> bool:
        return self.verdict is Verdict.BLOCKED


def gate(asked: Asked) -> Gate:
    """The first reason to stop; else the first to warn; else it may go."""
    for stops, why in _STOPS:
        if stops(asked):
            return Gate(Verdict.BLOCKED, why)
    blocking = next((one for one in asked.risks if _blocks(one, asked)), None)
    if blocking:
        why = Why.LAWYER if blocking.action == "need_lawyer_ok" else Why.RISK
        return Gate(Verdict.BLOCKED, why, blocking)
    if not wanted(asked.subject, asked.wishes):
        return Gate(Verdict.WARNED, Why.WISH_UNKNOWN)
    warning = next((one for one in asked.risks if one.action == "warn"), None)
    return Gate(Verdict.WARNED, Why.RISK, warning) if warning else Gate(Verdict.ALLOWED)


def _blocks(risk: Risky, asked: Asked) -> bool:
    return risk.action == "block" or (risk.action == "need_lawyer_ok" and not asked.lawyer)


def _answered(answer: str) -> Callable[[Asked], bool]:
    return lambda asked: any(asked.answers.get(one, ("", ""))[0] == answer for one in asked.recipients)


def _no_consent(asked: Asked) -> bool:
    given = [asked.answers.get(one, ("", "")) for one in asked.recipients]
    known = (EVERYTHING, NOT_MILITARY, PLACE_AND_HEALTH)
    return not given or any(answer != "yes" or scope not in known for answer, scope in given)


def _beyond(asked: Asked) -> bool:
    scopes = {asked.answers[one][1] for one in asked.recipients}
    tells_more = asked.tells_more or asked.subject not in (SEARCH, HEALTH)
    return (PLACE_AND_HEALTH in scopes and tells_more) or (
        bool(asked.tags & MILITARY) and scopes != {EVERYTHING}
    )


def _needs_lawyer(asked: Asked) -> bool:
    return asked.home and not asked.lawyer and bool(asked.tags & (MILITARY | HIDING))


_STOPS: tuple[tuple[Callable[[Asked], bool], Why], ...] = (
    (lambda asked: asked.shut, Why.TAKEN_OUT),
    (lambda asked: against(asked.subject, asked.wishes), Why.OWN_WISH),
    (lambda asked: asked.subject == REFUSAL and not wanted(REFUSAL, asked.wishes), Why.ONLY_HIS),
    (_answered("no"), Why.SAID_NO),
    (_answered("ask"), Why.ASK_AGAIN),
    (_no_consent, Why.NO_CONSENT),
    (lambda asked: bool(asked.tags & NEVER), Why.NEVER),
    (_beyond, Why.BEYOND),
    (_needs_lawyer, Why.LAWYER),
    (lambda asked: asked.repeats and not asked.whats_new.strip(), Why.NOTHING_NEW),
)
