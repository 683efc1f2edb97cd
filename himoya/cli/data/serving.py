"""Serves the desk on this machine."""

import socket
import threading
import webbrowser
from typing import Any

import waitress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from himoya import env
from himoya.cli.asking import ask
from himoya.cli.output import language, stderr
from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.common.say import N_, say
from himoya.security.actions import make_account
from himoya.security.lending import lend
from himoya.security.queries import anybody
from himoya.storage import unlocked
from himoya.wsgi import application

HERE = "127.0.0.1"
TRIES = 5
LARGEST = 200 << 20  # bytes of one upload
SERVER: dict[str, Any] = {
    "threads": 4,
    "ident": None,
    "clear_untrusted_proxy_headers": True,
    "max_request_body_size": LARGEST,
    # Above these sizes waitress would write what is sent, names included, to a temporary file in the clear.
    "inbuf_overflow": 2 * LARGEST,
    "outbuf_overflow": 2 * LARGEST,
}


def first_account() -> None:
    """Make the organiser's account when there is nobody yet who could sign in."""
    if anybody():
        return
    username = ask(N_("Username")).strip()
    for _try in range(TRIES):
        password = ask(N_("Password of this account, at least 12 characters"), hidden=True)
        if password != ask(N_("The same password again"), hidden=True):
            stderr(say(N_("The two are not the same. Type it once more."), language()))
            continue
        try:
            with override(language()):
                validate_password(password)
        except ValidationError as error:
            stderr(" ".join(error.messages))
            continue
        make_account(username, password, Role.ORGANISER)
        return
    raise BadInput(N_("No account was made. Start Himoya again to make one."))


def serve(port: int, *, browser: bool) -> None:
    """Serve until stopped. Raises BadInput when something else listens on `port` or Himoya runs already."""
    root = unlocked.key()
    if root is None:
        raise RuntimeError("the desk was started locked")
    with lend(env.home(), root):
        listening = _listen(port)
        address = f"http://{HERE}:{port}/"
        stderr(say(N_("The desk is open at %(address)s. Ctrl-C closes it."), language(), address=address))
        if browser:
            threading.Timer(0.5, webbrowser.open, [address]).start()
        waitress.serve(application, sockets=[listening], **SERVER, **_proxy())


def _proxy() -> dict[str, Any]:
    """A proxy that speaks HTTPS for us runs on this machine and says so in one header."""
    return {"trusted_proxy": HERE, "trusted_proxy_headers": {"x-forwarded-proto"}} if env.https() else {}


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HERE, port))
    except OSError:
        raise BadInput(
            N_("Something else uses port %(port)s. Close it, or choose another one with --port."), port=port
        ) from None
    listening.listen(128)
    return listening
