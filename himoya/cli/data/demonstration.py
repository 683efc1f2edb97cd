"""Loads the invented group into a demo instance and shows what Himoya makes of it."""

from pathlib import Path

from himoya.alarms.rules import PLACES
from himoya.cli.commands.tonight import say_list
from himoya.cli.data.importing import load_file
from himoya.cli.data.listing import stored
from himoya.cli.output import language, stderr
from himoya.common.roles import Role
from himoya.common.say import N_, say
from himoya.demo.cast import STAFF, Staff
from himoya.demo.exports import LAST_MESSAGE_AT, write_demo_exports
from himoya.demo.letters import begin_letters
from himoya.demo.shift import begin_shift
from himoya.intake.channels.incoming import Asked
from himoya.security.actions import make_account
from himoya.security.models import Account
from himoya.security.queries import anybody

OUR_STAFF = [person for person in STAFF.values() if person.team == "ours"]
PASSWORD = "himoya demo"  # noqa: S105 -- printed for everybody: a demo protects nothing


def load(folder: Path) -> None:
    """Write the invented exports and import them; done once, later calls add nothing."""
    staff = [] if anybody() else [_account(person) for person in OUR_STAFF]
    exports = folder / "exports"
    exports.mkdir(exist_ok=True)
    for path in write_demo_exports(exports):
        load_file(path, Asked(now=LAST_MESSAGE_AT))
    of = {Role(account.role): account for account in staff}
    if Role.CASEWORKER in of:
        begin_shift(of[Role.ORGANISER], of[Role.CASEWORKER], LAST_MESSAGE_AT)
        begin_letters(of[Role.ORGANISER])


def _account(person: Staff) -> Account:
    return make_account(person.key, PASSWORD, Role(person.role), name=person.name)


def show(*, as_json: bool) -> None:
    """Print tonight's list and who may sign in."""
    say_list(*stored(None, PLACES), as_json=as_json)
    stderr("")
    stderr(
        say(
            N_(
                "Everybody here is invented. "
                "Sign in with one of these names: %(users)s. Password: %(password)s"
            ),
            language(),
            users=", ".join(person.key for person in OUR_STAFF),
            password=PASSWORD,
        )
    )
