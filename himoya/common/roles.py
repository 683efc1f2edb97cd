"""Who may do what: the one table of roles and rights, free of models, so that any page may name its right.

Which cases somebody sees is asked beside it: himoya.cases.queries.cases_visible_to.
"""

from enum import StrEnum


class Role(StrEnum):
    ORGANISER = "organiser"
    CASEWORKER = "caseworker"
    LAWYER = "lawyer"
    ANALYST = "analyst"


class Right(StrEnum):
    OWN_ACCOUNT = "own_account"  # password, second factor, language, own sessions
    SEE_FIGURES = "see_figures"  # counts, never a name
    SEE_CASES = "see_cases"  # those given to her
    SEE_ALL_CASES = "see_all_cases"
    SEE_CONTACTS = "see_contacts"  # phones of families and reporters, each look logged
    WORK = "work"  # accept facts, log calls and deeds, edit cases, enter by hand
    TAKE_BUNDLE = "take_bundle"  # the file of one case for a lawyer
    EDIT_LAW = "edit_law"  # the office's own rows of the law tables
    CHECK_LAW = "check_law"  # say as a lawyer that a row or the text of a letter was checked
    AGREE_TO_EXPORT = "agree_to_export"  # be the second person
    IMPORT = "import"
    JUDGE = "judge"  # say who is the same person
    TEACH = "teach"  # words of the group's own for the urgent rules, and all that was marked wrongly read
    GIVE_CASES = "give_cases"
    ERASE = "erase"
    EXPORT_ALL = "export_all"  # with a second person's agreement
    MANAGE_STAFF = "manage_staff"
    SEE_LOG = "see_log"


_ALL = frozenset(Role)
_STAFF = frozenset({Role.ORGANISER, Role.CASEWORKER, Role.LAWYER})
_WORKERS = frozenset({Role.ORGANISER, Role.CASEWORKER})
_LEGAL = frozenset({Role.ORGANISER, Role.LAWYER})
_LEAD = frozenset({Role.ORGANISER})

WHO_MAY: dict[Right, frozenset[Role]] = {
    Right.OWN_ACCOUNT: _ALL,
    Right.SEE_FIGURES: _ALL,
    Right.SEE_CASES: _STAFF,
    Right.SEE_CONTACTS: _WORKERS,
    Right.WORK: _WORKERS,
    Right.TAKE_BUNDLE: _LEGAL,
    Right.AGREE_TO_EXPORT: _LEGAL,
    Right.EDIT_LAW: _LEGAL,
    Right.CHECK_LAW: frozenset({Role.LAWYER}),
    Right.SEE_ALL_CASES: _LEAD,
    Right.IMPORT: _LEAD,
    Right.JUDGE: _LEAD,
    Right.TEACH: _LEAD,
    Right.GIVE_CASES: _LEAD,
    Right.ERASE: _LEAD,
    Right.EXPORT_ALL: _LEAD,
    Right.MANAGE_STAFF: _LEAD,
    Right.SEE_LOG: _LEAD,
}


def may(role: str, right: Right) -> bool:
    """Whether this role has the right. An unknown role has none."""
    return role in WHO_MAY[right]
