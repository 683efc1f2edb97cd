"""Where he is held: type, number and region, as the message says."""

import re
from dataclasses import replace

from himoya.language.numbers import NUMBER, number
from himoya.places import russian_regions
from himoya.reading.facts import FacilityFact
from himoya.reading.message import Message

_TYPES = (
    ("deport", r"spets?-?pri[a-z]{0,3}m[a-z]*|spespri[a-z]*|deport[a-z]* mark[a-z]*|tsvsig[a-z]*|"
               r"suvsig[a-z]*|deport markaz[a-z]*"),
    ("SIZO", r"s[iy]zo[a-z]*|tergov (?:hibs|izol)[a-z]*|izolyator[a-z]*"),
    ("LIU", r"liu[a-z]*|tubzon[a-z]*|tubbolnits[a-z]*|bolnichk[a-z]*"),
    ("KP", r"kp(?!z)[a-z]*|koloni[a-z]*-poseleni[a-z]*|poselok|poselyon[a-z]*|posyolk[a-z]*"),
    ("T", r"turma[a-z]*|turme|tyurm[a-z]*|kritk[a-z]*"),
    ("IK", r"ik(?:da|dan|ga|ni|ning|dagi|ka|u|e|i)?|zon[aeuiy][a-z]*|zon|koloni[a-z]*|kalon[a-z]*|"
           r"kaloniya[a-z]*|lager[a-z]*|strogiy|obshiy"),
    ("police", r"melisa[a-z]*|ovd|otdel politsii|otdeleni[a-z]*"),
)  # fmt: skip
_ANY = "|".join(f"(?P<{name}_{{0}}>{words})" for name, words in _TYPES)
_GAP = r"[^a-z0-9.!?\n]{0,3}"
_WOMEN = r"(?:(?:ayol|ayollar|qiz|kiz|jensk)[a-z]* ?)?"
_AFTER = re.compile(
    rf"(?<![a-z0-9.])(?P<number>{NUMBER}){_GAP}(?:chi|inchi|nchi|ya|y|uyu|oy|ey|m|i|nomerli|"
    rf"ta)?{_GAP}{_WOMEN}"
    rf"(?:{_ANY.replace('{0}', 'a')})(?![a-z])"
)
_BEFORE = re.compile(
    rf"(?<![a-z])(?:{_ANY.replace('{0}', 'b')})(?:{_GAP}(?:raqami|nomer|nomeri|no|n|"
    rf"nomerli))?{_GAP}(?P<number>[0-9]{{1,3}}|{NUMBER})(?![0-9a-z]*[0-9]|[.:/][0-9])(?!-?(?:inchi|nchi)? "
    rf"?(?:yil|kun|oy|hafta|soat|marta|yosh|let|god|ming|chi ))"
)
_BARE_RUSSIAN = re.compile(
    r"(?<![a-z0-9])(?:v|iz|na|s) (?P<number>[0-9]{2})(?:-| )?(?:y|oy|ey|m|uyu|ya|yu)(?![a-z0-9])"
)
_BARE_UZBEK = re.compile(
    rf"(?<![a-z0-9.,/:-])(?P<number>{NUMBER})(?:chi|inchi|nchi)?[ -]?(?:da|dan|dagi|ga|dagilar|"
    rf"tan)(?![a-z0-9])(?! ?[0-9])"
)
_ALONE = re.compile(r"(?<![a-z])(?:" + "|".join(words for _, words in _TYPES[:5]) + r")(?![a-z0-9])")
_UNITS = re.compile(
    r"\s*(?:kun|twl|tul|tol|kir|soat|minut|daqiqa|yil|oy\b|oyda|hafta|yosh|ming|rubl|sum|som|kilo|kg|"
    r"marta|kishi|odam|ta\b|modda|chast|"
    r"kism|fevral|yanvar|mart|aprel|may|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr)"
)

_Spoken = tuple[str | None, int, int, int]  # kind, number, start, end


def facility(message: Message) -> FacilityFact | None:
    letters = message.letters
    found = _numbered(letters)
    if found is None:
        return _unnumbered(message)
    kind, value, start, end = found
    return _with_region(message, FacilityFact(kind, value, None, message.quote(start, end)), start, end)


def _numbered(letters: str) -> _Spoken | None:
    """The first number that is not denied ("не ИК-93, а ИК-98"; "71 emas 77"): with its kind, else bare."""
    typed = _typed(letters)
    spoken = sorted(
        typed or [row for row in _bare(letters) if not _an_age(letters, row)], key=lambda row: row[2]
    )
    return next((row for row in spoken if not _denied(letters, row[2], row[3])), None)


