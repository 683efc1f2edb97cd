"""Serves the desk on this machine."""

import gc
import socket
import threading
import webbrowser
from contextlib import ExitStack
from typing import Any

import waitress

from himoya import env
from himoya.cli.data.threads import NewestFirst
from himoya.cli.opening import bring_up_to_date
from himoya.cli.output import language, stderr
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.desk.opening.opening import Opening, Phase, begin
from himoya.security import keyring
from himoya.security import opening as keys
from himoya.security.lending import answering, only_one
from himoya.security.queries import anybody
from himoya.storage import unlocked
from himoya.worker.loop import working
from himoya.wsgi import application

HERE = "127.0.0.1"
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
SAID = {
    Phase.OPEN: N_("The desk is open at %(address)s. Ctrl-C closes it."),
    Phase.LOCKED: N_("The desk is locked. Open %(address)s and type the passphrase there. Ctrl-C closes it."),
    Phase.KEYS: N_(
        "The first start goes on in the browser, at this address: %(address)s "
        "Show it to nobody: whoever has it makes the keys. "
        "To answer here instead, press Ctrl-C and run `himoya start --terminal`."
    ),
    Phase.GROUP: N_(
        "The desk has no account yet. Make it in the browser, at this address: %(address)s "
        "Show it to nobody. Ctrl-C closes it."
    ),
}


def serve(port: int, *, browser: bool) -> None:
    """Serve an unlocked desk until stopped; without any account its pages first ask for one.

    Raises BadInput when something else listens on `port` or Himoya runs already.
    """
    if not unlocked.is_unlocked():
        raise RuntimeError("the desk was started locked")
    _serve(port, browser, Phase.OPEN if anybody() else Phase.GROUP)


def serve_closed(port: int, *, browser: bool) -> None:
    """Serve a desk that is opened in the browser: by making its keys, or with the passphrase."""
    _serve(port, browser, Phase.LOCKED if keyring.exists(env.home()) else Phase.KEYS)


def _serve(port: int, browser: bool, phase: Phase) -> None:
    home = env.home()
    with ExitStack() as held:
        held.enter_context(only_one(home))
        listening = _listen(port)

        def open_for_work(root: bytes) -> None:
            held.enter_context(answering(home, root))
            held.enter_context(working())

        def open_up(root: bytes) -> None:
            keys.hold(root)
            bring_up_to_date()
            open_for_work(root)

        opening = Opening(home, phase, open_up)
        begin(opening)
        root = unlocked.key()
        if root is not None:
            open_for_work(root)
        address = f"http://{HERE}:{port}/"
        if phase in (Phase.KEYS, Phase.GROUP):
            address += f"start/?key={opening.ticket}"
        stderr(say(SAID[phase], language(), address=address))
        if browser:
            threading.Timer(0.5, webbrowser.open, [address]).start()
        _spare_the_collector()
        dispatcher = NewestFirst()
        dispatcher.set_thread_count(SERVER["threads"])
        waitress.serve(application, sockets=[listening], _dispatcher=dispatcher, **SERVER, **_proxy())


def _spare_the_collector() -> None:
    """What is loaded now stays until the end: looking through it again holds a page up for 50 ms."""
    gc.collect()
    gc.freeze()


def _proxy() -> dict[str, Any]:
    """A proxy that speaks HTTPS for us runs on this machine; it says so, and for whom it asks."""
    if not env.https():
        return {}
    return {"trusted_proxy": HERE, "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"}}


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
