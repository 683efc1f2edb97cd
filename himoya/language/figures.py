"""Spoken numbers of a folded text written in figures: "yetmish birinchi zona" becomes "71inchi zona"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from string import ascii_lowercase

from himoya.common.kept import kept, kept_by
from himoya.language.numbers import HUNDREDS, ORDINALS, SPOKEN, TENS, THOUSANDS, UNITS
from himoya.language.words import WORD, Word, words

_SPELLED = "|".join(sorted(SPOKEN, key=len, reverse=True))
_TAIL = (
    r"(?:inchi|nchi|chi)?(?:lar)?(?:si|sini|sida|sidan|sining|ini)?(?:ning|ni|ga|da|dan|dagi|gacha|lik|li|"
    r"tasi|ta|tadan|tagacha)?(?:man|miz|ku|chi|ham|am|yam)?"
)
# "saksonbeshinchi" is one word to many; "uchun" and "birov" are no numbers.
_FUSED = re.compile(
    rf"(?P<ten>{'|'.join(sorted(TENS, key=len, reverse=True))})?(?P<one>{'|'.join(UNITS)})?"
    rf"(?P<tail>{_TAIL}|y?u|i)"
)
_ORDINAL = re.compile(
    rf"(?P<stem>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?P<tail>iy|oy|ey|aya|oe|ogo|omu|uyu|om|"
    r"im|ih|ie|ya|yu|ego|em|go)(?:ga|ni|ning|dan|da)?"
)
_MANY = re.compile(rf"(?P<words>(?:{_SPELLED}){{3,8}})(?P<tail>{_TAIL})")  # "ikkiyuzyigirmasakkiz"
_ONE_OF_MANY = re.compile(_SPELLED)
_FIGURES = re.compile("[0-9]+")
_BEGINNINGS = frozenset(
    word[:3] if len(word) > 2 else word + next_one
    for word in (*SPOKEN, *ORDINALS)
    for next_one in ("", *ascii_lowercase)
)  # three letters: many words begin with two of a number's
# He ("он") and him ("uni") beside ten ("o'n" typed in a hurry): ten only where something is counted.
_DOUBTFUL = frozenset({"on", "un"})
_COUNTED = re.compile(
    r"kun|yil|oy|yosh|ming|sutk|kilo|kg|ta|minut|dakika|soat|hafta|mahal|kishi|marta|rubl|inchi|nchi|chi"
)
_PLAIN = frozenset({"", "inchi", "nchi", "ning", "inchisi", "inchida", "inchiga"})  # endings of bir


@dataclass(eq=False)
class Figures:
    """The letters with their spoken numbers in figures, and the way back to the letters."""

    text: str
    starts: tuple[int, ...]  # of each stretch, in `text`; a spoken number is a stretch of its own
    origins: tuple[int, ...]  # where the stretch begins in the letters
    length: int  # of the letters

    @kept
    def has_numbers(self) -> bool:
        return bool(figures_begin(self.text))

    def start(self, place: int) -> int:
        """The place in the letters of what begins at `place`."""
        number = bisect_right(self.starts, place) - 1
        return self.origins[number] if number % 2 else self.origins[number] + place - self.starts[number]

    def end(self, place: int) -> int:
        """The place in the letters of what ends at `place`."""
        number = max(bisect_right(self.starts, place - 1) - 1, 0)
        if number % 2:
            return self.origins[number + 1] if number + 1 < len(self.origins) else self.length
        return self.origins[number] + place - self.starts[number]


@lru_cache(maxsize=1 << 9)
def figures_begin(text: str) -> tuple[int, ...]:
    """Where each row of figures begins: a dozen regexes are tried there, one after another."""
    return tuple([run.start() for run in _FIGURES.finditer(text)])


def at_figures(regex: re.Pattern[str], text: str, since: int = 0) -> Iterator[re.Match[str]]:
    """What `regex.finditer` finds, for a regex that begins with a figure and none may stand before it: it is
    tried only where figures begin, a hundred times cheaper in a text that has few."""
    places = figures_begin(text)
    if since:
        places = places[bisect_left(places, since) :]
    for match in filter(None, map(regex.match, repeat(text), places)):
        if match.start() >= since:
            since = match.end()
            yield match


def in_figures(letters: str, split: Iterable[Word] | None = None) -> Figures:
    """`split`: the words of the letters where they are already known."""
    parts: list[str] = []
    starts, origins = [0], [0]
    done = size = 0
    for start, end, figures in _spoken(letters, words(letters) if split is None else split):
        parts += (letters[done:start], figures)
        size += start - done
        starts += (size, size + len(figures))
        origins += (start, end)
        size += len(figures)
        done = end
    parts.append(letters[done:])
    return Figures("".join(parts), tuple(starts), tuple(origins), len(letters))


def _spoken(letters: str, split: Iterable[Word]) -> Iterator[tuple[int, int, str]]:
    """Start, end and figures of each spoken number."""
    open_number: _Number | None = None
    for word in [word for word in split if word[0][:3] in _BEGINNINGS and _may_count(word[0])]:
        said = _said(word.letters)
        if open_number:
            between = letters[open_number.end : word.start]
            if said is None and open_number.tens() and WORD.search(between) is None:
                said = _one_more(word.letters)
            if between not in {" ", "-"}:
                yield open_number.told()
                open_number = None
        if word.letters in _DOUBTFUL and not _counts(letters, word.end):
            said = None
        if open_number and (said is None or not open_number.fits(said[0])):
            yield open_number.told()
            open_number = None
        if said is None:
            continue
        values, tail = said
        if open_number is None:
            open_number = _Number(word.start)
        open_number.add(values, word.end, tail)
        if tail:
            yield open_number.told()
            open_number = None
    if open_number:
        yield open_number.told()


def _counts(letters: str, end: int) -> bool:
    following = letters[end + 1 : end + 9]
    return _COUNTED.match(following) is not None or any(following.startswith(word) for word in UNITS)


class _Number:
    """One number while its words come: hundreds before tens before units."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.thousands = self.rest = 0
        self.tail = ""

    def fits(self, values: tuple[int, ...]) -> bool:
        value = values[0]
        if value >= 1000:
            return not self.thousands
        if value == 100:
            return 0 < self.rest < 10 or not self.rest
        if value > 100:
            return not self.rest
        return self.rest % (10 if value < 10 else 100) == 0 and (self.rest or self.thousands) > 0

    def tens(self) -> bool:
        return self.rest > 0 and self.rest % 10 == 0 and self.rest % 100 > 0

    def add(self, values: tuple[int, ...], end: int, tail: str) -> None:
        for value in values:
            if value == 1000:
                self.thousands, self.rest = (self.rest or 1) * 1000, 0
            elif value > 1000:
                self.thousands = value
            elif value == 100:
                self.rest = (self.rest or 1) * 100
            else:
                self.rest += value
        self.end, self.tail = end, tail

    def told(self) -> tuple[int, int, str]:
        return self.start, self.end, f"{self.thousands + self.rest}{self.tail}"


