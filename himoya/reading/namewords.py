"""Which words of a message are names: given names, surnames, fathers' names, with their endings taken off."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from himoya.common import packaged
from himoya.language import fold_text
from himoya.language.words import Word
from himoya.places import russian_regions
from himoya.reading.message import Message
from himoya.reading.spelling import uzbek_latin

Role = Literal["given", "surname", "father", "initial", "capital"]


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name. `name` is Uzbek Latin without case endings; `sex` where the word tells it."""

    role: Role
    name: str
    sex: str
    place: int  # number of the word in the message
    bent: bool  # it stands in a Russian oblique case


_CASES = re.compile(
    r"(?P<tender>jun|bek|buy|huja|hun|oy|veldi)?(?P<my>gina)?(?:im|imiz|m|ginam)?(?:ni|ning|ga|ka|dan|da|"
    r"lar|larni|larning|niki|nikida|di|ham|am|im)?"
)
_RUSSIAN_CASE = re.compile(r"a|u|um|e|i|uy|ya|yu|em")
_SURNAME = re.compile(
    r"(?P<stem>[a-z]{2,}?(?:uv|ev|uf|ef))(?P<woman>a)?(?P<case>u|um|e|i|im|uy|y|lar|larni|larning|imiz|"
    r"ni|ning|ga|dan|da|niki|di|lardan|larga)?"
)
_SURNAME_OTHER = re.compile(r"(?P<stem>[a-z]{3,}(?:zuda|zada|iy))(?P<case>ni|ning|ga|dan|da|niki)?")
_SOFTENED = {"d": "t", "b": "p"}
_FATHER = re.compile(r"(?P<stem>[a-z]{3,}?)(?:uv|ev|yev)(?P<kind>ich|na)(?P<case>a|u|em|e|i|uy|ni|ning|ga)?")
_SON_OF = re.compile(r"(?:u?gli|ugl[iu]|ugil|uglini|uglining|kizi|kizini|kizining)")
_NOT_NAMES = frozenset({
    "ikkuv", "kuyuv", "teruv", "harkuv", "uchuv", "tikuv", "suvuv", "pskuv", "rustuv", "ulchuv", "mavkuv",
    "uynuv", "uyuv", "tuyuv", "kasamuv", "nikuv", "dargev", "chehuv",
    "sinuv", "saylov", "tuluv", "suruv", "uluv", "biruv", "sayluv", "zduruv", "gutuv", "sluv", "snuv",
    "vnuv", "bukuv", "kuruv", "etuv", "aynuv",
    "utuv", "vuv", "uruv", "ukuv", "chakiruv", "kurikuv", "kidiruv", "yuklov", "tergov", "terguv",
    "tashluv", "baguv", "elev",
    "nev", "zev", "hlev", "kiev", "iyev", "revuv", "chasuv", "mesyatsev", "duldarev", "dnev", "sutuk",
    "dukumentuv", "raz", "rubley",
    "parney", "lyudey", "sluva", "guluva", "guluvu", "zduruva", "krava", "snuva", "deva", "sleva", "guluvi",
    "imenuva", "kruv", "lyubuv",
    "nuv", "nuva", "nuvuy", "krivuy", "utpechatkuv", "zaklyuchyonnuv", "srukuv", "fatheruv", "sposub",
    "hleva", "iuv", "kulyuv", "mesyachnuv",
})  # fmt: skip
_COMMON = frozenset(
    fold_text(
        "hamma bugun kecha ertaga kim qayer men sen biz siz ular opa opalar aka akalar ona onam qizlar "
        "salom assalomu "
        "ассалому алайкум alaykum aleykum rahmat раҳмат admin adminlar konsul zona zonada sud он она они "
        "мой моя наш "
        "вчера сегодня завтра здравствуйте добрый вечер день утро привет всем девочки люди срочно "
        "помогите подскажите "
        "прошу спасибо статья срок колония сизо ик голос сын муж брат звонил звонила его ему мне нам нет "
        "не да это как "
        "что где когда если после там тут уже еще ещё худо аллоҳ olloh xudo alhamdulilloh илтимос iltimos "
        "mana endi"
    ).split()
)


def name_words(message: Message) -> list[NameWord]:
    """Names among the words of a message, in their order."""
    merged = message.merged
    regions = {place.first for place in russian_regions(merged)}
    lower = _all_lower(message)
    found: list[NameWord] = []
    for place, word in enumerate(message.words):
        if place in regions and not _after_given(found, place):
            continue
        made = _name_word(message, word, merged[place], place, lower)
        if made is not None:
            found.append(made)
    return found


def original(message: Message, word: Word) -> str:
    start, end = message.folded.span(word.start, word.end)
    return message.text[start:end]


def _after_given(found: list[NameWord], place: int) -> bool:
    return bool(found) and found[-1].place == place - 1 and found[-1].role == "given"


def _all_lower(message: Message) -> bool:
    return message.text == message.text.lower()


