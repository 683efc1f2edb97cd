"""Sentences in the reader's language, for pages and for the command line alike.

English is the source; `uz` and `ru` are written by hand; `uz-cyrl` is made from `uz`
(himoya.common.catalogues). A sentence is marked with `N_` where it is written and said where it is shown.
"""

import gettext as _gettext
from functools import cache
from importlib.resources import files

LANGUAGES = {"uz": "O‘zbekcha", "uz-cyrl": "Ўзбекча", "ru": "Русский", "en": "English"}
FOLDERS = {"uz": "uz", "uz-cyrl": "uz_Cyrl", "ru": "ru"}


def N_(sentence: str) -> str:  # noqa: N802 -- the name every gettext tool knows
    """Mark a sentence for translation and leave it as it is."""
    return sentence


def say(sentence: str, language: str, /, **values: object) -> str:
    """The sentence in `language` ("uz", "uz-cyrl", "ru", "en"), with its values filled in."""
    said = _catalogue(language).gettext(sentence) if sentence else ""
    return said % values if values else said


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    folder = FOLDERS.get(language)
    if folder is None:
        return _gettext.NullTranslations()
    path = str(files("himoya").joinpath("locale"))
    return _gettext.translation("django", path, languages=[folder], fallback=True)
