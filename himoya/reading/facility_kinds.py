"""Kinds of places where people are held, by the words they are called by, in folded letters."""

import re
from functools import lru_cache

TYPES = (
    ("deport", r"spets?-?pri[a-z]{0,3}m[a-z]*|spespri[a-z]*|deport[a-z]* (?:mark|uy|tsentr)[a-z]*|"
        r"tsvsi[a-z]*|suvsig[a-z]*"),
    ("SIZO", r"s[iy]zo[a-z]*|tergov (?:hibs|izol)[a-z]*|izolyator[a-z]*"),
    ("LIU", r"liu[a-z]*|tubzon[a-z]*|tubbolnits[a-z]*|bolnichk[a-z]*"),
    ("KP", r"kp(?!z)[a-z]*|koloni[a-z]*-poseleni[a-z]*|poselok|poselk[a-z]*|poselyon[a-z]*|posyolk[a-z]*"),
    ("T", r"turma(?! kasal)[a-z]*|turme|tyurm[a-z]*|kritk[a-z]*|tsentral(?:a|e|da|ga|dan)?"),
    ("IK", r"ik(?:da|dan|ga|ni|ning|dagi|ka|u|e|i)?|zon[aeuiy][a-z]*|zon|koloni[a-z]*|kaloni?[a-z]*|"
        r"lager[a-z]*|strogiy|obshiy"),
    ("police", r"melisa[a-z]*|ovd|otdel politsii|otdeleni[a-z]*"),
)  # fmt: skip
_KINDS = tuple((name, re.compile(words)) for name, words in TYPES)
ANY = "|".join(words for _, words in TYPES)


@lru_cache(maxsize=1 << 10)
def kind_of(words: str) -> str:
    """The kind that these words, which ANY found, are a name of."""
    return next(name for name, regex in _KINDS if regex.fullmatch(words))
