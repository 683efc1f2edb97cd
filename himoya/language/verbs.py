"""Light suffix analysis of Uzbek and Russian verbs in folded letters: negation, condition, wish, hearsay.

Not a morphology: only the endings that turn the meaning of a sentence.
"""

import re

from himoya.common.kept import kept_by

_kept = kept_by(1 << 14)  # the same words and endings stand in every message

_VOICE = r"(?:[aiou]?(?:y|sh|ish|il|in|t|tir|dir|kaz|giz|lash|lan|la)|ib|a|ol|[iu]b ?ol)*"
_NEGATED_TAIL = re.compile(
    rf"{_VOICE}(?:ma|mi)(?:d[iu]|gan|b|p|y|sa|s\b|sin|sl|ng|v|k|t[iu]|gin|gach|sdan|slik|ptim|m(?:an|iz))"
    rf"|{_VOICE}(?:mas?|may|miy|mi?m)\Z"
)
_NEGATED_HELPER = re.compile(
    r"(?:ol|ber|kwy|koy|kuy|yubor|yvor|vor|ket|git|kel|gal|bol|bwl|bul|tur|yot|et|kil|chik|istama|hohla|una)"
    r"[a-z]{0,4}?ma(?:d[iu]|gan|b|p|y|s|ng|v|k|t[iu])[a-z]*"
    r"|(?:kwy|koy|kuy|ber|kil|ket|kel)mim(?:an|iz)"
)
_NO = frozenset({
    "yok", "yuk", "ywk", "jok", "juk", "jwk", "yog", "emas", "ammas", "emasman", "rad", "net",
    "nema",
    "otkaz", "otkazalsya", "otkazalas", "otkazalis", "otkazivaetsya", "otkazivayutsya", "nepravda", "vranyo",
    "yolgon", "fake", "feyk", "lojn", "vran",
})  # fmt: skip
_CONDITION = re.compile(r"[a-z]{2,}sa(?:m|ng|k|lar|ngiz|nglar|ngizlar|yam|ham|chi|lariz)?")
_CONDITION_LOOKALIKES = re.compile(
    r"desa[a-z]*|dersa|nasa|yoksa|bulmasa|bolmasa|bwlmasa|posa|kassa|massa|viza"
)
_WISH = re.compile(r"[a-z]{2,}(?:sin|sinlar|sinla|gay|aylik)")
_ORDER_NOT = re.compile(r"[a-z]{2,}ma(?:ng|nglar|ngiz|nglar|ngizlar|vering|veringlar|gin|sin|sinlar|slik)")
_ORDER = re.compile(r"(?:[a-z]*[^d])?ing(?:iz|lar|izlar)?")
_ORDERING_HELPER = re.compile(r"(?:kwy|koy|kuy|ber|yubor|ol|tur|kil)ing(?:iz|lar|izlar)?")
_ASKED = re.compile(r"[a-z]{2,}(?:mi|mikan|mikin|mikanlar|mish?mi|chi)")


@_kept
def tail_denies(tail: str) -> bool:
    """Whether an ending turns its verb into its negation: -madi, -magan, -mabdi, -mayapti, -mas."""
    return "m" in tail and _NEGATED_TAIL.match(tail) is not None


@_kept
def helper_denies(word: str) -> bool:
    """Whether an auxiliary denies its verb: (qo'yib) bermadi, (olib keta) olmadi, (qo'l) qo'ymadi."""
    return "ma" in word and _NEGATED_HELPER.fullmatch(word) is not None


_DENIED_VERB = re.compile(r"(?!kama)[a-z]{2,}ma(?:d[iu]|gan|bdi|pti|ydi|yap|yot|vot|sdan|s$)[a-z]*")
_VERB = re.compile(
    r"[a-z]*(?:d[iu]|dim|dik|lar|b?di|pti|gan|yapti|yapman|vot[a-z]+|arkan|arman|amiz|aman|(?:[aiy]l)(?:a|"
    r"i|sya|is|as)?|yut|yat|shadi|mish|mokda)"
)


@_kept
def is_verb(word: str) -> bool:
    """Whether a word looks like a finite verb, Uzbek or Russian past."""
    return _VERB.fullmatch(word) is not None


@_kept
def verb_denies(word: str) -> bool:
    """Whether a word is any Uzbek verb in the negative: kelmadi, ko'rmagan."""
    return "ma" in word and _DENIED_VERB.fullmatch(word) is not None


def is_no(word: str) -> bool:
    return word in _NO


@_kept
def is_condition(word: str) -> bool:
    """Whether a verb says "if": qo'ysa, olib ketishsa. "desa" (when he says) is speech, not a condition."""
    return (
        "sa" in word
        and _CONDITION.fullmatch(word) is not None
        and _CONDITION_LOOKALIKES.fullmatch(word) is None
    )


@_kept
def is_wish(word: str) -> bool:
    return _WISH.fullmatch(word) is not None


@_kept
def forbids(word: str) -> bool:
    """Whether a verb is a command not to: bermang, qo'ymasin, tarqatmanglar."""
    return "ma" in word and _ORDER_NOT.fullmatch(word) is not None


@_kept
def orders(tail: str) -> bool:
    """Whether an ending tells the reader to do it: (rasmga) oling, (yozib) qo'yinglar."""
    return "ng" in tail and _ORDER.fullmatch(tail) is not None


@_kept
def helper_orders(word: str) -> bool:
    """Whether an auxiliary makes a request of its verb: (rasmga olib) qo'ying, (yozib) yuboringlar."""
    return "ing" in word and _ORDERING_HELPER.fullmatch(word) is not None


@_kept
def is_asked(word: str) -> bool:
    """Whether a word carries the question ending -mi."""
    return "mi" in word and _ASKED.fullmatch(word) is not None
