"""What somebody is to him, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_lazy

from himoya.people.kin import GIVERS, TO_HIM

__all__ = ["GIVERS", "TO_HIM", "choices", "words"]


def words(relation: str) -> str:
    """For a code of ours its words; anything else stays as it is."""
    return gettext(GIVERS[relation]) if relation in GIVERS else relation


def choices(codes: Mapping[str, str], empty: str = "") -> list[tuple[str, object]]:
    """For a field that chooses one; `empty` (already marked with N_) comes first when given."""
    first: list[tuple[str, object]] = [("", gettext_lazy(empty))] if empty else []
    return [*first, *((code, gettext_lazy(said)) for code, said in codes.items())]
