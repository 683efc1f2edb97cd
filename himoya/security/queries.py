"""Who there is, what they have, and what they did."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db.models import Q, QuerySet

from himoya.security.models import Account, AuditLine, Invitation, Office, OpenSession
from himoya.security.rules import hashed, still_open

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def anybody() -> bool:
    """Whether there is somebody who can sign in."""
    return Account.objects.filter(is_active=True).exists()


def office() -> Office:
    """The group's row; one with the defaults, not stored, as long as nobody filled it in."""
    return Office.objects.filter(pk=1).first() or Office(pk=1)


def factors(account: Account) -> QuerySet[Authenticator]:
    """The account's code programs and keys, oldest first."""
    mine: QuerySet[Authenticator] = Authenticator.objects.filter(user=account, type__in=FACTORS)
    return mine.order_by("pk")


def has_second_factor(account: Account) -> bool:
    return bool(factors(account).exists())


def with_second_factor() -> set[int]:
    """The numbers of all accounts that have one."""
    return set(Authenticator.objects.filter(type__in=FACTORS).values_list("user_id", flat=True))


def lacks_second_factor(account: Account) -> bool:
    """Whether the office wants one of everybody and this account has none yet."""
    return office().needs_second_factor and not has_second_factor(account)


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """Links that can still be used, newest first."""
    return Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=now).order_by("-pk")


def log_lines(
    before: int | None = None,
    actor: int | None = None,
    verb: str = "",
    days: tuple[datetime, datetime] | None = None,
) -> QuerySet[AuditLine]:
    """Lines of the log, newest first; `before` is the number of the line the last page ended with."""
    lines = AuditLine.objects.select_related("actor").order_by("-pk")
    if before is not None:
        lines = lines.filter(pk__lt=before)
    if actor is not None:
        lines = lines.filter(actor=actor)
    if verb:
        lines = lines.filter(verb=verb)
    return lines.filter(at__gte=days[0], at__lt=days[1]) if days else lines


def invitation_of(token: str, now: datetime) -> Invitation | None:
    """The open invitation this link was made for."""
    return open_invitations(now).select_related("account").filter(token_hash=hashed(token)).first()


def ways_given(since: datetime) -> list[tuple[int, int]]:
    """(who, to whom) gave somebody a way in since then, which the giver could have used himself.

    A link for a new password or a new account, or a second factor taken away.
    """
    links = Invitation.objects.filter(made_by__isnull=False).exclude(used_at=None, withdrawn_at__isnull=False)
    renewed = links.filter(account__isnull=False).filter(Q(made_at__gt=since) | Q(used_at__gt=since))
    came = links.filter(account=None, used_at__gt=since)
    resets = AuditLine.objects.filter(verb="account.second_factor_reset", actor__isnull=False, at__gt=since)
    return [
        *renewed.values_list("made_by", "account"),
        *came.values_list("made_by", "used_by"),
        *((actor, int(subject.split()[1])) for actor, subject in resets.values_list("actor", "subject")),
    ]


def helpers() -> QuerySet[Account]:
    """Everybody with an account, those who can sign in first."""
    return Account.objects.order_by("-is_active", "username")


def sessions_of(account: Account, now: datetime) -> list[OpenSession]:
    """Where the account is signed in, last used first."""
    mine = OpenSession.objects.filter(account=account).order_by("-seen_at", "-pk")
    return [session for session in mine if still_open(session.began_at, session.seen_at, now)]


def spare_codes_left(account: Account) -> int:
    """How many unused spare codes the account has."""
    kept = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0
