"""Whose names in a message are those of the held: not who writes, asks, helps or is asked."""

import re
from dataclasses import replace

from himoya.language import fold_text
from himoya.language.letters import COARSE
from himoya.reading.fullnames import FullName, joined, names_in
from himoya.reading.givennames import given_name
from himoya.reading.message import Message
from himoya.reading.namewords import father_named
from himoya.reading.standing import introduced

_NEAR_THE_END = 40  # letters: a phone number, a town

# Kin of hers that a message may ask for: "qizim Nigora", "сестра моя старшая, Дилафруз". Merged letters.
_HER = re.compile(
    r"(?:kiz|singl|up|hutin|rafika|un)(?:i?m|imiz|ginam|am)(?:ni|ning|ga|dan|di)?|"
    r"(?:duch|duchk|duchenk|sestr|sestryunk|sestrenk|jen|plemyannits)(?:a|u|i|e|eri|uy)?"
)
# Who speaks: "men Zebo", "ismim Tolib", "меня зовут Лобар"; "Zebo men", "Nodira yozyapti".
_I = frozenset({"men", "man", "ismim", "utim"})
_SPEAKS = re.compile(
    r"m[ae]n|(?:yuz|yaz)(?:yap|a|ay|uv)(?:man|m[ae]n|ti|di|miz)|pishu|pishet|bulam[ae]n|"
    r"(?:uta|upa|upay|hula|aya|una|bubu|buva|mumu|buvi|amma|tuga|amaki)(?:n?giz|n?gizm[ae]n|m[ae]n|izm[ae]n)|"
    r"uta|bubu|buva"
)
_ITS_CASE = re.compile(r".*(?:ni|ning|ga|dan|da|di|ti|im|am)")
_SOMEBODY = frozenset({"nekiy", "nekuegu", "kimdir"})
_OF_TALK = re.compile(
    r"\s*(?:degan|ismli|digan|diygan) (?:bir |bu )?(?:yigit|bola|bala|qiz|kiz|juvon|kampir|chol)[a-z]*|"
    r" (?:deb )?k[wou]y(?:dik|ibdi|amiz|ishdi|di|aman)\b"
)
_OF_SEVERAL = frozenset({
    "kichigi", "kattasi", "kenjasi", "birinchisi", "ikkinchisi", "uchinchisi", "bittasi", "kichkinasi",
    "mladshiy", "starshiy", "vturuy", "tretiy", "pervuy",
})  # fmt: skip
# A brother or a father who signs below: "Ищет брат Калампиров Шерзод", "Akasi Piyolayev Furqat".
_SIGNS_BELOW = frozenset({
    "brat", "utets", "dyadya", "akasi", "ukasi", "utasi", "dadasi", "tugasi", "duch", "sin",
    "men", "man", "ya",
})  # fmt: skip
_OURS = frozenset({"muy", "nash", "i", "egu", "va", "bilan", "mladshiy", "starshiy", "dvuyurudniy"})


def held_names(message: Message) -> list[FullName]:
    names = names_in(message)
    if not names:
        return names
    names = _initials_filled([_man_in_genitive(message, name) for name in names])
    men = any(name.given and name.sex != "f" for name in names)
    names = [name for name in names if not _of_bystander(message, name, men)]
    if any(_whole(name) for name in names):
        names = _without_signers(message, _without_parts(message, _brothers(message, names)))
    return _with_father(message, joined(names))


# "Ota ismi: To'ra", "отчество Равшанович": as forms ask for it.
_FATHER_TOLD = re.compile(r"\b(?:otasi|ota) ?ismi[ :,.-]{1,3}(?=[a-z]{3})|\botchestvo[ :,-]{1,3}(?=[a-z]{3})")


def _with_father(message: Message, names: list[FullName]) -> list[FullName]:
    if len(names) != 1 or names[0].father or not _whole(names[0]):
        return names
    letters = message.letters
    told = _FATHER_TOLD.search(letters) if "ismi" in letters or "otchestvo" in letters else None
    if told is None:
        return names
    place = message.word_at(told.end())
    if not message.text[message.folded.starts[message.words[place].start]].isupper():
        return names
    return [replace(names[0], father=father_named(message, place))]


def _whole(name: FullName) -> bool:
    return bool(name.surname) and len(name.given.rstrip(".")) > 2


def _without_parts(message: Message, names: list[FullName]) -> list[FullName]:
    """Where somebody is named in full, a given name or a surname alone is another's, or his once more."""
    if any(name.of_many for name in names):
        return names
    return [
        name
        for name in names
        if (name.given and (name.surname or name.father)) or _before(message, name, 1) in _OF_SEVERAL
    ]


def _brothers(message: Message, names: list[FullName]) -> list[FullName]:
    """ "Tepaboyev Hasan bilan Husan": the surname before is the brother's, too."""
    found: list[FullName] = []
    for name in names:
        last = found[-1] if found else None
        beside = last is not None and _AND.fullmatch(message.letters, last.end, name.start)
        if beside and last is not None and name.given and not name.surname and _whole(last):
            name = replace(name, surname=last.surname)
        found.append(name)
    return found


