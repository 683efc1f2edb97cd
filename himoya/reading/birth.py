"""Birth dates and ages, read from letters whose numbers are figures (himoya.language.figures)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from himoya.language.figures import at_figures
from himoya.reading.days import days_in_figures, full_year, safe_date

OLDEST, YOUNGEST = 1950, 2011  # years of birth of people who can be in custody
OLD = 75
_MARK = r"(?:n?inchi|nchi|ogo|go|chi)?"
_YEAR = re.compile(
    rf"(?<![0-9./+-])(?P<year>19[4-9][0-9]|20(?:0[0-9]|1[01]))(?![0-9])(?![.,/-][0-9])"
    rf"(?!(?:-| )?{_MARK} ?-?(?:yildan|yil(?:da)? (?:kelgan|ketgan|kamal|sud)|goda? (?:jiv|rabot|uehal|"
    rf"priehal|sid|bedarak|wlgan|rahmat|afg)))"
    r"|(?<![0-9.,/+-])(?P<short>[4-9][0-9]|0[0-9])(?: |-)?"
    rf"{_MARK} ?-?(?:yil(?!dan| ?(?:oldin|avval|beri|kol|ber|oldi|otir|wtir|utir|kut|yasha|umr))"
    rf"(?:gi|lik|li|da|i|gisi)?|goda|godu|god rojd|g\.? ?r|(?<!-)y\.|gr?\.)(?![a-z])"
    r"|(?<![0-9.,/+-])(?P<elder>[4-9][0-9]) (?=kichi(?:gi|k)|mladsh|ikkinchi)"
    r"|(?<![0-9.,/+-])(?P<at>[4-9][0-9]|0[0-9])(?=-?(?:nchi |inchi )?da tu[gj])"
)
_MARKED = re.compile(rf"(?:-| )?{_MARK} ?-?(?:yil|god|g\b|gr|tug|rojd|y\.)|[^.!?\n]{{0,12}}tugil")
_AGE = re.compile(
    r"(?<![a-z0-9.,:+-])(?P<age>[1-9][0-9]) ?-?(?:(?:da|ta|li)? ?(?:yosh|yash)[a-z]*|ga (?:endi |hozir "
    r")?(?:kir(?!ma)|t[wou]l(?!ma))[a-z]*)"
)
_TO_COME = re.compile(r"(?:ga|da) ?(?:t[wou]ladi|kiradi)|(?:yosh|yash)ga (?:t[wou]ladi|kiradi)|ispolnitsya")
_AGE_RUSSIAN = re.compile(
    r"(?<![a-z0-9.,:+-])(?:(?:emu|ey|ispoln[a-z]+|moemu|sinu|bratu|muju|docheri) (?:uje |tolko |vsego |"
    r"segodnya )?(?P<told>[1-9][0-9])(?! ?-?[a-z]*(?: raz| pis))|"
    r"(?P<age>[1-9][0-9])(?:-| )?(?:let|goda|god|letn[a-z]+)(?![a-z]))"
)
_IN_CUSTODY = re.compile(
    r"srok|sidit|osud|dali|iz nih|ostal|st\b|kolon|zon|uje|bil|v zaklyuch|ch\.? ?[1-6]|strog|poluch|nazad|"
    r"dayut|prigov|statya|svoih|otsid|obshego"
)
_BIRTHDAY = re.compile(
    r"(?<![a-z])(?:bugun|segodnya)[^.!?\n]{0,30}(?:tugilgan kun|den rojd|dr\b|[0-9]{2}(?:-| )?ga "
    r"(?:kir|t[wou]l)(?!gan)|ispoln)"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """ISO day or a year, with its place in the text; `doubt` where day and month may be swapped."""

    value: str
    start: int
    doubt: bool = False
    bare: bool = False  # a year without a word that says so: only beside a name


_MONTHS = (
    "yan", "f[ei]v", "mart", "apr", "may", "iyun", "iyul", "avg", "sen", "o[kg]t", "n[oa]y", "d[ei]k",
)  # fmt: skip
_MONTH = "(?P<{}>" + "|".join(_MONTHS) + ")[a-z]{{0,10}}"
_A_MONTH = re.compile("[^a-z](?:yan|f[ei]v|mar|apr|may|iyu|avg|sen|okt|n[oa](?:y|abr)|d[ei]k)")
_IN_FIGURES = re.compile("[0-9][ ,./-]{1,2}[0-9]{1,2}[ ,./-]{1,2}[0-9]{2}")
_CENTURY = "19[4-9][0-9]|20(?:0[0-9]|1[01])"
_A_CENTURY = re.compile(_CENTURY)
_MOST_BEFORE = 40  # letters of a day and a month before their year
_OF_YEAR = "[ -]?(?:y(?:il)?[a-z]{0,5}\\.?|g(?:od[a-z]?)?\\.?)?"
# "1994, 11 oktabr"; "1999, iyunning 11i"
_YEAR_DAY = re.compile(
    rf"(?<![0-9.])(?P<year>{_CENTURY}){_OF_YEAR}[ ,.-]{{1,2}}(?:(?P<day>[0-3]?[0-9])[a-z]{{0,6}}[ -]"
    rf"{_MONTH.format('month')}(?! kun|[a-z])|{_MONTH.format('month2')}[ -]"
    r"(?P<day2>[0-3]?[0-9])(?![0-9]|\.[0-9]))"
)
# "23ego fevralya 1995"; "aprelning 21sida 1988"
_DAY_YEAR = re.compile(
    rf"(?<![0-9.])(?:(?P<day>[0-3]?[0-9])[a-z]{{0,6}}[ -]{_MONTH.format('month')}|"
    rf"{_MONTH.format('month2')}[ -](?P<day2>[0-3]?[0-9])[a-z ]{{0,10}})[ ,.-]{{1,2}}"
    rf"(?P<year>{_CENTURY})(?![0-9])"
)
_ROMAN_YEAR = re.compile(
    rf"(?<![0-9.])(?P<day>[0-3]?[0-9])[ ./-]{{1,2}}(?P<roman>h?[iv]{{1,4}}|i?h)[ ./-]{{1,2}}"
    rf"(?P<year>{_CENTURY})(?![0-9])"
)
_ROMAN = {  # x is folded to h
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ih": 9, "h": 10, "hi": 11,
    "hii": 12,
}  # fmt: skip
# Not his: "2004 emas, 2003", "62 g.r.? net", another man of that year.
_NOT_SO = re.compile(r"(?:[- ]?(?:yil[a-z]*|god[a-z]*|g\.? ?r\.?))?(?: emas|\? ?net\b)")
_ANOTHER = re.compile(r"(?:\bne |boshka [^.!?]{0,30}|drugoy [^.!?]{0,30})$")
_LONG_AGO = re.compile(r"afg[ao]n|pahta")
_OF_AGE = re.compile(r"afg[ao]n|pohoron|hronil|projil|\bumer|veteran")  # "92 goda" of an old man: his age


def births(text: str, sent: date | None = None) -> list[Birth]:
    """Whole dates and years of birth in their order; with `sent`, also a birthday that is today."""
    text = _parted(text)
    found = _with_years(text) if _A_YEAR.search(text) else []
    if not found and sent is not None:
        found += _birthday(text, sent)
    return sorted((birth for birth in found if _his(text, birth)), key=lambda birth: birth.start)


# What every whole date and every year of birth holds; it begins with a figure to be found quickly.
_A_YEAR = re.compile(
    r"[0-9](?:(?<=1)9[4-9][0-9]|(?<=2)0[01][0-9]|[./-][0-9]{2}(?![0-9])|"
    rf"(?<=[04-9])[0-9][ -]{{0,2}}{_MARK}[ -]{{0,2}}(?:[yg]|kichi|mladsh|ikkinchi|da ))"
)


def _with_years(text: str) -> list[Birth]:
    spans = list(_whole(text))
    return [birth for birth, _ in spans] + [
        birth
        for birth in _years(text)
        if all(not whole.start - 9 <= birth.start <= end + 9 for whole, end in spans)
        and all(birth.value != whole.value[:4] for whole, _ in spans)
    ]


_MILLENNIUM = re.compile(
    r"2 ?ming ?g?(?P<rest>bir|ikki|uch|twrt|tort|turt|besh|olti|yetti|etti|sakkiz|twkkiz|tokkiz)?(?:g?i)?nchi"
)
_AND_ONE = re.compile(r"(?<![0-9])(?P<ten>[1-9])0 bir(?P<tail>i|da)(?:nchi)?(?:si|sida)?(?![a-z])")
_UNITS = {"bi": 1, "ik": 2, "uc": 3, "tw": 4, "to": 4, "tu": 4, "be": 5, "ol": 6, "ye": 7, "et": 7, "sa": 8}


def _parted(text: str) -> str:
    """ "Ikki mingikkinchi yil" is 2002; the text keeps its length."""

    def year(match: re.Match[str]) -> str:
        rest = match["rest"] or ""
        value = 9 if rest in {"twkkiz", "tokkiz"} else _UNITS[rest[:2]] if rest else 0
        return str(2000 + value).rjust(len(match.group()))

    if "ming" in text:
        text = _MILLENNIUM.sub(year, text)
    return _AND_ONE.sub(_and_one, text) if "0 bir" in text else text


def _and_one(match: re.Match[str]) -> str:
    """ "O'n biri" is 11, "to'qson birda" 91."""
    told = f"{match['ten']}1{match['tail']}"
    return (told.ljust if match["tail"] == "i" else told.rjust)(len(match.group()))


def _whole(text: str) -> Iterator[tuple[Birth, int]]:
    """Whole dates, each with its end."""
    places = []
    for day in days_in_figures(text) if _A_MONTH.search(f" {text}") or _IN_FIGURES.search(text) else ():
        if day.whole is not None and OLDEST <= day.whole.year <= YOUNGEST:
            places.append(day.start)
            yield Birth(day.whole.isoformat(), day.start, day.swapped), day.end
    years = [year.start() for year in _A_CENTURY.finditer(text)]
    if not years:
        return
    since, until = max(years[0] - _MOST_BEFORE, 0), years[-1] + 5  # a year, and the sign behind it
    for found in (
        (match for year in years if (match := _YEAR_DAY.match(text, year))),
        _DAY_YEAR.finditer(text, since, until),
        _ROMAN_YEAR.finditer(text, since, until),
    ):
        for match in found:
            made = _made(match.groupdict())
            if made and all(abs(match.start() - place) > 24 for place in places):
                places.append(match.start())
                yield Birth(made.isoformat(), match.start()), match.end()


def _made(told: dict[str, str | None]) -> date | None:
    day = told["day"] or told.get("day2")
    named = told.get("month") or told.get("month2")
    if named:
        month = next(number for number, name in enumerate(_MONTHS, 1) if re.fullmatch(name, named))
    else:
        month = _ROMAN.get(told.get("roman") or "", 0)
    return safe_date(int(told["year"] or 0), month, int(day or 0)) if month else None


def _his(text: str, birth: Birth) -> bool:
    """Not a year that the writer takes back, another man's, or one of an old story."""
    if _ANOTHER.search(text[max(birth.start - 45, 0) : birth.start]):
        return False
    full = text[birth.start : birth.start + 4].isdigit()
    if _NOT_SO.match(text, birth.start + (4 if full else 2)):
        return False
    story = _LONG_AGO if full else _OF_AGE
    return len(birth.value) > 4 or story.search(text, max(birth.start - 60, 0), birth.start + 60) is None


