"""A helper of benchmarks.importing: somebody who works at the desk while an import runs.

Opens tonight's page and writes one line to the log, ten times a second, until it is told to stop; then prints
the milliseconds of each as one JSON list.
"""

import json
import signal
import sys
import time
from pathlib import Path

from django.test import Client

from himoya.cli.opening import open_data
from himoya.common.roles import Role

PAUSE = 0.1  # seconds between two actions


def main() -> None:
    open_data(Path(sys.argv[1]))
    from himoya.security import audit  # noqa: PLC0415 -- models are there only after the database is open
    from himoya.security.actions import make_account  # noqa: PLC0415

    account = make_account("nodira", "olma gilos behi", Role.ORGANISER, "uz")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(account)
    waits: list[float] = []
    asked_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: asked_to_stop.append(number))
    print("ready", flush=True)
    while not asked_to_stop:
        began = time.perf_counter()
        assert client.get("/").status_code == 200
        audit.record("benchmark.page", "", account)
        waits.append((time.perf_counter() - began) * 1000)
        time.sleep(PAUSE)
    print(json.dumps(waits))


if __name__ == "__main__":
    main()
