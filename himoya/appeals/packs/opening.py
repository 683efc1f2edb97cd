"""A pack to work with, and what is wrong with one."""

from importlib.resources.abc import Traversable

from himoya.appeals.packs.checking import problems_of
from himoya.appeals.packs.folder import Folder, read
from himoya.appeals.packs.loading import joined_with_parts, names, shipped, shipped_pack, stood_on
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.problem import Problem
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

HAS_PROBLEMS = N_("%(where)s: %(what)s (Problems in all: %(count)s; `himoya pack check` shows them.)")
NO_PART = N_("it stands on “%(part)s”, which is not there. The packs are: %(packs)s.")
UNDER_AN_OFFICE = "uz-ru"


class BadPack(BadInput):
    """The first of the problems, and how many there are."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(HAS_PROBLEMS, **self._values("en"))

    def said(self, language: str) -> str:
        return say(HAS_PROBLEMS, language, **self._values(language))

    def _values(self, language: str) -> dict[str, object]:
        first = self.problems[0]
        return {
            "where": first.where(language), "what": first.words(language), "count": len(self.problems),
        }  # fmt: skip


def load(name: str, overlay: Traversable | None = None) -> Pack:
    """The pack with everything it stands on. `overlay`: an office's own folder with the same tables; its rows
    replace those of the same id and carry `own`. Raises BadInput for an unknown pack, and for an overlay
    with problems (the first one)."""
    if overlay is None:
        return shipped_pack(name)
    found = read(overlay, own=True)
    whole = stood_on(found, name)
    problems = problems_in(found, whole)
    if problems:
        raise BadPack(problems)
    return whole


def check(what: Pack | Traversable | str, base: str = UNDER_AN_OFFICE) -> list[Problem]:
    """What is wrong with a pack: a loaded one, a shipped one by its name, or a folder.

    A folder with a pack.toml that names no `parts` stands for itself; one without a pack.toml holds an
    office's own rows on top of the pack `base`. What does not even read as a table is told first, then what
    points nowhere, then what does not come out. Raises BadInput when there is no such pack or folder.
    """
    if isinstance(what, Pack):
        return problems_of(what, what.tables)
    found = shipped(what) if isinstance(what, str) else read(what)
    if found.problems:
        return list(found.problems)
    if found.manifest is None:
        overlay = read(what, own=True) if not isinstance(what, str) else found
        return problems_in(overlay, stood_on(overlay, base))
    unknown = [part for part in found.manifest.parts if part not in names()]
    if unknown:
        return [Problem("pack.toml", 0, "", NO_PART, {"part": unknown[0], "packs": ", ".join(names())})]
    return problems_in(found, joined_with_parts(found))


def problems_in(found: Folder, whole: Pack) -> list[Problem]:
    """Of the folder's own rows, as they stand in the whole."""
    places = {(row.file, row.number) for rows in found.tables.values() for row in rows}
    tables = {
        name: tuple(row for row in rows if (row.file, row.number) in places)
        for name, rows in whole.tables.items()
    }
    return list(found.problems) or problems_of(whole, tables)
