"""An instance of its own: one family wrote, the rule U01 rang, the case is open and the family said yes.

Run with --fill KEY-FILE it writes on the case inside HIMOYA_HOME; with --machine KEY-FILE it measures there.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from benchmarks.importing import CHEAP, PASSPHRASE, run
from himoya.common.roles import Role
from himoya.security import keyring

TOLD = {
    "id": "1",
    "text": "O‘g‘lim Farrux Namunayev IK-71 da, majburlab kontraktga qo‘l qo‘ydirishyapti, yordam bering",
    "sent_at": "2026-11-20T10:00:00+05:00",
}
FIRST, SECOND = "nodira", "sardor"  # the organiser and the second person
ADDRESS = "100000, Namuna shahri, Sinov ko‘chasi 5, 12-xonadon"


def build(folder: Path) -> Path:
    """The data folder; its passphrase lies beside it as NAME.key."""
    home, key_file, told = folder / "home", folder / "home.key", folder / "told.jsonl"
    keyring.create(home, PASSPHRASE, CHEAP)
    key_file.write_text(PASSPHRASE)
    told.write_text(json.dumps(TOLD))
    environment = {**os.environ, "HIMOYA_HOME": str(home)}
    run(["import", str(told), "--json", "--key-file", str(key_file)], environment)
    inside(home, "--fill")
    return home


def inside(home: Path, what: str) -> None:
    command = [sys.executable, "-m", "benchmarks.letter_set.instance", what, str(home.parent / "home.key")]
    subprocess.run(command, env={**os.environ, "HIMOYA_HOME": str(home)}, check=True)


def fill() -> None:
    from himoya.cases.actions import state_by_hand  # noqa: PLC0415 -- models come after the database is open
    from himoya.cases.actions.family import add_relative, give_consent  # noqa: PLC0415
    from himoya.cases.models import Case, Statement  # noqa: PLC0415
    from himoya.common import clock  # noqa: PLC0415
    from himoya.security.actions import make_account  # noqa: PLC0415

    lead = make_account(FIRST, PASSPHRASE, Role.ORGANISER, "uz")
    make_account(SECOND, PASSPHRASE, Role.ORGANISER, "uz")
    case, today = Case.objects.get(), clock.now().date()
    for kind, value in (
        ("birth_date", "1998-03-12"),
        ("facility", "IK-71 Tomsk oblast"),
        ("own_wish", "refuses_contract"),
    ):
        state_by_hand(case.person, kind, value, grade=Statement.Grade.TWO_VOICES, known_on=today, by=lead)
    add_relative(case, case.person, {"name": "Zamira Namunayeva", "relation": "mother"}, by=lead)
    for recipient in ("uz_state", "ru_state"):
        yes = {"recipient": recipient, "answer": "yes", "given_by": "Zamira", "giver_relation": "mother"}
        days = {"given_on": today, "expires_on": today + timedelta(days=180)}
        give_consent(case, case.person, {**yes, **days}, by=lead)


def main() -> None:
    from himoya.cli.opening import open_data  # noqa: PLC0415 -- only in the process of its own

    open_data(Path(sys.argv[2]))
    if sys.argv[1] == "--fill":
        fill()
    else:
        from benchmarks.letter_set.machine import measure  # noqa: PLC0415

        measure()


if __name__ == "__main__":
    main()
