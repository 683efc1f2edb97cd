"""Numbers in figures and in words, Uzbek and Russian, in folded letters."""

import re

UNITS = {
    "bir": 1, "ikki": 2, "iki": 2, "ekki": 2, "uch": 3, "twrt": 4, "tort": 4, "turt": 4, "besh": 5,
    "olti": 6, "etti": 7, "yetti": 7, "jetti": 7, "sakkiz": 8, "sakkis": 8, "sakiz": 8,
    "twkkiz": 9, "tokkiz": 9, "tukkiz": 9, "twkkis": 9, "tokkis": 9, "tukkis": 9,
}  # fmt: skip
TENS = {
    "wn": 10, "on": 10, "un": 10, "yigirma": 20, "jigirma": 20, "yigrma": 20, "wttiz": 30, "ottiz": 30,
    "uttiz": 30, "wttis": 30, "kirk": 40, "ellik": 50, "elli": 50, "oltmish": 60, "altmish": 60, "etmish": 70,
    "ettmish": 70, "jetmish": 70, "sakson": 80, "saksan": 80, "twkson": 90, "tokson": 90, "tukson": 90,
    "twksan": 90, "toksan": 90, "tuksan": 90,
}  # fmt: skip
_RUSSIAN = {
    "odin": 1, "odna": 1, "odnu": 1, "odnogo": 1, "dva": 2, "dve": 2, "dvuh": 2, "tri": 3, "treh": 3,
    "tryoh": 3, "chetire": 4, "chetyre": 4, "chetireh": 4, "chetiryoh": 4, "pyat": 5, "pyati": 5,
    "shest": 6, "shesti": 6,
    "sem": 7, "semi": 7, "vosem": 8, "vosmi": 8, "devyat": 9, "devyati": 9, "desyat": 10, "desyati": 10,
    "odinnadtsat": 11, "dvenadtsat": 12, "trinadtsat": 13, "chetirnadtsat": 14, "pyatnadtsat": 15,
    "shestnadtsat": 16, "semnadtsat": 17, "vosemnadtsat": 18, "devyatnadtsat": 19, "odinnadtsati": 11,
    "dvenadtsati": 12, "trinadtsati": 13, "pyatnadtsati": 15, "dvadtsat": 20, "dvadtsati": 20,
    "tridtsat": 30, "tridtsati": 30, "sorok": 40, "soroka": 40, "pyatdesyat": 50, "shestdesyat": 60,
    "semdesyat": 70, "vosemdesyat": 80, "devyanosto": 90, "devyanosta": 90,
    "chetiri": 4, "desat": 10, "dvenatsat": 12, "trinatsat": 13, "pyatnatsat": 15, "dvatsat": 20,
    "tritsat": 30, "pyatdesat": 50, "shesdesyat": 60, "semdesat": 70, "vosemdesat": 80,
}  # fmt: skip
ORDINALS = {
    "perv": 1, "vtor": 2, "tret": 3, "chetvyort": 4, "chetvert": 4, "pyat": 5, "shest": 6, "sedm": 7,
    "vosm": 8, "devyat": 9, "desyat": 10, "odinnadtsat": 11, "dvenadtsat": 12, "trinadtsat": 13,
    "chetirnadtsat": 14, "pyatnadtsat": 15, "shestnadtsat": 16, "semnadtsat": 17, "vosemnadtsat": 18,
    "devyatnadtsat": 19, "dvadtsat": 20, "tridtsat": 30, "sorokov": 40, "pyatidesyat": 50,
    "shestidesyat": 60, "semidesyat": 70, "vosmidesyat": 80, "devyanost": 90, "sot": 100,
    "dvuhtisyachn": 2000,
}  # fmt: skip
"""Stems of Russian ordinals; an ending of an adjective follows."""
HUNDREDS = {
    "yuz": 100, "yuzu": 100, "juz": 100, "sto": 100, "sta": 100, "dvesti": 200, "dvuhsot": 200, "trista": 300,
    "chetiresta": 400, "pyatsot": 500, "devyatsot": 900,
}  # fmt: skip
THOUSANDS = {"ming": 1000, "mingi": 1000, "tisyacha": 1000, "tisyachi": 1000, "tisyach": 1000}
SPOKEN = {**_RUSSIAN, **UNITS, **TENS, **HUNDREDS, **THOUSANDS}
"""Every spoken cardinal and its value."""
_ONE = "|".join(sorted(SPOKEN, key=len, reverse=True))
_WORD = re.compile(rf"[0-9]+|{_ONE}|[a-z]+")
NUMBER = rf"(?:[0-9]+|(?:(?:{_ONE})[ -]?){{0,5}}(?:{_ONE}))"
"""A pattern for one number in folded letters, in figures or in words (`figures` is cheaper)."""


def number(letters: str) -> int | None:
    """The value of "71", "to'qson besh", "ikki yuz yigirma sakkiz", "сорок пять", or None."""
    total = 0
    for word in _WORD.findall(letters):
        if word.isdigit():
            total += int(word) if len(word) < 10 else 0
        elif word not in SPOKEN:
            return None
        elif SPOKEN[word] == 1000:
            total = (total or 1) * 1000
        elif SPOKEN[word] == 100 and word in {"yuz", "juz"}:
            total = (total or 1) * 100
        else:
            total += SPOKEN[word]
    return total or None
