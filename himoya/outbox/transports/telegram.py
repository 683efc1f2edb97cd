"""By the group's Telegram bot. Its token stands in the address that is asked: no error may quote that."""

import json
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from himoya.outbox.errors import NotSent, Unreachable
from himoya.outbox.rules import Words

SECONDS = 10
OF_THIS_ADDRESS = (400, 403)  # no such chat; she never pressed Start, or blocked the bot


class _NoRedirect(HTTPRedirectHandler):
    """The token goes to Telegram and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


def is_set_up() -> bool:
    return bool(settings.HIMOYA_TELEGRAM_TOKEN)


def send(address: str, words: Words) -> None:
    token = settings.HIMOYA_TELEGRAM_TOKEN
    if not token:
        raise Unreachable("it is not set up")
    asked = Request(  # noqa: S310 -- the address is a setting of ours
        f"{settings.TELEGRAM_API}/bot{token}/sendMessage",
        data=json.dumps({"chat_id": address, "text": words.text}).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "Himoya"},
    )
    try:
        with _OPENER.open(asked, timeout=SECONDS) as answer:
            taken = answer.status == 200
    except HTTPError as error:
        error.close()
        kind = NotSent if error.code in OF_THIS_ADDRESS else Unreachable
        raise kind(f"status {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(type(error).__name__) from None
    if not taken:
        raise Unreachable("no message was taken")
