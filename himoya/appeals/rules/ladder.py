"""What the pack says to write next, and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.rules.replies import CONDITIONS

SAME, SUPERIOR = "same", "superior"


@dataclass(frozen=True, slots=True)
class Next:
    """`step`: of the ladder; `authority`: whom to write to."""

    step: str
    authority: str
    letter: str
    basis: str


def when_overdue(pack: Pack, on_expiry: str, holder: str) -> list[Next]:
    """What a clock that ran out leads to; `holder`: who has the letter now."""
    step = pack.get(LadderStep, on_expiry) if on_expiry else None
    return list(_next(pack, step, holder)) if step else []


def when_graded(
    pack: Pack, step: str, grade: str, holder: str, *, to_complained: bool = False, sender: str = ""
) -> list[Next]:
    """What a graded reply leads to. A letter that was passed on leads nowhere by itself, except when it went
    to the very body that was complained of; then the law of the country of `sender`, who passed it on, says
    what follows, also after a step that the tables do not name."""
    condition = "forwarded_to_complained_body" if to_complained else CONDITIONS.get(grade, "")
    if not condition:
        return []
    rows = [row for row in pack.every(LadderStep) if row.condition == condition]
    own = [row for row in rows if step and step in row.from_steps]
    country = f"{((sender if to_complained else '') or holder).partition('_')[0]}_"
    lost = not step or to_complained
    chosen = own or [row for row in rows if not row.from_steps or (lost and row.id.startswith(country))]
    return [one for row in chosen for one in _next(pack, row, holder)]


def _next(pack: Pack, step: LadderStep, holder: str) -> Iterator[Next]:
    here = pack.get(Authority, holder)
    above = here.parent_id if here else ""
    to = {SAME: holder, SUPERIOR: above}.get(step.to_whom, step.to_authority)
    if to and pack.get(Authority, to) and step.letter_id:
        yield Next(step.id, to, step.letter_id, step.to_basis)
