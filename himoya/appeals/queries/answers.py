"""How authorities have answered, over every letter of the group: no case can be told from it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from himoya.appeals.models import Appeal, Reply, Term
from himoya.appeals.rules.replies import FINAL, SUBSTANTIVE
from himoya.appeals.rules.statistics import Answers, Letter, how_answered


@dataclass(frozen=True, slots=True)
class Answering:
    """`by`: authority -> figures over its letters, None below ten; `older`: letters left out of them."""

    by: Mapping[str, Answers | None]
    older: int


def answers_by_authority(today: date) -> Answering:
    """Figures over letters that were sent so that they bind, and were written down before they were sent.

    Who types an older letter in afterwards still waits: one that was answered is seldom typed in. Among the
    others they would make every authority look more silent than it is.
    """
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(side="authority", appeal__valid=True):
        terms[term.appeal_id].append(term)
    final: dict[int, Reply] = {}
    replies = Reply.objects.filter(withdrawn_at=None, grade__in=FINAL).order_by("-dated", "-pk")
    for reply in replies:
        final[reply.appeal_id] = reply
    found: dict[str, list[Letter]] = defaultdict(list)
    older = 0
    sent = Appeal.objects.filter(valid=True, sent_on__isnull=False).exclude(state=Appeal.State.WITHDRAWN)
    for appeal in sent:
        if appeal.facts.get("entered"):
            older += 1
            continue
        found[appeal.authority].append(_letter(appeal, terms[appeal.pk], final.get(appeal.pk), today))
    by = {authority: how_answered(letters) for authority, letters in sorted(found.items())}
    return Answering(by, older)


def _letter(appeal: Appeal, terms: list[Term], reply: Reply | None, today: date) -> Letter:
    latest = max((term.latest for term in terms), default=None)
    begun = min((term.started_on for term in terms), default=appeal.sent_on)
    if reply is None:
        late = latest is not None and latest < today
        return Letter(days=None, on_time=False if late else None, substantive=False)
    return Letter(
        days=(reply.dated - begun).days if begun else None,
        on_time=reply.dated <= latest if latest else None,
        substantive=reply.grade in SUBSTANTIVE,
    )