def _years(text: str) -> Iterator[Birth]:
    for match in at_figures(_YEAR, text):
        year = full_year(match["year"] or match["short"] or match["elder"] or match["at"])
        if year and OLDEST <= year <= YOUNGEST:
            marked = match["year"] is None or _MARKED.match(text, match.end())
            yield Birth(str(year), match.start(), bare=not marked)


def _birthday(text: str, sent: date) -> Iterator[Birth]:
    aged = ages(text)
    if not aged:
        return
    age, place = aged[0]
    if _BIRTHDAY.search(text):
        born = safe_date(sent.year - age, sent.month, sent.day)
    else:
        near = [
            day for day in days_in_figures(text) if 0 <= place - day.end < 24 and _TO_COME.search(text, place)
        ]
        coming = near[0].on_or_after(sent) if near else None
        born = safe_date(coming.year - age - 1, coming.month, coming.day) if coming else None
    if born:
        yield Birth(born.isoformat(), place)


@lru_cache(maxsize=2)  # asked again of the same text for a birthday
def ages(text: str) -> Sequence[tuple[int, int]]:
    """(age, place) of persons of 14 to 75."""
    found = _in_uzbek(text) if _holds_one(text, _AGED) else []
    return found or (_in_russian(text) if _holds_one(text, _AGED_RUSSIAN) else [])


# What every age is told with: asked first, since few messages tell one.
_AGED = ("yosh", "yash", "kir", "tol", "twl")
_AGED_RUSSIAN = ("let", "god", "emu ", "ey ", "ispoln", "sinu ", "bratu ", "muju ", "docheri ")


def _holds_one(text: str, parts: tuple[str, ...]) -> bool:
    for part in parts:  # noqa: SIM110  # `any` takes three times as long
        if part in text:
            return True
    return False


def _in_uzbek(text: str) -> list[tuple[int, int]]:
    found = []
    for match in at_figures(_AGE, text):
        value = int(match["age"]) - (_TO_COME.search(text, match.start(), match.end() + 10) is not None)
        if 14 <= value <= OLD:
            found.append((value, match.start()))
    return found


def _in_russian(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _AGE_RUSSIAN.finditer(text):
        value = int(match["told"] or match["age"])
        around = text[max(match.start() - 22, 0) : match.start()] + text[match.end() : match.end() + 10]
        if 16 <= value <= OLD and (match["told"] or not _IN_CUSTODY.search(around)):
            found.append((value, match.start()))
    return found
