"""Numbers in figures and in words, Uzbek and Russian, in folded letters."""

import re

_UNITS = {
    "bir": 1, "ikki": 2, "uch": 3, "twrt": 4, "tort": 4, "turt": 4, "besh": 5, "olti": 6, "etti": 7,
    "yetti": 7,
    "sakkiz": 8, "twkkiz": 9, "tokkiz": 9, "tukkiz": 9,
    "odin": 1, "odna": 1, "odnu": 1, "odnogo": 1, "pervoy": 1, "pervaya": 1, "dva": 2, "dve": 2,
    "dvuh": 2, "tri": 3, "treh": 3, "tryoh": 3, "chetire": 4,
    "chetireh": 4, "pyat": 5, "pyati": 5, "shest": 6, "shesti": 6, "sem": 7, "semi": 7, "vosem": 8,
    "devyat": 9,
    "desyat": 10, "odinnadtsat": 11, "dvenadtsat": 12, "trinadtsat": 13, "chetirnadtsat": 14,
    "pyatnadtsat": 15,
    "shestnadtsat": 16, "semnadtsat": 17, "vosemnadtsat": 18, "devyatnadtsat": 19,
}  # fmt: skip
_TENS = {
    "wn": 10, "on": 10, "un": 10, "yigirma": 20, "jigirma": 20, "wttiz": 30, "ottiz": 30, "uttiz": 30,
    "kirk": 40,
    "ellik": 50, "oltmish": 60, "etmish": 70, "sakson": 80, "twkson": 90, "tokson": 90, "tukson": 90,
    "dvadtsat": 20, "tridtsat": 30, "sorok": 40, "pyatdesyat": 50, "shestdesyat": 60, "semdesyat": 70,
    "vosemdesyat": 80, "devyanosto": 90,
}  # fmt: skip
_HUNDREDS = {"yuz": 100, "sto": 100, "dvesti": 200, "trista": 300}
_ALL = {**_UNITS, **_TENS, **_HUNDREDS}
_ONE = "|".join(sorted(_ALL, key=len, reverse=True))
_WORD = re.compile(rf"[0-9]+|{_ONE}|[a-z]+")
NUMBER = rf"(?:[0-9]+|(?:(?:{_ONE})[ -]?){{0,5}}(?:{_ONE}))"
"""A pattern for one number in folded letters, in figures or in words."""


def number(letters: str) -> int | None:
    """The value of "71", "to'qson besh", "ikki yuz yigirma sakkiz", "сорок пять", or None."""
    total = 0
    for word in _WORD.findall(letters):
        if word.isdigit():
            total += int(word) if len(word) < 10 else 0
        elif word in _HUNDREDS:
            total = (total or 1) * 100 if word == "yuz" else total + _HUNDREDS[word]
        elif word in _ALL:
            total += _ALL[word]
        else:
            return None
    return total or None
