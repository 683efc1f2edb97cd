"""Longer texts and accounts in the forms of the case page; the other fields stand in family_fields."""

from typing import Any

from django import forms

from himoya.desk.case.family_fields import Text
from himoya.security.models import Account

LONGEST_STORY = 20_000  # characters of a note or a summary
LARGEST_NUMBER = 2_000_000_000  # more does not fit into the database


class Story(Text):
    """A text that may be a page long. The browser's line ends become one kind."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=LONGEST_STORY, **more)

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class WhichAccount(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only for the type checker
    """One of the accounts, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


def name_of(account: Account | None) -> str:
    """How an account is shown to the others of the group."""
    return (account.name or account.username) if account else ""
