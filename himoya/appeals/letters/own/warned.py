"""What is worth a second look in an office's words: another language, another script, fields left out."""

from collections.abc import Iterator, Sequence

from himoya.appeals.letters.own.lines import Line
from himoya.appeals.letters.own.signs import Found
from himoya.appeals.letters.texts import Text
from himoya.common.say import N_
from himoya.language.script import script_of
from himoya.language.telling import language_of

OTHER_LANGUAGE = N_(
    "these words do not read like the language of this text. Look whether it is the right one."
)
OTHER_SCRIPT = N_(
    "the Uzbek text is written in Latin letters; Himoya makes the Cyrillic one of it. In Cyrillic it would "
    "be the same in both."
)
LEFT_OUT = N_("Himoya’s text also says this, and yours does not: %(fields)s.")
# English is not read here, so that nothing is known of it.
_READS = {"uz": ("uz", "mixed"), "ru": ("ru", "mixed"), "en": ("unknown", "mixed")}


def warned(text: Text, shipped: Text, written: Sequence[Line]) -> Iterator[Found]:
    said = "\n".join(line.said for line in written if not line.words.startswith("# "))
    if language_of(said) not in _READS[shipped.language]:
        yield 0, OTHER_LANGUAGE, {}
    elif shipped.language == "uz" and script_of(said) != "latin":
        yield 0, OTHER_SCRIPT, {}
    left = [name for name in shipped.uses if name not in text.uses]
    if left:
        yield 0, LEFT_OUT, {"fields": ", ".join(f"{{{name}}}" for name in left)}
