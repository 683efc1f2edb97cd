"""Where he is held: type, number and region, as the message says."""

import re
from collections.abc import Iterator
from dataclasses import replace

from himoya.language.figures import at_figures
from himoya.language.grouped import grouped
from himoya.places import PlaceFound
from himoya.reading.facility_kinds import ANY, TYPES, kind_of
from himoya.reading.facts import FacilityFact
from himoya.reading.message import Message

_GAP = r"[^a-z0-9.,!?\n]{0,3}"
_ENDING = r"(?:chi|n?inchi|nchi|ya|yu|y|aya|uyu|oy|ey|iy|om|m|i|nomerli|rakamli|li)?"
_WOMEN = r"(?:(?:ayol|ayollar|qiz|kiz|jensk)[a-z]* ?)?"
_AFTER = re.compile(
    rf"(?<![a-z0-9.:+])(?P<number>[0-9]{{1,3}}){_GAP}{_ENDING}{_GAP}(?:ekan,? )?{_WOMEN}"
    rf"(?P<kind>{ANY})(?![a-z])"
)
_UNITS = (
    r"(?:-|n?inchi|nchi)? ?-?(?:yil|kun|oy(?!ol)|hafta|soat|marta|yosh|let|god|ming|min|dakika|kishi|"
    r"odam|nafar|bola|wzbek|uzbek|"
    r"yanv|fevr|mart|apr[ei]l|may(?:da|ga|dan|a)?\b|iyu[nl]|avgust|sent[ya]{1,2}b|okt[ya]{1,2}b|noyab|dekab|"
    r"kilo|kg|rubl|foiz|sutk|ta\b|ta(?:dan|cha|si)|mahal|gal\b|martta|t\.?r\b|tis|dol|1000|otryad|barak|kamera|chelovek|raz\b|mesyats|nedel|dn|modda|statya|kism|chast|prots|uch\b)"
)
_COUNTED = re.compile(_UNITS)
_BEFORE = re.compile(
    rf"(?P<kind>{grouped(ANY, apart_from='a-z')})(?:{_GAP}(?:rakami|nomer|nomeri|no|n|nomerli)| ?da(?= \())?"
    r"(?P<gap>[^a-z0-9.!?\n]{0,3})"
    rf"(?P<number>[0-9]{{1,3}})(?![0-9a-z]*[0-9]|[.:/,][0-9])(?!{_UNITS})"
)
_LETTER = re.compile(r"(?<![a-z])(?<!tank )(?<!tanka )t-(?P<number>[0-9]{1,2})(?![0-9])")  # of a prison
_FEMININE = re.compile(  # as a colony or a zone is
    r"(?<![a-z0-9.,/:+-])(?P<number>[1-9][0-9]{1,2})-?(?:ya|aya|yu|uyu|oy)[ ,]{1,2}$"
)
_TWO_FIGURES = re.compile("[0-9]{2}")
_LISTED = re.compile(r"(?:^|[.,!?:-] )(?P<number>[4-9][0-9]), $")  # ". 76, Ivanovo"
_NUMBER_AFTER = re.compile(r"[a-z]{0,3}[ ,-]{1,3}(?P<number>[1-9][0-9]{1,2})(?![0-9:/]|[.,-][0-9])")
_NEAR_BEFORE = re.compile(rf"(?<![a-z])(?P<kind>{ANY})[ ,]{{1,2}}$")
_CASE = r"(?P<number>[0-9]{2})[ -]?(?:y|oy|ey|m|om|uyu|ya|aya|yu)(?![a-z0-9])"
_IN_A_CASE = re.compile(_CASE)  # asked first
_BARE_RUSSIAN = re.compile(rf"(?<![a-z0-9])(?:v|vo|iz|na|s|so|pro|po|ob) {_CASE}")
_BARE_ORDINAL = re.compile(
    r"(?<![a-z0-9.,+-])(?P<number>[0-9]{2,3})-?(?:yu|uyu|oy|ya|aya)(?![a-z0-9])(?= (?:v|na|kolon|zon)\b)"
)
_BARE_UZBEK = re.compile(
    r"(?<![a-z0-9.,/:+-])(?<![0-9] )(?<!soat )(?P<number>[0-9]{2})(?: ?-?(?:chi|n?inchi|"
    r"nchi))?[ -]?(?:da|dan|dagi|ga|dagilar|tan|de|ekan|ning [wou]zida)(?![a-z0-9])"
)
_NOT_HERE = re.compile(
    r"\s*(?:ortik|ziyod|kam\b|oshik|oshdi|yakin|beri|keyin|oldin|avval|s[wou]ng|boshlab|kir(?:di|gan|ib)|t[wou]l(?:di|gan|ib|adi)|chikdi|kadar|god|let|chisl|etaj|otryad|barak|raz\b|klass|shkol|kvart|glav|stat|nedel|mesyats|minut|chas|"
    r""
    r"k[wou]p\b|kun|twl|tul|tol|kir|soat|minut|dakika|yil|oy\b|oyda|hafta|yosh|ming|rubl|sum|som|kilo|kg|marta|kishi|odam|"
    r"ta\b|modda|chast|kism|fevral|yanvar|mart|aprel|may|iyun|iyul|avgust|sent|okt|noyab|dekabr|tugil|teng|sot|tush|bitta)"
)
_MAY_BE_ALONE = re.compile(
    grouped(
        "spets|spespri|deport|tsvsi|suvsig|s[iy]zo|tergov|izolyator|liu|tub|bolnichk|kp|koloni|posel|posyol|turm|tyurm|kritk|tsentral",
        apart_from="a-z",
    )
)
_ALONE = re.compile(r"(?<![a-z])(?:" + "|".join(words for _, words in TYPES[:5]) + r")(?![a-z0-9])")
_PLACE_WORDS = re.compile(
    grouped(
        r"zon[aeuiy]|koloni|kalon|sizo|\bik\b|lager|otryad|barak|turma|kamok|oblast|viloyat|kray|srok|muddat|[wou]tir|sidi|karantin"
    )
)
_KIND_NEAR = re.compile(rf"(?<![a-z])(?P<kind>{ANY}) [a-z]{{4,}}[ ,]{{1,2}}$")
_SMALL = 45
_OF_AGE = range(16, _SMALL + 1)
_YOUNG = re.compile(r"yosh|yash|tugil|kirdi|twldi|tuldi|toldi")
_OWN_KIN = r"(?:ukam|akam|inim|erim|wglim|oglim|uglim|bolam|kuyovim|jiyanim)[a-z]*"
_NAMED_BEFORE = re.compile(rf"(?:(?:^|[.,!?\n]) ?{_OWN_KIN}|(?:^|[.,!?\n] ?|{_OWN_KIN} )[a-z]{{4,}}),? $")
_KIN_NAMED_BEFORE = re.compile(rf"{_OWN_KIN} [a-z]{{3,}},? $")
_FULL_NAME_BEFORE = re.compile(
    r"(?:[a-z]{3,}[oe]va? [a-z]{3,}|[a-z]{3,} [a-z]{3,}[oe]va?|egizak(?:lar)?),? $"
)
_FAR = 120  # letters from a facility to the region that is its own

