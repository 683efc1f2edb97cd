"""The end of the first start in the terminal: the group, and the account of the person who sits here."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from himoya.cli.asking import ask
from himoya.cli.output import language, stderr
from himoya.common.errors import BadInput
from himoya.common.say import LANGUAGES, N_, say
from himoya.desk.opening.actions import found_group
from himoya.desk.opening.forms import TASHKENT, time_zones
from himoya.security.models import Account
from himoya.security.queries import anybody

TRIES = 5


def first_account() -> None:
    """Ask for the group and its first account when there is nobody yet who could sign in."""
    if anybody():
        return
    group = ask(N_("What your group is called (may stay empty)")).strip()
    zone = _time_zone()
    username = _username()
    name = ask(N_("Your name (may stay empty)")).strip()
    found_group(
        group=group,
        time_zone=zone,
        language=language() if language() in LANGUAGES else "uz",
        username=username,
        name=name,
        password=_password(username, name),
    )


def _time_zone() -> str:
    known = {zone.casefold(): zone for zone in time_zones()}
    for _try in range(TRIES):
        typed = ask(N_("Time zone, such as Asia/Tashkent (empty: Asia/Tashkent)")).strip()
        zone = known.get((typed or TASHKENT).replace(" ", "_").casefold())
        if zone:
            return zone
        stderr(say(N_("There is no such time zone. Write it like Europe/Moscow."), language()))
    return TASHKENT


def _username() -> str:
    for _try in range(TRIES):
        username = ask(N_("Username")).strip()
        if 0 < len(username) <= 60:
            return username
        stderr(say(N_("A username has 1 to 60 letters."), language()))
    raise _nothing_made()


def _password(username: str, name: str) -> str:
    for _try in range(TRIES):
        password = ask(N_("Password of this account, at least 12 characters"), hidden=True)
        if password != ask(N_("The same password again"), hidden=True):
            stderr(say(N_("The two are not the same. Type it once more."), language()))
            continue
        try:
            with override(language()):
                validate_password(password, Account(username=username, name=name))
        except ValidationError as error:
            stderr(" ".join(error.messages))
            continue
        return password
    raise _nothing_made()


def _nothing_made() -> BadInput:
    return BadInput(N_("No account was made. Start Himoya again to make one."))
