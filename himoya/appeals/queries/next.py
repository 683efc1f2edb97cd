"""What is to be written next: terms that passed without an answer, and answers that are none."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from himoya.appeals.models import Appeal, Reply, Term
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Clock
from himoya.appeals.queries.law import current_pack, one_law, pack_of
from himoya.appeals.queries.passed import Ways, about_earlier, to_complained, ways_of
from himoya.appeals.rules.counting import REGISTER, purpose
from himoya.appeals.rules.ladder import Next, when_graded, when_overdue

FOR_THE_POST = timedelta(days=5)  # a number is given on the day, but somebody must tell it to the family


@dataclass(frozen=True, slots=True)
class NextStep:
    """`why`: overdue, or the grade of the answer; `day`: when the term ended, or that answer's day;
    `more`: fields of the letter; `complained_of`: code of the authority that it complains of, or ""."""

    appeal: Appeal
    next: Next
    why: str
    day: date
    more: dict[str, Any]
    complained_of: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A step before anybody has looked whether it was taken; `about`: fields of its own."""

    appeal: Appeal
    next: Next
    why: str
    day: date
    about: dict[str, Any]


@one_law()
def next_steps(today: date, cases: Collection[int] | None = None) -> list[NextStep]:
    """Every letter that the law says to write now and that was not prepared yet, the oldest reason first.

    `cases`: only of these; None: of all.
    """
    pack, letters = current_pack(), Appeal.objects.filter(state=Appeal.State.SENT)
    letters = letters if cases is None else letters.filter(case__in=cases)
    overdue = Term.objects.filter(
        latest__lt=today, ended_on=None, side="authority", appeal__in=letters
    ).select_related("appeal")
    graded = Reply.objects.filter(withdrawn_at=None, appeal__in=letters).exclude(grade="")
    terms, replies = list(overdue.order_by("latest", "pk")), list(graded.select_related("appeal"))
    ways = ways_of(pack, letters.values("pk"))
    found = [*_overdue(ways, terms, today), *_graded(ways, replies)]
    return [_told(ways, one) for one in _fresh(found)]


def _fresh(found: Iterable[_Found]) -> Iterator[_Found]:
    seen: set[tuple[int, str]] = set(
        Appeal.objects.filter(after__isnull=False).values_list("after_id", "facts__step")
    )
    followed = Appeal.objects.filter(after__isnull=False, facts__entered=True)
    by_family = set(followed.values_list("after_id", "authority", "letter"))
    for one in sorted(found, key=lambda one: (one.day, one.appeal.pk, one.next.step)):
        key = (one.appeal.pk, one.next.step)
        if key not in seen and (one.appeal.pk, one.next.authority, one.next.letter) not in by_family:
            seen.add(key)
            yield one


def _overdue(ways: Ways, terms: Iterable[Term], today: date) -> Iterator[_Found]:
    @cache
    def ended(version: int, clock_id: str, holder: str) -> tuple[bool, list[Next]]:
        clock = packs[version].get(Clock, clock_id)
        registers = clock is not None and purpose(ways.pack, clock) == REGISTER
        return registers, when_overdue(ways.pack, clock.on_expiry if clock else "", holder)

    packs: dict[int, Pack] = {}
    found: list[_Found] = []
    for term in terms:
        packs.setdefault(term.appeal.version_id, pack_of(term.appeal))
        registers, steps = ended(term.appeal.version_id, term.clock, ways.holder(term.appeal))
        if registers and term.latest + FOR_THE_POST >= today:
            continue
        for one in steps:
            found.append(
                _Found(term.appeal, one, "overdue", term.latest, {"due_on": term.latest.isoformat()})
            )
    return _without_flood(found)


def _without_flood(found: Sequence[_Found]) -> Iterator[_Found]:
    """Of a letter that was entered afterwards all terms may have passed at once: only the last one counts."""
    last = {one.appeal.pk: one.day for one in sorted(found, key=lambda one: one.day)}
    for one in found:
        if one.day == last[one.appeal.pk] or not one.appeal.facts.get("entered"):
            yield one


def _graded(ways: Ways, replies: Iterable[Reply]) -> Iterator[_Found]:
    for reply in replies:
        appeal = reply.appeal
        complained = to_complained(ways, appeal) if reply.grade == Reply.Grade.FORWARDED else False
        steps = when_graded(
            ways.pack, appeal.facts.get("step", ""), reply.grade, ways.holder(appeal),
            to_complained=complained, sender=appeal.authority,
        )  # fmt: skip
        open_ones = sorted(number for number, worth in reply.questions.items() if worth != "answered")
        about = {
            "answer_date": reply.dated.isoformat(), "answer_number": reply.number, "open_questions": open_ones
        }  # fmt: skip
        for one in steps:
            yield _Found(appeal, one, reply.grade, reply.dated, {k: v for k, v in about.items() if v})


def _told(ways: Ways, one: _Found) -> NextStep:
    more, code = about_earlier(ways, one.next, one.appeal)
    return NextStep(one.appeal, one.next, one.why, one.day, {**more, **one.about}, code)
