"""The end of the first start: the group and its first account, both or neither."""

from django.db import transaction

from himoya.common.roles import Role
from himoya.security.actions import make_account
from himoya.security.actions.office import set_up_office
from himoya.security.models import Account


@transaction.atomic
def found_group(
    *, group: str, time_zone: str, language: str, username: str, password: str, name: str = ""
) -> Account:
    """Make the organiser's account, and write down the group. `language` is that of pages for families."""
    account = make_account(username, password, Role.ORGANISER, name=name)
    set_up_office(name=group, time_zone=time_zone, language=language, by=account)
    return account
