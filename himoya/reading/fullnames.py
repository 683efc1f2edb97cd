"""Names put together from their words: "Хаёлов Дилшод Фарходович" is one person, "Hasan bilan Husan" two."""

import re
from dataclasses import dataclass, replace

from himoya.reading.message import Message
from himoya.reading.namewords import NameWord, is_everyday, is_son_of, name_words

_HONOURED = re.compile(
    r"(?:upa|hula|aya|aka|dumla|amma|buvi|momu|hunim|kelin)(?:ning|ga|dan|ni|lar|jun|m?ga)?"
)
_KIN_WORD = re.compile(
    r"(?:ugl|uglim|bulam|ukam|akam|inim|erim|jiyan|kizim|singlim|bizni|dadam|tugam|kuyuv|sin|muj|brat|muy|"
    r"plemyan|ismi|degan|utim|nabira|amakim|zuvut)"
)
_JOINT = re.compile(r"[ ,.]{0,2}| *\n")


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in a message; `start` and `end` count letters."""

    given: str
    surname: str
    father: str
    sex: str
    start: int
    end: int

    @property
    def name(self) -> str:
        child = "qizi" if self.sex == "f" else "o'g'li"
        father = f"{self.father} {child}" if self.father else ""
        return " ".join(part for part in (self.given, father, self.surname) if part)


def full_names(message: Message) -> list[FullName]:
    runs: list[list[NameWord]] = []
    for word in name_words(message):
        if runs and _follows(message, runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return joined([name for run in runs for name in _names_of(message, run)])


def joined(names: list[FullName]) -> list[FullName]:
    """Give a surname that stands alone to the given names without one: "Ukam Ilhom ... Falonchiyev"."""
    alone = [name for name in names if not name.given and name.surname]
    bare = [name for name in names if name.given and not name.surname]
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
    if word.place != last + 1 or word.role in [other.role for other in run if other.role == "surname"]:
        return False
    between = message.letters[message.words[last].end : message.words[word.place].start]
    return (
        bool(_JOINT.fullmatch(between))
        and ("." not in between or run[-1].role == "initial")
        and "," not in between
    )


def _names_of(message: Message, run: list[NameWord]) -> list[FullName]:
    surname = next((word for word in run if word.role == "surname"), None)
    fathers = [word for word in run if word.role == "father"]
    givens = [word for word in run if word.role == "given"]
    others = [word for word in run if word.role in {"capital", "initial"}]
    if surname is None and not givens:
        return []
    beside = [word for word in others if surname is not None and abs(word.place - surname.place) == 1]
    alone = not givens and not beside
    if alone and (surname is None or surname.bent or _all_lower(message)):
        return []
    if surname is None and not _stands(message, givens[0]):
        return []
    if surname is not None and not givens:
        givens = [word for word in beside if word.place > surname.place] or beside
        givens = [
            word for word in givens if word.role == "initial" or not _starts_sentence(message, word)
        ] or givens
    father = fathers[0].name if fathers else ""
    used = [word for word in (surname, *fathers[:1]) if word is not None]
    given = _chosen(givens, surname)
    if len(givens) > 1 and not father and _son_of_follows(message, givens[-1]):
        father = givens[-1].name
        given = givens[0] if len(givens) < 3 else givens[-2]
        used.append(givens[-1])
    if given is not None:
        used.append(given)
    return [_full(message, given, surname, father, used)]


def _stands(message: Message, word: NameWord) -> bool:
    """Whether a given name without a surname is one: not an everyday word, not "Gulsara opa"."""
    following = message.merged[word.place + 1] if word.place + 1 < len(message.words) else ""
    if _HONOURED.fullmatch(following) or is_everyday(message.merged[word.place]):
        return False
    if not _all_lower(message):
        return True
    before = message.merged[word.place - 1] if word.place else ""
    return bool(_KIN_WORD.match(before) or _KIN_WORD.match(following)) or message.merged[word.place].endswith(
        ("jun", "junim")
    )


def _all_lower(message: Message) -> bool:
    return message.text == message.text.lower()


def _chosen(givens: list[NameWord], surname: NameWord | None) -> NameWord | None:
    if not givens:
        return None
    if surname is None:
        return givens[0]
    return min(givens, key=lambda word: (abs(word.place - surname.place), -word.place))


def _starts_sentence(message: Message, word: NameWord) -> bool:
    start = message.words[word.place].start
    return message.sentences[message.sentence_at(start)].start >= start - 3


def _son_of_follows(message: Message, word: NameWord) -> bool:
    following = word.place + 1
    return following < len(message.words) and is_son_of(message.merged[following])


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
    )
