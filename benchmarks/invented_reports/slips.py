"""What goes wrong when a name is heard or typed."""

import random

BY_EAR, BY_FINGER = 0.07, 0.035
_HEARD = (
    ("x", "h"), ("h", "x"), ("h", ""), ("q", "k"), ("k", "q"), ("o‘", "u"), ("u", "o‘"), ("o", "a"),
    ("a", "o"), ("i", "e"), ("e", "i"), ("g‘", "g"), ("j", "y"), ("y", "j"), ("z", "s"), ("b", "p"),
    ("v", "f"), ("d", "t"), ("l", "ll"), ("m", "mm"), ("n", "nn"), ("t", "tt"), ("sh", "s"),
)  # fmt: skip


def by_ear(word: str, chance: random.Random) -> str:
    """Another sound for one sound, or a single letter doubled; in Uzbek Latin, before it is spelled."""
    if chance.random() > BY_EAR:
        return word
    possible = [(sound, other, at) for sound, other in _HEARD if (at := word.find(sound, 1)) > 0]
    # The o of o‘ is no o.
    possible = [one for one in possible if word[one[2] + len(one[0]) :][:1] != "‘"]
    if not possible:
        return word
    sound, other, at = chance.choice(possible)
    return word[:at] + other + word[at + len(sound) :]


def by_finger(word: str, chance: random.Random) -> str:
    """One letter left out, doubled, changed for a neighbour in the word, or swapped with the next."""
    if chance.random() > BY_FINGER or len(word) < 5:
        return word
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + chance.choice(word) + after,
        )
    )
