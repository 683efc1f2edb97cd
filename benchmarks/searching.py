"""A helper of benchmarks.importing: looks for words among the imported messages.

Prints the milliseconds of twenty searches of the newest 50 messages, in three scripts, as one JSON list.
"""

import json
import sys
import time
from pathlib import Path

from himoya.cli.opening import open_data

WORDS = ("imzo", "қўл қўй", "куйдир", "koloniya 85", "подписал")


def main() -> None:
    open_data(Path(sys.argv[1]))
    from himoya.messages.queries import search  # noqa: PLC0415 -- models are there only after the database is open

    waits, found = [], 0
    for words in WORDS * 4:
        began = time.perf_counter()
        found += len(search(words)[:50])
        waits.append((time.perf_counter() - began) * 1000)
    assert found
    print(json.dumps(waits))


if __name__ == "__main__":
    main()
