"""A test may stay out only for a reason that stands here: a quiet skip looks like a passed test."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]
OUT = ("skip", "skipif", "xfail", "importorskip")
SKIPS = {
    ("browser.py", "no Chromium on this machine"),
    ("cli/test_full_partition.py", "only root on Linux may mount a small disk"),
    ("cli/test_full_partition.py", "this machine, perhaps a container, refuses to mount a small disk"),
    ("evidence/test_keeping.py", "PostgreSQL's driver writes the bytes as text"),
    ("evidence/test_keeping.py", "SQLite's own limit of pages"),
    ("handover/test_postgresql.py", "needs a PostgreSQL"),
    ("reading/test_contract_states.py", "taken for a refusal of his"),
    ("security/test_lending.py", "Only root can become another user"),
    ("storage/test_engine.py", "On PostgreSQL the disk is encrypted, not the database"),
}


def reasons(source: str) -> list[str]:
    """What is said with everything that lets a test stay out."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [_said(call) for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in OUT]


def _said(call: ast.Call) -> str:
    named = [word.value for word in call.keywords if word.arg == "reason"]
    said = [*call.args[:1], *named][-1:]
    return str(said[0].value) if said and isinstance(said[0], ast.Constant) else "?"


def test_every_test_that_may_stay_out_says_why_and_is_known() -> None:
    found = {
        (path.relative_to(TESTS).as_posix(), reason)
        for path in TESTS.rglob("*.py")
        for reason in reasons(path.read_text())
    }
    assert found == SKIPS
