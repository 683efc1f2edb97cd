"""Known given names: their spelling in Uzbek Latin, and the endings that hang on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from himoya.common import packaged
from himoya.language import fold, fold_text


@dataclass(frozen=True, slots=True)
class GivenName:
    """`base`: the folded name without -jon and -bek; `dear`: it carries -im, as a mother says it."""

    name: str
    sex: str
    base: str
    bent: bool = False  # it stands in a Russian oblique case
    dear: bool = False
    heard: bool = False  # known by its sound only
    plain: bool = False  # nothing hangs on it


_ENDINGS = re.compile(
    r"(?P<tender>jun|bek|buy|bay|huja|hun|uy|gul|ali|shuh|mirzu)?(?P<my>im|imiz|ginam|g?im|m)?(?:ingiz)?"
    r"(?:ni|ning|ti|di|ga|ka|kka|dan|tan|da|lar|larni|larning|niki|nikida|nikiga|dek)?(?:ham|am|yam|ku|mi|man)?"
)
_TENDER = {"jun": "jon", "bek": "bek", "hun": "xon", "buy": "boy", "bay": "boy", "uy": "oy", "huja": "xo'ja",
           "gul": "gul", "ali": "ali", "shuh": "shoh", "mirzu": "mirzo"}  # fmt: skip
_RUSSIAN_CASE = re.compile(r"a|u|um|e|i|uy|ya|yu|em|um|ey")
_SOFTENED = {"d": "t", "b": "p"}  # Sherzot, Murot as heard
# Names built by rule: nobody lists them all.
_BUILT = (
    (re.compile(r"[a-z]{3,}(?:iddin|ullu|ulla|illa|illu|ullah|ulluh|berdi|keldi|nazar|murud|murad|kuzi|mirza|davlat|sultun|kilich|niyuz|mamat|ulluk)"
                r"|(?:abdu|muhammad|mirza|said|shuh|nur)(?:l|r|sh|m|k|h|b|d|s|v|j|n|g)[a-z]{4,}"), "m"),
    (re.compile(r"[a-z]{3,}(?:nisu|bunu|gul|bibi|nuz|puchcha|sanam|huzir)"), "f"),
)  # fmt: skip
_SOUND = str.maketrans("owe", "aui")
_MIN_SOUND = 5  # letters of a name that may be known by its sound alone


@cache
def _rows() -> dict[str, object]:
    return packaged.toml("himoya.reading", "given_names.toml")


@cache
def _known() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for name, sex in _listed():
        folded = fold_text(name)
        known.setdefault(folded, (name, sex))
        if folded[-1] in _SOFTENED:
            known.setdefault(folded[:-1] + _SOFTENED[folded[-1]], (name, sex))
    for pair in str(_rows()["russian"]).split():
        russian, name = pair.split("=")
        known[fold_text(russian)] = (name, "m")
    return known


@cache
def _sounding() -> dict[str, tuple[str, str]]:
    """Names as Russian writes them, o as a and e as i: Dilshad, Bahadir, Данияр."""
    known: dict[str, tuple[str, str]] = {}
    for name, sex in _listed():
        sound = _sound(name)
        if len(sound) >= _MIN_SOUND:
            known.setdefault(sound, (name, sex))
    return known


def _listed() -> Iterator[tuple[str, str]]:
    for sex in ("m", "f"):
        for name in str(_rows()[sex]).split():
            yield name, sex


def _sound(name: str) -> str:
    return re.sub(r"(.)\1", r"\1", fold(name).letters.translate(_SOUND).replace("iy", "i"))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(fold_text(name) for name in str(_rows()["also_words"]).split())


def is_everyday(name: GivenName) -> bool:
    """Whether a given name is an everyday word, too (umid, rahmat): alone it is not taken for a name."""
    return name.base in _everyday()


@lru_cache(maxsize=1 << 15)
def given_name(merged: str, letters: str = "") -> GivenName | None:
    """A known given name at the beginning of a word (merged letters), with only endings behind it.

    `letters`: the same word in careful letters, to know a Russian spelling by its sound, too.
    """
    if not 3 <= len(merged) <= 40:
        return None
    found = _with_ending(merged, _known())
    if found is None and len(letters) >= _MIN_SOUND:
        found = _with_ending(_sound(letters), _sounding())
        return found and replace(found, heard=True)
    return found


def _with_ending(word: str, known: dict[str, tuple[str, str]]) -> GivenName | None:
    if word[-1] == "e" and word not in known and (row := known.get(word[:-1] + "a")):
        return GivenName(row[0], row[1], fold_text(row[0]), bent=True)  # Гульноре
    for length in range(len(word), 2, -1):
        row = known.get(word[:length])
        if row is None:
            continue
        rest = word[length:]
        if not rest:
            return GivenName(row[0], row[1], fold_text(row[0]), plain=True)
        found = _ENDINGS.fullmatch(rest) or _ENDINGS.fullmatch(_sound_ending(rest))
        if found:
            return _tender(row, found)
        if _RUSSIAN_CASE.fullmatch(rest):
            return GivenName(row[0], row[1], fold_text(row[0]), bent=True)
    if word[-1] in "uei" and (row := known.get(word[:-1] + "a")):
        return GivenName(row[0], row[1], fold_text(row[0]), bent=True)
    if (found := re.search(r"[ei]gim(?:ni|ning|ga|dan|am)?$", word)) and (
        row := known.get(word[: found.start() + 1] + "k")
    ):
        return GivenName(row[0], row[1], fold_text(row[0]), dear=True)
    if (found := re.search(r"begim(?:ni|ning|ga|dan|am)?$", word)) and (
        row := known.get(word[: found.start()])
    ):
        return GivenName(row[0] + "bek", row[1], fold_text(row[0]), dear=True)
    return None


def _sound_ending(rest: str) -> str:
    return rest.replace("jan", "jun").replace("bik", "bek").replace("han", "hun")


def _tender(row: tuple[str, str], found: "re.Match[str]") -> GivenName:
    """-jon and -bek stay as the writer put them: they stand in documents, too; -jonim is a mother's word."""
    name, dear = row[0], bool(found["my"])
    if found["tender"] and not (dear and found["tender"] == "jun" and fold_text(name) not in _WITH_JON):
        name += _TENDER[found["tender"]]
    return GivenName(name, row[1], fold_text(row[0]), dear=dear)


_WITH_JON = frozenset(
    [
        "islum",
        "nudir",
        "murud",
        "inum",
        "umid",
        "rahim",
        "kumil",
        "tuhir",
        "valijun",
        "mamur",
        "mahammad",
        "muhammad",
        "ikbul",
        "ahmad",
        "abdu",
    ]
)  # names that are seldom given without -jon


@lru_cache(maxsize=1 << 13)
def built_name(merged: str) -> str:
    """The sex of a name that is built like one (-iddin, -ulla, -niso), else ""."""
    return next((sex for regex, sex in _BUILT if regex.fullmatch(merged)), "")
