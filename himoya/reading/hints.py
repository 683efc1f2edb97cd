"""What a text may speak of, by its words one at a time.

A regex over a whole message costs more than to ask its words, whose answers are kept: the same ones stand in
every message. A hint never misses what its regex would find; it may promise too much.
"""

import re
from functools import lru_cache, reduce
from operator import or_

from himoya.language.figures import may_count
from himoya.language.words import WORD

KIND, PLACED, HEARD, LAST, MONTH, LOWERED, PART = (1 << bit for bit in range(7))
TODAY, YESTERDAY, TWO_AGO, AGO, WEEKDAY = (1 << bit for bit in range(7, 12))
OFTEN, WEEKLY, MONTHLY = (1 << bit for bit in range(12, 15))
SPOKEN = 1 << 15  # a number in words

# `\A` and `\Z` are spaces, or the ends of the text.
_SIGNS = (
    # Kinds of places (facility_kinds); what may stand before them behind a number may be joined to them.
    (KIND, r"(?<![a-z])(?:chi|n?inchi|nchi|ya|yu|y|aya|uyu|oy|ey|iy|om|m|i|nomerli|rakamli|li)?"
        r"(?:(?:ayol|qiz|kiz|jensk)[a-z]*)?(?:spets?-?pri|spespri|deport|tsvsi|suvsig|s[iy]zo|tergov|"
        r"izolyator|liu|tubzon|tubbol|bolnichk|kp|kolon|posel|posyol|turm|tyurm|kritk|tsentral|ik(?!ki)|zon|"
        r"kalon|lager|strogiy|obshiy|melisa|ovd|otdel)"),
    (PLACED, r"zon[aeuiy]|koloni|kalon|sizo|\bik\b|lager|otryad|barak|turma|kamok|oblast|viloyat|kray|srok|"
        r"muddat|[wou]tir|sidi|karantin"),
    (HEARD, r"(?<![a-z])(?:ter(?:di|v|i[bp]|u|gan)|tel(?:efon)?\Z|telefon[dg]a|alokaga\Z|chik(?:di|i[bp]|uv)|"
        r"aytdi(?![a-z])|k[wou]ngirok\Z|zvanit\Z|zvonok\Z|gaplash(?![ai]m)|gapir|yoz(?:di(?![a-z])|ib|uv)|ovoz(?:li|\Z)|habar\Z|hat[ia]?\Z|"
        r"(?:po|ot|do)?zvonil|golosovo|napisal|pogovoril|sozvoni|sozvaniv|govoril[ai]?\Z|vishel\Z|slishali|"
        r"obshalis|bil\Z|svidani|k[wou]rdim|uchrash)"),
    (LAST, r"oh?irgi|posledn"),
    (MONTH, r"(?<![a-z])(?:yan|fe?i?v|mar|apr|may|iyu|avg|sen|okt|no?a?y|di?e?k)"),
    (LOWERED, r"\A(?:tush|kamay|kold|kol(?:gan|ib)|bwl(?:di|ib|gan))|skosti|snizi|umenshi|sbavi|skin|ubra|"
        r"smyagch|(?:bilo|davali)\Z"),
    (PART, r"(?<![a-z])(?:kisi?m|ksm|cha?s|chat|chist|ch(?:ort)?(?![a-z])|p(?![a-z])|punkt|band)"),
    (TODAY, r"(?<![a-z])(?:bugun|hozir|segodnya|tolko\Z|boyagina|azonda|ertalab|utrom|seychas)"),
    (YESTERDAY, r"(?<![a-z])(?:kecha|kesha|keche|vchera)"),
    (TWO_AGO, r"(?<![a-z])(?:[wou]tgan|avvalgi|pozavchera|nachkun|kechadan|ilgari)"),
    (AGO, r"\A(?:oldin|avval|burun|ilgari|nazad)"),
    (WEEKDAY, r"(?<![a-z])(?:(?:du|se|chor|pay|yak)?shanba|juma|ponedelnik|vtornik|sred|chetverg|pyatnits|"
        r"subbot|voskresen)"),
    (OFTEN, r"(?:har|raza?|kajd[a-z]*|po|haftaga|oyda|oyiga|kunda|cherez)\Z|haftada|haftasiga|ejenedeln|"
        r"kuniga|(?:shanba|juma)lar|\Aora"),
    (WEEKLY, r"hafta|nedel|shanba|juma|pyatnits|subbot|voskresen|vtornik|sred|chetverg"),
    (MONTHLY, r"oyda|oyiga|\Aoy(?![a-z])|mesyats"),
)  # fmt: skip
_MEANT = tuple((bit, re.compile(sign).search) for bit, sign in _SIGNS)


@lru_cache(maxsize=1 << 9)
def hints(text: str) -> int:
    """The bits of all that a folded text, its numbers in figures, may speak of."""
    return reduce(or_, map(_of_word, text.split()), 0)


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> int:
    spoken = SPOKEN if any(map(may_count, WORD.findall(word))) else 0
    return spoken + sum(bit for bit, meant in _MEANT if meant(word))
