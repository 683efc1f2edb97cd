"""What a short form makes of a row: a source, a moved day, how to reach an authority. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Channel, MovedDay
from himoya.appeals.packs.written import cells

Row = dict[str, str]
WHERE_FROM = " · Contact: "  # in the note: from where the contact is known
REACHES: Mapping[str, Sequence[str]] = {
    "phone": ("phone",),
    "email": ("email",),
    "address": ("registered_post", "in_person", "post"),
}
NEW_WAY = {"phone": "phone", "email": "email", "address": "post"}


def source(act: str, *, read: bool, on: date) -> Row:
    """A source of the office's own. The same words give the same row, so that it stands there once."""
    return {
        "id": f"own_{sha256(act.casefold().encode()).hexdigest()[:10]}", "act": act,
        "status": "primary" if read else "secondary", "read_on": on.isoformat(),
    }  # fmt: skip


def moved_days(
    pack: Pack, country: str, day: date, *, works: bool, other: date | None, why: str, source: Row
) -> list[Row]:
    """The day, and the one it changed places with; a day that stands in the table already is replaced."""
    days = [(day, works), *([(other, not works)] if other else [])]
    confidence = "confirmed" if source["status"] == "primary" else "secondary"
    return [
        {
            "id": _id_of(pack, country, at), "country": country, "day": at.isoformat(),
            "works": "yes" if working else "no", "confidence": confidence, "source_id": source["id"],
            "note": why,
        }
        for at, working in days
    ]  # fmt: skip


def reached_at(pack: Pack, authority: str, on: date) -> dict[str, Channel | None]:
    """phone, email and address -> the row that says it today, if one does."""
    return {
        name: next((one for one in _ways(pack, authority, kinds, on) if one.contact), None)
        for name, kinds in REACHES.items()
    }


def contacts(
    pack: Pack, authority: str, said: Mapping[str, str], *, seen_on: date, today: date, source: Row
) -> list[Row]:
    """The ways to an authority with what was said of phone, email and address ("" takes it away). A way that
    the tables do not know binds nobody and starts no clock."""
    found: list[Row] = []
    for name, kinds in REACHES.items():
        ways = list(_ways(pack, authority, kinds, today))
        for way_id in dict.fromkeys(one.id for one in ways):
            same = [one for one in pack.every(Channel) if one.id == way_id]
            found += [_told(one, said[name], seen_on, source) if one in ways else _as_is(one) for one in same]
        if not ways and said[name]:
            found.append(_new(authority, name, said[name], seen_on, source))
    return found


def _ways(pack: Pack, authority: str, kinds: Sequence[str], on: date) -> Iterator[Channel]:
    return (one for kind in kinds for one in pack.channels(authority, on) if one.kind == kind)


def _told(way: Channel, contact: str, seen_on: date, source: Row) -> Row:
    note = way.note.partition(WHERE_FROM)[0]
    told = f"{note}{WHERE_FROM}{source['act']}" if contact else note
    on = seen_on.isoformat() if contact else ""
    if contact == way.contact and on == (way.contact_on.isoformat() if way.contact_on else ""):
        return _as_is(way)
    return {**_as_is(way), "contact": contact, "contact_on": on, "note": told}


def _as_is(way: Channel) -> Row:
    return cells("channels", way)


def _new(authority: str, name: str, contact: str, seen_on: date, source: Row) -> Row:
    return {
        "id": f"{authority}_own_{name}", "authority_id": authority, "kind": NEW_WAY[name],
        "legally_valid": "no", "starts_clock": "no", "contact": contact, "contact_on": seen_on.isoformat(),
        "confidence": "secondary", "source_id": source["id"],
    }  # fmt: skip


def _id_of(pack: Pack, country: str, day: date) -> str:
    known = (one.id for one in pack.every(MovedDay) if (one.country, one.day) == (country, day))
    return next(known, f"{country.lower()}_{day:%Y_%m_%d}")
