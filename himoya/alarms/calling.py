"""Which of the rules that ring for somebody call for letters."""

from collections.abc import Sequence
from datetime import datetime

from himoya.alarms.of_person import open_alarms
from himoya.appeals.rules.fan import about
from himoya.security.models import Account

USUAL = "U01"  # pressure to sign


def rules_for_letters(persons: Sequence[int], now: datetime, account: Account | None = None) -> list[str]:
    """Rules of the open alarms that letters are written about, the most urgent first; never empty.

    `account`: only alarms it sees; None: all of them.
    """
    ringing = dict.fromkeys(one.rule for one in open_alarms(persons, account, now))
    return [code for code in ringing if about(code)] or [USUAL]
