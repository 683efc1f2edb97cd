"""Only actions write. A page, a query or a rule that changes a row is in the wrong room."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "himoya"
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
    "executemany",
}
WRITERS = {"actions.py", "audit.py"}
# Not rows of ours: (file, method, why).
OTHER_THINGS = {
    ("security/keyring.py", "create"),  # a keyring file
    ("cli/wizard.py", "create"),  # the same, called
    ("security/demo_mark.py", "create"),  # the same, called
    ("desk/opening/opening.py", "create"),  # the same, called
}


# These rooms cannot reach a row (the walls forbid it), or are the database driver itself.
NO_ROWS = (
    "storage",
    "linkage/pure",
    "intake/channels",
    "reading",
    "names",
    "places",
    "language",
    "urgency",
    "demo",
    "appeals/letters",
)


def writes(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            # hash.update(data) and dict.update(other) take a positional value; a query set's update
            # never does.
            update = node.func.attr == "update" and node.keywords and not node.args
            if node.func.attr in WRITES or update:
                found.append(node.func.attr)
    return found


def modules() -> list[Path]:
    return [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if path.name not in WRITERS
        and path.parent.name != "actions"
        and not path.relative_to(HOUSE).as_posix().startswith((*NO_ROWS, "migrations"))
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_only_actions_write(path: Path) -> None:
    name = path.relative_to(HOUSE).as_posix()
    assert [method for method in writes(path.read_text()) if (name, method) not in OTHER_THINGS] == []


def test_a_planted_write_is_caught() -> None:
    assert writes("Case.objects.filter(pk=1).update(status='open')") == ["update"]
    assert writes("case.save()") == ["save"]
    assert writes("digest.update(data)") == []
