"""The one loader of the data files that are shipped beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@cache
def toml(package: str, name: str) -> dict[str, Any]:
    """The parsed file `name` of `package`, for example `toml("himoya.urgency", "rules.toml")`."""
    return tomllib.loads(text(package, name))


def text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def folder(package: str) -> Traversable:
    """The package's own folder, for data that comes in folders."""
    return files(package)
