"""Where on the ladder a letter stands that nobody prepared by it: from there the law knows the next."""

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.rules.subjects import subject_of


def step_of(pack: Pack, to: Authority, letter: str = "", before: str = "") -> LadderStep | None:
    """The step for this letter to this authority, rather one that follows the step `before`; else one about
    the same matter; else the first to them."""
    country = f"{to.id.partition('_')[0]}_"
    every = pack.every(LadderStep)
    here = [one for one in every if one.to_authority == to.id]
    moving = [one for one in every if one.to_whom in ("same", "superior") and one.id.startswith(country)]
    first = [one for one in here if not one.from_steps]
    about = [one for one in first if letter and subject_of(one.letter_id) == subject_of(letter)]
    same = [one for one in (*first, *here, *moving) if letter and one.letter_id == letter]
    following = [one for one in same if before and before in one.from_steps]
    return next(iter((*following, *same, *about, *first)), None)
