"""Article, part and term, in figures and words: "228-moddaning 2-qismi, 7 yil", "ст. 228.1 ч. 4"."""

import re

from himoya.language.numbers import NUMBER, number
from himoya.reading.facts import CriminalFact
from himoya.reading.message import Message

_ARTICLES = (
    "105|107|109|110|111|112|115|116|117|119|126|127|131|132|134|135|150|158|159|160|161|162|163|166|167|"
    "174|175|186|"
    "187|205|206|207|208|209|210|212|213|222|223|226|228|229|230|232|234|241|256|264|272|274|275|280|282|"
    "290|291|297|"
    "303|306|307|313|314|318|319|322|324|327|328|330|337|338|359|30|154|97"
)
_P = rf"(?P<part>[1-6]|{NUMBER})"
_MODDA = r"(?:st\.?(?:atya|ati|atey|ate)?|modda[a-z]*|statya[a-z]*|uk rf)"
_PART_WORD = r"(?:kism[a-z]*|chast[a-z]*|ch(?![a-z])\.?|punkt)"
_FIRST = re.compile(
    rf"(?<![0-9.+])(?P<article>{_ARTICLES})(?P<point>[.,][1-4](?![0-9]))?(?!\d)(?P<rest>"
    rf"(?: ?-? ?(?:{_MODDA}))?(?:ning|da|dan|inchi|nchi|y)?[ ,]*"
    rf"(?:(?:{_PART_WORD}) ?(?P<part_b>[1-6])(?!\d)|(?P<part_a>[1-6]|{NUMBER})[ -]?(?:{_PART_WORD}|"
    rf"si(?![a-z])|i(?![a-z])|sini|isi)|ning (?P<part_c>[1-6])(?!\d)|[-/](?P<part_d>[1-6])(?![\d.])| "
    rf"(?P<part_e>[1-6]) ?(?={_PART_WORD}))?)"
)
_PART_FIRST = re.compile(
    rf"(?<![a-z0-9])(?:{_PART_WORD}) ?(?P<part>[1-6]),? ?(?:st\.?(?:ati?|atya)? "
    rf"?)?(?P<article>{_ARTICLES})(?P<point>[.,][1-4])?(?!\d)"
)
_WORDS = re.compile(
    r"(?<![a-z0-9])(?P<article>(?:[a-z]+ )?yuz(?: [a-z]+){0,3}?)(?:ning|inchi modda[a-z]*| modda[a-z]*| "
    r"statya)[ -]*(?P<part>[a-z]+?)(?:si|i|inchi kism[a-z]*| kism[a-z]*)(?![a-z])"
)
_SIGN = re.compile(rf"{_MODDA}|{_PART_WORD}|\bsud|\bsrok|\byil|\blet\b|\bgod|osudi|ning|bilan")
_YEAR = r"(?:yil[a-z]*|let|god[a-z]*|goda|yash)"
_MONTH = r"(?:oy[a-z]*|mes(?:yats|[.]|[a-z]*)?)"
_TERM = re.compile(
    rf"(?<![a-z0-9.])(?P<years>{NUMBER})(?P<half1> yarim)? ?-?{_YEAR}(?P<and>[ ,]*(?:u |va |i "
    rf")?(?P<months>{NUMBER}) ?{_MONTH})?(?P<half2> yarim| s polovinoy)?"
)
_NO_TERM = re.compile(
    r"\s*(?:oldin|avval|burun|nazad|bwl|bol(?!a)|bul(?!a)|boldi|utdi|wtdi|kold|qold|keyin|[0-9]{1,2} "
    r"(?:yan|fev|mar|apr|may|iyu|avg|sen|okt|noy|dek)|tug|tu?g|[a-z]*larda|dan beri)"
)


def criminal(message: Message) -> CriminalFact | None:
    letters = message.letters
    match, article, part = _article(letters)
    start = match.start() if match else 0
    term = _term(letters, match.end() if match else 0, near=match is not None)
    if match is None:
        return None
    end = match.end()
    months = None
    if term is not None:
        months, term_end = term
        end = max(end, term_end) if term_end - start < 120 else end
    return CriminalFact(article, part, months, message.quote(start, end))


def term_months(letters: str) -> int | None:
    """Months of a term that stands alone: "7 yil", "6 yarim yil", "7 let 6 mes"."""
    found = _term(letters, 0, near=False)
    return found[0] if found else None


def _article(letters: str) -> tuple["re.Match[str] | None", str | None, int | None]:
    match = _PART_FIRST.search(letters)
    if match:
        return match, match["article"] + (match["point"] or "").replace(",", "."), int(match["part"])
    for match in _FIRST.finditer(letters):
        around = letters[max(match.start() - 14, 0) : match.end() + 40]
        if match["article"] in {"30", "97"} or not _SIGN.search(around):
            continue
        part_text = next(
            (match[name] for name in ("part_a", "part_b", "part_c", "part_d", "part_e") if match[name]), None
        )
        part = number(part_text) if part_text else None
        article = match["article"] + (match["point"] or "").replace(",", ".")
        bare = (
            part is None
            and not match["point"]
            and not re.search(_MODDA + "|bilan|ning", letters[max(match.start() - 8, 0) : match.end() + 10])
        )
        if bare:
            continue
        return match, "UZ-154" if article == "154" else article, part
    match = _WORDS.search(letters)
    if match:
        value, part = number(match["article"]), number(match["part"])
        if value is not None and str(value) in _ARTICLES.split("|"):
            return match, str(value), part
    return None, None, None


def _term(letters: str, after: int, near: bool) -> tuple[int, int] | None:
    """Months and where the words end: the first stretch of years after the article, else before it."""
    found = [match for match in _TERM.finditer(letters) if not _NO_TERM.match(letters, match.end())]
    following = [match for match in found if match.start() >= after and match.start() - after < 60]
    for match in (
        following or [match for match in found if after - match.end() < 90 and match.start() < after] or []
    ):
        years = number(match["years"])
        if years is None or not 0 < years <= 30:
            continue
        months = number(match["months"]) if match["months"] else None
        half = 6 if match["half1"] or match["half2"] else 0
        return years * 12 + (months or half), match.end()
    return None
