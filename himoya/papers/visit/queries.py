"""Who is in which place, of the persons an account may see."""

from himoya.cases.queries import cases_visible_to
from himoya.papers.queries import Subject, subjects
from himoya.papers.visit.rules import Place, places
from himoya.security.models import Account


def everybody(account: Account) -> list[Subject]:
    """The persons of all cases this account may open."""
    return subjects(cases_visible_to(account).order_by("pk"))


def by_place(people: list[Subject]) -> dict[Place, list[Subject]]:
    """The places where somebody is held now, as accepted, with everybody there."""
    found = places(subject.place for subject in people if subject.place)
    of_spelling = {spelling: place for place in found for spelling in place.spellings}
    there: dict[Place, list[Subject]] = {place: [] for place in found}
    for subject in people:
        if subject.place:
            there[of_spelling[subject.place]].append(subject)
    return there
