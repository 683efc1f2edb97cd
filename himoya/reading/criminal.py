"""Article, part and term, in figures and words: "228-moddaning 2-qismi, 7 yil", "ст. 228.1 ч. 4"."""

import re
from dataclasses import dataclass

from himoya.reading.facts import CriminalFact
from himoya.reading.message import Message

_ARTICLES = (
    "105|107|109|110|111|112|115|116|117|119|126|127|131|132|134|135|150|158|159|160|161|162|163|166|167|"
    "174|175|186|187|205|206|207|208|209|210|212|213|222|223|226|228|229|230|232|234|241|256|264|272|274|"
    "275|280|282|290|291|297|303|306|307|313|314|318|319|322|324|327|328|330|337|338|359|154"
)
_MODDA = r"(?:st(?:atya|ati|atey|ate|ate?yu|atyu)?(?![a-z])\.?|modda[a-z]*|statya[a-z]*)"
_PART_WORD = r"(?:kism[a-z]*|chast[a-z]*|chas(?![a-z])|ch(?:ort|ast)?(?![a-z])\.?|punkt[a-z]*)"
_POINT = (
    r"(?:(?: ?ning)? (?:biri|1i|1)(?= ?[1-6](?:inchi|nchi)? ?kism)|[.,](?P<point>[1-6])(?![0-9])| "
    r"?prim(?:e|om)?(?![a-z])(?: ?(?P<prim>[1-6])(?![0-9]))?|(?: tochka| nukta) (?P<spoken>[1-6]))"
)
_ORDINAL = r"(?:-| )?(?:inchi|nchi|chi|ya|aya|uyu|yu|oy|ey|y|ogo)?"
_ARTICLE = re.compile(
    rf"(?<![0-9.,+:/-])(?P<article>[1-3][0-9]{{2}}){_POINT}?(?![0-9])(?: ?-? ?{_MODDA}|-? ?{_ORDINAL} "
    rf"{_MODDA})?"
    rf"(?P<case> ?(?:ning|inchi|nchi|dan|da|ga|ni|y|ya|oy|ey)(?![a-z]))?(?: (?:uk|jk)(?: "
    rf"rf)?)?[ ,:;-]*(?:{_MODDA})?[ ,]*"
    rf"(?:{_PART_WORD}[ .:-]*(?P<part_a>[1-6])(?![0-9])"
    rf"|(?P<part_b>[1-6]){_ORDINAL}[ -]*(?:{_PART_WORD})"
    r"|(?P<part_c>[1-6])(?:-| )?(?:si|sini|sida|sidan|isi|ini|i)(?![a-z])"
    r"|(?<=ning )(?P<part_d>[1-6])(?![0-9])"
    r"|(?<=[0-9])[/-](?P<part_e>[1-6])(?![0-9.]))?"
)
_HYPHEN = re.compile(r"(?P<article>[1-3][0-9]{2})[/-](?P<part>[1-6])(?![0-9./-])")
_PART_FIRST = re.compile(
    rf"(?<![a-z0-9])(?:{_PART_WORD} ?(?P<part>[1-6])|(?P<part2>[1-6]){_ORDINAL} "
    rf"{_PART_WORD})[ ,]*(?:{_MODDA})? ?"
    rf"(?P<article>{_ARTICLES}){_POINT}?(?![0-9])"
)
_SIGN = re.compile(
    rf"{_MODDA}|{_PART_WORD}|\bsud|\bsr[ou][kg]|\byil|\blet\b|\bgod|osu[jd]|ning|bilan|\bu[kg] rf|prigov"
)
_NAMED = re.compile(rf"{_MODDA}|bilan|ning|dan (?:sud|[0-9])|dan$|\bpo $|za $|obvin|ayb")
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
# "12 yildan 8 yilga tushirishdi", "скостила до шести с половиной": the term in force is the later one.
_LOWERED = re.compile(
    rf"(?:{_YEAR} ?dan|yildan|letdan|goddan) (?P<years>[1-9][0-9]?)(?P<half> yarim)? ?(?:{_YEAR}|"
    rf"ga)[a-z]* (?:tush|kamay)"
    rf"|(?:skosti|snizi|umenshi|sbavi)[a-z]* (?:s [0-9]+ )?(?:let )?do "
    rf"(?P<years2>[1-9][0-9]?)(?P<half2> s polovinoy)?"
)
_SHORT = 12  # months: "bir yilga" alone is what recruiters promise, no term
_CLOSE, _FAR = 60, 90  # letters between an article and its term, after and before


