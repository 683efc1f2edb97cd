"""Article, part and term, in figures and words: "228-moddaning 2-qismi, 7 yil", "ст. 228.1 ч. 4"."""

import re

from himoya.reading.article import Article, articles_in
from himoya.reading.facts import CriminalFact
from himoya.reading.in_force import standing
from himoya.reading.message import Message
from himoya.reading.term import term_in

# Words of talk about the law, of warnings and samples, where nobody is spoken of.
_GENERALLY = re.compile(
    r"osujd(?:e|yo)nn[iy]|(?:[wo]?tir|sudlan|sidya|kamal)[a-z]*(?:ganlar|shi[hme])|umumiy|vob?sh?e\b|voobsh|"
    r"namuna(?!si)|obrazets|obrazes|naprimer|masalan|eslatma|napomin|rodstvennik|amnisti|\bfark|ogohlan|"
    r"yangilik|novost|\bvseh po|hammani|adashtir|pomoch po|putayt|statyani|sluh|mish-mish|bir gap yur|nafar|"
    r"zaderjan|gro[zs]it do|degani nima|a esli chelov|bir yigit|bir bola\b|gosdum|zakonoproekt|slovar|"
    r"pishut smi"
)
# A neighbour's son, "a man in our quarter": until somebody's own is spoken of.
_OF_ANOTHER = re.compile(
    r"(?:k[wou]shni(?:m|miz)?(?:ni|ning)\b|\bsosed|bir (?:yigit|odam|kishi|bola)\b)"
    r"(?:(?!menik|bizz?[in]+k|imnik|\bmo[yei]|\bnash|\bu menya|\bu nas)[^.!?\n]){0,50}$"
)
_CLOSE = 120  # letters from an article to a term that its quote may include


def criminal(message: Message, placed: bool = False) -> CriminalFact | None:
    """The first article with its part and term; a term that stands alone where the words tell a sentence.

    `placed`: whether the message names a place where somebody is held.
    """
    text = message.figures.text
    if not message.figures.has_numbers and "poltora" not in text:
        return None
    told = [
        one for one in articles_in(text) if not _OF_ANOTHER.search(text, max(one.start - 70, 0), one.start)
    ]
    article = standing(text, told)
    term = term_in(text, article, placed)
    months = term[0] if term else None
    if article is None:
        return term and CriminalFact(None, None, months, message.quote_of_figures(term[1], term[2]))
    start, end = article.start, article.end
    if term is not None and abs(term[2] - start) < _CLOSE:
        start, end = min(start, term[1]), max(end, term[2])
    quote = message.quote_of_figures(start, end)
    return CriminalFact(article.article, article.part, months, quote, _doubt(article))


def speaks_generally(message: Message) -> bool:
    """Whether a message that names nobody tells of nobody's article: a question, a warning, a sample."""
    return _GENERALLY.search(message.letters) is not None


def _doubt(article: Article) -> str | None:
    """Article 228 has three parts: "228 chast 4", as people say it, is almost surely 228.1."""
    return "article_228.1" if article.article == "228" and (article.part or 0) > 3 else None