def _typed(letters: str) -> list[_Spoken]:
    found: list[_Spoken] = []
    for regex in (_BEFORE, _AFTER):
        for match in regex.finditer(letters):
            value = number(match["number"])
            least = 20 if regex is _BEFORE and not match["number"].isdigit() else 1
            if value is not None and least <= value <= 999:
                found.append((_kind(match), value, match.start(), match.end()))
    return found


def _kind(match: "re.Match[str]") -> str:
    return next(name[:-2] for name, text in match.groupdict().items() if text and name != "number")


def _bare(letters: str) -> list[_Spoken]:
    """Two figures in a case that says "in" or "from": в 87-й, 74 dan."""
    found: list[_Spoken] = []
    for regex in (_BARE_RUSSIAN, _BARE_UZBEK):
        for match in regex.finditer(letters):
            value = number(match["number"])
            least = 10 if match["number"].isdigit() else 30
            if value is not None and least <= value <= 99 and not _UNITS.match(letters, match.end()):
                found.append((None, value, match.start(), match.end()))
    return found


_OF_AGE = range(18, 46)
_PLACE_WORDS = re.compile(r"zon|koloni|kalon|sizo|\bik\b|lager|otryad|barak|turma|kamok|oblast|viloyat|kray")
_YOUNG = re.compile(r"yosh|yash|tugil|kirdi|twldi|tuldi|toldi")
_OWN_KIN = r"(?:ukam|akam|inim|erim|wglim|oglim|uglim|bolam|kuyovim|jiyanim)[a-z]*"
_NAMED_BEFORE = re.compile(rf"(?:(?:^|[.,!?\n]) ?{_OWN_KIN}|(?:^|[.,!?\n] ?|{_OWN_KIN} )[a-z]{{4,}}) $")


def _an_age(letters: str, row: _Spoken) -> bool:
    """ "Jahongir 26 da": a number of 18 to 45 right after a name is his age, unless a place is spoken of."""
    _, value, start, end = row
    if value not in _OF_AGE:
        return False
    if _YOUNG.search(letters, start, end + 15):
        return True
    named = _NAMED_BEFORE.search(letters[max(start - 40, 0) : start])
    return named is not None and _PLACE_WORDS.search(letters) is None


def _denied(letters: str, start: int, end: int) -> bool:
    return re.search(r"(?<![a-z])ne (?:v )?$", letters[max(start - 6, 0) : start]) is not None or bool(
        re.match(r"[^a-z0-9]*(?:emas|ammas)", letters[end : end + 8])
    )


def _unnumbered(message: Message) -> FacilityFact | None:
    """A region's bare number ("Vologda 75", "Омск, 96"), or a kind of place without number (СИЗО Курска)."""
    for place in russian_regions(message.merged):
        for step in (1, 2):
            if place.last + step >= len(message.words):
                break
            word = message.words[place.last + step]
            value = number(word.letters)
            if value is not None and 10 <= value <= 99 and not _UNITS.match(message.letters, word.end):
                first = message.words[place.first]
                return FacilityFact(None, value, place.name, message.quote(first.start, word.end))
    match = _ALONE.search(message.letters)
    if match is None:
        return None
    kind = next(name for name, words in _TYPES if re.fullmatch(words, match.group()))
    return _with_region(
        message,
        FacilityFact(kind, None, None, message.quote(match.start(), match.end())),
        match.start(),
        match.end(),
    )


def _with_region(message: Message, fact: FacilityFact, start: int, end: int) -> FacilityFact:
    """The region named nearest to the facility."""
    places = [place for place in russian_regions(message.merged) if not _elsewhere(message, place.first)]
    if not places:
        return fact

    def distance(number: int) -> int:
        word = message.words[number]
        return min(abs(word.start - end), abs(start - word.end))

    nearest = min(places, key=lambda place: distance(place.first))
    return replace(fact, region=nearest.name) if len(places) == 1 or distance(nearest.first) < 120 else fact


def _elsewhere(message: Message, word: int) -> bool:
    """A denied region ("не Ивановская"), or a place near the war that he called from ("под Ростовом")."""
    before = message.merged[word - 1] if word else ""
    after = message.merged[word + 1] if word + 1 < len(message.words) else ""
    return (before in {"ne", "pud", "iz", "vuzle", "ukulu"} and before != "iz") or after.startswith(
        ("yun", "ust", "yakin")
    )
