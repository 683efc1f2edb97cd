"""From the fields of the form to a message that reads like one: so it is read and matched like any other."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from himoya.common import packaged
from himoya.common.say import N_

KIN = {
    "son": N_("My son"),
    "daughter": N_("My daughter"),
    "husband": N_("My husband"),
    "wife": N_("My wife"),
    "brother": N_("My brother"),
    "sister": N_("My sister"),
    "father": N_("My father"),
    "mother": N_("My mother"),
    "grandson": N_("My grandson"),
    "nephew": N_("My nephew"),
    "other": N_("Somebody else"),
    "self": N_("I write about myself"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the form gave, as it was typed."""

    story: str
    name: str = ""
    kin: str = ""
    place: str = ""
    contact: str = ""
    hours: str = ""

    def text(self) -> str:
        """One readable message in the language of the page."""
        first = " ".join(part for part in (kin_words(self.kin), self.name) if part)
        where = f"{gettext('Where:')} {self.place}" if self.place else ""
        reach = f"{gettext('How to reach us:')} {self.contact}" if self.contact else ""
        hours = f"{gettext('When it is safe:')} {self.hours}" if self.hours else ""
        head = "\n".join(part for part in (f"{first}." if first else "", where) if part)
        foot = "\n".join(part for part in (reach, hours) if part)
        return "\n\n".join(part for part in (head, self.story, foot) if part)


def kin_words(kin: str) -> str:
    """ "O‘g‘lim": Uzbek on a page in English, which is not read."""
    if kin == "self":
        return gettext("I write about myself") + "."
    words: dict[str, str] = packaged.toml("himoya.family", "kin.toml").get(kin, {})
    return words.get(get_language() or "uz", words.get("uz", ""))
