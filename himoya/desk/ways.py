"""The ways through the desk that stand on top of every page, each for those who may go it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.desk.addresses import stands


@dataclass(frozen=True, slots=True)
class Way:
    """`page` is the name of an address, `right` what one needs to go there."""

    page: str
    words: str
    right: Right


DAILY = (
    Way("tonight", N_("Tonight"), Right.SEE_CASES),
    Way("inbox", N_("Inbox"), Right.WORK),
    Way("people", N_("People"), Right.SEE_CASES),
    Way("new-case", N_("New case"), Right.WORK),
)
MORE = (
    Way("waiting", N_("Waiting for answers"), Right.SEE_CASES),
    Way("imports", N_("Imports"), Right.IMPORT),
    Way("paste", N_("Paste a message"), Right.WORK),
    Way("adverts", N_("Check an advertisement"), Right.SEE_CASES),
    Way("duplicates", N_("The same person?"), Right.JUDGE),
    Way("lessons", N_("Wrongly read"), Right.TEACH),
    Way("answering", N_("How authorities answer"), Right.SEE_FIGURES),
    Way("law", N_("Law tables"), Right.SEE_CASES),
    Way("figures", N_("How many"), Right.SEE_FIGURES),
    Way("outcomes", N_("What came of it"), Right.SEE_FIGURES),
    Way("out", N_("Take out"), Right.AGREE_TO_EXPORT),
    Way("staff", N_("Helpers"), Right.MANAGE_STAFF),
    Way("log", N_("Log"), Right.SEE_LOG),
    Way("own-account", N_("My account"), Right.OWN_ACCOUNT),
)


def ways(role: str, which: tuple[Way, ...]) -> list[tuple[str, str]]:
    """(name of the address, its words in the page's language) for this role."""
    return [(way.page, gettext(way.words)) for way in which if may(role, way.right) and stands(way.page)]