@dataclass(frozen=True, slots=True)
class _Article:
    article: str
    part: int | None
    start: int
    end: int


def criminal(message: Message) -> CriminalFact | None:
    """The first article with its part and term; a term that stands alone where the words tell a sentence."""
    text = message.figures.text
    if not message.figures.has_numbers and "poltora" not in text:
        return None
    article = _article(text)
    term = _term(text, article)
    months = term[0] if term else None
    if article is None:
        return term and CriminalFact(None, None, months, message.quote_of_figures(term[1], term[2]))
    start, end = article.start, article.end
    if term is not None and abs(term[2] - start) < 2 * _CLOSE:
        start, end = min(start, term[1]), max(end, term[2])
    quote = message.quote_of_figures(start, end)
    return CriminalFact(article.article, article.part, months, quote, _doubt(article))


def _doubt(article: _Article) -> str | None:
    """Article 228 has three parts: "228 chast 4", as people say it, is almost surely 228.1."""
    return "article_228.1" if article.article == "228" and (article.part or 0) > 3 else None


def term_months(text: str) -> int | None:
    """Months of a term that stands alone, in figures: "7 yil", "6 yarim yil", "7 let 6 mes"."""
    match = next((match for match in _TERM.finditer(text)), None)
    return _months(match) if match else None


def _article(text: str) -> _Article | None:
    first = _PART_FIRST.search(text)
    if first:
        part = int(first["part"] or first["part2"])
        return _Article(first["article"] + _point(first), part, first.start(), first.end())
    for match in _ARTICLE.finditer(text):
        found = _told(text, match)
        if found:
            return found
    return None


def _told(text: str, match: "re.Match[str]") -> _Article | None:
    before = text[max(match.start() - 14, 0) : match.start()]
    listed = re.fullmatch(_ARTICLES, match["article"]) is not None
    if not listed and re.search(rf"{_MODDA} ?$", before) is None and not re.search(_MODDA, match.group()):
        return None
    if not _SIGN.search(before + text[match.start() : match.end() + 40]):
        return None
    part = next(
        (match[name] for name in ("part_a", "part_b", "part_c", "part_d", "part_e") if match[name]), None
    )
    end = match.end()
    hyphened = _HYPHEN.match(text, match.start())
    if part is None and hyphened:
        part, end = hyphened["part"], max(end, hyphened.end())
    article = match["article"] + _point(match)
    if (
        part is None
        and "." not in article
        and not _NAMED.search(before[-8:] + match.group() + text[end : end + 10])
    ):
        return None
    if article == "154":
        return _Article("UZ-154", int(part), match.start(), end) if part else None
    return _Article(
        article,
        int(part) if part else None,
        match.start(),
        len(match.group().rstrip(" ,:;-")) + match.start() if end == match.end() else end,
    )


def _point(match: "re.Match[str]") -> str:
    """ "228 прим" without a number is 228.1."""
    told = match["point"] or match["prim"] or match["spoken"]
    spoken = match.group()
    if told is None and (" prim" in spoken or re.match(r"[0-9]{3}(?: ?ning)? (?:biri|1i?) ?[1-6]", spoken)):
        told = "1"
    return f".{told}" if told else ""


def _term(text: str, article: _Article | None) -> tuple[int, int, int] | None:
    """Months and place: the first stretch of years after the article, else one that words call a term."""
    found = [match for match in _TERM.finditer(text) if not _OTHER_YEARS.match(text, match.end())]
    if article is not None:
        for match in found:
            months = _months(match)
            if months and 0 <= match.start() - article.end + 2 < _CLOSE:
                return months, match.start(), match.end()
        for match in found:
            months = _months(match)
            if months and 0 <= article.start - match.end() < 12 and not _an_age(text, match):
                return months, match.start(), match.end()
    lowered = _LOWERED.search(text)
    if lowered:
        half = 6 if lowered["half"] or lowered["half2"] else 0
        return int(lowered["years"] or lowered["years2"]) * 12 + half, lowered.start(), lowered.end()
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
