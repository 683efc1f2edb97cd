"""How people go on after the number of an article: "228 чорт четыре, прим", "228.1.4", "228 ning to'rti".

The point (of 228.1) and the part come in any order, with and without the words for them. So the words after
the number are taken one by one, as long as each belongs to the notation.
"""

import re
from typing import NamedTuple

_REACH = 70  # letters after the number
_MOST = 12  # words of one notation
_ENDING = (
    r"(?:(?:[ -]?(?:n?inchi|nchi|chi|n?inji|nji)|-?(?:aya|uyu|oy|ey|iy|ya|yu|y|ka|ku))"
    r"(?=[^a-z]|si|ga|dan|ni|da|i\b|$))?"
    r"(?:si|sini|sida|sidan|siga|sining|isi|ini|i|ga|dan|da|di|ni|ning)?(?![a-z])"
)
_NOTED = re.compile(
    r"(?P<between>[\s,.:;()\"/-]*)(?:"
    r"(?P<point>prim(?:i|si|e|om|a|ech[a-z]*)?(?![a-z])(?:[ -]?bir(?:i|ni|ning)?(?![a-z]))?|"
    r"ilova[a-z]*|drob[a-z]*|tochka|nukta(?![a-z]))"
    r"|(?P<part>kisi?m[a-z]*|ksm(?![a-z])|cha?st[a-z]*|chas(?![a-z])|chat(?![a-z])|ch(?:ort)?a?(?![a-z])|"
    r"bwlim[a-z]*|p(?=[ .]*[1-6](?![0-9])))"
    rf"|(?P<number>[1-6])(?![0-9])(?P<ending>{_ENDING})"
    r"|(?P<slang>dvoyk|troyk|chetv[yoe]+rk|pyat[yoe]+rk|(?<=ning )(?:bir|uch)(?=i))"
    r"(?:[auo]y?|i(?:si|ni)?)(?![a-z])"
    r"|(?:cherez )?30(?:-?(?:uyu|yu|ku|chi|inchi))?(?![0-9.])(?: modda[a-z]*)?(?: orkali)?"
    r"|(?:p(?:unkt[a-z]*)?[ .]*)?[abvgd](?![a-z0-9])"
    r"|(?:modda[a-z]*|stat[a-z]*|st|uk|jk|rf|ning|nin|ni|bilan|n?inchi|chi|aya|oy|cherez|"
    r"deb yozilgan|lekin|ekan|wtir[a-z]*|[ou]tir[a-z]*|"
    r"eto|a|s|i)(?![a-z])"
    r")"
)
_SLANG = {"dv": 2, "tr": 3, "ch": 4, "py": 5, "uc": 3, "bi": 1}
_COUNTED = re.compile(
    r" ?-?(?:(?:yarim|s polovinoy|y?u [0-9]+|[0-9]+) ?)?(?:yil|let(?![a-z])|god|goda|oy(?![a-z])|mes|"
    r"ta(?![a-z])|kishi|marta|raz(?![a-z])|kun|sut|ming|yosh|may|iyu|yanv|fevr|mart|apr|avg|sent|okt|noy|dek|zona|bola|ugl|wgl|"
    r"akam|ukam|chelov|nafar|soat|chas(?!t)|minut|million|rubl)"
)
_PART_AFTER = re.compile(r"[ ,.-]*(?:kisi?m|ksm|cha?st|chas\b|ch\b|bwlim)")
_ENDS = re.compile(
    r"(?:\s*(?:[,.;:)\n\"]|$)| (?:bilan|dan|deb|edi|ekan|wtir|otir|utir|sidit|[1-6](?![0-9])|prim|[abvgd]\b|"
    r"[0-9]{1,2},? ?(?:yil|let|god)|[0-9]{1,2}[,.]))"
)


class Notation(NamedTuple):
    """What stands after an article's number: its point, its part, and where this ends."""

    point: int | None
    part: int | None
    end: int


class _Word(NamedTuple):
    kind: str  # point, part, number, other
    value: int
    end: int


def notation(text: str, place: int) -> Notation:
    """What follows from `place` on, the end of the number. In the text spoken numbers are in figures."""
    told = _words(text, place)
    point = part = first = None
    end = place
    for number, word in enumerate(told):
        before = told[number - 1].kind if number else ""
        after, later = (told[other].kind if other < len(told) else "" for other in (number + 1, number + 2))
        if word.kind == "point":
            point, end = 1, word.end
        elif word.kind != "number":
            continue
        elif before == "point" and word.value == 1 and (after != "part" or later == "number"):
            end = word.end  # "prim bir"
        elif "part" in {before, after}:
            part, end = part or word.value, word.end
        elif word.value == 1 and first is None and not point and not part:
            first, end = 1, word.end
        else:
            part, end = part or word.value, word.end
    if first and (part or point):
        return Notation(1, part, end)  # "228 один четыре"
    return Notation(point, part or first, end)


def _words(text: str, place: int) -> list[_Word]:
    found: list[_Word] = []
    until = place + _REACH
    while len(found) < _MOST and (match := _NOTED.match(text, place, until)):
        value = int(match["number"] or 0) or _SLANG.get((match["slang"] or "")[:2], 0)
        if match["number"] and not _is_of_it(text, match, found[-1].kind if found else ""):
            break
        place = match.end()
        kind = "number" if value else "point" if match["point"] else "part" if match["part"] else "other"
        found.append(_Word(kind, value, place))
    return found


def _is_of_it(text: str, match: "re.Match[str]", before: str) -> bool:
    """Whether a number goes on with the article, not with years, people, a day or another sentence."""
    if _COUNTED.match(text, match.end()):
        return False
    if match["ending"] or before in {"point", "part", "number"} or _PART_AFTER.match(text, match.end()):
        return True
    if match["between"] in {". ", "\n"} or text.endswith("bilan", 0, match.start()):
        return False  # "161 bilan 6": years
    return _ENDS.match(text, match.end()) is not None
