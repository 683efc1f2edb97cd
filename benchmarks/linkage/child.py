"""What every measured program has in common: a file in, a file out, what it cost on the last line printed.

Runs with the project's Python (ours) and with that of build/peers (theirs), so it imports next to nothing.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.linkage.data import Row, rows, write

Work = Callable[[list[Row], str], Iterable[Sequence[object]]]


def serve(names: Sequence[str], work: Work, notes: dict[str, float] | None = None) -> None:
    """`python -m ... INPUT OUTPUT OPTION`. Counted is the work, without starting and without reading files.

    Seconds are of the processor, all threads together; megabytes the peak of the whole process.
    """
    given, out, option = sys.argv[1:4]
    told = list(rows(Path(given)))
    began = time.process_time()
    made = list(work(told, option))
    seconds = time.process_time() - began
    write(Path(out), names, made)
    print(json.dumps({"seconds": seconds, "megabytes": _peak(), **(notes or {})}))


def _peak() -> float:
    # getrusage would tell the peak of whoever started this process, if that was higher.
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(told.split()[0]) / 1024
