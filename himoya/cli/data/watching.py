"""The worker in the terminal."""

import threading

from himoya.cli.output import language, line, stderr
from himoya.common import clock
from himoya.common.say import N_, say
from himoya.messages.queries import evening
from himoya.outbox.actions import send_waiting
from himoya.security.groups_clock import clock_of
from himoya.security.queries import office
from himoya.worker.clocks import look_at_clocks
from himoya.worker.loop import working


def watch(*, once: bool, as_json: bool) -> None:
    """Look at all clocks: once, or until Ctrl-C."""
    if not once:
        stderr(say(N_("The clocks are watched. Ctrl-C ends it."), language()))
        with working():
            threading.Event().wait()
    now = evening(clock.now())
    with clock_of(office().time_zone):
        looked = look_at_clocks(now)
    sent = send_waiting(clock.now())
    if as_json:
        line({"cases": looked, "notices": sent, "at": now.isoformat()})
    else:
        stderr(
            say(
                N_("Cases looked at: %(cases)s. Notices sent: %(sent)s."), language(), cases=looked, sent=sent
            )
        )
