"""Cases that a typed name may mean."""

from dataclasses import dataclass

from himoya.cases.queries import cases_visible_to
from himoya.desk.case.shown import relation_words
from himoya.linkage.queries import groups_with, members_of, persons_visible_to
from himoya.people.finding import search_persons
from himoya.people.models import Person
from himoya.security.models import Account

LIKELY = 0.5
KNOWN = 5  # shown at most
SEARCHED = 40


@dataclass(frozen=True, slots=True)
class Known:
    """A case that may be about the same person."""

    case: int
    name: str
    who: str


def known_cases(account: Account, name: str) -> list[Known]:
    """Cases of persons called nearly so, likeliest first: only those this account may open."""
    found = search_persons(name, persons_visible_to(account), SEARCHED)
    likely = [person for person, probability in found if probability >= LIKELY]
    group = groups_with(likely)
    roots = list(dict.fromkeys(group.get(person, person) for person in likely))
    members = members_of(roots)
    people = {person.pk: person for person in Person.objects.filter(pk__in=likely)}
    cases = cases_visible_to(account).filter(person__in=list(members)).order_by("-pk")
    case_of = {members[person]: case for case, person in cases.values_list("pk", "person_id")}
    shown: dict[int, Known] = {}
    for number in likely:
        root = group.get(number, number)
        if root in case_of and root not in shown:
            one = people[number]
            shown[root] = Known(case_of[root], one.name, relation_words(one.relation))
    return list(shown.values())[:KNOWN]
