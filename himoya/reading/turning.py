"""The words beside a phrase that turn it: a denial, a refutation, a question, a condition, a request."""

import re
from dataclasses import dataclass

from himoya.common.kept import kept_by
from himoya.language import verbs
from himoya.language.patterns import Found, Pattern
from himoya.language.words import Sentence, Word
from himoya.reading.message import Message

_AHEAD = 12  # words


@dataclass(slots=True)
class Beside:
    """A phrase found in a message, with what it went on with and the words that follow it in its sentence."""

    message: Message
    found: Found
    sentence: Sentence
    tails: list[str]
    after: list[str]


def beside(message: Message, found: Found) -> Beside:
    sentence = message.sentences[message.sentence_at(found.start)]
    after = [word.letters for word in message.words_after(found.end, _AHEAD, sentence.end)]
    return Beside(message, found, sentence, [tail for tail in found.tails if tail], after)


_SPEECH = frozenset({"deb", "degan", "dib", "dip", "deya", "diygan", "degani", "deganlar", "deganiz"})
_SAID = _SPEECH | {"deganlar"}
_REFUTING = (
    "yolgon", "eski", "notwgri", "notogri", "notugri", "hato", "chikargan", "uydirma", "feyk", "mish",
    "bekor", "ishonma", "tarkat", "tuhmat", "vran", "slux",
)  # fmt: skip


# "голодовка пятый день не ест" and "деньги, чтобы не отправили" deny nothing
_COUNTED = ("den", "dnya", "dney", "sut", "nedel", "kun", "hafta", "chtob", "poka", "esli", "deb")


def _verb_denied_later(message: Message, found: Found, sentence: Sentence) -> bool:
    """A noun's verb comes later: "Bort hali kelmadi", "Голодовку он не объявлял". A comma ends the search."""
    for number, word in enumerate(message.words_after(found.end, 6, sentence.end)):
        if "," in message.letters[found.end : word.start] or (
            word.letters.startswith(_COUNTED) and word.letters != "dengi"
        ):
            return False
        if number > 3 and word.letters != "ne":
            continue
        if word.letters == "ne" or verbs.is_no(word.letters) or verbs.verb_denies(word.letters):
            return True
        if verbs.is_verb(word.letters):
            following = message.words_after(word.end, 1, sentence.end)
            return bool(following) and verbs.is_no(following[0].letters)
    return False


_NAMES_THE_ACT = re.compile(r"(?:l?a)?(?:ish|sh|mok)(?:ning|ni|ga|dan|i|ini|lar|lari|mi|ku|chi)*")


def names_the_act(near: Beside, intended: bool) -> bool:
    """ "Qo'yish", "qo'ymoqchi": an act named, not told; where an intention counts, -moqchi will do."""
    tail = near.found.tails[-1] if near.tails else ""
    return bool(tail) and _NAMES_THE_ACT.fullmatch(tail) is not None and not (intended and "mokchi" in tail)


_FIRST_PERSON = re.compile(
    r"[a-z]*(?:yapman|vomman|yotirman|yotibman|ayman|aman|dim|dik|amiz|ymiz|yapmiz|lay)"
)
_SOMEBODY_SPEAKS = re.compile(
    r"[\":]|\b(?:de[bdp]|dey|dib|dip|deya|ayt|ona\b|oyi|onajon|mam|mama|opa\b|aka\b|govor|skazal|pishet|yozib|"
    r"yozdi|hat|telefon|tel\b|ter[dgiv]|zvon)"
)


def writers_own(near: Beside) -> bool:
    """ "Shartnomaga imzo qo'ydim, ishga kirdim": the writer's own act, nobody's words are reported."""
    message, found, sentence = near.message, near.found, near.sentence
    last = [word.letters for word in message.words_before(found.end, 1, found.start)] + near.after[:1]
    return (
        any(_FIRST_PERSON.fullmatch(word) for word in last)
        and _SOMEBODY_SPEAKS.search(message.letters, sentence.start, sentence.end) is None
    )


def long_over(near: Beside) -> bool:
    """ "Qishda ketgan edi": the pluperfect tells what was before."""
    tail = near.found.tails[-1] if near.tails else ""
    next_word = near.after[0] if near.after else ""
    if tail.endswith(_USED_TO) or next_word.endswith(_USED_TO):
        return True
    return next_word in {"edi", "edilar"} and tail.endswith("gan")


_USED_TO = ("ardi", "ardilar")


_NOT_MINE = re.compile(
    r"[^.!?]{0,16}?\b(?:menik|bizniki|men|moy|moego|nash|ukam|wglim|erim|akam|bolam)[a-z]* (?:ham )?(?:esa )?"
    r"(?:ywk|yok|yuk|net|emas|(?:k[wou]y|chek)ma)"
)


