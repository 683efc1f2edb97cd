"""Packs by name, joined with what they stand on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources.abc import Traversable

from himoya.appeals.packs import frozen, manifest
from himoya.appeals.packs.folder import Folder, Tables, read
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Clock, Manifest, Row
from himoya.common import packaged
from himoya.common.errors import BadInput
from himoya.common.say import N_

NO_PACK = N_("There is no pack %(pack)s. The packs are: %(packs)s.")
PLACES = ("", "corridors")


@cache
def names() -> tuple[str, ...]:
    """The packs that are shipped, corridors last."""
    return tuple(name for place in PLACES for name in sorted(_within(place)))


def stood_on(found: Folder, base: str) -> Pack:
    """What a folder says, on the pack `base`."""
    under = shipped_pack(base)
    about = manifest.joined(under.manifest, found.manifest) if found.manifest else under.manifest
    return _joined(about, [under.tables, found.tables], [under.letters, found.letters])


def shipped_folder(name: str) -> Traversable:
    """Raises BadInput when there is no such pack."""
    for place in PLACES:
        if name in _within(place):
            return packaged.folder("himoya.appeals.packs").joinpath(place, name)
    raise BadInput(NO_PACK, pack=name, packs=", ".join(names()))


def shipped(name: str) -> Folder:
    """The folder of a pack by itself, with its problems."""
    return read(shipped_folder(name), prefix=f"{name}/")


def shipped_tables(name: str) -> dict[str, bytes]:
    """The files of a pack's own tables, to start an office's own folder from."""
    files = shipped_folder(name).iterdir()
    return {file.name: file.read_bytes() for file in files if file.name.endswith(".csv")}


def shipped_letters(name: str) -> dict[str, bytes]:
    """The texts of a pack's own letters, named with the pack before them, to start an office's own words
    from."""
    letters = shipped_folder(name).joinpath("letters")
    files = letters.iterdir() if letters.is_dir() else ()
    return {f"{name}-{file.name}": file.read_bytes() for file in files if file.name.endswith(".md")}


@cache
def shipped_pack(name: str) -> Pack:
    """Raises BadInput when there is no such pack."""
    return joined_with_parts(shipped(name))


def joined_with_parts(found: Folder) -> Pack:
    """A folder and the packs it names in `parts`. Raises BadInput for one that is not there, or when there
    is no manifest."""
    if found.manifest is None:
        raise BadInput(N_("The folder has no pack.toml. Copy one from another pack and change it."))
    parts = [shipped_pack(part) for part in found.manifest.parts]
    about = found.manifest
    for part in reversed(parts):
        about = manifest.joined(part.manifest, about)
    return _joined(
        about,
        [*(part.tables for part in parts), found.tables],
        [*(part.letters for part in parts), found.letters],
    )


def _joined(about: Manifest, tables: Iterable[Tables], letters: Iterable[frozenset[str]]) -> Pack:
    whole: dict[str, tuple[Row, ...]] = {}
    for each in tables:
        for name, rows in each.items():
            new = {row.id for row in rows}
            old = whole.get(name, ())
            placed = (at_home(row, old, about) for row in rows)
            whole[name] = (*(row for row in old if row.id not in new), *placed)
    return frozen.made(about, whole, frozenset().union(*letters))


def at_home(row: Row, old: Iterable[Row], about: Manifest) -> Row:
    """A clock that names no country is counted by that of the clock it replaces, or the pack's only one."""
    if not isinstance(row, Clock) or row.calendar:
        return row
    replaced = [one.calendar for one in old if isinstance(one, Clock) and one.id == row.id]
    countries = tuple(about.calendars.values())
    only = countries if len(countries) == 1 else ()
    return replace(row, calendar=replaced[0] if replaced else only)


def _within(place: str) -> Iterator[str]:
    folder = packaged.folder("himoya.appeals.packs").joinpath(place)
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.is_dir() and one.joinpath(manifest.FILE).is_file():
            yield one.name
