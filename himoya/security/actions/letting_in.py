"""For somebody whom no other organiser can help: whoever holds the keys of the instance lets him in."""

from django.db import transaction

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.actions.invitations import let_choose_password
from himoya.security.actions.second_factor import reset_second_factor
from himoya.security.models import Account


@transaction.atomic
def let_in_again(username: str) -> str:
    """Take the second factor away; the token of a link for a new password. Raises BadInput for nobody."""
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise BadInput(N_("Nobody who can sign in has this username. Check how it is written."))
    reset_second_factor(account, None)
    return let_choose_password(account, None)
