"""What is to be written next: terms that passed without an answer, and answers that are none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, Clock
from himoya.appeals.queries.law import current_pack, one_law, pack_of
from himoya.appeals.rules.counting import REGISTER, purpose
from himoya.appeals.rules.ladder import Next, when_graded, when_overdue

HOST_PRISON = "host_prison"
FOR_THE_POST = timedelta(days=5)  # a number is given on the day, but somebody must tell it to the family


@dataclass(frozen=True, slots=True)
class NextStep:
    """`why`: overdue, or the grade of the answer; `day`: when the term ended, or that answer's day."""

    appeal: Appeal
    next: Next
    why: str
    day: date
    more: dict[str, Any]


@one_law()
def next_steps(today: date) -> list[NextStep]:
    """Every letter that the law says to write now and that was not prepared yet, the oldest reason first."""
    found = [*_overdue(today), *_graded()]
    done = set(Appeal.objects.filter(after__isnull=False).values_list("after_id", "facts__step"))
    seen: set[tuple[int, str]] = set()
    fresh = []
    for one in sorted(found, key=lambda one: (one.day, one.appeal.pk, one.next.step)):
        key = (one.appeal.pk, one.next.step)
        if key not in done and key not in seen:
            seen.add(key)
            fresh.append(one)
    return fresh


def _overdue(today: date) -> Iterator[NextStep]:
    terms = Term.objects.filter(
        latest__lt=today, ended_on=None, side="authority", appeal__state=Appeal.State.SENT
    ).select_related("appeal__case__person", "appeal__version", "appeal__prepared_by")
    for term in terms.order_by("latest", "pk"):
        pack, now = pack_of(term.appeal), current_pack()
        clock = pack.get(Clock, term.clock)
        if clock and purpose(now, clock) == REGISTER and term.latest + FOR_THE_POST >= today:
            continue
        for one in when_overdue(now, clock.on_expiry if clock else "", holder(term.appeal)):
            more = {"due_on": term.latest.isoformat(), **earlier(term.appeal, pack)}
            yield NextStep(term.appeal, one, "overdue", term.latest, more)


def _graded() -> Iterator[NextStep]:
    replies = Reply.objects.filter(withdrawn_at=None, appeal__state=Appeal.State.SENT).exclude(grade="")
    rows = replies.select_related("appeal__case__person", "appeal__version", "appeal__prepared_by")
    for reply in rows.order_by("dated", "pk"):
        appeal, pack = reply.appeal, current_pack()
        complained = to_complained(pack, appeal) if reply.grade == Reply.Grade.FORWARDED else False
        steps = when_graded(
            pack, appeal.facts.get("step", ""), reply.grade, holder(appeal), to_complained=complained
        )
        open_ones = sorted(number for number, worth in reply.questions.items() if worth != "answered")
        more = {
            **earlier(appeal, pack), "answer_date": reply.dated.isoformat(), "answer_number": reply.number,
            "open_questions": open_ones,
        }  # fmt: skip
        for one in steps:
            yield NextStep(appeal, one, reply.grade, reply.dated, {k: v for k, v in more.items() if v})


def holder(appeal: Appeal) -> str:
    """Who has the letter now: the last one it was passed on to that the law tables know."""
    passed = Station.objects.filter(appeal=appeal, kind=Station.Kind.FORWARDED, withdrawn_at=None)
    codes = passed.order_by("-on", "-pk").values_list("authority", flat=True)
    return next((code for code in codes if current_pack().get(Authority, code)), appeal.authority)


def to_complained(pack: Pack, appeal: Appeal) -> bool:
    """Whether it was passed on to the very body it complains of: the prison, or the one that was named."""
    first, now = pack.get(Authority, appeal.authority), pack.get(Authority, holder(appeal))
    named = appeal.facts.get("complained_of", "")
    if now is None or first is None or now.id == first.id:
        return False
    return now.id == named or (HOST_PRISON in now.audiences and HOST_PRISON not in first.audiences)


def earlier(appeal: Appeal, pack: Pack) -> dict[str, Any]:
    """What the next letter says of this one, and everything that is enclosed."""
    to = pack.get(Authority, appeal.authority)
    numbers = Station.objects.filter(appeal=appeal, withdrawn_at=None).exclude(number="")
    now = pack.get(Authority, holder(appeal))
    found = {
        "previous_date": appeal.sent_on.isoformat() if appeal.sent_on else "",
        "previous_number": numbers.order_by("-on", "-pk").values_list("number", flat=True).first() or "",
        "attachments": ["previous_letters", "answers"] if _answered(appeal) else ["previous_letters"],
    }
    for language in ("uz", "uz-cyrl", "ru", "en"):
        if to:
            found[f"previous_body@{language}"] = to.name.said(language)
        if now and now != to:
            found[f"forwarded_to@{language}"] = now.name.said(language)
            found[f"complained_of@{language}"] = now.name.said(language)
    return {name: value for name, value in found.items() if value}


def _answered(appeal: Appeal) -> bool:
    return Reply.objects.filter(appeal=appeal, withdrawn_at=None).exists()


def chain(appeal: Appeal) -> list[Appeal]:
    """The letters before it, the first one first: all of them are enclosed."""
    before: list[Appeal] = []
    one = appeal.after
    while one is not None and one not in before:
        before.append(one)
        one = one.after
    return before[::-1]
