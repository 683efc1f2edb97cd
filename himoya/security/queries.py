"""Who there is."""

from himoya.security.models import Account


def anybody() -> bool:
    """Whether there is somebody who can sign in."""
    return Account.objects.filter(is_active=True).exists()
