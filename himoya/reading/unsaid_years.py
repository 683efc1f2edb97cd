"""Terms told without a word for years: "ч. 2, четыре с половиной", "срок 11", "год и два", "пятёрку дали"."""

import re

Term = tuple[int, int, int]  # months, start, end

_HALF = (
    r"(?P<years>[1-9][0-9]?)(?:y?u)? (?:s polovinoy|yarim)"
    r"(?! ?[a-z]*(?:tis|mln|mil|ming|oy|kun|yil|god|let|ta\b))"
)
# Behind an article and perhaps a letter of its part: "п.б, десять с половиной".
_BEHIND = r"(?:[^a-z0-9]{1,3}(?:p\.? ?)?[abvgd](?: bandi?)?(?![a-z0-9]))?[^a-z0-9]{1,3}"
_HALF_BEHIND = re.compile(_BEHIND + r"(?:(?:dali|ber[a-z]+|sr[ou]k)[ ,]{1,2})?" + _HALF)
_MONTHS_BEHIND = re.compile(
    _BEHIND
    + r"(?P<months>[1-9][0-9]?) ?(?:oy|mes|mesyats[a-z]*)(?![a-z])(?! ?(?:oldin|avval|burun|naz|kol|qol))"
)
_YEARS_BEHIND = re.compile(r", (?P<years>[1-9][0-9]?)(?=\.(?: |$)|$)")
_MOST_YEARS = 25
_HALF_TOLD = re.compile(r"(?:sr[ou]k[a-z]*|muddat[a-z]*|dali|prigovor)[ ,:-]{1,3}" + _HALF)
_HALF_BEFORE = re.compile(_HALF + " (?:po|za) [1-3]")
_CALLED = re.compile(
    r"\b(?:sr[ou]k[a-z]?|muddati|dali)(?: u nego| esa)?[ :,-]{1,3}(?P<years>[1-9][0-9]?)"
    r"(?P<half>,? (?:s polovinoy|yarim))?(?: i (?P<months>[1-9]|1[01]) mes[a-z]*)?"
    r"(?! ?-?[0-9.,:/]*[0-9]| ?-?[a-z]*(?:yil|let|god|kun|oy|sut|dn|mes|ming|zon|marta|raz|chis|yan|fev|mar|"
    r"apr|may|iyu|avg|sen|okt|noy|dek|g\b|chi\b|ga\b|da\b))"
)
_YEAR_AND = re.compile(r"(?<![a-z0-9])god i (?P<months>[1-9]|1[01])(?![0-9])(?! ?(?:let|god|yil))")
_SHORTHAND = re.compile(r"(?<![0-9])(?P<years>[1-9][0-9]?) ?g\.? ?(?P<months>[1-9]|1[01]) ?m(?:es)?(?![a-z])")
_SLANG = re.compile(
    r"\b(?<!yana )(?<!eshyo )(?<!eshe )(?:chervon(?:ets|tsa)|chirik|desyat(?:k[aui]|ochk[aui])|"
    r"(?:pyat|shest|sem|vosm)(?:yo|e)r(?:k[aui]|ik)|chetv(?:yo|e)rk[aui]|pyatak|tr(?:yo|e)shk[aui]|"
    r"troyk[aui]|troyak|dvushk[aui]|pyatnashk[aui]|shestnashk[aui]|dvadtsatk[aui])\b"
)
_WORTH = (  # years, by how the word begins
    ("cherv", 10), ("chir", 10), ("des", 10), ("pyatn", 15), ("pyat", 5), ("shestn", 16), ("shest", 6),
    ("sem", 7), ("vosm", 8), ("chetv", 4), ("tr", 3), ("dvad", 20), ("dv", 2),
)  # fmt: skip
_GIVEN = re.compile(r"dali|ber(?:ish|il|di)|vpaya|vkati|poluchi|obshe|sr[ou]k|osu[jd]|kes(?:di|ish)|sud\b")
_NEAR, _FAR = 30, 90  # letters to a word of judgement, and to an article


def right_after(text: str, place: int) -> Term | None:
    """What follows an article at once: "четыре с половиной", "58 ой", "двенадцать."."""
    half = _HALF_BEHIND.match(text, place)
    if half:
        return int(half["years"]) * 12 + 6, half.start(), half.end()
    months = _MONTHS_BEHIND.match(text, place)
    if months:
        return int(months["months"]), months.start(), months.end()
    years = _YEARS_BEHIND.match(text, place)
    if years and 2 < int(years["years"]) <= _MOST_YEARS:
        return int(years["years"]) * 12, years.start(), years.end()
    return None


def unsaid(text: str, article: int | None) -> Term | None:
    """A term anywhere in the text. `article`: where an article stands, if one does."""
    half = ("polovinoy" in text or "yarim" in text) and (_HALF_TOLD.search(text) or _HALF_BEFORE.search(text))
    if half:
        return int(half["years"]) * 12 + 6, half.start(), half.end()
    if article is None:
        return None
    called = _CALLED.search(text)
    if called:
        months = 6 if called["half"] else int(called["months"] or 0)
        return int(called["years"]) * 12 + months, called.start(), called.end()
    short = _SHORTHAND.search(text)
    if short:
        return int(short["years"]) * 12 + int(short["months"]), short.start(), short.end()
    more = _YEAR_AND.search(text)
    if more and abs(more.start() - article) < _FAR:
        return 12 + int(more["months"]), more.start(), more.end()
    slang = _SLANG.search(text)
    if slang and (
        abs(slang.start() - article) < _FAR
        or _GIVEN.search(text, max(slang.start() - _NEAR, 0), slang.end() + _NEAR)
    ):
        years = next(years for begin, years in _WORTH if slang.group().startswith(begin))
        return years * 12, slang.start(), slang.end()
    return None
