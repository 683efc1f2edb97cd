"""Tables that lie in memory, as a folder that the loader can read."""

import io
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any


class KeptFile(Traversable):
    """`data` is None for a file that is not there."""

    def __init__(self, name: str, data: bytes | None) -> None:
        self._name, self._data = name, data

    @property
    def name(self) -> str:
        return self._name

    def is_file(self) -> bool:
        return self._data is not None

    def is_dir(self) -> bool:
        return False

    def iterdir(self) -> Iterator[Traversable]:
        return iter(())

    def joinpath(self, *names: Any) -> Traversable:
        return KeptFile(str(names[-1]) if names else self._name, None)

    def read_bytes(self) -> bytes:
        if self._data is None:
            raise FileNotFoundError(self._name)
        return self._data

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        return self.read_bytes().decode(encoding or "utf-8", errors or "strict")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        file = io.BytesIO(self.read_bytes())
        return file if "b" in mode else io.TextIOWrapper(file, *args, **kwargs)


class KeptFolder(KeptFile):
    """`tables`: name of the table -> its CSV."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        super().__init__("office", None)
        self._files = {f"{name}.csv": data for name, data in tables.items()}

    def is_dir(self) -> bool:
        return True

    def iterdir(self) -> Iterator[Traversable]:
        return (KeptFile(name, data) for name, data in self._files.items())

    def joinpath(self, *names: Any) -> Traversable:
        name = str(names[-1])
        return KeptFile(name, self._files.get(name) if len(names) == 1 else None)
