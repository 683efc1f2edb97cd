"""People who work with Himoya, and the log of what they did."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from himoya.common.roles import Role


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Someone who signs in. What he may see follows from his role, never from flags."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    language = models.CharField(max_length=10, blank=True, default="")  # empty: the browser's
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = Accounts()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="account_has_a_known_role"
            )
        ]

    def __str__(self) -> str:
        return self.username


class Office(models.Model):
    """The group that runs this instance, in one row."""

    name = models.CharField(max_length=120, blank=True)
    time_zone = models.CharField(max_length=60, default="Asia/Tashkent")
    language = models.CharField(max_length=10, default="uz")  # of pages for people without an account
    needs_second_factor = models.BooleanField(default=False)  # of every helper, before any other page

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_office")]

    def __str__(self) -> str:
        return "office"


class Invitation(models.Model):
    """A link that lets one person make an account, or choose a new password, once, within a day."""

    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256: the link itself is kept nowhere
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # empty: a new one
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # empty: with the keys
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class OpenSession(models.Model):
    """One browser that is signed in. Without this row the session is over, whatever the cookie says."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60, blank=True)  # "Firefox, Linux"
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # to the minute

    def __str__(self) -> str:
        return f"session {self.pk}"


class AuditLine(models.Model):
    """One thing somebody did. Holds codes and numbers, never a name or a quote."""

    at = models.DateTimeField()
    actor = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # empty: by itself
    verb = models.CharField(max_length=60)  # "import.finished"
    subject = models.CharField(max_length=60, blank=True)  # "import 3"

    class Meta:
        indexes = [
            models.Index(fields=["verb", "id"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class SignInTry(models.Model):
    """A failed try of a password or a code, counted so that no machine guesses. Forgotten after an hour."""

    username_hash = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"try {self.pk}"
