"""What changes accounts, invitations, sessions and second factors."""

from himoya.security.actions.accounts import make_account

__all__ = ["make_account"]
