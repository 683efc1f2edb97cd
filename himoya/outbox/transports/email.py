"""By e-mail. The mail says nothing of this machine: neither its name nor its address."""

from collections.abc import Callable
from contextlib import suppress
from email.utils import make_msgid
from smtplib import SMTP, SMTP_SSL, SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from himoya.env import Mail
from himoya.outbox.errors import NotSent, Unreachable
from himoya.outbox.rules import Words

SECONDS = 10  # for each answer of the server
TLS_FROM_THE_START = 465  # the port; elsewhere STARTTLS


class _Connection(EmailBackend):
    def __init__(self, mail: Mail) -> None:
        whole = mail.tls and mail.port == TLS_FROM_THE_START
        super().__init__(
            host=mail.host,
            port=mail.port,
            username=mail.user,
            password=mail.password,
            use_ssl=whole,
            use_tls=mail.tls and not whole,
            timeout=SECONDS,
        )
        self._domain = domain(mail)

    @property
    def connection_class(self) -> Callable[..., SMTP]:
        kind = SMTP_SSL if self.use_ssl else SMTP

        def connect(host: str, port: int, **more: Any) -> SMTP:
            return kind(host, port, **{**more, "local_hostname": self._domain})

        return connect


def is_set_up() -> bool:
    return settings.HIMOYA_MAIL is not None


def send(address: str, words: Words) -> None:
    mail = settings.HIMOYA_MAIL
    if mail is None:
        raise Unreachable("it is not set up")
    connection = _Connection(mail)
    try:
        _hand_over(connection, mail, address, words)
    finally:
        with suppress(OSError, SMTPException):  # it was taken before the goodbye, or refused
            connection.close()


def _hand_over(connection: _Connection, mail: Mail, address: str, words: Words) -> None:
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        raise Unreachable(type(error).__name__) from None
    headers = {"Message-ID": make_msgid(domain=domain(mail)), "Auto-Submitted": "auto-generated"}
    whole = EmailMessage(
        words.subject, words.text, mail.sender, [address], connection=connection, headers=headers
    )
    try:
        whole.send()
    except (OSError, SMTPException, ValueError) as error:  # ValueError: a line break where none may be
        raise NotSent(type(error).__name__) from None


def domain(mail: Mail) -> str:
    return mail.sender.rpartition("@")[2]
