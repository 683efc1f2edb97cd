"""One message made ready for reading: folded once, cut into words and sentences when somebody asks."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from himoya.common.kept import kept
from himoya.language import Folded, fold
from himoya.language.figures import Figures, in_figures
from himoya.language.patterns import Laid, laid, spread
from himoya.language.words import WORD, Sentence, Word, sentences, words
from himoya.places import PlaceFound, homes, russian_regions
from himoya.reading.facts import Quote
from himoya.reading.vocabulary import Offered, offered

MOST_CHARACTERS = (
    20_000  # the rest of a longer message is not analysed: nobody tells one story at that length
)


_AHEAD = 12  # words


@dataclass(eq=False)  # frozen, each would take three times as long to make
class Message:
    text: str
    sent_at: datetime
    folded: Folded

    @kept
    def letters(self) -> str:
        return self.folded.letters

    @kept
    def words(self) -> list[Word]:
        return words(self.letters)

    @kept
    def merged(self) -> list[str]:
        """The words in merged letters (o, u and o‘ are one), for looking up names and places."""
        return WORD.findall(self.folded.text)

    @kept
    def figures(self) -> Figures:
        """The letters with spoken numbers in figures: what dates, places and articles are read from."""
        return in_figures(self.letters, self.words)

    @kept
    def homes(self) -> list[PlaceFound]:
        """Places of Uzbekistan named in the message."""
        return homes(self.merged)

    @kept
    def regions(self) -> list[PlaceFound]:
        """Regions of Russia named in the message."""
        return russian_regions(self.merged)

    @kept
    def sentences(self) -> list[Sentence]:
        return sentences(self.letters)

    @kept
    def spread(self) -> str:
        return spread(self.merged)

    @kept
    def laid(self) -> Laid:
        return laid(self.letters, self._word_starts, self.spread, self.sentences)

    @kept
    def phrases(self) -> Offered:
        """Phrases of the vocabulary that may stand in the message."""
        return offered(self.merged, self.spread)

    @kept
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @kept
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> int:
        return max(bisect_right(self._sentence_starts, place) - 1, 0)

    def word_at(self, place: int) -> int:
        """The number of the word that begins at a letter, or of the next one."""
        return bisect_right(self._word_starts, place - 1)

    def words_after(self, place: int, count: int, until: int) -> list[Word]:
        """Up to `count` words, _AHEAD at the most, that begin from a place on and before another."""
        found = self._ahead.get((place, until))
        if found is None:
            first = bisect_right(self._word_starts, place - 1)
            found = [word for word in self.words[first : first + _AHEAD] if word.start < until]
            self._ahead[place, until] = found
        return found[:count]

    @kept
    def _ahead(self) -> dict[tuple[int, int], list[Word]]:
        """What `words_after` found: what turns a phrase is asked of the same words many times."""
        return {}

    def words_before(self, place: int, count: int, since: int) -> list[Word]:
        last = bisect_right(self._word_starts, place - 1)
        return [word for word in self.words[max(last - count, 0) : last] if word.start >= since]

    def quote(self, start: int, end: int) -> Quote:
        """The original words behind letters start..end."""
        first, last = self.folded.span(start, end)
        return Quote(self.text[first:last], first, last)

    def quote_of_figures(self, start: int, end: int) -> Quote:
        """The same for places in `figures.text`."""
        return self.quote(self.figures.start(start), self.figures.end(end))


def message_of(text: str, sent_at: datetime, heard: str | None = None) -> Message:
    """`heard`: the text with spaces over what is not to be read, as long as the text."""
    return Message(text, sent_at, fold((text if heard is None else heard)[:MOST_CHARACTERS]))
