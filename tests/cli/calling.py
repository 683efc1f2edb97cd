"""Calls commands as a person does: in this process for pure ones, as programs for those that touch data."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from himoya.cli import main

HIMOYA = Path(sys.executable).with_name("himoya")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """JSON lines of stdout: whatever else stands there breaks this."""
        return [json.loads(line) for line in self.out.splitlines()]


class Caller:
    """Runs pure commands in this process."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def __call__(self, *arguments: object, language: str = "en") -> Said:
        self._patch.setenv("HIMOYA_LANGUAGE", language)
        self._patch.setattr(sys, "argv", ["himoya", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capture.readouterr()
        return Said(code, said.out, said.err)


def program(home: Path, *arguments: object, typed: str = "", **environment: str) -> Said:
    """Run the installed command with a data folder of its own."""
    done = subprocess.run(
        [HIMOYA, *map(str, arguments)],
        input=typed,
        env=clean_environment(home, **environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HIMOYA", "DJANGO", "DATABASE"))
    }
    return {**ours, "HIMOYA_HOME": str(home), "HIMOYA_LANGUAGE": "en", **more}
