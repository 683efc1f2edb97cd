"""Finds every sentence of the program: N_("...") and gettext("...") in code, templates, rules, signs."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

MARKS = {"N_", "_", "gettext", "gettext_lazy"}
RULE_SENTENCES = ("title", "why", "other_explanation", "settles", "first_actions", "question")

_TRANSLATE = re.compile(r"""\{%\s*translate\s+("[^"]*"|'[^']*')""")
_BLOCK = re.compile(r"\{%\s*blocktranslate\b(?P<head>.*?)%\}(?P<body>.*?)\{%\s*endblocktranslate", re.DOTALL)
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def sentences(package: Path) -> dict[str, list[str]]:
    """Every sentence with the files that hold it, in the order of the files."""
    found: dict[str, list[str]] = {}
    for place, sentence in _all(package):
        places = found.setdefault(sentence, [])
        if place not in places:
            places.append(place)
    return found


def _all(package: Path) -> Iterator[tuple[str, str]]:
    readers = {".py": in_code, ".html": in_template}
    for file in sorted(package.rglob("*")):
        read = readers.get(file.suffix)
        if file.name == "rules.toml" and file.parent.name == "urgency":
            read = in_rules
        if file.name == "adverts.toml" and file.parent.name == "reading":
            read = in_adverts
        if read:
            place = file.relative_to(package.parent).as_posix()
            for sentence in read(file.read_text(encoding="utf-8")):
                yield place, sentence


def in_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in MARKS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                yield first.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def in_template(source: str) -> Iterator[str]:
    for match in _TRANSLATE.finditer(source):
        yield _looked_up(match[1][1:-1])
    for match in _BLOCK.finditer(source):
        body = match["body"]
        if "trimmed" in match["head"]:
            body = " ".join(line.strip() for line in body.strip().splitlines())
        yield _VARIABLE.sub(r"%(\1)s", _looked_up(body))


def _looked_up(words: str) -> str:
    """Templates ask the catalogue for a doubled per cent sign: with a single one the words stay English."""
    return words.replace("%", "%%")


def in_rules(source: str) -> Iterator[str]:
    for row in tomllib.loads(source).values():
        for field in RULE_SENTENCES:
            value = row.get(field, [])
            yield from [value] if isinstance(value, str) else value


def in_adverts(source: str) -> Iterator[str]:
    file = tomllib.loads(source)
    for kind in file["kind"].values():
        yield kind["title"]
    for sign in file["sign"]:
        yield sign["title"]
        yield sign["why"]
