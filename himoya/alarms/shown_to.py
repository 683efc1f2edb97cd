"""Which alarms a role finds at all, and which words that raised one: beside the cases it may open."""

from django.db.models import Q

from himoya.cases.kinds import LOOK
from himoya.security.models import Account
from himoya.urgency import hidden_from


def shown_to(account: Account, path: str = "") -> Q:
    """Alarms whose rule this account's role sees; empty, at no cost, for who sees all of them.

    `path`: where the alarm of a row is found, as "alarm__" of a deed.
    """
    hidden = hidden_from(account.role)
    return ~Q(**{f"{path}rule__in": hidden}) if hidden else Q()


def facts_shown_to(account: Account) -> Q:
    """Facts without the words of rules that this account's role does not see."""
    hidden = Q(pk__in=[])
    for code in hidden_from(account.role):
        hidden |= Q(kind__in=("urgent", LOOK), value__startswith=code)
    return ~hidden if hidden_from(account.role) else Q()
