"""A zip that leaves while it is made: neither a whole file in memory nor a temporary one in the clear."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator

SUMS = "SHA256SUMS"


class Pipe(io.RawIOBase):
    """What a zip is written to: keeps what is written until it is taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        content = bytes(piece)  # type: ignore[call-overload]  # whatever zipfile hands over: bytes
        self._pieces.append(content)
        return len(content)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def packed(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The files as one zip, with a list of their SHA-256 that `sha256sum -c` checks."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        sums = []
        for name, content in files:
            archive.writestr(name, content)
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            yield pipe.taken()
        archive.writestr(SUMS, "".join(sums))
    yield pipe.taken()