def denied(near: Beside, made: Pattern) -> bool:
    message, found, sentence, after = near.message, near.found, near.sentence, near.after
    for tail in near.tails:
        if verbs.tail_denies(tail):
            return True
    if _NOT_MINE.match(message.letters, found.end, sentence.end):
        return True
    if after and (verbs.is_no(after[0]) or verbs.helper_denies(after[0])):
        return True
    between = len(after) > 1 and after[0] in {"ham", "hali", "hech", "ber", "olib", "keta"}
    if between and (verbs.is_no(after[1]) or verbs.helper_denies(after[1])):
        return True
    last = message.words_before(found.end, 1, found.start)
    if last and not _holds_a_verb(message, found) and _verb_denied_later(message, found, sentence):
        return True
    if made.says_no:
        return False
    infinitive = letters_end_in_t(message, found)
    since = max(sentence.start, found.start - (34 if infinitive else 16))
    before = message.words_before(found.start, 4 if infinitive else 2, since)
    inside = [word.letters for word in message.words_after(found.start, 8, found.end)]
    return "ne" in inside or _ne_reaches(message, before, found)


_GERUND = re.compile(r"[a-z]{2,}(?:aya|yaya|uya|av|iv|avshi)")


def _ne_reaches(message: Message, before: list[Word], found: Found) -> bool:
    """ "Не подписал", "не стал подписывать"; but not "не выдержал, подписал" and "не читая подписал"."""
    for number, word in enumerate(before):
        if word.letters == "ne" and "," not in message.letters[word.end : found.start]:
            following = before[number + 1].letters if number + 1 < len(before) else ""
            return _GERUND.fullmatch(following) is None
    return False


_RUSSIAN_VERB = re.compile(
    r"[a-z]{2,}(?:y[au]t|[zgdkv]ut|[ei]te|(?<!b)il[ai]?|al[ai]?|nul[ai]?|(?<!t)el[ai]?|yoshsya)(?:s|sya)?"
)


def _holds_a_verb(message: Message, found: Found) -> bool:
    """ "Поставил подпись, мама не знает": the phrase has its verb, a later "не" belongs to another."""
    return any(_is_verb(word.letters) for word in message.words_after(found.start, 6, found.end))


@kept_by(1 << 14)
def _is_verb(word: str) -> bool:
    return verbs.is_verb(word) or _RUSSIAN_VERB.fullmatch(word) is not None


def letters_end_in_t(message: Message, found: Found) -> bool:
    """A Russian infinitive is denied from afar: "не стали его никуда увозить"."""
    return message.letters[found.start : found.end].endswith(("at", "it", "et", "yt"))


def requested(near: Beside) -> bool:
    """The reader is asked to do it: "rasmga olib qo'ying"."""
    for tail in near.tails:
        if verbs.orders(tail):
            return True
    return bool(near.after) and verbs.helper_orders(near.after[0])


_MANY = re.compile(r"[a-z]*[gk]anlar(?:ning|ni|ga|dan|i)?")


_SOMEONE = re.compile(r"(?:bola(?!m)|odam|kishi|yigit|kiz(?!im)|erkak|mahbus)[a-z]*")
_HIS_NAME = ("ismi", "familiya", "menik", "bizniki", "ukam", "wglim", "erim", "akam")


def of_many(near: Beside) -> bool:
    """ "Imzo qo'yganlar", "imzolagan bolalar": whoever did, unless the sentence has him among them."""
    if not near.tails:
        return False
    following = near.after
    participle = near.found.tails[-1].endswith("gan")
    if participle and following and _SOMEONE.fullmatch(following[0]):
        return not any(word.startswith(_HIS_NAME) for word in following)
    if not any(_MANY.fullmatch(tail) for tail in near.tails):
        return False
    after = following[:5]
    among = any(word.startswith(("orasida", "ichida", "katorida")) for word in after) or any(
        word.startswith(_HIS_NAME) for word in following
    )
    return not among or any(verbs.is_no(word) for word in after)


def refuted(near: Beside) -> bool:
    """«... qo'yibdi» deb yozmang; ... degan xabar yolg'on."""
    after = near.after[:9]
    if _SAID.isdisjoint(after):
        return False
    for number, word in enumerate(after[:5]):
        if word == "deganlar":
            return True
        if word in _SPEECH:
            rest = after[number + 1 : number + 6]
            return any(verbs.forbids(other) or other.startswith(_REFUTING) for other in rest)
    return False


_WONDERS = frozenset({
    "li", "esli", "razve", "pravda", "kto", "kogo", "komu", "mojno", "bivaet", "est", "kim", "kimning",
    "kimni", "rostmi", "kanday", "vas", "vam", "vash", "vashih", "vashego", "sizda", "sizlarda", "sizlarni",
    "sizni", "sizning", "hech", "birov", "birortangiz", "nechta", "skolko",
})  # fmt: skip


_ASKING = frozenset({"bormi", "mi", "bolami", "bwlami", "bulami", "rostmi", "li", "bi"})
_WHEN = frozenset({"kaysi", "kachon", "kogda", "kakogo", "kakoy", "kaerda", "nechanchi", "kanday"})


def asked(near: Beside) -> bool:
    for tail in near.tails:
        if verbs.is_asked(tail) or tail in {"mi", "mikan"}:
            return True
    after = near.after[:3]
    if not _ASKING.isdisjoint(after):
        return True
    message, found, sentence = near.message, near.found, near.sentence
    if not sentence.asked:
        return False
    if after and verbs.is_asked(after[0]):
        return True
    if not _WHEN.isdisjoint(after):
        return True
    before = message.words_before(found.start, 6, sentence.start)
    inside = message.words_after(found.start, 4, found.end)
    return any(word.letters in _WONDERS for word in before) or any(
        word.letters in {"kim", "kto"} for word in inside
    )
