"""How long a group waits to see what own words would change, to save them and to take them back.

    python -m benchmarks.teaching --home COPY --key-file KEY

COPY is an instance of `benchmarks.big_instance`; nothing is left changed in it. Phrases: one that stands
nowhere, one in some messages, and very wide ones.
"""

import argparse
import os
import time
from pathlib import Path
from typing import Any

PHRASES = (
    ("tilxat yoz*", "U01"),
    ("qo'l qo'y*", "U01"),
    ("konsul*", "U18"),
    ("uka*", "U01"),
    ("zona*", "U05"),
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--home", type=Path, required=True)
    asked.add_argument("--key-file", type=Path, required=True)
    given = asked.parse_args()
    os.environ["HIMOYA_HOME"] = str(given.home)
    from himoya.cli.opening import open_data  # noqa: PLC0415 -- Django must not load before the folder is known

    open_data(given.key_file)
    from himoya.security.models import Account  # noqa: PLC0415

    lead = Account.objects.get(username="lead")
    for phrase, code in PHRASES:
        _measure(phrase, code, lead)


def _measure(phrase: str, code: str, lead: Any) -> None:
    from django.db import transaction  # noqa: PLC0415

    from himoya.teaching.actions import save_cue, take_back_cue  # noqa: PLC0415
    from himoya.teaching.looking import tried  # noqa: PLC0415

    with transaction.atomic():
        began = time.perf_counter()
        look = tried(phrase, code)[1]
        looked = time.perf_counter()
        cue, raised = save_cue(phrase, code, though_wide=True, by=lead)
        saved = time.perf_counter()
        take_back_cue(cue, by=lead)
        gone = time.perf_counter()
        transaction.set_rollback(True)
    print(
        f"{phrase:12} {look.found:6,} may hold it, {look.looked:5,} looked at: {looked - began:5.2f} s; "
        f"saved with {raised:5,} alarms {saved - looked:5.2f} s; taken back {gone - saved:5.2f} s"
    )


if __name__ == "__main__":
    main()
