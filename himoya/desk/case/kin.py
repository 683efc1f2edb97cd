"""What somebody is to him, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_lazy

from himoya.common.say import N_
from himoya.people.rules import HIMSELF

TO_HIM = {
    "mother": N_("mother"),
    "father": N_("father"),
    "wife": N_("wife"),
    "husband": N_("husband"),
    "sister": N_("sister"),
    "brother": N_("brother"),
    "daughter": N_("daughter"),
    "son": N_("son"),
    "grandparent": N_("grandmother or grandfather"),
    "aunt_or_uncle": N_("aunt or uncle"),
    "cousin": N_("cousin"),
    "in_law": N_("relative by marriage"),
    "neighbour": N_("neighbour"),
    "friend": N_("friend"),
    "lawyer": N_("lawyer"),
    "other": N_("somebody else"),
}
GIVERS = {HIMSELF: N_("the prisoner himself or herself"), **TO_HIM}


def words(relation: str) -> str:
    """For a code of ours its words; anything else stays as it is."""
    return gettext(GIVERS[relation]) if relation in GIVERS else relation


def choices(codes: Mapping[str, str], empty: str = "") -> list[tuple[str, object]]:
    """For a field that chooses one; `empty` (already marked with N_) comes first when given."""
    first: list[tuple[str, object]] = [("", gettext_lazy(empty))] if empty else []
    return [*first, *((code, gettext_lazy(said)) for code, said in codes.items())]
