"""Persons held or sought, with what the message tells of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from himoya.language import fold_text
from himoya.language.grouped import grouped
from himoya.places import PlaceFound
from himoya.reading.birth import Birth, ages, births
from himoya.reading.facts import PersonFact
from himoya.reading.fullnames import FullName
from himoya.reading.givennames import given_name
from himoya.reading.held import held_names
from himoya.reading.kin import Kin, kin, weak
from himoya.reading.message import Message

_MOST = 30  # persons in one message: a forwarded list


def persons(message: Message) -> tuple[PersonFact, ...]:
    relatives = kin(message)
    names = _distinct(held_names(message))[:_MOST]
    if not names:
        return _unnamed(message, relatives)
    born, aged = _ages_told(message)
    where = home_of(message)
    if any(birth.bare for birth in born) and _SAME_YEAR.search(message.letters) is None:
        born = [birth for birth in born if not birth.bare or _follows_name(message, names, birth.start)]
    born = _ours(message, names, born)
    of_birth = _shared_out(message, names, [(birth.start, birth) for birth in born])
    of_age = _shared_out(message, names, [(place, age) for age, place in aged])
    found = []
    for number, name in enumerate(names):
        relative = _nearest(relatives, name)
        name = _man(name, relative)
        birth, quote = of_birth.get(number), message.quote(name.start, name.end)
        found.append(
            PersonFact(
                name_raw=quote.text,
                name=name.name,
                relation=relative.relation if relative else "son" if _dear(name) else None,
                sex=name.sex or (relative.sex if relative else None) or None,
                age=of_age.get(number),
                birth_date=birth.value if birth else None,
                home=where,
                doubt="day_month" if birth and birth.doubt else None,
                quote=quote,
            )
        )
    return tuple(_of_one_sex(found))


def _ages_told(message: Message) -> tuple[Sequence[Birth], Sequence[tuple[int, int]]]:
    if not message.figures.has_numbers:
        return (), ()
    text = message.figures.text
    return births(text, message.sent_at.date()), ages(text)


# The list's line gives the year, the writer only says that it is his: "yili ham to'g'ri keladi".
_SAME_YEAR = re.compile(
    grouped(
        r"\byil[a-z]* (?:ham |xam )?(?:[a-z]+ga |[a-z]+ ham )?(?:t[wou]gri|bir hil|mos|shu)|shu yil\b|"
        r"god (?:tot je|sovpad)|"
        r"vs[ey]o? sovpad"
    )
)
_OURS = re.compile(r"\b(?:bizniki|bizzi|bizani|bizning|menik|mening|nash|moy|lekin|ammo)")


def _ours(message: Message, names: Sequence[FullName], born: Sequence[Birth]) -> Sequence[Birth]:
    """Of a list's year and his own for one name, his own: "ro'yxatda 1990, bizniki esa 1991"."""
    if len(names) != 1 or len({birth.value for birth in born}) < 2:
        return born
    marks = [match.start() for match in _OURS.finditer(message.letters)]
    own = [
        birth for birth in born if any(0 <= message.figures.start(birth.start) - mark < 70 for mark in marks)
    ]
    return own or born


def _follows_name(message: Message, names: Sequence[FullName], place: int) -> bool:
    letter = message.figures.start(place)
    return any(0 <= letter - name.end <= _BESIDE for name in names)


_BESIDE = 40  # letters from a name to a bare year of birth
_Told = TypeVar("_Told")


def _shared_out(
    message: Message, names: Sequence[FullName], told: Sequence[tuple[int, _Told]]
) -> dict[int, _Told]:
    """Which of several values is whose: what follows a name is his; as many after all names go in order.

    A single value told before or after both of a pair of twins is both's.
    """
    if not told:
        return {}
    if len(names) == 1:
        return {0: told[0][1]}
    places = [message.figures.start(place) for place, _ in told]
    values = [value for _, value in told]
    if min(places) > names[-1].end and len(values) == len(names):
        return dict(enumerate(values))
    if len(values) == 1 and _TWINS.search(message.letters):
        return dict.fromkeys(range(len(names)), values[0])
    found: dict[int, _Told] = {}
    for place, value in zip(places, values, strict=True):
        before = [number for number, name in enumerate(names) if name.start <= place]
        found.setdefault(before[-1] if before else 0, value)
    return found


_TWINS = re.compile(r"egizak|bliznets|dvoyn|ikkalasi ham [0-9]{4}|ikkovi ham [0-9]{4}")


def _dear(name: FullName) -> bool:
    """ "Jasurim", "Temurjonim": so a mother speaks of her son."""
    return name.sex == "m" and name.dear


