"""Second factors are added, used once, and taken away."""

from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    complete_authentication,
    complete_registration,
    parse_registration_response,
)
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.db import transaction

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import audit
from himoya.security.actions.sessions import end_sessions
from himoya.security.models import Account
from himoya.security.queries import factors, has_second_factor, office

STEP = 30  # seconds of one code
AROUND = (-1, 0, 1)  # phones' clocks go wrong by a step
LONGEST_CODE = 20
# What the library raises for an answer that no key gave.
MADE_UP = (ValidationError, InvalidSignature, ValueError, TypeError, KeyError, AttributeError)


def fitting_step(secret: str, code: str, after: int = 0) -> int | None:
    """The number of the half minute whose code this is; None for a wrong code and one not after `after`."""
    now = int(clock.now().timestamp()) // STEP
    if len(code) > LONGEST_CODE:
        return None
    fitting = [
        step
        for step in (now + one for one in AROUND)
        if step > after
        and compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
    ]
    return fitting[0] if fitting else None


@transaction.atomic
def add_code_program(account: Account, secret: str, code: str, session_key: str) -> list[str]:
    """Keep the secret once a code proves that the program has it. Returns recovery codes, to show once.

    Raises BadInput for a wrong code, and when there is such a program already.
    """
    step = fitting_step(secret, code)
    if step is None:
        raise BadInput(N_("This code does not fit. Check the clock of the phone and type the newest code."))
    if factors(account).filter(type=Authenticator.Type.TOTP).exists():
        raise BadInput(N_("A code program is set up already. Take it away first, then set up the new one."))
    made = TOTP.activate(account, secret).instance
    made.data["used_step"] = step
    made.save(update_fields=["data"])
    return _added("account.code_program_added", account, session_key)


@transaction.atomic
def add_key(account: Account, name: str, credential: dict[str, Any], session_key: str) -> list[str]:
    """Keep a security key that signed what was asked last in this session.

    Returns recovery codes when they are new. Raises BadInput when it did not, or is no such key.
    """
    try:
        parse_registration_response(credential)
        complete_registration(credential)
    except MADE_UP:
        raise BadInput(N_("The key did not answer as it should. Try once more.")) from None
    WebAuthn.add(account, name, credential)
    return _added("account.key_added", account, session_key)


@transaction.atomic
def new_recovery_codes(account: Account) -> list[str]:
    """Ten new codes, to show once; the old ones open nothing any more."""
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    audit.record("account.recovery_codes_made", f"account {account.pk}", account)
    return codes


@transaction.atomic
def take_away(account: Account, number: int) -> None:
    """Take away one of the own factors. Raises BadInput when the office needs one and this is the last."""
    found = factors(account).select_for_update()
    if office().needs_second_factor and not found.exclude(pk=number).exists():
        raise BadInput(
            N_("Here everybody needs a second factor. Add the new one first, then take this one away.")
        )
    found.filter(pk=number).delete()
    if not has_second_factor(account):
        Authenticator.objects.filter(user=account).delete()
    audit.record("account.second_factor_removed", f"account {account.pk}", account)


@transaction.atomic
def reset_second_factor(account: Account, by: Account | None) -> None:
    """For a lost phone: another organiser takes every factor away; nobody: who holds the instance's keys.

    Raises BadInput for one's own account.
    """
    if by is not None and account.pk == by.pk:
        raise BadInput(N_("Nobody resets the own second factor. Ask another organiser."))
    Authenticator.objects.filter(user=account).delete()
    end_sessions(account, by)
    audit.record("account.second_factor_reset", f"account {account.pk}", by)


@transaction.atomic
def use_code(account: Account, code: str) -> bool:
    """Whether this is the program's code of now, or an unused recovery code. Each opens once."""
    if len(code) > LONGEST_CODE:
        return False
    mine = Authenticator.objects.select_for_update().filter(user=account)
    program = mine.filter(type=Authenticator.Type.TOTP).first()
    if program is not None:
        step = fitting_step(decrypt(program.data["secret"]), code, after=program.data.get("used_step", 0))
        if step is not None:
            program.data["used_step"] = step
            _note_use(program)
            return True
    spare = mine.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    if spare is None or not RecoveryCodes(spare).validate_code(code):
        return False
    audit.record("account.recovery_code_used", f"account {account.pk}", account)
    return True


@transaction.atomic
def use_key(account: Account, answer: dict[str, Any]) -> bool:
    """Whether one of the account's keys signed what was asked last in this session."""
    try:
        _note_use(complete_authentication(account, answer))
    except MADE_UP:
        return False
    return True


def _note_use(factor: Authenticator) -> None:
    factor.last_used_at = clock.now()
    factor.save(update_fields=["data", "last_used_at"])


def _added(verb: str, account: Account, session_key: str) -> list[str]:
    audit.record(verb, f"account {account.pk}", account)
    end_sessions(account, account, but=session_key)
    has_codes = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).exists()
    return [] if has_codes else new_recovery_codes(account)
