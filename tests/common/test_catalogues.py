"""Catalogues keep what translators wrote and say what is missing."""

from pathlib import Path

import polib

from himoya.common.catalogues import files

FOUND = {"The file %(file)s is empty.": ["himoya/a.py"], "Tonight": ["himoya/b.py"]}


def translated(locale: Path, **sentences: str) -> None:
    """Write the catalogues, then fill in the Uzbek and Russian for "Tonight" and the file."""
    catalogues = files.brought_up_to_date(locale, FOUND)
    for language in files.HAND_MADE:
        for entry in catalogues[language]:
            entry.msgstr = sentences["tonight" if entry.msgid == "Tonight" else "file"]
    files.write(locale, catalogues)


def test_a_new_sentence_is_reported_until_it_is_translated(tmp_path: Path) -> None:
    said = list(files.lacking(files.brought_up_to_date(tmp_path, FOUND)))
    assert "uz: not translated: Tonight" in said
    assert len(said) == 4  # two sentences in two languages; Cyrillic is made, not written
    translated(tmp_path, tonight="Bugun kechqurun", file="%(file)s bo‘sh.")
    assert list(files.lacking(files.brought_up_to_date(tmp_path, FOUND))) == []


def test_a_lost_place_for_a_value_is_reported(tmp_path: Path) -> None:
    translated(tmp_path, tonight="Bugun kechqurun", file="Fayl bo‘sh.")
    said = list(files.lacking(files.brought_up_to_date(tmp_path, FOUND)))
    assert said[0] == "uz: other places for values: The file %(file)s is empty."


def test_cyrillic_follows_latin_and_is_stale_until_written(tmp_path: Path) -> None:
    translated(tmp_path, tonight="Bugun kechqurun", file="%(file)s bo‘sh.")
    made = files.brought_up_to_date(tmp_path, FOUND)
    assert files.stale(tmp_path, made) == ["uz_Cyrl"]
    files.write(tmp_path, made)
    assert files.stale(tmp_path, files.brought_up_to_date(tmp_path, FOUND)) == []
    stored = polib.mofile(str(files.path(tmp_path, "uz_Cyrl").with_suffix(".mo")))
    said = {entry.msgid: entry.msgstr for entry in stored}
    assert said["Tonight"] == "Бугун кечқурун"
    assert said["The file %(file)s is empty."] == "%(file)s бўш."


def test_a_sentence_that_left_the_code_leaves_the_catalogue(tmp_path: Path) -> None:
    translated(tmp_path, tonight="Bugun kechqurun", file="%(file)s bo‘sh.")
    made = files.brought_up_to_date(tmp_path, {"Tonight": ["himoya/b.py"]})
    assert [(entry.msgid, entry.msgstr) for entry in made["uz"]] == [("Tonight", "Bugun kechqurun")]


def test_djangos_own_sentences_are_cyrillic_too(tmp_path: Path) -> None:
    made = files.brought_up_to_date(tmp_path, FOUND)["uz_Cyrl"]
    said = {entry.msgid: entry.msgstr for entry in made}
    assert said["This field is required."] == "Ушбу майдон тўлдирилиши шарт."
