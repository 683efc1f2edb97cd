"""From what happened to a letter to its clocks. Counted anew each time: to take a thing back is free."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from himoya.appeals.clocks import Due, due
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Clock, LadderStep, LegalBasis
from himoya.appeals.rules.replies import FINAL
from himoya.common.errors import BadInput

AUTHORITY, APPLICANT = "authority", "applicant"
REGISTER, FORWARD, ANSWER = "register", "forward", "answer"  # what a clock is for
# From the step that a clock leads to when it runs out to what the clock is for.
_PURPOSES: Mapping[str, str] = {"no_number": REGISTER, "not_forwarded": FORWARD}
_NAMED = {"register": REGISTER, "forward": FORWARD, "return": FORWARD}
_AFTER_ANSWER = ("answer_received", "decision", "learned")


@dataclass(frozen=True, slots=True)
class Happened:
    """A station, or an answer that a person graded (`kind`: "reply", `grade`). `authority`: to whom it was
    passed on."""

    kind: str
    on: date
    authority: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    clock: str
    side: str
    started_on: date
    earliest: date
    usual: date
    latest: date
    steps: list[dict[str, Any]]
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the letter from when to when, and what happened there. `presumed`: nobody told of its arrival,
    so the day it was passed on counts as such."""

    authority: str
    forwarded_on: date | None
    arrived_on: date | None
    presumed: bool
    registered_on: date | None
    extended: int
    left_on: date | None  # passed on, or sent back
    forwarded: bool  # passed on


def holders(authority: str, happened: Iterable[Happened]) -> list[Holder]:
    """The chain A -> B -> C, in the order of days; the last one holds the letter now."""
    chain: list[tuple[str, date | None, list[Happened]]] = [(authority, None, [])]
    for one in sorted(happened, key=lambda one: one.on):
        chain[-1][2].append(one)
        if one.kind == "forwarded":
            chain.append((one.authority, one.on, []))
    return [_holder(*link) for link in chain]


def _holder(authority: str, forwarded_on: date | None, happened: Sequence[Happened]) -> Holder:
    first = {kind: one.on for one in reversed(happened) for kind in (one.kind,)}
    arrived = [first[kind] for kind in ("received", "registered") if kind in first]
    left = [first[kind] for kind in ("forwarded", "returned") if kind in first]
    return Holder(
        authority=authority,
        forwarded_on=forwarded_on,
        arrived_on=min(arrived, default=forwarded_on),
        presumed=not arrived and forwarded_on is not None,
        registered_on=first.get("registered"),
        extended=sum(one.kind == "extended" for one in happened),
        left_on=min(left, default=None),
        forwarded="forwarded" in first,
    )


def counted(
    pack: Pack,
    clocks: Collection[str],
    authority: str,
    *,
    sent_on: date | None,
    valid: bool,
    happened: Sequence[Happened] = (),
    over_on: date | None = None,
    language: str = "uz",
) -> list[Counted]:
    """Every one of these clocks that this letter has started, running or over.

    Nothing starts by a way that the law does not know (`valid`). `over_on`: closed by us. Raises BadInput
    for years in which no day can be counted.
    """
    if sent_on is None or not valid:
        return []
    count = _Count(pack, clocks, language)
    final = min((one.on for one in happened if one.kind == "reply" and one.grade in FINAL), default=None)
    chain = holders(authority, [one for one in happened if one.kind != "reply"])
    found = list(count.of_event("sent", sent_on, ends=_first(final, over_on)))
    for holder in chain:
        found += count.of_holder(holder, _first(final, over_on))
    if final:
        for event in _AFTER_ANSWER:
            found += count.of_event(event, final, ends=over_on, side=APPLICANT)
    return list({(one.clock, one.started_on): one for one in found}.values())


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


class _Count:
    def __init__(self, pack: Pack, clocks: Collection[str], language: str) -> None:
        self._pack, self._calendars, self._clocks = pack, pack.calendars(language), clocks

    def of_holder(self, holder: Holder, final: date | None) -> Iterator[Counted]:
        starts = {
            "received": holder.arrived_on,
            "registered": holder.registered_on,
            "forwarded": holder.forwarded_on,
        }
        for event, on in starts.items():
            if on is None:
                continue
            for clock in self._begun(event, on):
                ends = self._ends(clock, holder, final)
                if clock.side == AUTHORITY and (purpose(self._pack, clock) != FORWARD or holder.forwarded):
                    yield self._one(clock, on, ends, min(holder.extended, len(clock.extensions)), holder)

    def of_event(self, event: str, on: date, *, ends: date | None, side: str = "") -> Iterator[Counted]:
        for clock in self._begun(event, on):
            if clock.side == side or (not side and clock.side != "none"):
                yield self._one(clock, on, ends, 0, None)

    def _begun(self, event: str, on: date) -> Iterator[Clock]:
        for name in self._clocks:
            try:
                clock = self._pack.clock(name, on)
            except BadInput:  # the law did not know it yet, or no longer
                continue
            if clock.start_event == event:
                yield clock

    def _ends(self, clock: Clock, holder: Holder, final: date | None) -> date | None:
        met = holder.registered_on if purpose(self._pack, clock) == REGISTER else None
        return _first(met, holder.left_on, final)

    def _one(
        self, clock: Clock, on: date, ends: date | None, extended: int, holder: Holder | None
    ) -> Counted:
        ends_at = due(clock, on, self._calendars, extended=extended)
        presumed = [{"day": on.isoformat(), "why": "presumed"}] if holder and holder.presumed else []
        return Counted(
            clock=clock.id, side=clock.side, started_on=on,
            earliest=_day(ends_at.earliest), usual=_day(ends_at.usual), latest=_day(ends_at.latest),
            steps=[*presumed, *_told(ends_at)], ended_on=max(ends, on) if ends else None,
        )  # fmt: skip


def purpose(pack: Pack, clock: Clock) -> str:
    """What a clock is for: to register, to pass on, or to answer."""
    step = pack.get(LadderStep, clock.on_expiry) if clock.on_expiry else None
    if step and step.condition in _PURPOSES:
        return _PURPOSES[step.condition]
    return next((_NAMED[part] for part in clock.id.split("_") if part in _NAMED), ANSWER)


def clocks_of(pack: Pack, basis: str, also: Collection[str]) -> list[str]:
    """The clocks that a letter by this law starts. `also`: laws that the text of the letter names.

    The law it is sent by says when an answer is due; only when it does not, the others do. Registering,
    passing on and the family's own terms are taken from everything in the same acts.
    """
    laws = {basis, *also} - {""}
    acts = {law.source_id for law in pack.every(LegalBasis) if law.id in laws}
    acted = {law.id for law in pack.every(LegalBasis) if law.source_id in acts}
    every = pack.every(Clock)
    own = any(one.basis_id == basis and _answers(pack, one) for one in every)
    answering = {basis} if own else laws
    found = (one.id for one in every if one.basis_id in (answering if _answers(pack, one) else acted | laws))
    return list(dict.fromkeys(found))


def _answers(pack: Pack, clock: Clock) -> bool:
    return clock.side == AUTHORITY and purpose(pack, clock) == ANSWER


def _told(ends_at: Due) -> Iterator[dict[str, Any]]:
    for step in ends_at.steps:
        told = {"day": step.day.isoformat(), "amount": step.amount, "why": step.why}
        yield told | {key: value for key in ("name", "country") if (value := getattr(step, key))}
    yield from ({"open": code} for code in ends_at.open)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