_Spoken = tuple[str | None, int, int, int]  # kind, number, start, end


def facility(message: Message) -> FacilityFact | None:
    text = message.figures.text
    found = _numbered(message, text) if message.figures.has_numbers else None
    if found is None:
        return _unnumbered(message)
    kind, value, start, end = found
    return _with_region(
        message, FacilityFact(kind, value, None, message.quote_of_figures(start, end)), start, end
    )


def _numbered(message: Message, text: str) -> _Spoken | None:
    """The first number that is not denied ("не ИК-93, а ИК-98"; "71 emas 77"): with its kind, else bare."""
    return _standing(text, _typed(text)) or _standing(text, _bare(message, text))


def _standing(text: str, rows: list[_Spoken]) -> _Spoken | None:
    stands = [row for row in rows if not _denied(text, row[2], row[3])]
    if len(stands) > 1 and _MOVED.search(text):
        stands = [row for row in stands if not _left(text, row)] or stands
    return min(stands, key=lambda row: row[2]) if stands else None


def _typed(text: str) -> list[_Spoken]:
    """Numbers beside their kind; one joined tightly ("ИК-79") goes before one after a comma ("СИЗО, 22")."""
    tight: list[_Spoken] = []
    loose: list[_Spoken] = []
    for found in (_BEFORE.finditer(text), at_figures(_AFTER, text)):
        for match in found:
            value = int(match["number"])
            if 1 <= value <= 999 and not (value == 1 and _said_one(match.group())):
                row = kind_of(match["kind"]), value, match.start(), match.end()
                (loose if "," in (match.groupdict().get("gap") or "") else tight).append(row)
    if "t-" in text:
        tight += [("T", int(match["number"]), match.start(), match.end()) for match in _LETTER.finditer(text)]
    return tight or loose


