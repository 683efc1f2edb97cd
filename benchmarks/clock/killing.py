"""The process that is killed: `python -m benchmarks.clock.killing`, on the database its settings name."""

import json
from dataclasses import asdict
from random import Random

import benchmarks.clock.opened  # noqa: F401 -- isort: skip
from django.core.management import call_command
from django.db import transaction

from benchmarks.clock.kills import fill, kill_often

CASES, KILLS = 3000, 200


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        fill(CASES)
    print(json.dumps(asdict(kill_often(KILLS, Random(17)))))
