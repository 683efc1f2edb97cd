"""Which article, part and term hold now, where a court, a lawyer or the writer herself has changed them."""

import re
from collections.abc import Iterable

from himoya.language.figures import at_figures
from himoya.language.grouped import grouped
from himoya.reading.article import PART, Article

# Between two articles, the second of which holds: "166 ч. 2 эди, судда 158 га алмаштирилди"; "qo'shnimning
# bolasi 105 bilan, meniki 158".
_SECOND = re.compile(
    grouped(
        r"\bedi\b|\bbil[oa]\b|bwlgan\b|vmenya|perekval|perekl|[wo]zgart|almash|kayta|tuzat|ispravl|pravilno|"
        r"tochnee|asl(?:i|ida)\b|na samom dele|okaz|\bstal[oa]?\b|\bendi\b|snyali|izvini|oshib|vernee|"
        r"olib tash|\bekan\b|imniki\b|\bmenik|\bbizz?[in]+k|\bmoy|\bmoego|\bnash"
    )
)
_NOW = re.compile(
    r"(?: ?ga| ?ka| ?(?:deb|kilib))?[\" ,]*(?:[a-z]+ ){0,2}?"
    r"(?:[wo]zgart|[wo]tkaz|almash|kayta|tush(?:ir|ib|gan|di)|perekval|ekan\b)"
)
_NEAR, _FAR = 40, 90  # letters from an article to what changes it, and to one that takes its place
_ONE_PART = (
    rf"(?:{PART}[ .:-]*(?P<after>[1-6])(?![0-9])|"
    rf"(?P<before>[1-6])(?:[- ]?(?:n?inchi|chi|aya|uyu|yu|ya))?[ -]*{PART})"
)
_PART_NOW = re.compile(
    r"[^!?0-9]{0,12}?(?:\bedi\b|\bbil[oa]\b|kism(?:dan|di|i edi)|chastdan|stal[oa]\b|\bendi\b|emas)"
    rf"[^!?0-9]{{0,30}}?{_ONE_PART}"
)
_PART_LOWERED = re.compile(rf"[^!?]{{0,90}}?{_ONE_PART} ?(?:ga )?(?:tush(?:ir|di)|almash|[wo]zgart|[wo]tkaz)")
_PART_LEFT = re.compile(rf"[^!?]{{0,70}}?(?:ostavili|zamenili na|perekv[a-z]+ na) {_ONE_PART}")
_FROM_NUMBER = re.compile(
    r" ?(?:ning)? ?[1-6](?:n?inchi|nchi|chi)?(?:si)?dan (?P<after>[1-6])(?:n?inchi|nchi|chi)?(?:si)?ga\b"
)
_FROM_PART = re.compile(rf"(?:kism|chast)(?:di|dan) {_ONE_PART}")
_YEAR = r"(?:yil[a-z]*|let(?![a-z])|god[a-z]*)"
_SPEAKS_OF_YEARS = re.compile(rf"{_YEAR}|\bsr[ou]k|muddat")
_SPEAKS_OF_PARTS = re.compile(PART)
_DONE = "tush|kamay|kol(?:di|gan|ib)|bwl(?:di|ib|gan)"
_IS_DONE = re.compile(_DONE)
# "12 yildan 8 yilga tushirishdi", "10 edi, 8 bo'ldi", "скостили до шести с половиной".
_LOWERED = re.compile(
    rf"(?P<was>[1-9][0-9]?) ?-?(?:{_YEAR})?(?:dan)?,? "
    r"(?:(?:(?P<edi>edi|bilo)|berg[a-z]+|berilg[a-z]+),? )?(?:[a-z]+,? ){0,3}?"
    rf"(?P<years>[1-9][0-9]?)y?u?(?P<half> ?yarim)?[a-z]{{0,3}}(?: ?-?{_YEAR})?"
    r"(?:,? ?(?:va )?(?P<months>[1-9][0-9]?) ?oy[a-z]*)?,? "
    rf"(?:[a-z]+ )?(?P<done>{_DONE})"
)
_BEGINS_LOWERED_TO = re.compile(grouped("skosti|snizi|umenshi|sbavi|skin|ubra|smyagch|(?:bilo|davali) [1-9]"))
_LOWERED_TO = re.compile(
    r"(?:skosti|snizi|umenshi|sbavi|skin|ubra)[a-z]* (?:s [0-9]+ )?(?:let )?do "
    r"(?P<years>[1-9][0-9]?)(?P<half> s polovinoy)?(?: let)?(?: (?:i )?(?P<months>[1-9][0-9]?) mes)?"
    r"|smyagch[a-z]*,? s [1-9][0-9]?(?: let)? do (?P<years3>[1-9][0-9]?)"
    rf"|(?:bilo|davali) [1-9][0-9]?(?: {_YEAR})?[^!?]{{0,24}}?,? (?:a )?(?:stalo|teper|ostavili|snizili) "
    r"(?P<years2>[1-9][0-9]?)(?P<half2> s polovinoy)?"
)
_LOWERED_BY = re.compile(  # the second: what remains of it
    r"(?<![0-9])(?P<years>[1-9][0-9]?) ?(?:yilga tush(?:di|ir|ib)|yildan [1-9] yili? kold)"
)
_MOST_YEARS = 30