def _said_one(words: str) -> bool:
    """ "Bir zonada" is "in one colony", "zonadan bir zek" one of it; the first is "1-zona", "ИК-1"."""
    return words.startswith("1 ") or words.endswith(" 1")


_MOVED = re.compile(
    r"\bpere(?:ve|vod|bro|sla|eh|ez|kin)|\betap|k[wou]ch(?:ir|ib|di|gan)|[wou]tkaz|[wou]tdi|yubor(?:ish|il)|oborish"
)
_FROM_BEFORE = re.compile(r"\b(?:iz|s|so|ot) (?:[a-z]+ )?$")
_FROM_AFTER = re.compile(
    r"(?:[- ]?[a-z]{1,4}\b)?(?: ?(?:zona|koloniya|kaloniya|lager)(?:si)?)?-?(?:dan|nan)\b"
)


def _left(text: str, row: _Spoken) -> bool:
    """Whether he was taken from there: "из СИЗО-74 в ИК-91", "71dan 83ga ko'chirishibdi"."""
    _, _, start, end = row
    after = _FROM_AFTER.match(text, end) is not None or text[start:end].endswith(("dan", "tan"))
    return after or _FROM_BEFORE.search(text[max(start - 16, 0) : start]) is not None


def _bare(message: Message, text: str) -> list[_Spoken]:
    """A number in a case that says "in" or "from": в 87-й, 74 dan; or right after a region: Омск, 96."""
    found: list[_Spoken] = []
    if _TWO_FIGURES.search(text) is None:
        return found
    for matches in (
        _BARE_RUSSIAN.finditer(text) if any(at_figures(_IN_A_CASE, text)) else (),
        at_figures(_BARE_ORDINAL, text),
        at_figures(_BARE_UZBEK, text),
    ):
        for match in matches:
            value, start, end = int(match["number"]), match.start(), match.end()
            if (
                value >= 10
                and not _NOT_HERE.match(text, end)
                and not _an_age(text, value, start, end)
                and not (value <= 31 and "nchi" in match.group())
                and (value > _SMALL or _placed(message, text, start))
            ):
                found.append((_kind_before(text, start), value, start, end))
    return found or list(_beside_region(message, text))


def _kind_before(text: str, place: int) -> str | None:
    """ "Zonasi Permda, 88 da": the kind stands a little before, with nothing but a region between."""
    near = _KIND_NEAR.search(text[max(place - 30, 0) : place])
    return kind_of(near["kind"]) if near else None


def _placed(message: Message, text: str, place: int) -> bool:
    """Whether a small number, as likely an hour or an age, is spoken of as a place."""
    if _PLACE_WORDS.search(text):
        return True
    letter = message.figures.start(place)
    return any(0 <= letter - message.words[region.last].end < 12 for region in message.regions)


def _beside_region(message: Message, text: str) -> Iterator[_Spoken]:
    """ "Vologda 75", "Омск, 96", "82-я, Омск": the number of a place, where nothing is counted or dated."""
    for place in message.regions:
        beginning = _forward(message, message.words[place.first].start)
        start = _forward(message, message.words[place.last].end)
        before = text[max(beginning - 30, 0) : beginning]
        if match := _FEMININE.search(before) or _LISTED.search(before):
            yield None, int(match["number"]), beginning - len(before) + match.start("number"), beginning
        match = _NUMBER_AFTER.match(text, start)
        if (
            match
            and not _NOT_HERE.match(text, match.end())
            and not _COUNTED.match(text[match.end() : match.end() + 12])
        ):
            near = _NEAR_BEFORE.search(before)
            kind = kind_of(near["kind"]) if near else None
            yield kind, int(match["number"]), match.start("number"), match.end()


