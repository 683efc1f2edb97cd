"""Every verb that the program writes into the log has words on the log's page."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

import himoya
from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Need
from himoya.common.roles import Role
from himoya.desk.staff.subjects import SUBJECTS, subject_words
from himoya.desk.staff.verbs import VERBS, verb_words
from himoya.people.models import SamePerson

HOUSE = Path(himoya.__file__).parent
WRITERS = {"record", "note"}


def strings(node: ast.AST) -> list[str]:
    return [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and "." in part.value
    ]


def written() -> set[str]:
    """Every verb that stands as it is in a call of `audit.record` or `note`, or in a variable `verb`."""
    found: set[str] = set()
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and called(node.func) in WRITERS:
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant | ast.IfExp):
                        found.update(strings(argument))
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "verb":
                found.update(strings(node.value))
    return found


def called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_verb_has_words() -> None:
    assert "page.opened" in written()
    assert written() - set(VERBS) == set()


@pytest.mark.parametrize(
    ("beginning", "endings"),
    [
        ("account.became_", list(Role)),
        ("alarm.", [*Deed.Kind, *Alarm.State]),
        ("need.", [state for state in Need.State if state != Need.State.OPEN]),
        ("person.judged_", list(SamePerson.Verdict)),
    ],
)
def test_every_verb_put_together_has_words(beginning: str, endings: list[str]) -> None:
    assert {f"{beginning}{ending}" for ending in endings} - set(VERBS) == set()


def test_a_verb_of_another_version_is_shown_as_it_is() -> None:
    assert verb_words("moon.opened") == "moon.opened"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("case 12", "case 12"),
        ("tonight", "Tonight"),
        ("erasing case 3", "page to delete: case 3"),
        ("", ""),
        ("moon 4", "moon 4"),
        ("12", "12"),
    ],
)
def test_what_a_line_is_about(subject: str, said: str) -> None:
    with override("en"):
        assert subject_words(subject) == said


def test_every_page_that_is_opened_has_words() -> None:
    pages: set[str] = set()
    for path in (HOUSE / "desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "seen":
                pages.update(kind(node.value))
    assert "tonight" in pages
    assert pages - set(SUBJECTS) == set()


def kind(value: ast.expr) -> list[str]:
    """ "case" of f"case {number}"; "tonight" of "tonight"."""
    first = value.values[0] if isinstance(value, ast.JoinedStr) else value
    return [first.value.strip()] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []
