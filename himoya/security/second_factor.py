"""How django-allauth keeps second factors here: secrets sealed, no e-mail, one name for the whole desk."""

import base64
import secrets
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.contrib.auth.base_user import AbstractBaseUser

from himoya.storage import unlocked

NAME = "Himoya"
NONCE = 12
LABEL = "himoya/second factor/v1"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # django-allauth brings no types
    """Named in settings. On PostgreSQL the database itself is not encrypted, so the secrets are."""

    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], None).decode()

    def get_totp_issuer(self) -> str:
        return NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": NAME}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        name = user.get_username()
        return {"id": str(user.pk).encode(), "display_name": name, "name": name}

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """There is no e-mail: whoever changed a factor stands in the log."""


def _cipher() -> ChaCha20Poly1305:
    root = unlocked.key()
    if root is None:
        raise RuntimeError("a second factor was asked for while the instance is locked")
    return ChaCha20Poly1305(unlocked.derived(root, LABEL))
