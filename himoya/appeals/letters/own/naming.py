"""Which text a file is meant for, by its name, and what is wrong with a folder of such files."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable

from himoya.appeals.letters import texts
from himoya.appeals.letters.own.given import given
from himoya.appeals.letters.own.looking import look_at
from himoya.appeals.packs.problem import Problem
from himoya.common.errors import BadInput
from himoya.common.say import N_

ENDINGS = (".md", ".txt", ".docx")
NO_SUCH = N_(
    "there is no text of this name. Call the file as `himoya pack copy` does, for example "
    "uz-where_is_he.uz.md."
)
SEVERAL = N_("several packs have a text of this name. Write the pack before it, for example %(example)s.")
_NAME = re.compile(r"(?:(?P<pack>[a-z]+)-)?(?P<letter>[a-z_]+)\.(?P<language>[a-z]+)\.(?:md|txt|docx)")


def text_meant(file: str) -> texts.Text:
    """The shipped text that a file "uz-where_is_he.uz.md" would replace; the pack may be left out where
    only one has it. Raises BadInput."""
    name = _NAME.fullmatch(file)
    asked = name.groupdict() if name else {}
    found = [
        one
        for one in texts.listing()
        if one[1:] == (asked.get("letter"), asked.get("language")) and asked.get("pack") in (None, one[0])
    ]
    if not found:
        raise BadInput(NO_SUCH)
    if len(found) > 1:
        pack, letter, language = found[0]
        raise BadInput(SEVERAL, example=f"{pack}-{letter}.{language}.md")
    return texts.load(*found[0])


def problems_of_texts(folder: Traversable, *, whole: bool = False) -> Iterator[Problem]:
    """What is wrong with the texts in a folder. `whole`: they are those of a pack of its own, not an
    office's."""
    found = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else ()
    for file in found:
        if file.name.endswith(ENDINGS):
            yield from _of_pack(file) if whole else _of_office(file)


def _of_office(file: Traversable) -> Iterator[Problem]:
    try:
        looked = look_at(text_meant(file.name), given(file.read_bytes()), date.min)
    except BadInput as error:
        yield Problem(f"letters/{file.name}", 0, "", error.sentence, error.values)
        return
    for one in looked.problems:
        yield replace(one, file=f"letters/{file.name}")


def _of_pack(file: Traversable) -> Iterator[Problem]:
    try:
        texts.parse(file.read_bytes().decode("utf-8", "replace"), file=file.name)
    except BadInput as error:
        yield Problem(f"letters/{file.name}", 0, "", error.sentence, error.values)
