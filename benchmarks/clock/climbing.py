"""What the ladder of letters costs one loop of the worker: `python -m benchmarks.clock.climbing 2000 200`.

On the database its settings name. First how many letters run, then how many of them are overdue without a
consent, so that nothing can be prepared for them.
"""

import json
import sys
import time
from datetime import timedelta

import benchmarks.clock.opened  # noqa: F401 -- isort: skip
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.clock.instance import store
from himoya.appeals.actions import freeze_pack
from himoya.appeals.actions.counting import recount
from himoya.appeals.models import Appeal, Station
from himoya.appeals.queries import current_pack
from himoya.appeals.rules.counting import clocks_of
from himoya.cases.models import Case
from himoya.common import clock
from himoya.security.models import Account
from himoya.worker.loop import prepare_letters

LOOPS = 5


def sent(running: int, overdue: int) -> None:
    now, pack, lead = clock.now(), current_pack(), Account.objects.get(username="lead")
    version, basis = freeze_pack(pack), ["uz445_23", "uz445_28"]
    facts = {
        "fields": {"name": "Farrux Namunayev"}, "events": [], "about": "pressure", "basis": basis,
        "step": "uz_first_mfa", "clocks": clocks_of(pack, "uz445_28", basis),
    }  # fmt: skip
    for number, case in enumerate(Case.objects.order_by("pk")[:running]):
        on = now.date() - timedelta(days=90 if number < overdue else 1)
        letter = Appeal.objects.create(
            case=case, number=f"2026-{number:05d}", version=version, authority="uz_mfa", facts=facts,
            letter="coercion_neutral", language="uz", state="sent", prepared_by=lead, prepared_at=now,
            channel="registered_post", valid=True, sent_on=on,
        )  # fmt: skip
        Station.objects.create(appeal=letter, kind="registered", number="1", on=on, by=lead, at=now)
        recount(letter)


def measure(running: int, overdue: int) -> dict[str, float]:
    call_command("migrate", verbosity=0)
    store(running, clock.now())
    sent(running, overdue)
    loops, queries = [], []
    for _loop in range(LOOPS):
        with CaptureQueriesContext(connection) as asked:
            own = time.process_time()
            prepare_letters()
            loops.append(time.process_time() - own)
        queries.append(len(asked))
    return {
        "first loop, processor s": round(loops[0], 3),
        "each loop after it, processor s": round(sum(loops[1:]) / (LOOPS - 1), 4),
        "queries of the first": queries[0],
        "of the last": queries[-1],
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