def _name_word(message: Message, word: Word, merged: str, place: int, lower: bool) -> NameWord | None:
    if not merged.isalpha():
        return None
    written = original(message, word)
    capital = written[:1].isupper()
    if len(merged) <= 2:
        dotted = message.letters[word.end : word.end + 1] == "."
        return NameWord("initial", uzbek_latin(written[:2]), "", place, False) if capital and dotted else None
    father = _FATHER.fullmatch(merged)
    if father and (capital or lower):
        return NameWord(
            "father", _father(written, father), "m" if father["kind"] == "ich" else "f", place, False
        )
    given = given_name(merged)
    if given is not None and (capital or lower):
        return NameWord("given", given[0], given[1], place, given[2])
    surname = _surname(message, written, merged, place)
    if surname is not None and (capital or lower):
        return surname
    if capital and not lower and merged not in _COMMON:
        return NameWord("capital", _bare(written), "", place, False)
    return None


@cache
def _given_names() -> dict[str, tuple[str, str]]:
    rows = packaged.toml("himoya.reading", "given_names.toml")
    known: dict[str, tuple[str, str]] = {}
    for sex in ("m", "f"):
        for name in rows[sex].split():
            folded = fold_text(name)
            known.setdefault(folded, (name, sex))
            if folded[-1] in _SOFTENED:  # Sherzot, Murot, Muhiddin as heard
                known.setdefault(folded[:-1] + _SOFTENED[folded[-1]], (name, sex))
    return known


@cache
def _everyday() -> frozenset[str]:
    return frozenset(
        fold_text(name) for name in packaged.toml("himoya.reading", "given_names.toml")["also_words"].split()
    )


def is_everyday(merged: str) -> bool:
    """Whether a given name is an everyday word, too (umid, rahmat): alone it is not taken for a name."""
    return any(merged.startswith(word) for word in _everyday())


@lru_cache(maxsize=1 << 15)
def given_name(merged: str) -> tuple[str, str, bool] | None:
    """Spelling, sex and whether it stands in a Russian case, of a known given name; else None."""
    known = _given_names()
    for length in range(len(merged), 2, -1):
        row = known.get(merged[:length])
        if row is None:
            continue
        rest = merged[length:]
        if not rest or (_CASES.fullmatch(rest) and len(rest) < 14):
            return row[0], row[1], False
        if _RUSSIAN_CASE.fullmatch(rest):
            return row[0], row[1], True
    if merged[-1] in "uei" and merged[:-1] + "a" in known:
        row = known[merged[:-1] + "a"]
        return row[0], row[1], True
    if merged.endswith("egim") and merged[:-4] + "ek" in known:
        row = known[merged[:-4] + "ek"]
        return row[0], row[1], False
    return None


def _surname(message: Message, written: str, merged: str, place: int) -> NameWord | None:
    match = _SURNAME.fullmatch(merged)
    if match is None:
        other = _SURNAME_OTHER.fullmatch(merged)
        if other is None or not _given_beside(message, place):
            return None
        return NameWord("surname", _cut(written, other["case"]), "", place, False)
    if match["stem"] in _NOT_NAMES or merged in _NOT_NAMES or len(match["stem"]) < 5:
        return None
    case = match["case"] or ""
    if case in {"uy", "y", "im", "e", "i"} and not _given_beside(message, place):
        return None  # an adjective (голосовой), a verb's ending
    woman = bool(match["woman"])
    spelled = _cut(written, case)
    russian = case in {"u", "um", "e", "i", "im", "uy", "y"}
    return NameWord("surname", spelled, "f" if woman else "m" if not russian else "", place, russian)


def _given_beside(message: Message, place: int) -> bool:
    beside = message.merged[max(place - 1, 0) : place] + message.merged[place + 1 : place + 2]
    return any(given_name(word) is not None for word in beside)


def _cut(written: str, ending: str | None) -> str:
    """The written word without an ending, in Uzbek Latin. Endings are counted in merged letters."""
    if not ending:
        return uzbek_latin(written)
    for length in range(len(written), 0, -1):
        if fold_text(written[length:]) == ending:
            return uzbek_latin(written[:length])
    return uzbek_latin(written)


def _bare(written: str) -> str:
    """A capitalised word without the commonest Uzbek endings."""
    spelled = uzbek_latin(written)
    return re.sub(r"(?<=.{3})(?:jon(?:im)?|im)?(?:ning|ni|ga|dan|da|niki)?$", "", spelled)


def _father(written: str, match: "re.Match[str]") -> str:
    """The father's given name: Фарходович -> Farhod."""
    known = given_name(match["stem"])
    if known is not None:
        return known[0]
    for length in range(len(written), 0, -1):
        if fold_text(written[:length]) == match["stem"]:
            return uzbek_latin(written[:length])
    return uzbek_latin(written)


def is_son_of(merged: str) -> bool:
    """ "o'g'li" or "qizi" after a father's name."""
    return _SON_OF.fullmatch(merged) is not None