def _forward(message: Message, place: int) -> int:
    """The place in the figures of a place in the letters that is no spoken number."""
    starts, origins = message.figures.starts, message.figures.origins
    number = max(index for index, origin in enumerate(origins) if origin <= place)
    return starts[number] + place - origins[number]


def _an_age(text: str, value: int, start: int, end: int) -> bool:
    """ "Jahongir 26 da": a number of 16 to 45 right after a name is his age, unless a place is spoken of."""
    if text[max(start - 9, 0) : start].endswith(("yoshim ", "yoshi ", "rahmatli ")):
        return True
    if value not in _OF_AGE:
        return False
    if _YOUNG.search(text, start, end + 15):
        return True
    before = text[max(start - 40, 0) : start]
    if _KIN_NAMED_BEFORE.search(before):
        return True
    if _FULL_NAME_BEFORE.search(before):
        return True
    named = _NAMED_BEFORE.search(before)
    return named is not None and _PLACE_WORDS.search(text) is None


def _denied(text: str, start: int, end: int) -> bool:
    denied = _NOT_BEFORE.search(text[max(start - 6, 0) : start]) or _NOT_SO.match(text[end : end + 14])
    return denied is not None


_NOT_BEFORE = re.compile(r"(?<![a-z])ne (?:v )?$")
_NOT_SO = re.compile(r"[^a-z0-9]*(?:emas|ammas)|[a-z]{0,3} (?:deb|dep) (?:yoz|ayt)")


def _unnumbered(message: Message) -> FacilityFact | None:
    """A kind of place without number: СИЗО Курска."""
    text = message.figures.text
    begun = _MAY_BE_ALONE.search(text)
    match = begun and _ALONE.search(text, begun.start())
    if match is None:
        return _region_only(message)
    quote = message.quote_of_figures(match.start(), match.end())
    return _with_region(
        message, FacilityFact(kind_of(match.group()), None, None, quote), match.start(), match.end()
    )


_IN = re.compile(r"[a-z]+(?:da|dagi|dan)(?:man|miz)?")
_NEAR_THE_WAR = frozenset(
    {"Rostov oblast", "Belgorod oblast", "Voronezh oblast", "Kursk oblast", "Bryansk oblast"}
)
_IN_RUSSIAN = frozenset({"v", "iz", "pud", "vu"})


def _region_only(message: Message) -> FacilityFact | None:
    """ "Укам Омскда", "мой в Мордовии": all that is known is the region."""
    names = {place.name for place in message.regions}
    if len(names) != 1 or names & _NEAR_THE_WAR:
        return None
    place = message.regions[0]
    before = message.merged[place.first - 1] if place.first else ""
    if not (_IN.fullmatch(message.merged[place.last]) or before in _IN_RUSSIAN):
        return None
    quote = message.quote(message.words[place.first].start, message.words[place.last].end)
    return FacilityFact(None, None, place.name, quote)


def _with_region(message: Message, fact: FacilityFact, start: int, end: int) -> FacilityFact:
    """The region named nearest to the facility."""
    places = [place for place in message.regions if not _elsewhere(message, place)]
    if not places:
        return fact
    first, last = message.figures.start(start), message.figures.end(end)

    def distance(place: PlaceFound) -> int:
        word = message.words[place.first]
        return min(abs(word.start - last), abs(first - word.end))

    nearest = min(places, key=distance)
    return replace(fact, region=nearest.name) if len(places) == 1 or distance(nearest) < _FAR else fact


def _elsewhere(message: Message, place: PlaceFound) -> bool:
    """A denied region ("не Ивановская"), or a place near the war that he called from ("под Ростовом")."""
    before = message.merged[place.first - 1] if place.first else ""
    after = message.merged[place.last + 1] if place.last + 1 < len(message.words) else ""
    return before in {"ne", "pud", "vuzle", "ukulu"} or after.startswith(("yun", "ust", "yakin"))