def standing(text: str, told: Iterable[Article]) -> Article | None:
    """Of the articles of a text the one that holds at its end, with its part; None without any."""
    holds: Article | None = None
    for one in told:
        if holds is None or (one.start - holds.end < _FAR and _takes_its_place(text, holds, one)):
            holds = one
    return _with_part_now(text, holds) if holds else None


def _takes_its_place(text: str, first: Article, second: Article) -> bool:
    between = text[first.end : second.start]
    if first.article == second.article and second.part and not first.part:
        return True  # asked of an article in general, then told of him
    if _SECOND.search(between) or _NOW.match(text, second.end, second.end + _NEAR):
        return (first.article, first.part) != (second.article, second.part) and bool(
            second.part or not first.part
        )
    return False


def _with_part_now(text: str, one: Article) -> Article:
    """ "228.1 ch 5 edi, sud chast 4 ga tushirdi": the part that it became."""
    changed = (
        _PART_NOW.match(text, one.end, one.end + 2 * _NEAR)
        or _FROM_PART.match(text, text.rfind(" ", 0, one.end) + 1, one.end + _NEAR)
        or _PART_LOWERED.match(text, one.end)
        or _FROM_NUMBER.match(text, one.start + len(one.article))
        or _PART_LEFT.match(text, one.end)
    )
    if changed is None:
        return one
    part = next(value for value in changed.groups() if value)
    return Article(one.article, int(part), one.start, changed.end())


def lowered(text: str, years_are_meant: bool) -> tuple[int, int, int] | None:
    """Months and place of a term that was made shorter: the one in force is the later one.

    `years_are_meant`: whether "from 14 to 11" means years where no word says so.
    """
    for match in at_figures(_LOWERED, text) if _IS_DONE.search(text) else ():
        done = match["edi"] or match["done"].startswith(("tush", "kamay"))
        if not done or int(match["years"]) > int(match["was"]) or _SPEAKS_OF_PARTS.search(match.group()):
            continue
        if not (years_are_meant or _SPEAKS_OF_YEARS.search(match.group())):
            continue
        return _months(match["years"], match["half"], match["months"]), match.start("years"), match.end()
    begun = _BEGINS_LOWERED_TO.search(text)
    told = begun and _LOWERED_TO.search(text, begun.start())
    if told:
        years, half = told["years"] or told["years2"] or told["years3"], told["half"] or told["half2"]
        return _months(years, half, told["months"]), told.start(), told.end()
    if "yilga tush" not in text and "yildan " not in text:
        return None
    told = next(at_figures(_LOWERED_BY, text), None)
    return told and (_months(told["years"], None, None), told.start(), told.end())


def _months(years: str, half: str | None, months: str | None) -> int:
    return min(int(years), _MOST_YEARS) * 12 + (6 if half else int(months or 0))
