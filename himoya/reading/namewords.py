"""Which words of a message are names: given names, surnames, fathers' names, with their endings taken off."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from himoya.common import packaged
from himoya.language import fold, fold_text
from himoya.language.letters import COARSE
from himoya.language.words import Word
from himoya.reading.givennames import GivenName, built_name, given_name, is_everyday
from himoya.reading.message import Message
from himoya.reading.nameplaces import (
    FATHER,
    LONGEST,
    SURNAME,
    SURNAME_OTHER,
    is_son_of,
    name_places,
    only_if_large,
    original,
)
from himoya.reading.namespelling import bare, father_spelled, of_given_name, without_ending
from himoya.reading.spelling import uzbek_latin

Role = Literal["given", "surname", "father", "initial", "capital"]


@dataclass(slots=True)  # a frozen one takes three times as long to make, and there are very many
class NameWord:
    """One word of a name. `name` is Uzbek Latin without case endings; `sex` where the word tells it."""

    role: Role
    name: str
    sex: str
    place: int  # number of the word in the message
    bent: bool  # it stands in a Russian oblique case
    known: GivenName | None = None
    many: bool = False  # a surname of several: Ertakovlar
    shouted: bool = False  # all in capitals: an abbreviation, or a shouting writer


@cache
def _not_surnames() -> frozenset[str]:
    """Nouns that end like surnames, in careful letters."""
    return frozenset(packaged.toml("himoya.reading", "not_names.toml")["surnames"].split())


@cache
def _common() -> frozenset[str]:
    return frozenset(fold_text(packaged.toml("himoya.reading", "not_names.toml")["common"]).split())


_LANDS = (
    "uzbekist",
    "russiya",
    "rassiya",
    "ukrain",
    "mask",
    "musk",
    "tadjik",
    "tujik",
    "kirgiz",
    "kazak",
    "kuzug",
    "turkiya",
    "evrup",
    "afgun",
    "afgan",
    "vagner",
    "tiktuk",
    "familiy",
    "paspurt",
)


def name_words(message: Message) -> list[NameWord]:
    """Names among the words of a message, in their order; of words that are only large, those beside one."""
    found: list[NameWord] = []
    possible = name_places(message)
    if not possible:
        return found
    regions = {place.first for place in message.regions}
    homes = {place.first for place in message.homes}
    for place, large in possible:
        of_place = place in regions or (place in homes and given_name(message.merged[place]) is None)
        if of_place and not (found and _continues(message, found[-1], place)):
            continue
        made = _name_word(message, message.words[place], place, large)
        if made is not None:
            found.append(made)
    return found


def _name_word(message: Message, word: Word, place: int, capital: bool) -> NameWord | None:
    merged, letters = message.merged[place], word.letters
    if len(letters) > LONGEST or not letters.isalpha():
        return None
    if not capital and not _name_though_small(merged, letters):
        return None
    if len(letters) <= 2:
        dotted = message.letters[word.end : word.end + 1] == "."
        if not (capital and dotted):
            return None
        return NameWord("initial", uzbek_latin(original(message, word)) + ".", "", place, False)
    following = message.merged[place + 1] if place + 1 < len(message.words) else ""
    written = original(message, word)
    if (
        len(letters) > 3
        and following.startswith(("ug", "ki"))
        and is_son_of(following)
        and not merged.endswith(("ning", "imni"))
        and merged not in _common()
        and (capital or given_name(merged))
    ):
        return NameWord(
            "father",
            father_spelled(merged, letters, written),
            "f" if following[0] == "k" else "m",
            place,
            False,
        )
    if only_if_large(merged, letters):
        return _only_large(merged, written, place)
    father = FATHER.fullmatch(letters)
    if father:
        return NameWord("father", _father(written, father), "m" if father["son"] else "f", place, False)
    known = given_name(merged, letters if capital else "")
    if known is not None and "w" in letters and not _marks_alike(known, letters):
        known = None
    if known is not None and merged not in _common():
        known = _as_ended(_man_in_genitive(message, known, merged, place, written), letters)
        return NameWord("given", known.name, known.sex, place, known.bent, known)
    surname = _surname(message, written, letters, place)
    if surname is not None:
        return surname
    return _only_large(merged, written, place) if capital else None


def _only_large(merged: str, written: str, place: int) -> NameWord | None:
    if merged in _common() or merged.startswith(_LANDS):
        return None
    sex = built_name(merged)
    if sex:
        return NameWord("given", uzbek_latin(written), sex, place, False)
    return NameWord("capital", bare(written), "", place, False, shouted=written[:3].isupper())


@lru_cache(maxsize=1 << 15)  # the same small words stand in every message
def _name_though_small(merged: str, letters: str) -> bool:
    return (
        given_name(merged) is not None
        or SURNAME.fullmatch(letters) is not None
        or FATHER.fullmatch(letters) is not None
        or SURNAME_OTHER.fullmatch(letters) is not None
    )


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> str:
    return fold(name).letters


def _marks_alike(known: GivenName, letters: str) -> bool:
    """A marked o‘ stands where the name has one: "Ko‘zimdan" is no Kozim."""
    name = _folded(known.name)
    return all(one == other or one != "w" for one, other in zip(letters, name, strict=False))


def _as_ended(known: GivenName, letters: str) -> GivenName:
    """Fayzulla and Fayzullo are both in documents: the last letter stays as it was written."""
    stem = _folded(known.name)[:-1]
    if stem.endswith("ll") and letters.startswith((stem + "a", stem + "o")):
        return replace(known, name=known.name[:-1] + letters[len(stem)])
    return known


def _continues(message: Message, before: NameWord, place: int) -> bool:
    """Whether a word that may be a place is the surname of the given name before it: Ilhom Kirov."""
    gap = message.letters[message.words[place - 1].end : message.words[place].start]
    bent = message.merged[place].endswith(("da", "dan", "dagi", "ga"))
    return before.place == place - 1 and before.role == "given" and gap == " " and not bent


_BEFORE_GENITIVE = frozenset(
    [
        "u",
        "ut",
        "dlya",
        "bez",
        "iz",
        "pru",
        "za",
        "brata",
        "sina",
        "muja",
        "bratu",
        "sinu",
        "muju",
        "plemyannika",
        "zyatya",
    ]
)


def _man_in_genitive(message: Message, known: GivenName, merged: str, place: int, written: str) -> GivenName:
    """ "У Комила забрали": after such a word the ending is a man's genitive, not a woman's name."""
    before = message.merged[place - 1] if place else ""
    if (
        known.sex != "f"
        or known.bent
        or not merged.endswith("a")
        or before not in _BEFORE_GENITIVE
        or not "\u0400" <= written[0] <= "\u04ff"
    ):
        return known
    man = given_name(merged[:-1])
    return man if man is not None and man.sex == "m" else known


def _surname(message: Message, written: str, letters: str, place: int) -> NameWord | None:
    match = SURNAME.fullmatch(letters)
    if match is None:
        other = SURNAME_OTHER.fullmatch(letters)
        if other is None or not _given_beside(message, place):
            return None
        if letters.endswith(("in", "ina")) and not written[0].isupper():
            return None
        return NameWord("surname", without_ending(written, other["case"]), "", place, False)
    stem, case = match["stem"], match["case"] or ""
    if stem in _not_surnames() and case in {"im", "imiz"}:
        return None  # куёвимиз
    if len(stem) < 5 or (
        (stem in _not_surnames() or letters in _not_surnames()) and not _given_beside(message, place)
    ):
        return None
    if case in {"oy", "y", "im", "e", "i", "ih", "om"} and not _given_beside(message, place):
        return None  # an adjective (голосовой), a verb's ending
    russian = case in {"u", "om", "e", "i", "im", "oy", "y", "ih"}
    woman = bool(match["woman"])
    spelled = without_ending(written, case)
    if "\u0400" <= written[0] <= "\u04ff":
        spelled = of_given_name(stem, spelled)
    sex = "f" if woman else "m" if not russian else ""
    return NameWord(
        "surname",
        spelled,
        sex,
        place,
        russian,
        many=case.startswith(("lar", "i")) and case not in {"im", "imiz"},
    )


def _given_beside(message: Message, place: int) -> bool:
    beside = message.merged[max(place - 1, 0) : place] + message.merged[place + 1 : place + 2]
    return any((name := given_name(word)) is not None and not is_everyday(name) for word in beside)


def _father(written: str, match: "re.Match[str]") -> str:
    """The father's given name: Фарходович -> Farhod."""
    return father_spelled(match["stem"].translate(COARSE), match["stem"], written)


def father_named(message: Message, place: int) -> str:
    """The father's given name that a word tells: Равшанович, Nusrat."""
    word = message.words[place]
    match, written = FATHER.fullmatch(word.letters), original(message, word)
    return _father(written, match) if match else father_spelled(message.merged[place], word.letters, written)
