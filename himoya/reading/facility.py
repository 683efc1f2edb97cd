"""Where he is held: type, number and region, as the message says."""

import re
from dataclasses import replace

from himoya.language.numbers import NUMBER, number
from himoya.places import russian_regions
from himoya.reading.facts import FacilityFact
from himoya.reading.message import Message

_TYPES = (
    ("deport", r"spets?-?pri[a-z]{0,3}m[a-z]*|spespri[a-z]*|deport[a-z]* mark[a-z]*|tsvsig[a-z]*|suvsig[a-z]*|deport markaz[a-z]*"),
    ("SIZO", r"s[iy]zo[a-z]*|tergov (?:hibs|izol)[a-z]*|izolyator[a-z]*"),
    ("LIU", r"liu[a-z]*|tubzon[a-z]*|tubbolnits[a-z]*|bolnichk[a-z]*"),
    ("KP", r"kp(?!z)[a-z]*|koloni[a-z]*-poseleni[a-z]*|poselok|poselyon[a-z]*|posyolk[a-z]*"),
    ("T", r"turma[a-z]*|turme|tyurm[a-z]*|kritk[a-z]*"),
    ("IK", r"ik(?:da|dan|ga|ni|ning|dagi|ka|u|e|i)?|zon[aeuiy][a-z]*|zon|koloni[a-z]*|kalon[a-z]*|kaloniya[a-z]*|lager[a-z]*|strogiy|obshiy"),
    ("police", r"melisa[a-z]*|ovd|otdel politsii|otdeleni[a-z]*"),
)  # fmt: skip
_ANY = "|".join(f"(?P<{name}_{{0}}>{words})" for name, words in _TYPES)
_GAP = r"[^a-z0-9.!?\n]{0,3}"
_WOMEN = r"(?:(?:ayol|ayollar|qiz|kiz|jensk)[a-z]* ?)?"
_AFTER = re.compile(
    rf"(?<![a-z0-9.])(?P<number>{NUMBER}){_GAP}(?:chi|inchi|nchi|ya|y|uyu|oy|ey|m|i|nomerli|ta)?{_GAP}{_WOMEN}"
    rf"(?:{_ANY.replace('{0}', 'a')})(?![a-z])"
)
_BEFORE = re.compile(
    rf"(?<![a-z])(?:{_ANY.replace('{0}', 'b')})(?:{_GAP}(?:raqami|nomer|nomeri|no|n|nomerli))?{_GAP}(?P<number>[0-9]{{1,3}}|{NUMBER})(?![0-9a-z]*[0-9]|[.:/][0-9])(?!-?(?:inchi|nchi)? ?(?:yil|kun|oy|hafta|soat|marta|yosh|let|god|ming|chi ))"
)
_BARE_RUSSIAN = re.compile(r"(?<![a-z0-9])(?:v|iz|na|s) (?P<number>[0-9]{2})(?:-| )?(?:y|oy|ey|m|uyu|ya|yu)(?![a-z0-9])")
_BARE_UZBEK = re.compile(
    rf"(?<![a-z0-9.,/:-])(?P<number>{NUMBER})(?:chi|inchi|nchi)?[ -]?(?:da|dan|dagi|ga|dagilar|tan)(?![a-z0-9])(?! ?[0-9])"
)
_ALONE = re.compile(r"(?<![a-z])(?:" + "|".join(words for _, words in _TYPES[:5]) + r")(?![a-z0-9])")
_UNITS = re.compile(
    r"\s*(?:kun|twl|tul|tol|kir|soat|minut|daqiqa|yil|oy\b|oyda|hafta|yosh|ming|rubl|sum|som|kilo|kg|marta|kishi|odam|ta\b|modda|chast|"
    r"kism|fevral|yanvar|mart|aprel|may|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr)"
)
_SUBJECT = re.compile(r"otiri|otir|wtir|utir|[uo]tkan|terdi|edi\b|bola|kontsul|konsul|yonida|turibdi|etkaz|zona|tashlap|borarkan")


def facility(message: Message) -> FacilityFact | None:
    letters = message.letters
    found = _numbered(letters)
    if found is None:
        return _unnumbered(message)
    kind, value, start, end = found
    return _with_region(message, FacilityFact(kind, value, None, message.quote(start, end)), start, end)


def _numbered(letters: str) -> tuple[str | None, int, int, int] | None:
    """The last one that is not denied ("не ИК-93, а ИК-98"; "71 emas 77") wins only over a denied one."""
    spoken: list[tuple[int, str | None, int, int, int]] = []
    for regex in (_BEFORE, _AFTER):
        for match in regex.finditer(letters):
            value = number(match["number"])
            if value is None or not 1 <= value <= 999 or (regex is _BEFORE and value < 20 and not match["number"].isdigit()):
                continue
            kind = next(name[:-2] for name, text in match.groupdict().items() if text and name != "number")
            spoken.append((match.start(), kind, value, match.start(), match.end()))
    if not spoken:
        for regex in (_BARE_RUSSIAN, _BARE_UZBEK):
            for match in regex.finditer(letters):
                value = number(match["number"])
                least = 10 if match["number"].isdigit() else 30
                if value is None or not least <= value <= 99 or _UNITS.match(letters, match.end()):
                    continue
                spoken.append((match.start(), None, value, match.start(), match.end()))
    kept = [row for row in sorted(spoken, key=lambda row: row[0]) if not _denied(letters, row[3], row[4])]
    if not kept:
        return None
    _, kind, value, start, end = kept[0]
    return kind, value, start, end


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
        message, FacilityFact(kind, None, None, message.quote(match.start(), match.end())), match.start(), match.end()
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
    return before in {"ne", "pud", "iz", "vuzle", "ukulu"} and before != "iz" or after.startswith(("yun", "ust", "yakin"))
