"""Which alarms a role finds at all: the rules of the table, beside the cases it may open."""

from django.db.models import Q

from himoya.security.models import Account
from himoya.urgency import hidden_from


def shown_to(account: Account, path: str = "") -> Q:
    """Alarms whose rule this account's role sees; empty, at no cost, for who sees all of them.

    `path`: where the alarm of a row is found, as "alarm__" of a deed.
    """
    hidden = hidden_from(account.role)
    return ~Q(**{f"{path}rule__in": hidden}) if hidden else Q()
