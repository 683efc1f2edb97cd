"""Birth dates and ages, read from letters whose numbers are figures (himoya.language.figures)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from himoya.reading.days import days_in_figures, full_year, safe_date

OLDEST, YOUNGEST = 1950, 2011  # years of birth of people who can be in custody
OLD = 75
_MARK = r"(?:n?inchi|nchi|ogo|go|chi)?"
_YEAR = re.compile(
    rf"(?<![0-9./+-])(?P<year>19[4-9][0-9]|20(?:0[0-9]|1[01]))(?![0-9])(?![.,/-][0-9])"
    rf"(?!(?:-| )?{_MARK} ?-?(?:yildan|yil(?:da)? (?:kelgan|ketgan|kamal|sud)|goda? (?:jiv|rabot|uehal|"
    rf"priehal|sid)))"
    r"|(?<![0-9.,/+-])(?P<short>[4-9][0-9]|0[0-9])(?: |-)?"
    rf"{_MARK} ?-?(?:yil(?!dan| ?(?:oldin|avval|beri|kol|ber|oldi|otir|wtir|utir))(?:gi|lik|li|da|i|"
    rf"gisi)?|god(?:a|u)?|g\.? ?r|y\.|gr?\.)(?![a-z])"
    r"|(?<![0-9.,/+-])(?P<elder>[4-9][0-9]) (?=kichi(?:gi|k)|mladsh|ikkinchi)"
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
    r"(?<![a-z])(?:bugun|segodnya)[^.!?\n]{0,30}(?:tugilgan kun|den rojd|dr\b|[0-9]{2}(?:-| )?ga (?:kir|"
    r"t[wou]l)|ispoln)"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """ISO day or a year, with its place in the text; `doubt` where day and month may be swapped."""

    value: str
    start: int
    doubt: bool = False
    bare: bool = False  # a year without a word that says so: only beside a name


def births(text: str, sent: date | None = None) -> list[Birth]:
    """Whole dates and years of birth in their order; with `sent`, also a birthday that is today."""
    found = [
        Birth(day.whole.isoformat(), day.start, day.swapped)
        for day in days_in_figures(text)
        if day.whole is not None and OLDEST <= day.whole.year <= YOUNGEST
    ]
    whole = [(birth.start, birth.value[:4]) for birth in found]
    found += [
        birth
        for birth in _years(text)
        if all(birth.value != year and abs(birth.start - place) > 22 for place, year in whole)
    ]
    if not found and sent is not None:
        found += _birthday(text, sent)
    return sorted(found, key=lambda birth: birth.start)


def _years(text: str) -> Iterator[Birth]:
    for match in _YEAR.finditer(text):
        year = full_year(match["year"] or match["short"] or match["elder"])
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
            day for day in days_in_figures(text) if 0 <= place - day.end < 12 and _TO_COME.search(text, place)
        ]
        coming = near[0].on_or_after(sent) if near else None
        born = safe_date(coming.year - age - 1, coming.month, coming.day) if coming else None
    if born:
        yield Birth(born.isoformat(), place)


def ages(text: str) -> list[tuple[int, int]]:
    """(age, place) of persons of 14 to 75."""
    found = []
    for match in _AGE.finditer(text):
        value = int(match["age"]) - (_TO_COME.search(text, match.start(), match.end() + 10) is not None)
        if 14 <= value <= OLD:
            found.append((value, match.start()))
    if not found:
        for match in _AGE_RUSSIAN.finditer(text):
            value = int(match["told"] or match["age"])
            around = text[max(match.start() - 22, 0) : match.start()] + text[match.end() : match.end() + 10]
            if 16 <= value <= OLD and (match["told"] or not _IN_CUSTODY.search(around)):
                found.append((value, match.start()))
    return found
