"""To whom something about him may be told, and what that can cost him, in plain words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from himoya.common.say import N_


@dataclass(frozen=True, slots=True)
class RecipientWords:
    """`risk` is what the one who answers must hear first; `high`: the danger is his."""

    name: str
    risk: str
    high: bool = False


# From the least to the most dangerous for him. The codes are those of people.models.Consent.Recipient.
RECIPIENTS: Mapping[str, RecipientWords] = {
    "internal": RecipientWords(
        N_("Helpers of this group"),
        N_("Stays inside this group: only those who work on the case read it."),
    ),
    "lawyer": RecipientWords(
        N_("A lawyer"),
        N_("A lawyer keeps secrets. What is used in court the other side reads too."),
    ),
    "icrc_un": RecipientWords(
        N_("The Red Cross and the United Nations"),
        N_("They ask quietly and publish nothing. They may ask Russia about him by name."),
    ),
    "uz_state": RecipientWords(
        N_("Uzbekistan: consul, ministry, ombudsman"),
        N_("Low risk for place and health. Military facts can be used against him at home."),
    ),
    "ru_state": RecipientWords(
        N_("Russia: prosecutor, prison service, ombudsman"),
        N_("Danger: the prison can learn who complained. People were punished for complaints."),
        high=True,
    ),
    "ua_project": RecipientWords(
        N_("Ukrainian projects for those who want to give themselves up"),
        N_(
            "Danger: if the Russian side learns of it he can be punished, and his name or face can be used "
            "for propaganda. Himoya itself sends nothing there."
        ),
        high=True,
    ),
    "media_anon": RecipientWords(
        N_("Journalists, without the name"),
        N_("Danger: details give a person away without a name too. What is printed cannot be taken back."),
        high=True,
    ),
    "media_named": RecipientWords(
        N_("Journalists, with the name"),
        N_("The greatest danger, for him and for the family. The last step, and never to be taken back."),
        high=True,
    ),
}
