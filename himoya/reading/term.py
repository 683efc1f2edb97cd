"""The term in figures and words: "7 yil", "8 yilu 6 oy", "восемь с половиной", "12 yildan 8 yilga tushdi"."""

import re
from collections.abc import Iterator

from himoya.language.figures import at_figures
from himoya.language.grouped import grouped
from himoya.reading.article import Article
from himoya.reading.in_force import lowered
from himoya.reading.unsaid_years import Term, right_after, unsaid

_YEAR = r"(?:yil[a-z]*|let(?![a-z])|god(?!u)[a-z]*|l(?=\.)|g(?=\. ?[0-9]{1,2} ?mes))"
_MONTH = r"(?:oy(?!in)[a-z]*|ay(?![a-z])|mes[a-z]*\.?)"
_TERM = re.compile(
    rf"(?<![a-z0-9.,:+-])(?:(?P<years>[1-9][0-9]?)(?:[.,](?P<decimal>5))?(?:y?u)?"
    rf"(?: ?-? ?(?P<half1>yarim|s polovinoy))? ?-?{_YEAR}"
    rf"(?:-?(?: ?(?:y?u|va|i|,|\.))? ?(?:(?P<months>[0-9]{{1,2}}) ?-?{_MONTH}(?! ?(?:oldin|avval))|"
    rf"(?P<half2>yarim(?![a-z])|s polovinoy)))?"
    rf"|(?P<poltora>poltora) goda|(?P<only>[1-9][0-9]?) (?:oyga|oy berish|oy srok|oy koloni|mesyatsev stro|"
    rf"mesyatsev kol)|(?P<half_g>[1-9][0-9]?)[.,]5 ?g(?![a-z]))"
)
_OTHER_YEARS = re.compile(
    r"\s*(?:-| )?(?:oldin|avval|burun|nazad|b[wou]l(?:di|gan|ib|yap|sa)|b[wou]p|[wou]tdi|[wou]tib|"
    r"k[oa]l|qold|keyin|[0-9]{1,2} "
    r"(?:yan|fev|mar|apr|may|iyu|avg|sen|okt|noy|dek)|tug|dan beri|beri\b|yasha|ishla|kut|jda|jiv|rabot|"
    r"ostal|do konts|(?:dan )?(?:kwp|oshik|kam\b|yukori|ortik))|[a-z]* ?(?:tugil|yasha)"
)
_HAS_BEEN = re.compile(r" ?b[wou]lgan")  # right after the article: "161-modda, 7 yil bo'lgan"
_REMAINS_BEFORE = re.compile(r"(?:hali|yana|kold|kolg|ostal|do kontsa)[a-z]*(?: [a-z]+)? ?$")
_REMAINS_AFTER = re.compile(r"\s*(?:[a-z]+ )?(?:kold|kolg|ostal|do kontsa|bor\b)")
_TOLD_TERM = re.compile(
    grouped(
        r"sr[ou][kg]|muddat|hukm|ber(?:ish|il|gan|di\b)|kes(?:ish|il|di)|kamal|tushir|osu[jd]|dali|prigov|poluch|"
        r"prisud|vpaya|vkati|skosti|snizi|strog|obsheg|rejim|lishen|\bol(?:di|gan|ibdi|ipti)\b|jazo"
    )
)
_NAMED_TERM = re.compile(r"sr[ou]k|muddat")
_SHORT = 12  # months: "bir yilga" alone is what recruiters promise, no term
_CLOSE, _FAR = 60, 90  # letters between an article and its term, after and before
_LIST_END = re.compile(r"[ ]?(?:[.,;\n]|$)")
_OLDEST_TERM = 16  # years: more, between commas, is an age


def term_months(text: str) -> int | None:
    """Months of a term that stands alone, in figures: "7 yil", "6 yarim yil", "7 let 6 mes"."""
    match = next(_terms(text), None)
    return _months(match) if match else None


def term_in(text: str, article: Article | None, placed: bool) -> Term | None:
    """Months and place: the first stretch of years after the article, else one that words call a term.

    `placed`: whether the message names a place where somebody is held; then years between commas are a term.
    """
    changed = lowered(text, article is not None)
    if changed and (article is None or -_FAR < changed[1] - article.end < 2 * _CLOSE):
        return changed
    every = list(_terms(text))
    found = [match for match in every if _of_prison(text, match)]
    beside = _beside(text, article, every, found) if article else None
    if beside:
        return beside
    told = [match for match in found if _called_a_term(text, match) and not _an_age(text, match)]
    if article is not None:
        told = [m for m in told if m.start() > article.end or article.start - m.end() < _FAR] or told
    for match in told:
        months = _months(match)
        if months and (months > _SHORT or article is not None):
            return months, match.start(), match.end()
    return unsaid(text, article.start if article else None) or (
        _listed(text, found) if placed or article else None
    )


def _beside(
    text: str, article: Article, every: list[re.Match[str]], found: list[re.Match[str]]
) -> Term | None:
    told = right_after(text, article.end)
    if told:
        return told
    for match in every:
        apart = match.start() - article.end
        at_once = 0 <= apart < 4 and _HAS_BEEN.match(text, match.end())
        months = _months(match)
        if months and -2 <= apart < _CLOSE - 2 and (at_once or match in found):
            return months, match.start(), match.end()
    for match in found:
        months = _months(match)
        if months and 0 <= article.start - match.end() < 12 and not _an_age(text, match):
            return months, match.start(), match.end()
    return None


def _listed(text: str, found: list[re.Match[str]]) -> Term | None:
    """ "СИЗО-84, Ярославль, семь лет.": years between commas, too few for an age."""
    for match in found:
        months = _months(match)
        between = text[: match.start()].endswith(", ") and _LIST_END.match(text, match.end())
        if between and not match.group().endswith("lik") and months and _SHORT < months <= 12 * _OLDEST_TERM:
            return months, match.start(), match.end()
    return None


def _terms(text: str) -> Iterator[re.Match[str]]:
    return _TERM.finditer(text) if "poltora" in text else at_figures(_TERM, text)


def _of_prison(text: str, match: re.Match[str]) -> bool:
    return match.group().endswith(".") or not _OTHER_YEARS.match(text, match.end())


def _called_a_term(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 20, 0) : match.start()], text[match.end() : match.end() + 22]
    near = before + " " + after
    return (
        (_TOLD_TERM.search(near) or _NAMED_TERM.search(text, max(match.start() - 32, 0), match.start()))
        is not None
        and not _REMAINS_BEFORE.search(before)
        and not _REMAINS_AFTER.match(after)
    )


def _an_age(text: str, match: re.Match[str]) -> bool:
    """ "Хаёлов Дилшод, 27 лет": years between commas right after a name."""
    ahead = text[match.end() : match.end() + 8].lstrip()
    behind = text[max(match.start() - 14, 0) : match.start()]
    return (
        match["years"] is not None
        and int(match["years"]) > _OLDEST_TERM
        and not match["months"]
        and not re.search(r"sr[ou][kg]|ber|dali|osu|poluch", behind + ahead)
    )


def _months(match: re.Match[str]) -> int | None:
    if match["poltora"]:
        return 18
    if match["only"]:
        return int(match["only"])
    if match["half_g"]:
        return int(match["half_g"]) * 12 + 6
    years = int(match["years"])
    if not 0 < years <= 30:
        return None
    half = 6 if match["half1"] or match["half2"] or match["decimal"] else 0
    return years * 12 + (int(match["months"]) if match["months"] else half)
