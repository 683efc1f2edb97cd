"""Files stay small enough to be read in one sitting."""

from pathlib import Path
from statistics import median

HOUSE = Path(__file__).parents[2] / "himoya"


def test_files_are_small() -> None:
    lines = {
        path.relative_to(HOUSE).as_posix(): len(path.read_text().splitlines())
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts
    }
    assert median(lines.values()) < 100
    assert {name for name, count in lines.items() if count > 300} == set()
