"""An advertisement in words: which signs stand in it, marked in the text, and what that means."""

from dataclasses import dataclass

from django.utils.translation import gettext

from himoya.common import clock
from himoya.common.say import N_
from himoya.desk.inbox.marking import Piece, pieces
from himoya.reading.advert_words import kinds, signs
from himoya.reading.adverts import checked
from himoya.reading.facts import Advert

OFFER, ABOUT, NOTHING = "offer", "about", "nothing"
CAUTION = {
    OFFER: N_("This text has the signs of a lure."),
    ABOUT: N_("This text only speaks of a lure, it seems: a warning, news, or what has happened already."),
    NOTHING: N_(
        "No sign of a lure that Himoya knows. That does not make it safe: ask the lawyer when in doubt."
    ),
}


@dataclass(frozen=True, slots=True)
class ShownSign:
    quotes: tuple[str, ...]
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """`what` is one of OFFER, ABOUT, NOTHING."""

    what: str
    caution: str
    titles: tuple[str, ...]
    pieces: list[Piece]
    signs: tuple[ShownSign, ...]


def shown(text: str) -> Checked:
    advert = checked(text, clock.now())
    what = NOTHING if advert is None else ABOUT if advert.about else OFFER
    if advert is None:
        return Checked(what, gettext(CAUTION[what]), (), pieces(text, ()), ())
    spans = [(place, start, end) for place, (start, end) in enumerate(_stretches(advert))]
    titles = tuple(gettext(kinds()[kind].title) for kind in advert.kinds)
    return Checked(what, gettext(CAUTION[what]), titles, pieces(text, spans), _signs(advert))


def in_a_line(text: str) -> str:
    """The kinds and signs in one line, for the file of the case."""
    found = shown(text)
    parts = [*found.titles, *(sign.title for sign in found.signs)]
    return "; ".join(parts) if parts else gettext("no sign found")


def _signs(advert: Advert) -> tuple[ShownSign, ...]:
    """Each sign once, in the order of the text."""
    quotes: dict[str, list[str]] = {}
    for sign in advert.signs:
        said = quotes.setdefault(sign.code, [])
        if sign.quote.text not in said:
            said.append(sign.quote.text)
    return tuple(
        ShownSign(tuple(said), gettext(signs()[code].title), gettext(signs()[code].why))
        for code, said in quotes.items()
    )


def _stretches(advert: Advert) -> list[tuple[int, int]]:
    """Where the text is marked: quotes that touch are one mark."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((sign.quote.start, sign.quote.end) for sign in advert.signs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