def _man(name: FullName, relative: Kin | None) -> FullName:
    """ "Я сестра Хуршида Хаёлиева": the genitive of a man's name looks like a woman's name."""
    if name.sex != "f" or relative is None or relative.sex != "m" or not name.given.endswith("a"):
        return name
    male = given_name(fold_text(name.given[:-1]))
    if male is None or male.sex != "m":
        return name
    return replace(name, given=male.name, sex="m", surname=re.sub("([oe]v)a$", r"\1", name.surname))


def home_of(message: Message) -> str | None:
    """Where the message says he is from; not a town that somebody travels to."""
    if not message.homes:
        return None
    places = [place for place in message.homes if not _on_the_way(message, place)]
    towns = [place for place in places if place.region]
    where = next(iter(towns or places), None)
    return where.name if where else None


def _on_the_way(message: Message, place: PlaceFound) -> bool:
    word, before = message.merged[place.last], message.merged[place.first - 1] if place.first else ""
    after = message.merged[place.last + 1] if place.last + 1 < len(message.words) else ""
    if place.name == "O'zbekiston":  # the country, unless the district is named as one
        return not after.startswith("tuman")
    going = word.endswith(("ga", "ka")) and not fold_text(place.name).endswith(("ga", "ka"))
    return going or before in _TO


_TO = frozenset({"v", "du", "na"})


def _unnamed(message: Message, relatives: Sequence[Kin]) -> tuple[PersonFact, ...]:
    """A specific person without a name ("o'g'lim"): one, the nearest of kin that the message names."""
    own = [
        relative for relative in relatives if not weak(relative, message) and not _called(message, relative)
    ]
    if not own:
        return ()
    chosen = min(own, key=lambda relative: (relative.rank, relative.start))
    told, aged = _ages_told(message)
    born = [birth for birth in told if not birth.bare]
    return (
        PersonFact(
            relation=chosen.relation,
            sex=chosen.sex,
            age=aged[0][0] if aged else None,
            birth_date=born[0].value if born else None,
            home=home_of(message),
            doubt="day_month" if born and born[0].doubt else None,
            quote=message.quote(chosen.start, chosen.end),
        ),
    )


def _called(message: Message, relative: Kin) -> bool:
    """Somebody addressed in the group: "Qizim, shoshilma"."""
    sentence = message.sentences[message.sentence_at(relative.start)]
    return relative.start - sentence.start < 3 and message.letters[relative.end : relative.end + 1] in {
        ",",
        "!",
    }


def _distinct(names: list[FullName]) -> list[FullName]:
    """Each person once: a given name alone, or a surname alone, is the full name met elsewhere."""
    if len(names) < 2:
        return names
    kept: list[FullName] = []
    for name in names:
        same = next((number for number, other in enumerate(kept) if _same(name, other)), None)
        if same is None:
            kept.append(name)
        else:
            kept[same] = _both(kept[same], name)
    return kept


def _both(one: FullName, other: FullName) -> FullName:
    """The fuller of two names of one person, with what only the other tells."""
    more, less = (other, one) if len(other.name) > len(one.name) else (one, other)
    return replace(more, father=more.father or less.father, surname=more.surname or less.surname)


def _same(one: FullName, other: FullName) -> bool:
    first, second = _base(one.given), _base(other.given)
    givens = (
        not first
        or not second
        or first == second
        or _initial_of(one.given, second)
        or _initial_of(other.given, first)
    )
    surnames = (
        not one.surname or not other.surname or fold_text(one.surname)[:4] == fold_text(other.surname)[:4]
    )
    shared = (one.given and other.given) or (one.surname and other.surname)
    return bool(givens and surnames and shared)


def _initial_of(initial: str, given: str) -> bool:
    """ "Sh." may be Shuhrat."""
    return initial.endswith(".") and given[:1] != "" and given.startswith(fold_text(initial.split(".")[0]))


def _base(given: str) -> str:
    """A given name without what is hung on it: Jasurbek and Jasur are one."""
    return re.sub(r"(?<=.{3})(?:jun|bek|hun)$", "", fold_text(given.rstrip(".")))


def _nearest(relatives: Sequence[Kin], name: FullName) -> Kin | None:
    """The word of kinship before the name, else after it; a relation far away is somebody else's."""
    near = [relative for relative in relatives if abs(relative.start - name.start) < 160]
    if len({relative.relation for relative in relatives}) == 1:
        near = list(relatives)
    if not near:
        return None
    return min(near, key=lambda relative: (abs(relative.start - name.start) // 40, relative.rank))


def _of_one_sex(found: list[PersonFact]) -> list[PersonFact]:
    """A relation never contradicts the sex of the name: "мать" of Nargiza has a daughter."""
    other = {"son": "daughter", "brother": "sister", "husband": "wife"}
    return [
        replace(person, relation=other[person.relation])
        if person.sex == "f" and person.relation in other
        else person
        for person in found
    ]
