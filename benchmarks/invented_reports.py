"""Invented reports about invented people, to measure matching without anybody's data.

Names are syllables put together in Uzbek Latin, then written as people do: five scripts and spellings, any
order, initials, slips of the finger, birth dates misremembered, a telephone shared by brothers.
"""

import random

from himoya.linkage.pure.records import Record

ONSETS = [
    "b",
    "d",
    "f",
    "g",
    "g‘",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "q",
    "r",
    "s",
    "sh",
    "t",
    "v",
    "x",
    "y",
    "z",
    "ch",
]
VOWELS = ["a", "a", "e", "i", "o", "o", "u", "o‘"]
CODAS = ["l", "m", "n", "r", "d", "t", "z", "sh"]
CYRILLIC = {"sh": "ш", "ch": "ч", "g‘": "ғ", "o‘": "ў", "ya": "я", "yo": "ё", "yu": "ю", "ye": "е"} | dict(
    zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True)
)
RUSSIAN = {"ў": "у", "қ": "к", "ғ": "г", "ҳ": "х", "ж": "дж"}
ENGLISH = {"ш": "sh", "ч": "ch", "х": "kh", "дж": "dzh", "я": "ia", "ё": "e", "ю": "iu"} | dict(
    zip(
        "абвгдежзийклмнопрстуф",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
        ],
        strict=True,
    )
)
HOMES = [f"{name} tumani" for name in ("Bulut", "Yozuv", "Daftar", "Qalam", "Kitob", "Rang", "Uzum", "Anor")]


def invent(count: int, chance: random.Random) -> tuple[list[Record], dict[str, str]]:
    """`count` reports about some 55 persons per hundred reports, and who is who."""
    givens = [_word(chance) for _ in range(150 + count // 20)]
    stems = [_word(chance) for _ in range(200 + count // 10)]
    records: list[Record] = []
    truth: dict[str, str] = {}
    family = (stems[0], givens[0], "000000000", HOMES[0])
    person = 0
    while len(records) < count:
        if chance.random() > 0.1:
            # Some names are common and most are rare, as everywhere.
            family = (_skewed(stems, chance), _skewed(givens, chance), _phone(chance), chance.choice(HOMES))
        given, born = _skewed(givens, chance), _birthday(chance)
        person += 1
        for _ in range(min(count - len(records), chance.choice((1, 1, 1, 2, 2, 3, 5)))):
            key = f"V{len(records):06}"
            truth[key] = f"P{person:06}"
            records.append(_report(key, given, family, born, chance))
    return records, truth


def _report(
    key: str, given: str, family: tuple[str, str, str, str], born: tuple[int, int, int], chance: random.Random
) -> Record:
    stem, father, phone, home = family
    name = _written(given, stem, father, chance)
    return Record(
        key,
        name,
        sex="m" if chance.random() < 0.6 else "",
        birth_date=_told(born, chance),
        phone=(phone if chance.random() < 0.7 else _phone(chance)) if chance.random() < 0.4 else "",
        home=home if chance.random() < 0.5 else "",
    )


def _written(given: str, stem: str, father: str, chance: random.Random) -> str:
    style = chance.choice(("latin", "latin", "plain", "cyrillic", "russian", "russian", "english"))
    surname = stem + "ov"
    patronymic = f"{father} o‘g‘li" if style in ("latin", "plain", "cyrillic") else father + "ovich"
    if chance.random() < 0.06:
        given += "jon"
    words = [_slip(word, chance) for word in (surname, given)]
    if chance.random() < 0.05:
        words[1] = (given[:2] if given[:2] in ("sh", "ch") else given[:1]) + "."
    elif chance.random() < 0.4:
        words.append(patronymic)
    if chance.random() < 0.4:
        words = [*words[1:], words[0]]
    text = " ".join(_spelled(word, style) for word in words)
    return text.upper() if chance.random() < 0.2 else text.title().replace("‘G", "‘g").replace("‘L", "‘l")


def _spelled(word: str, style: str) -> str:
    if style == "latin":
        return word
    if style == "plain":
        return word.replace("‘", "")
    cyrillic = _mapped(word, CYRILLIC)
    if style == "cyrillic":
        return cyrillic
    russian = _mapped(cyrillic, RUSSIAN)
    return russian if style == "russian" else _mapped(russian, ENGLISH)


def _mapped(word: str, table: dict[str, str]) -> str:
    out, i = "", 0
    while i < len(word):
        size = 2 if word[i : i + 2] in table else 1
        out += table.get(word[i : i + size], word[i : i + size])
        i += size
    return out


def _slip(word: str, chance: random.Random) -> str:
    if chance.random() > 0.08 or len(word) < 5:
        return word
    i = chance.randrange(1, len(word) - 1)
    return chance.choice((word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :]))


def _word(chance: random.Random) -> str:
    middle = chance.choice(ONSETS) + chance.choice(VOWELS)
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(("", middle)) + _end(chance)


def _end(chance: random.Random) -> str:
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)


def _skewed(words: list[str], chance: random.Random) -> str:
    return words[int(len(words) * chance.random() ** 2)]


def _phone(chance: random.Random) -> str:
    return f"+998 00 {chance.randrange(10**7):07}"


def _birthday(chance: random.Random) -> tuple[int, int, int]:
    return chance.randint(1965, 2006), chance.randint(1, 12), chance.randint(1, 28)


def _told(born: tuple[int, int, int], chance: random.Random) -> str:
    year, month, day = born
    kind = chance.random()
    if kind < 0.2:
        return ""
    if kind < 0.35:
        return str(year)
    if kind < 0.40:
        year += chance.choice((-1, 1, 10))
    elif kind < 0.45:
        month, day = (day, month) if day <= 12 else (month, chance.randint(1, 28))
    elif kind < 0.48:
        month, day = 1, 1
    return f"{year}-{month:02}-{day:02}"
