"""What stands around a name: who introduces it, and whether it is the name of somebody held at all."""

import re

from himoya.language.grouped import grouped
from himoya.reading.message import Message

_KIN = (
    r"(?:ugl|bula|uka|aka|uk|ak|in|er|jiyan|singl|kiz|nabir|nevar|nabira|nevara|kuyuv|kayn|dada|uta|dad|ut|tuga|amaki|zuvut|kenja|kattu?|katta|kichig)(?:i?m|imiz|ginam|i?miz|ajunim|"
    r"ajun|jun)(?:ni|ning|ga|dan|di|am|ham)?|"
    r"(?:sin|muj|brat|plemyannik|zyat|vnuk|utets|duch|sestr|plemyannits|sinuk|bratishk|duchk|supru[gj])(?:a|u|um|e|i|uy|uy|em|ey|ka)?"
)
_INTRODUCES = re.compile(
    grouped(
        rf"{_KIN}|ugli|bulasi|muy|muegu|muemu|muya|muyu|nash|nashegu|ismi|utim|uti|zuvut|imeni|imya|ismli"
    )
)
_OURS = frozenset({"bizning", "bizni", "bizdi", "mani", "mening", "meni", "bizani", "mandi"})
_AFTER_NAME = re.compile(grouped(rf"{_KIN}|ismli|degan|menik|biznik|manik"))
_HONOURED = re.compile(
    r"(?:upa|upu|upe|upi|apa|ape|apu|hula|hulu|aya|aka|ake|dumla|amma|buvi|muma|mumu|hunim|kelin|kelinim|ustuz|pucha|bubu|buva|yanga|tetya|hala|haji|huji)"
    r"(?:ning|ga|dan|ni|lar|jun|jan|sun|ginam|m?ga|hun|ngiz|ngizman)?"
)
_OFFICIAL = re.compile(
    r"(?:advukat|adv|kunsul|psihulug|psiholog|admin|mudera|terguv|sleduvatel|sudya|pruk|vulunt|jurnalist|duhtir|duhtur|vrach|nachalnik|nachalnits|"
    r"buhgalter|kurator|operativ|kapitan|mayur|pulkuvnik|uchastkuv|raykum|rieltur|huquk|hukuk|yurist|zakuvat|mulla|imum|ustuz|tarjimun|"
    r"nekiy|kakuytu|kanal|tetya|dyadya|tyutya|gaspaja|guspujin|dyadi|dyade|kutiba|yuldashim)[a-z]*"
)
_STRANGER = re.compile(
    r"\s*(?:degan|ismli|disan|digan) (?:bir |bu )?(?:odam|kishi|advokat|ayol|hotin|bittasi|yurist|erkak|"
    r"kurator|operator|firibgar|guruh|kanal|magazin|dokon)[a-z]*"
)
_AN_OFFICIAL = re.compile(r",? (?:[a-z]+ )?(?:hodimi|vakili|advokat d[ie]|advokat de[bg])[a-z]*")
_KIN_OF_HERS = re.compile(
    r"(?:ni|ning|di|ti)? ?(?:onasi|otasi|hotini|ayoli|singlisi|opasi|akasi|ukasi|dadasi|hola|mama)"
)
_EVERY_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{8,}[ ,.:;-]*")


def introduced(message: Message, place: int) -> bool:
    """Whether the word before says whose name follows: "o'g'lim ...", "ismi ...", "мой сын ..."."""
    if place == 0:
        return False
    gap = message.letters[message.words[place - 1].end : message.words[place].start]
    return len(gap) <= 3 and not set(gap) & set(".!?\n") and introduces(message.merged[place - 1])


def introduces(word: str) -> bool:
    """Whether a word in merged letters may say whose name follows."""
    return _INTRODUCES.fullmatch(word) is not None


def stands_alone(message: Message, place: int, everyday: bool) -> bool:
    """Whether a given name without a surname is one: not an everyday word, not "Gulsara opa"."""
    following = message.merged[place + 1] if place + 1 < len(message.words) else ""
    if is_title(message, place + 1):
        return False
    large = message.text[message.folded.starts[message.words[place].start]].isupper()
    tender = re.search(r"(?:jun|bek|junim|begim)(?:ni|ning|ga|dan)?$", message.merged[place]) is not None
    if everyday:
        return large and (introduced(message, place) or tender or _inside(message, place))
    before = message.merged[place - 1] if place else ""
    return (
        large
        or tender
        or introduced(message, place)
        or before in _OURS
        or _AFTER_NAME.fullmatch(following) is not None
    )


def _inside(message: Message, place: int) -> bool:
    """Whether an everyday word is large inside a sentence, as an object: "hali Murodni kutyapmiz"."""
    if not place or not message.merged[place].endswith("ni"):
        return False
    gap = message.letters[message.words[place - 1].end : message.words[place].start]
    return gap in {" ", ", "}


def is_title(message: Message, place: int) -> bool:
    """Whether the word is one of respect after a name: "opa" in "Gulsara opa"."""
    if place >= len(message.words) or place == 0:
        return False
    if message.letters[message.words[place - 1].end : message.words[place].start] not in {" ", "-"}:
        return False
    return _HONOURED.fullmatch(message.merged[place]) is not None


def of_somebody_else(message: Message, place: int, start: int, end: int) -> bool:
    """An official, a stranger, a writer who signs: nobody who is held."""
    before = message.merged[place - 1] if place else ""
    if _OFFICIAL.fullmatch(before) and not set('.:"') & set(
        message.letters[message.words[place - 1].end : start]
    ):
        return not before.endswith(("alida", "alda", "alga"))
    letters = message.letters
    if _STRANGER.match(letters, end) or _AN_OFFICIAL.match(letters, end):
        return True
    signed = end >= len(letters.rstrip(" .!)")) and _EVERY_NUMBER.search(letters, max(start - 26, 0), start)
    return bool(signed) and letters[max(start - 26, 0) : start].strip(" ,.:;-")[-1:].isdigit()
