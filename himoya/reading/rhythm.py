"""How often he usually calls, in days: "har ikki haftada", "раз в две недели", "oyiga ikki marta"."""

import re

_DAYS = r"(?:yakshanba|shanba|dushanba|seshanba|chorshanba|payshanba|juma)"
_RUSSIAN_DAYS = r"(?:pyatnits|subbot|voskresen|ponedelnik|vtornik|sred|chetverg)[a-z]*"
_N = r"(?P<n>[0-9]{1,3})"
_CALL = r"(?:marta|gal|martta|marotaba|mahal|raz[a]?)"
# Every text that says how often holds one of these: one cheap question before the many.
_OFTEN = re.compile(
    r"har [0-9a-z]|haft(?:ada|asiga|aga )|raza? v |kajd|oy(?:da|iga) |kun(?:da |iga| ora)|cherez den|"
    r"po [psvc]|ejenedeln|shanbalar|jumalar"
)
# What a text must hold for the regex beside it; days for each time, or "many" where the number says how often
# within the days.
_EVERY = tuple(
    (pieces, re.compile(text), days, many)
    for pieces, text, days, many in (
        (("hafta", "nedel"), rf"har {_N} haftada?[a-z]*|{_N.replace('<n>', '<n2>')} haftada (?:1|bir)|raz v "
            rf"(?P<n3>[0-9]{{1,2}}) nedel[a-z]*", 7, False),
        (("hafta", "nedelyu"), rf"(?:haftada|haftasiga|haftaga) {_N} ?(?:-[0-9] )?{_CALL}|"
            rf"(?P<n2>[0-9]) raz[a]? v nedelyu", 7, True),
        (("oyda", "oyiga", "mesyats"), rf"(?:oyda|oyiga) {_N} ?{_CALL}|(?P<n2>[0-9]) raz[a]? v mesyats",
            30, True),
        (("kun", "raz v ", "kajdie"), rf"har {_N} kun[a-z]*|"
            rf"(?<![a-z0-9]){_N.replace('<n>', '<n2>')} kunda (?:1|bir)|raz v "
            rf"(?P<n3>[0-9]{{1,2}}) d[a-z]+|kajdie (?P<n4>[0-9]{{1,2}}) d[a-z]+", 1, False),
        (("hafta", "nedel", "shanba", "juma", "pyatnits", "subbot", "voskresen", "vtornik", "sred",
            "chetverg"),
            rf"har (?:hafta|{_DAYS})|haftada|haftasiga|kajduyu nedelyu|raz v nedelyu|(?:po|kajd[a-z]+) "
            rf"{_RUSSIAN_DAYS}|ejenedeln|{_DAYS}(?:lari|larida|lar)(?![a-z])", 7, False),
        (("oy", "mesyats"), r"har oyda|har oy(?![a-z])|oyiga (?:1|bir)|oyda (?:1|bir)|raz v mesyats|"
            r"kajdiy mesyats", 30, False),
        (("har ", "kajd", "kuniga"), r"har kuni|har kun(?![a-z])|kajdiy (?:den|vecher)|kajdoe utro|kuniga",
            1, False),
        (("kun ora", "cherez den"), r"kun ora|cherez den", 2, False),
    )
)  # fmt: skip
_TALK = re.compile(
    r"(?<![a-z])(?:ter|tel|gapla|gapir|k[wou]ngir|zvon|hat|habar|yoz|pis|chik|svyaz|alok|obsh|govor|ovoz|video|soobsh)"
)
_REACH = 70  # letters from a rhythm to the word of calling it belongs to


def rhythm(text: str) -> tuple[int, int, int] | None:
    """Days between two calls and the place of the words; `text` has its numbers in figures."""
    if _OFTEN.search(text) is None:
        return None
    for pieces, regex, unit, many in _EVERY:
        if not any(map(text.__contains__, pieces)):
            continue
        for match in regex.finditer(text):
            if not _TALK.search(text, max(match.start() - _REACH, 0), match.end() + _REACH):
                continue
            count = next((int(told) for told in match.groupdict().values() if told), 1) or 1
            days = max(round(unit / count), 1) if many else min(count, 400) * unit
            return days, match.start(), match.end()
    return None