def _one_more(word: str) -> tuple[tuple[int, ...], str] | None:
    """ "O'n birga" is eleven, though "birga" alone is "together"."""
    found = _WITH_ONE.fullmatch(word)
    return ((1,), found["tail"]) if found else None


_WITH_ONE = re.compile("bir(?P<tail>ga|dan|da|ni|ning|i|ida|iga)")


@kept_by(1 << 15)
def _may_count(word: str) -> bool:
    return _said(word) is not None or _one_more(word) is not None


@kept_by(1 << 15)
def _said(word: str) -> tuple[tuple[int, ...], str] | None:
    """The numbers in one word and the ending that follows them: saksonbeshinchi -> (80, 5), inchi."""
    whole = SPOKEN.get(word)
    if whole is not None:
        return (whole,), ""
    if len(word) > 40:
        return None
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return (ORDINALS[ordinal["stem"]],), ordinal["tail"]
    for large in (*HUNDREDS, *THOUSANDS):
        if word.startswith(large) and re.fullmatch(_TAIL, word[len(large) :]):
            return (SPOKEN[large],), word[len(large) :]
    many = _MANY.fullmatch(word)
    if many:
        return tuple(SPOKEN[one] for one in _ONE_OF_MANY.findall(many["words"])), many["tail"]
    fused = _FUSED.fullmatch(word)
    if fused is None or not (fused["ten"] or fused["one"]):
        return None
    ten, one, tail = fused["ten"], fused["one"], fused["tail"]
    if one == "uch" and tail == "i":
        return None  # "uchi" is a tip, an end
    if (ten is None and one == "bir" and tail not in _PLAIN) or (ten in _DOUBTFUL and not one and tail):
        return None if tail[:5] not in {"inchi", "nchi"} else ((SPOKEN[ten or one],), tail)
    return tuple(SPOKEN[part] for part in (ten, one) if part), tail
