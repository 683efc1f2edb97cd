"""Every sentence exists in four languages, written by one hand in one spelling."""

import re

import polib
import pytest

from himoya.common.catalogues import files
from himoya.common.catalogues.__main__ import LOCALE, PACKAGE
from himoya.common.catalogues.collect import sentences
from himoya.common.catalogues.cyrillic import kept_as_it_is
from himoya.common.framework import PLURALS
from himoya.common.say import LANGUAGES, say

NOT_WORDS = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{[^{}]*\}|<[^<>]+>|&[a-z]+;")
COMMANDS = re.compile(r"`[^`]*`")
OTHER_SIGNS = re.compile(r"[oOgG]['`´ʻʼ’]|['`´ʻʼ]")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(files.path(LOCALE, language)))


def test_nothing_is_untranslated_or_stale() -> None:
    made = files.brought_up_to_date(LOCALE, sentences(PACKAGE), PLURALS)
    assert list(files.lacking(made)) == []
    assert files.stale(LOCALE, made) == [], "run: python -m himoya.common.catalogues"


def test_no_latin_letter_on_cyrillic_pages() -> None:
    leaked = {
        entry.msgid: entry.msgstr
        for entry in catalogue("uz_Cyrl")
        if entry.tcomment != "Django"
        and re.search("[A-Za-z]", NOT_WORDS.sub("", kept_as_it_is(entry.msgstr)))
    }
    assert leaked == {}


def test_uzbek_letters_are_written_with_one_sign() -> None:
    written = [COMMANDS.sub("", entry.msgstr) for entry in catalogue("uz")]
    assert [sentence for sentence in written if OTHER_SIGNS.search(sentence)] == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_what_is_said_comes_from_the_catalogues(language: str) -> None:
    said = say("Overdue: the first step was due %(time)s", language, time="21:40")
    assert said.endswith("21:40")
    assert said != "Overdue: the first step was due 21:40"
