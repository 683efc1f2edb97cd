"""pack.toml: what a folder is, what it stands on, and how its countries count days."""

import tomllib
from collections.abc import Mapping
from typing import Any

from himoya.appeals.clocks.calendar import has_calendar
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Manifest
from himoya.common.say import LANGUAGES, N_

FILE = "pack.toml"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BROKEN = N_("this file cannot be read. Compare it with the pack.toml of another pack.")
LACKS = N_("“%(name)s” is missing or not of the right kind. Compare with the pack.toml of another pack.")


def manifest(file: str, data: bytes) -> Manifest | list[Problem]:
    """The manifest, or what is wrong with it."""
    try:
        read = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return [Problem(file, 0, "", BROKEN)]
    wrong = [name for name, right in _right(read).items() if not right]
    if wrong:
        return [Problem(file, 0, "", LACKS, {"name": name}) for name in wrong]
    return from_table(read)


def from_table(read: Mapping[str, Any]) -> Manifest:
    return Manifest(
        id=read["id"],
        title=dict(read["title"]),
        version=read["version"],
        parts=tuple(read.get("parts", ())),
        calendars={role: country for role, country in read.get("calendars", {}).items() if country},
        weekend={
            country: tuple(DAYS.index(day) for day in days)
            for country, days in read.get("weekend", {}).items()
        },
        known_to=dict(read.get("moves_known_to", {})),
        checked_by=read.get("checked_by", ""),
        checked_on=read.get("checked_on", ""),
    )


def as_table(manifest: Manifest) -> dict[str, Any]:
    """What `from_table` reads, in the same order each time."""
    return {
        "id": manifest.id,
        "title": dict(manifest.title),
        "version": manifest.version,
        "parts": list(manifest.parts),
        "calendars": dict(manifest.calendars),
        "weekend": {country: [DAYS[day] for day in days] for country, days in manifest.weekend.items()},
        "moves_known_to": dict(manifest.known_to),
        "checked_by": manifest.checked_by,
        "checked_on": manifest.checked_on,
    }


def joined(first: Manifest, then: Manifest) -> Manifest:
    """`then` stands on `first`: it says who it is, and its countries win."""
    return Manifest(
        id=then.id,
        title=then.title,
        version=then.version,
        parts=then.parts,
        calendars={**first.calendars, **then.calendars},
        weekend={**first.weekend, **then.weekend},
        known_to={**first.known_to, **then.known_to},
        checked_by=then.checked_by,
        checked_on=then.checked_on,
    )


def _right(read: Mapping[str, Any]) -> dict[str, bool]:
    title = read.get("title")
    weekend = read.get("weekend", {})
    return {
        "id": isinstance(read.get("id"), str) and bool(read["id"]),
        "version": isinstance(read.get("version"), str) and bool(read["version"]),
        "title": isinstance(title, dict) and all(isinstance(title.get(code), str) for code in LANGUAGES),
        "parts": _strings(read.get("parts", [])),
        "calendars": isinstance(read.get("calendars", {}), dict)
        and _strings(list(read.get("calendars", {}).values()))
        and all(has_calendar(country) for country in read.get("calendars", {}).values() if country),
        "weekend": isinstance(weekend, dict)
        and all(_strings(days) and set(days) <= set(DAYS) for days in weekend.values()),
        "moves_known_to": isinstance(read.get("moves_known_to", {}), dict)
        and all(isinstance(year, int) for year in read.get("moves_known_to", {}).values()),
        "checked_by": isinstance(read.get("checked_by", ""), str),
        "checked_on": isinstance(read.get("checked_on", ""), str),
    }


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
