"""Sessions begin, stay open and end."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account, OpenSession
from himoya.security.rules import IDLE, WHOLE, device, still_open

A_MINUTE = timedelta(minutes=1)


@transaction.atomic
def begin(sender: object, request: HttpRequest, user: Account, **_more: object) -> None:
    """Called by Django for every sign-in, whichever way it came (himoya.apps)."""
    now = clock.now()
    request.session["proven_at"] = now.timestamp()
    SessionStore.clear_expired()  # also those of visitors nobody signed in for
    _forget(OpenSession.objects.filter(Q(seen_at__lte=now - IDLE) | Q(began_at__lte=now - WHOLE)))
    OpenSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "account": user,
            "device": device(request.headers.get("user-agent", "")),
            "began_at": now,
            "seen_at": now,
        },
    )


def keep_open(session_key: str) -> bool:
    """Note that the session is in use. False: it has ended, here or from elsewhere.

    No transaction around it: that would make every page wait for whoever writes.
    """
    now = clock.now()
    found = OpenSession.objects.filter(session_key=session_key).first()
    if found is None or not still_open(found.began_at, found.seen_at, now):
        _forget(OpenSession.objects.filter(session_key=session_key))
        return False
    # Not with every page: one page would wait for the other's write.
    if now - found.seen_at >= A_MINUTE:
        OpenSession.objects.filter(pk=found.pk).update(seen_at=now)
    return True


def left(sender: object, request: HttpRequest, **_more: object) -> None:
    """Called by Django for every sign-out."""
    OpenSession.objects.filter(session_key=request.session.session_key or "").delete()


@transaction.atomic
def proven(request: HttpRequest) -> None:
    """The password was typed again: the session gets a new key and counts as fresh."""
    before = request.session.session_key
    request.session.cycle_key()
    request.session["proven_at"] = clock.now().timestamp()
    follow(before or "", request.session.session_key or "")
    account = request.user
    if isinstance(account, Account):
        audit.record("account.password_typed_again", f"account {account.pk}", account)


def follow(before: str, after: str) -> None:
    """The session got a new key."""
    OpenSession.objects.filter(session_key=before).update(session_key=after)


@transaction.atomic
def end_session(account: Account, number: int) -> None:
    """End one session of this account. Another's number ends nothing."""
    ended = OpenSession.objects.filter(account=account, pk=number)
    if ended.exists():
        _forget(ended)
        audit.record("account.session_ended", f"account {account.pk}", account)


@transaction.atomic
def end_sessions(account: Account, by: Account | None, but: str = "") -> None:
    """Sign the account out everywhere, except in the session with the key `but`."""
    _forget(OpenSession.objects.filter(account=account).exclude(session_key=but))
    audit.record("account.sessions_ended", f"account {account.pk}", by)


@transaction.atomic
def _forget(sessions: QuerySet[OpenSession]) -> None:
    keys = list(sessions.values_list("session_key", flat=True))
    if keys:
        Session.objects.filter(session_key__in=keys).delete()
        OpenSession.objects.filter(session_key__in=keys).delete()
