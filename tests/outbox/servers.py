"""Real servers on loopback: one takes mail, one answers as Telegram does."""

import json
import threading
from asyncio import Server
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

from himoya.env import Mail

TOKEN = "7000001:AAinvented-token-of-no-bot-whatsoever"
SENDER = "desk@group.example"


@dataclass
class Mailbox:
    """What arrived. Addresses in `refused` are turned away."""

    refused: set[str] = field(default_factory=set)
    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    greeted: str = ""

    async def handle_RCPT(  # noqa: N802 -- the server's own name
        self, _server: Any, session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        self.greeted = session.host_name
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.raw.append(envelope.content)
        self.to += envelope.rcpt_tos
        return "250 OK"

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=policy.default) for one in self.raw]


class _AnyPort(Controller):
    """Listens where there is room; its first visitor has to be told where."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the server's own


@contextmanager
def mail_server(mailbox: Mailbox) -> Iterator[Mail]:
    """A server without TLS, as one on the same machine is."""
    controller = _AnyPort(mailbox, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield Mail("127.0.0.1", controller.port, "", "", SENDER, tls=False)
    finally:
        controller.stop()


@dataclass
class Bot:
    """What was sent. `status` is answered, or 403 for a chat in `blocked`."""

    status: int = 200
    blocked: set[str] = field(default_factory=set)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@contextmanager
def telegram_server(bot: Bot) -> Iterator[str]:
    """The address it answers at."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = 403 if told["chat_id"] in bot.blocked else bot.status
            if status == 200:
                bot.asked.append((self.path, told))
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
