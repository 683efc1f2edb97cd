"""How long a list of 50,000 rows takes: given in the browser, then read, stored and matched.

    python -m benchmarks.spreadsheet                  # 50,000 rows of nine columns, embedded database
    python -m benchmarks.spreadsheet --rows 5000      # quick look
    python -m benchmarks.spreadsheet --postgresql     # a PostgreSQL of its own, as the tests have one

Stored: the workbook was looked at and lies safe in the encrypted database. Read and matched: every row is a
message with its facts, everybody is grouped, and all of it is visible. Memory is the peak of this process
(which stands for the import's own), and of the largest of its children: the one that opens the workbook under
its limit of 768 MB, and those that read rows.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.make_list import write_list
from benchmarks.own_server import used
from himoya.cli.opening import open_data
from himoya.common.roles import Role
from himoya.security import keyring
from himoya.security.slots import Cost

PASSPHRASE = "olti yetti sakkiz toqqiz"
CHEAP = Cost(memory_kib=8 * 1024, passes=1, lanes=1)  # what is measured is the import, not the key function


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=50_000)
    options.add_argument("--postgresql", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, used(given.postgresql):
        _open(Path(folder))
        book = Path(folder) / "list.xlsx"
        write_list(book, given.rows, seed=1)
        print(f"{given.rows:,} rows, {book.stat().st_size / 1e6:.1f} MB")
        _measure(book)


def _open(folder: Path) -> None:
    os.environ["HIMOYA_HOME"] = str(folder / "home")
    keyring.create(folder / "home", PASSPHRASE, CHEAP)
    (folder / "key.txt").write_text(PASSPHRASE)
    open_data(folder / "key.txt")


def _measure(book: Path) -> None:
    from himoya.intake.actions import begin_upload, import_upload, keep_upload  # noqa: PLC0415 -- once open
    from himoya.security.actions import make_account  # noqa: PLC0415

    account = make_account("nodira", "olma gilos behi", Role.ORGANISER, "uz")
    print(f"processor before: {_busy(resource.RUSAGE_SELF):.0f} s")  # opening, and writing the list
    began = time.monotonic()
    upload = keep_upload(book.name, book.read_bytes(), timezone="Asia/Tashkent", by=account)
    print(f"stored            {time.monotonic() - began:6.1f} s")
    began = time.monotonic()
    assert begin_upload(upload, by=account)
    made = import_upload(upload.pk)
    assert made is not None
    print(f"read and matched  {time.monotonic() - began:6.1f} s   {made.added:,} rows, {made.rejected} back")
    print(f"persons {made.came_of['persons']:,}")
    own, children = _busy(resource.RUSAGE_SELF), _busy(resource.RUSAGE_CHILDREN)
    print(f"processor: own {own:.0f} s, children {children:.0f} s; a plain loop takes {_loop():.2f} s now")
    own, child = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
    print(f"memory: own {own:.0f} MB, largest child {child:.0f} MB")


def _loop() -> float:
    """Processor seconds of three million steps: how fast this machine is while others use it, too."""
    began = time.process_time()
    sum(number * number % 7 for number in range(3_000_000))
    return time.process_time() - began


def _busy(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main()
