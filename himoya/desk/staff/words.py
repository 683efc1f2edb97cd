"""Roles, rights and verbs of the log, in words."""

from django.utils.translation import gettext

from himoya.common.roles import WHO_MAY, Right, Role
from himoya.common.say import N_

ROLES = {
    Role.ORGANISER: N_("Organiser"),
    Role.CASEWORKER: N_("Caseworker"),
    Role.LAWYER: N_("Lawyer"),
    Role.ANALYST: N_("Analyst"),
}
ROLES_TOLD = {
    Role.ORGANISER: N_("sees everything, gives cases to others and looks after helpers"),
    Role.CASEWORKER: N_("works on the cases given to her or him"),
    Role.LAWYER: N_("reads the cases given to her or him, without the phones of families"),
    Role.ANALYST: N_("sees how many, never who"),
}
RIGHTS = {
    Right.OWN_ACCOUNT: N_("Change the own password, second factor and language"),
    Right.SEE_FIGURES: N_("See how many people it concerns"),
    Right.SEE_CASES: N_("Open cases given to her or him"),
    Right.SEE_ALL_CASES: N_("Open every case"),
    Right.SEE_CONTACTS: N_("See phones of families and of those who told us"),
    Right.WORK: N_("Accept facts, write down calls, work on cases"),
    Right.TAKE_BUNDLE: N_("Take out the file of one case for a lawyer"),
    Right.AGREE_TO_EXPORT: N_("Agree, as the second person, that everything is taken out"),
    Right.IMPORT: N_("Import chats and spreadsheets, and undo an import"),
    Right.JUDGE: N_("Say who is the same person"),
    Right.TEACH: N_("Teach Himoya the words of the group"),
    Right.EDIT_LAW: N_("Change the group’s own rows of the law tables"),
    Right.CHECK_LAW: N_("Say, as a lawyer, that a row of the law or the text of a letter was checked"),
    Right.GIVE_CASES: N_("Give cases to helpers"),
    Right.ERASE: N_("Delete a person or a message for good"),
    Right.EXPORT_ALL: N_("Take everything out, with a second person's yes"),
    Right.MANAGE_STAFF: N_("Invite helpers and change their roles"),
    Right.SEE_LOG: N_("Read the log"),
}


def role_words(role: str) -> str:
    return gettext(ROLES[Role(role)]) if role in ROLES else role


def role_choices() -> list[tuple[str, str]]:
    """For a form: the role, and who that is in a few words."""
    return [(role.value, f"{gettext(ROLES[role])}: {gettext(ROLES_TOLD[role])}") for role in Role]


def rights_table() -> list[tuple[str, list[bool]]]:
    """One row per right: its words, and yes or no for each role in the order of ROLES."""
    return [(gettext(words), [role in WHO_MAY[right] for role in ROLES]) for right, words in RIGHTS.items()]