_AND = re.compile(r",? (?:bilan|va|hamda|i) ")


def _without_signers(message: Message, names: list[FullName]) -> list[FullName]:
    return [name for name in names if not _signs_below(message, name, names)]


def _signs_below(message: Message, name: FullName, names: list[FullName]) -> bool:
    """Who shares the surname of somebody named before him, and only speaks for him."""
    family = fold_text(name.surname)[:4]
    return (
        _before(message, name, 1) in _SIGNS_BELOW
        and _before(message, name, 2) not in _OURS
        and len(message.letters) - name.end < _NEAR_THE_END
        and any(other.start < name.start and fold_text(other.surname)[:4] == family for other in names)
    )


def _of_bystander(message: Message, name: FullName, men: bool) -> bool:
    if name.sex == "f" and not name.father and not _hers(message, name):
        return not name.surname or men
    if name.surname:
        return _old_man(message, name)
    return _himself(message, name) or _stranger(message, name)


def _hers(message: Message, name: FullName) -> bool:
    """Whether a word of kinship stands before a woman's name, or she is called dear."""
    return (
        name.dear
        or introduced(message, message.word_at(name.start))
        or any(_HER.fullmatch(_before(message, name, back)) for back in (1, 2, 3))
        or (not name.surname and _daughter(message))
    )


def _daughter(message: Message) -> bool:
    return any(_DAUGHTER.fullmatch(word) for word in message.merged)


_DAUGHTER = re.compile(
    r"kizim(?:ni|ning|ga|dan)?|(?:muya|muyu) (?:duch|duchka|duchku)|duch|duchka|duchku|ducheri"
)


def _himself(message: Message, name: FullName) -> bool:
    """ "Зебо men", "ismim Toshpo'lat": the writer says who he is."""
    place = message.word_at(name.start)
    word, after = message.merged[place], message.words_after(name.end, 1, name.end + 2)
    if after and message.letters[name.end] == " " and _SPEAKS.fullmatch(after[0].letters.translate(COARSE)):
        return True
    if word.endswith(("man", "men")) and not name.given.endswith(("man", "mon", "men")):
        return True
    called = _before(message, name, 1)
    if called == "etu" and after and after[0].letters in {"s", "iz", "snova"}:
        return True
    if called == "zuvut":
        return _before(message, name, 2) == "menya"
    return called in _I and _ITS_CASE.fullmatch(word) is None


def _old_man(message: Message, name: FullName) -> bool:
    """ "Falonov Asadulla ota": one who writes, with the word of respect for an old man."""
    after = message.words_after(name.end, 1, name.end + 2)
    return bool(after) and message.letters[name.end] == " " and after[0].letters in {"ota", "bobo", "buva"}


def _stranger(message: Message, name: FullName) -> bool:
    if _before(message, name, 1) == "tu" and _before(message, name, 2).startswith("kak"):
        return True  # какой-то
    return _before(message, name, 1) in _SOMEBODY or _OF_TALK.match(message.letters, name.end) is not None


def _man_in_genitive(message: Message, name: FullName) -> FullName:
    """ "Азиза перевели": a man's genitive looks like a woman's name; a woman would be one of his kin."""
    if name.sex != "f" or name.surname or name.father or not name.given.endswith("a"):
        return name
    written = message.quote(name.start, name.end).text
    if not written.endswith("а") or _RUSSIAN.isdisjoint(message.merged) or _hers(message, name):
        return name
    opens = message.sentences[message.sentence_at(name.start)].start >= name.start - 3
    if opens and message.letters[name.end : name.end + 1] in {",", "!"}:
        return name  # she is spoken to
    man = given_name(fold_text(written[:-1]))
    if (
        man is None
        or man.sex != "m"
        or _before(message, name, 1) in _IT_IS
        or _HER_DEED.match(message.letters, name.end)
    ):
        return name
    return replace(name, given=man.name, sex="m")


_RUSSIAN = frozenset(
    {"i", "v", "na", "s", "u", "ne", "chtu", "egu", "pu", "mi", "my", "za", "k", "ya", "kak"}
)
_IT_IS = frozenset({"etu", "snuva", "ya", "upyat"})
_HER_DEED = re.compile(r" (?:[a-z]+ )?[a-z]+(?:la|las)\b")


def _initials_filled(names: list[FullName]) -> list[FullName]:
    """A list gives a surname with initials, the writer his given name: "Lagandov X. ... mening Xurshidim"."""
    if len(names) < 2:
        return names
    short = [name for name in names if name.surname and name.given.endswith(".")]
    bare = [name for name in names if name.given and not name.surname]
    if len(short) != 1 or len({name.given for name in bare}) != 1:
        return names
    mine = bare[0]
    if fold_text(mine.given)[:1] != fold_text(short[0].given)[:1]:
        return names
    filled = replace(mine, surname=short[0].surname)
    return [filled if name is mine else name for name in names if name not in bare[1:] + short]


def _before(message: Message, name: FullName, back: int) -> str:
    """A word before a name, in merged letters."""
    place = message.word_at(name.start) - back
    return message.merged[place] if place >= 0 else ""
