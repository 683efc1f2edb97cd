"""Article, part and term, in figures and words: "228-moddaning 2-qismi, 7 yil", "ст. 228.1 ч. 4"."""

import re
from collections.abc import Iterator

from himoya.language.figures import at_figures
from himoya.reading.article import Article, articles_in
from himoya.reading.facts import CriminalFact
from himoya.reading.in_force import lowered, standing
from himoya.reading.message import Message

_YEAR = r"(?:yil[a-z]*|let(?![a-z])|god[a-z]*|god(?![a-z]))"
_MONTH = r"(?:oy(?!in)[a-z]*|mes[a-z]*\.?)"
_TERM = re.compile(
    rf"(?<![a-z0-9.,:+-])(?:(?P<years>[1-9][0-9]?)(?:[.,](?P<decimal>5))?(?: ?-? ?(?P<half1>yarim|s "
    rf"polovinoy))? ?-?{_YEAR}"
    rf"(?: ?(?:u|va|i|,))? ?(?:(?P<months>[0-9]{{1,2}}) ?-?{_MONTH}(?! ?(?:oldin|avval))|"
    rf"(?P<half2>yarim(?![a-z])|s polovinoy))?"
    rf"|(?P<poltora>poltora) goda|(?P<only>[1-9][0-9]?) (?:oyga|oy berish|oy srok|mesyatsev stro|"
    rf"mesyatsev kol))"
)
_OTHER_YEARS = re.compile(
    r"\s*(?:-| )?(?:oldin|avval|burun|nazad|b[wou]l(?:di|gan|ib|yap|sa)|b[wou]p|[wou]tdi|[wou]tib|"
    r"k[oa]l|qold|keyin|[0-9]{1,2} "
    r"(?:yan|fev|mar|apr|may|iyu|avg|sen|okt|noy|dek)|tug|dan beri|beri\b|yasha|ishla|kut|jda|jiv|rabot|"
    r"ostal|do konts)|[a-z]* ?(?:tugil|yasha)"
)
_REMAINS = re.compile(r"hali|kold|kolg|ostal|do kontsa|bor\b|yana ")
_TOLD_TERM = re.compile(
    r"sr[ou][kg]|muddat|hukm|ber(?:ish|il|gan|di\b)|kes(?:ish|il|di)|kamal|tushir|osu[jd]|dali|prigov|poluch|prisud|vpaya|vkati|skosti|"
    r"snizi|strog|obsheg|rejim|lishen"
)
# "ч. 2, четыре с половиной": years, though nobody says so.
_HALF_ALONE = re.compile(
    r"[^a-z0-9]{1,3}(?:dali |ber[a-z]+ )?(?P<years>[1-9][0-9]?)y?u? (?:s polovinoy|yarim)(?! [a-z]*(?:tis|mln|mil|ming))"
)
_SHORT = 12  # months: "bir yilga" alone is what recruiters promise, no term
_CLOSE, _FAR = 60, 90  # letters between an article and its term, after and before


def criminal(message: Message) -> CriminalFact | None:
    """The first article with its part and term; a term that stands alone where the words tell a sentence."""
    text = message.figures.text
    if not message.figures.has_numbers and "poltora" not in text:
        return None
    article = standing(text, articles_in(text))
    term = _term(text, article)
    months = term[0] if term else None
    if article is None:
        return term and CriminalFact(None, None, months, message.quote_of_figures(term[1], term[2]))
    start, end = article.start, article.end
    if term is not None and abs(term[2] - start) < 2 * _CLOSE:
        start, end = min(start, term[1]), max(end, term[2])
    quote = message.quote_of_figures(start, end)
    return CriminalFact(article.article, article.part, months, quote, _doubt(article))


def _doubt(article: Article) -> str | None:
    """Article 228 has three parts: "228 chast 4", as people say it, is almost surely 228.1."""
    return "article_228.1" if article.article == "228" and (article.part or 0) > 3 else None


def term_months(text: str) -> int | None:
    """Months of a term that stands alone, in figures: "7 yil", "6 yarim yil", "7 let 6 mes"."""
    match = next(_terms(text), None)
    return _months(match) if match else None


def _terms(text: str) -> Iterator[re.Match[str]]:
    return _TERM.finditer(text) if "poltora" in text else at_figures(_TERM, text)


def _term(text: str, article: Article | None) -> tuple[int, int, int] | None:
    """Months and place: the first stretch of years after the article, else one that words call a term."""
    found = [match for match in _terms(text) if not _OTHER_YEARS.match(text, match.end())]
    changed = lowered(text, article is not None)
    if changed and (article is None or -_FAR < changed[1] - article.end < 2 * _CLOSE):
        return changed
    if article is not None:
        half = _HALF_ALONE.match(text, article.end)
        if half:
            return int(half["years"]) * 12 + 6, half.start("years"), half.end()
        for match in found:
            months = _months(match)
            if months and 0 <= match.start() - article.end + 2 < _CLOSE:
                return months, match.start(), match.end()
        for match in found:
            months = _months(match)
            if months and 0 <= article.start - match.end() < 12 and not _an_age(text, match):
                return months, match.start(), match.end()
    told = [match for match in found if _called_a_term(text, match) and not _an_age(text, match)]
    if article is not None:
        told = [m for m in told if m.start() > article.end or article.start - m.end() < _FAR] or told
    for match in told:
        months = _months(match)
        if months and (months > _SHORT or article is not None):
            return months, match.start(), match.end()
    return None


def _called_a_term(text: str, match: "re.Match[str]") -> bool:
    before, after = text[max(match.start() - 20, 0) : match.start()], text[match.end() : match.end() + 22]
    return _TOLD_TERM.search(before + " " + after) is not None and not _REMAINS.search(before + " " + after)


def _an_age(text: str, match: "re.Match[str]") -> bool:
    """ "Хаёлов Дилшод, 27 лет": years between commas right after a name."""
    ahead = text[match.end() : match.end() + 8].lstrip()
    behind = text[max(match.start() - 14, 0) : match.start()]
    return (
        match["years"] is not None
        and int(match["years"]) > 16
        and not match["months"]
        and not re.search(r"sr[ou][kg]|ber|dali|osu|poluch", behind + ahead)
    )


def _months(match: "re.Match[str]") -> int | None:
    if match["poltora"]:
        return 18
    if match["only"]:
        return int(match["only"])
    years = int(match["years"])
    if not 0 < years <= 30:
        return None
    half = 6 if match["half1"] or match["half2"] or match["decimal"] else 0
    return years * 12 + (int(match["months"]) if match["months"] else half)
