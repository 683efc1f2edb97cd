"""What a cue of one's own may be, and when it is too wide."""

import unicodedata
from collections.abc import Iterable

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.language.folding import fold
from himoya.language.letters import APOSTROPHES
from himoya.language.words import words
from himoya.names.parse import parse
from himoya.urgency import RULES

MOST_WORDS, LEAST_LETTERS, LONGEST = 8, 3, 120
MOST_RULES = 8  # of one message
MOST_CUES = 200  # of one group: every message is looked through for each
WIDE_SHARE = 0.01  # of all messages: a cue that alarms more often needs a second yes
WIDE_LEAST = 20  # alarms that are never too many
_NAME = 4  # letters of a name that is known again with an ending behind it
_ENDING = 5


def checked_phrase(typed: str) -> str:
    """The phrase as it is kept: words, each perhaps with * at its end. Raises BadInput with what to do."""
    phrase = " ".join(unicodedata.normalize("NFC", typed).replace("-", " ").lower().split())
    parts = phrase.split(" ")
    if len(phrase) > LONGEST or len(parts) > MOST_WORDS:
        raise BadInput(N_("This is too long. Keep the few words that tell the danger, eight at most."))
    if not all(_is_word(part) for part in parts):
        raise BadInput(
            N_("Write words only, with a * at the end of a word that may go on: imzo qo‘y*. No other signs.")
        )
    stems = [_letters(part) for part in parts]
    starred = [stem for part, stem in zip(parts, stems, strict=True) if part.endswith("*")]
    if max(map(len, stems)) < LEAST_LETTERS or any(len(stem) < LEAST_LETTERS for stem in starred):
        raise BadInput(N_("This is too short: it would stand in every message. Write three letters or more."))
    return phrase


def checked_rules(codes: Iterable[str]) -> list[str]:
    """The codes in order, each once. Raises BadInput for an unknown one, or for more than eight."""
    known = sorted(set(codes))
    if any(code not in RULES for code in known):
        raise BadInput(N_("Choose from the list."))
    if len(known) > MOST_RULES:
        raise BadInput(N_("Eight rules at most: choose the ones that matter."))
    return known


def same_phrase(left: str, right: str) -> bool:
    """Whether two phrases find the same words, whatever script they are written in."""
    return fold(left).letters == fold(right).letters


def runs(phrase: str) -> list[str]:
    """Stretches that must stand in a message's searchable form: " ukam tilhat yuz" for "ukam tilxat yoz*".

    A word that may go on ends its stretch.
    """
    found = [""]
    for part in phrase.split():
        found[-1] += " " + fold(part.removesuffix("*")).text
        if part.endswith("*"):
            found.append("")
    return [run for run in found if run]


def too_wide(said: int, looked: int, found: int, messages: int) -> bool:
    """Whether a cue alarms too often. `said` of the `looked` messages would alarm; `found` hold its words."""
    if not looked or not messages:
        return False
    expected = said * found / looked
    return expected > WIDE_LEAST and expected / messages > WIDE_SHARE


def name_stems(words_: str) -> list[str]:
    """The words as names are compared. A number, a joint, or a letter alone is none."""
    return [word.root for word in parse(words_.replace("*", "")).words if len(word.root) >= LEAST_LETTERS]


def holds_name(phrase: str, names: Iterable[str]) -> bool:
    """Whether a word of the phrase is a word of one of the names, in any spelling, perhaps with an ending."""
    # Each word alone: together, "ali o'g'li" would be taken for one person's name.
    stems = {stem for word in phrase.split() for stem in name_stems(word)}
    parts = {part for name in names for word in name.split() for part in name_stems(word)}
    return any(_is_name(stem, part) for stem in stems for part in parts)


def _is_name(stem: str, name: str) -> bool:
    if stem == name:
        return True
    rest = len(stem) - len(name)
    return len(name) >= _NAME and stem.startswith(name) and rest <= _ENDING


def _is_word(part: str) -> bool:
    letters = part.removesuffix("*")
    plain = all(
        unicodedata.category(sign)[0] in "LM" or sign in APOSTROPHES or sign.isdecimal() for sign in letters
    )
    return plain and bool(_letters(letters))


def _letters(part: str) -> str:
    """A word as the pattern language compares it; empty when it is not one word of letters."""
    found = words(fold(part.removesuffix("*")).letters)
    return found[0].letters if len(found) == 1 else ""
