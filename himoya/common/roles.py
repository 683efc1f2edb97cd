"""Names of the roles, free of models, so that any page may name who may see it."""

from enum import StrEnum


class Role(StrEnum):
    ORGANISER = "organiser"
    CASEWORKER = "caseworker"
    LAWYER = "lawyer"
    ANALYST = "analyst"
