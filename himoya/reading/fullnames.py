"""Names put together from their words: "Хаёлов Дилшод Фарходович" is one person, "Hasan bilan Husan" two."""

import re
from dataclasses import dataclass, replace

from himoya.language.letters import COARSE
from himoya.reading.givennames import is_everyday
from himoya.reading.message import Message
from himoya.reading.nameplaces import is_son_of
from himoya.reading.namewords import NameWord, name_words
from himoya.reading.standing import introduced, is_title, of_somebody_else, stands_alone
from himoya.reading.surnames import (
    doubtful,
    lone_surname,
    newly_introduced,
    opens,
    son_of_follows,
    unusual_surname,
)

_LONGEST = 8  # words of one name: a wall of capitals is no name
_JOINT = re.compile(r"[ ,.]{0,2}| *\n")
_PLACE_NAMES = frozenset({
    ("mirzu", "ulugbek"), ("amir", "temur"), ("alisher", "navuiy"), ("zahiriddin", "babur"),
    ("imum", "buhuriy"),
    ("abu", "ali"), ("bubur", "mirzu"), ("jaluliddin", "manguberdi"), ("hamza", "hakimzuda"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in a message; `start` and `end` count letters."""

    given: str
    surname: str
    father: str
    sex: str
    start: int
    end: int
    dear: bool = False  # said with -im
    of_many: bool = False  # a surname shared by several: Ertakovlar

    @property
    def name(self) -> str:
        child = "qizi" if self.sex == "f" else "o'g'li"
        father = f"{self.father} {child}" if self.father else ""
        return " ".join(part for part in (self.given, father, self.surname) if part)


def full_names(message: Message) -> list[FullName]:
    return joined(names_in(message))


def names_in(message: Message) -> list[FullName]:
    """Every name as it stands, without those of officials and of who signs."""
    runs: list[list[NameWord]] = []
    for word in name_words(message):
        if runs and len(runs[-1]) < _LONGEST and _follows(message, runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    names = [
        name
        for run in runs
        for name in _names_of(message, run)
        if not of_somebody_else(message, run[0].place, name.start, name.end)
    ]
    return _without_writers(message, names) if names else names


# Who signs, or stands for him: "Onasi Falonova Sanobar", "Men Falonova ...", "жена ...", "advokat ...".
_SIGNS = frozenset({
    "men", "man", "ya", "unasi", "utasi", "dadasi", "upasi", "hutini", "ayuli", "rafikasi", "hulasi",
    "bibisi", "buvisi", "mumusi", "ammasi", "singlisi", "amakisi", "tugasi", "bubusi", "kaynunasi", "kelini",
    "yangasi", "mat", "jena", "sestra", "utets", "tyotya", "tetya", "babushka", "suprugi", "supruga",
    "advukat", "advukati", "sudya", "kushnim", "kushnimiz", "yurist", "suseda", "sused",
})  # fmt: skip


def _without_writers(message: Message, names: list[FullName]) -> list[FullName]:
    """Where a message names him in full, those who sign it and speak for him are left out."""
    kept = [name for name in names if not _signs(message, name)]
    return kept if any(name.surname for name in kept) else names


def _signs(message: Message, name: FullName) -> bool:
    before = message.words_before(name.start, 1, 0)
    if (
        name.father
        or not before
        or any(mark in message.letters[before[0].end : name.start] for mark in ".!?\n")
    ):
        return False
    return before[0].letters.translate(COARSE) in _SIGNS


def joined(names: list[FullName]) -> list[FullName]:
    """Give a surname that stands alone to the given names without one: "Ukam Ilhom ... Falonchiyev"."""
    alone = [name for name in names if not name.given and name.surname]
    bare = [name for name in names if name.given and not name.surname]
    shared = next((name for name in names if name.surname and name.of_many), None)
    if shared is not None and 1 <= len(bare) <= 3:
        return [
            replace(name, surname=shared.surname) if name in bare else name for name in names if name.given
        ]
    if len(alone) != 1 or not 1 <= len({name.given for name in bare}) <= 2:
        return names
    surname = alone[0].surname
    return [
        replace(name, surname=surname) if name in bare else name for name in names if name is not alone[0]
    ]


def _follows(message: Message, run: list[NameWord], word: NameWord) -> bool:
    last = run[-1].place
    if word.place == last + 2 and is_son_of(message.merged[last + 1]):
        last += 1
    if word.place != last + 1:
        return False
    if word.role == "surname" and any(other.role == "surname" for other in run):
        return False
    between = message.letters[message.words[last].end : message.words[word.place].start]
    return (
        bool(_JOINT.fullmatch(between))
        and ("." not in between or run[-1].role == "initial")
        and "," not in between
    )


def _names_of(message: Message, run: list[NameWord]) -> list[FullName]:
    if len(run) > 1 and (message.merged[run[0].place], message.merged[run[1].place]) in _PLACE_NAMES:
        return []
    surname: NameWord | None = None
    fathers: list[NameWord] = []
    givens: list[NameWord] = []
    others: list[NameWord] = []
    for word in run:
        if word.role == "surname":
            surname = surname or word
        else:
            (givens if word.role == "given" else fathers if word.role == "father" else others).append(word)
    if surname is None:
        return _without_surname(message, givens, fathers, others)
    beside = [
        word
        for word in others
        if abs(word.place - surname.place) == 1 or (fathers and _between(word, fathers[0]))
    ]
    if not givens and not beside and not lone_surname(message, surname):
        return []
    if not givens:
        givens = [word for word in beside if word.place > surname.place] or beside
        givens = [word for word in givens if word.role == "initial" or not opens(message, word)] or givens
        givens = _with_second_initial(givens, others)
    return [_of_words(message, givens, surname, fathers)]


def _with_second_initial(givens: list[NameWord], others: list[NameWord]) -> list[NameWord]:
    """ "Sandalov R. K.": both letters are his."""
    if not givens or givens[0].role != "initial":
        return givens
    last = givens[-1].place
    return givens + [word for word in others if word.role == "initial" and word.place == last + 1]


def _between(word: NameWord, father: NameWord) -> bool:
    return word.place == father.place - 1


def _without_surname(
    message: Message, givens: list[NameWord], fathers: list[NameWord], others: list[NameWord]
) -> list[FullName]:
    """A given name alone, with its father's, or with a surname that looks like none (Olmazorli)."""
    if not givens:
        first = next((word for word in others if word.role == "capital"), None)
        if (
            first is None
            or first.shouted
            or not ((fathers and _between(first, fathers[0])) or newly_introduced(message, first.place))
        ):
            return []
        if fathers and not introduced(message, first.place) and not son_of_follows(message, fathers[0]):
            return []
        return [_full(message, first, None, fathers[0].name if fathers else "", [first, *fathers[:1]])]
    given = givens[0]
    unusual = unusual_surname(message, givens, fathers, others)
    if unusual is not None:
        father = fathers[0].name if fathers else ""
        return [_full(message, given, unusual, father, [given, unusual, *fathers[:1]])]
    after = next((word for word in others if word.role == "capital" and word.place == given.place + 1), None)
    if (
        after is not None
        and not after.shouted
        and not is_title(message, after.place)
        and len(after.name) > 3
        and not (opens(message, given) and doubtful(given))
    ):
        surname = replace(after, role="surname")
        return [_full(message, given, surname, "", [given, surname])]
    everyday = given.known is not None and is_everyday(given.known)
    unsure = given.known is not None and given.known.heard and given.bent and opens(message, given)
    if not fathers and not stands_alone(message, given.place, everyday or unsure):
        return []
    if (
        fathers
        and len(fathers) == 1
        and not son_of_follows(message, fathers[0])
        and not introduced(message, given.place)
    ):
        return []  # "Руслан Сергеевич": an official, addressed politely
    return [_of_words(message, givens, None, fathers)]


def _of_words(
    message: Message, givens: list[NameWord], surname: NameWord | None, fathers: list[NameWord]
) -> FullName:
    father = fathers[0].name if fathers else ""
    used = [word for word in (surname, *fathers[:1]) if word is not None]
    given = _chosen(givens, surname)
    if given is not None and given.role == "initial":
        given = replace(given, name=" ".join(word.name for word in givens if word.role == "initial"))
    if len(givens) > 1 and not father and son_of_follows(message, givens[-1]):
        father = givens[-1].name
        given = givens[0] if len(givens) < 3 else givens[-2]
        used.append(givens[-1])
    if given is not None:
        used.append(given)
    return _full(message, given, surname, father, used)


def _chosen(givens: list[NameWord], surname: NameWord | None) -> NameWord | None:
    if not givens:
        return None
    if surname is None:
        return givens[0]
    return min(givens, key=lambda word: (abs(word.place - surname.place), -word.place))


def _after_a_man(message: Message, place: int) -> bool:
    return place > 0 and message.merged[place - 1] in _HIS


_HIS = frozenset({"muja", "sina", "brata", "muegu", "nashegu", "vashegu", "plemyannika", "zyatya", "utsa"})


def _full(
    message: Message, given: NameWord | None, surname: NameWord | None, father: str, used: list[NameWord]
) -> FullName:
    places = sorted(word.place for word in used)
    last = places[-1]
    if father and last + 1 < len(message.words) and is_son_of(message.merged[last + 1]):
        last += 1
    sex = (given.sex if given else "") or next((word.sex for word in used if word.role == "father"), "")
    spelled = surname.name if surname else ""
    woman_ending = bool(re.search(r"[oe]va$", spelled))
    if woman_ending and (sex == "m" or (given is not None and given.bent and given.sex != "f")):
        spelled = spelled[:-1]  # "Вергулова Фарруха" is a man in the genitive
        sex = "m"
    elif woman_ending and given is None and surname is not None and _after_a_man(message, surname.place):
        spelled, sex = spelled[:-1], "m"  # "мужа Мусоева", "моего Деразаева"
    elif surname is not None and sex == "f" and re.search(r"[oe]v$", spelled) and surname.bent:
        spelled += "a"
    if not sex and surname is not None:
        sex = surname.sex
    return FullName(
        given=given.name if given else "",
        surname=spelled,
        father=father,
        sex=sex,
        start=message.words[places[0]].start,
        end=message.words[last].end,
        dear=given is not None and given.known is not None and given.known.dear,
        of_many=surname is not None and surname.many,
    )
