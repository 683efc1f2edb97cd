"""What goes with a letter when it is printed: its cover sheet, and its line in the posting list."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from himoya.appeals.letters.cover import Unsure, Way, cover
from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.posting import Sending
from himoya.appeals.letters.spelling import word
from himoya.appeals.letters.texts import Text
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, Channel, LegalBasis
from himoya.appeals.queries.checked import checked_text
from himoya.appeals.rules.sending import best_way
from himoya.printing.paper import Paper

BY_POST = ("registered_post", "post")  # their contact in the law tables is an address for an envelope


def cover_sheet(letter: Letter, text: Text, to: Authority, pack: Pack, *, language: str, day: date) -> Paper:
    """The sheet for whoever sends a letter made of `text`, in the reader's language, by the law of `pack`
    on that day."""
    text = checked_text(text)
    ways = [
        Way(one.kind, one.legally_valid, one.starts_clock, one.needs, one.proof, one.confidence)
        for one in pack.channels(to.id, day)
    ]
    return cover(
        letter, text, addressee=to.name.said(language), ways=ways, language=language, made_on=day,
        unsure=list(_unsure(text, to, pack, language, day)),
    )  # fmt: skip


def _unsure(text: Text, to: Authority, pack: Pack, language: str, day: date) -> Iterator[Unsure]:
    if to.confidence != "confirmed":
        yield Unsure(word("cover", "body", language), to.confidence)
    for name in text.basis:
        basis = pack.get(LegalBasis, name, day)
        if basis and basis.confidence != "confirmed":
            title = word("cover", "basis", language, title=basis.title.said(language))
            yield Unsure(title, basis.confidence)


def posting_line(
    letter: Letter, to: Authority, pack: Pack, facts: Mapping[str, Any], *, number: str, day: date
) -> Sending:
    """Its line and envelope: only what stands in the law tables and in the letter's `facts`, else blank."""
    ways = pack.channels(to.id, day)
    best, there = best_way(ways), _address(ways)
    source = pack.source(there) if there else None
    return Sending(
        letter=letter.title,
        to=to.name.said(letter.language),
        to_address=there.contact if there else "",
        sender=_fact(facts, "applicant", letter.language),
        sender_address=_fact(facts, "applicant_address", letter.language),
        language=letter.language,
        way=best.kind if best else "",
        number=number,
        seen_on=there.contact_on if there else None,
        source=source.act if source else "",
    )


def _address(ways: tuple[Channel, ...]) -> Channel | None:
    found = (one for kind in BY_POST for one in ways if one.kind == kind and one.contact)
    return next(found, None)


def _fact(facts: Mapping[str, Any], name: str, language: str) -> str:
    return str(facts.get(f"{name}@{language}") or facts.get(name) or "")
