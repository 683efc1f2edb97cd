"""The dark theme changes colours and nothing else: so what is not about colours is asked in one theme."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "himoya/desk/static"
DARK = re.compile(r"@media \(prefers-color-scheme:dark\) \{\s*(?P<inside>(?:[^{}]*\{[^{}]*\})*)\s*\}")
COLOURS = re.compile(r"\s*:root \{(?:\s*--[\w-]+:\s*#[0-9a-f]{3,8};?)+\s*\}\s*")


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda sheet: sheet.name)
def test_the_dark_theme_names_colours_anew_and_nothing_else(sheet: Path) -> None:
    rules = sheet.read_text()
    dark = DARK.findall(rules)
    assert len(dark) == rules.count("prefers-color-scheme")
    assert all(COLOURS.fullmatch(inside) for inside in dark)
