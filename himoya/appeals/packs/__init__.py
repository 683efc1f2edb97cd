"""The law as tables that a lawyer edits in an office program: uz, ru, intl, and corridors. Pure."""

from himoya.appeals.packs.checked import checked
from himoya.appeals.packs.frozen import freeze, thaw
from himoya.appeals.packs.loading import names, shipped_folder, shipped_letters, shipped_tables
from himoya.appeals.packs.office import what_fits
from himoya.appeals.packs.opening import check, load
from himoya.appeals.packs.pack import Pack, valid_on
from himoya.appeals.packs.problem import Problem

__all__ = [
    "Pack",
    "Problem",
    "check",
    "checked",
    "freeze",
    "load",
    "names",
    "shipped_folder",
    "shipped_letters",
    "shipped_tables",
    "thaw",
    "valid_on",
    "what_fits",
]
