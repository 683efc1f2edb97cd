"""The words of letters: those that hold today, the office's own before the shipped ones, and those that a
stored letter was made of."""

from himoya.appeals.letters import texts
from himoya.appeals.letters.texts import Text
from himoya.appeals.models import Appeal
from himoya.appeals.queries.law import current_law, kept_words, text_name


def current_text(pack: str, letter: str, language: str) -> Text:
    """The text as it holds today, in the script of its file; BadInput if the pack has none."""
    latin = language.removesuffix("-cyrl")
    own = current_law().words.get(text_name(pack, letter, latin))
    return own or texts.load(pack, letter, latin)


def kept_text(appeal: Appeal) -> Text:
    """The text that this letter was made of, in the script of its file. One without a kept text has the words
    that Himoya brings. BadInput when there are none."""
    if appeal.text_id:
        return kept_words(appeal.text_id)
    pack = appeal.authority.partition("_")[0]
    return texts.load(pack, appeal.letter, appeal.language.removesuffix("-cyrl"))


def newer_text(appeal: Appeal) -> Text | None:
    """The text of this letter that holds today, if it says something else than the one it was made of.
    BadInput when there is none any more."""
    kept = kept_text(appeal)
    now = current_text(appeal.authority.partition("_")[0], appeal.letter, appeal.language)
    return now if now.mark != kept.mark else None
