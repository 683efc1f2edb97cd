"""Who is in which place, of the persons an account may see: seven queries, then those of one place."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from django.db.models import F

from himoya.cases.models import Case, Statement, Stay
from himoya.cases.queries import cases_visible_to
from himoya.common.masking import masked
from himoya.linkage.queries import persons_visible_to, todays
from himoya.papers.visit.rules import Place, places
from himoya.security.models import Account
from himoya.subjects.queries import Subject, subjects


def cases_by_place(account: Account) -> dict[Place, list[int]]:
    """The places where somebody is held now, as accepted, with the numbers of the cases of all there."""
    visible = cases_visible_to(account)
    cases = dict(visible.values_list("pk", "person_id"))
    stays = Stay.objects.filter(case__in=visible, withdrawn_at=None, until=None)
    stated = Statement.objects.filter(
        kind="facility", withdrawn_at=None, person__in=persons_visible_to(account)
    )
    group = dict(
        chain(
            todays().filter(person__in=visible.values("person")).values_list("person_id", "group"),
            todays().filter(person__in=stated.values("person")).values_list("person_id", "group"),
        )
    )
    # The strongest statement comes last and stays; an open stay, the latest of them, stands above it.
    rows = stated.order_by("grade", "known_on", "pk").values_list("person_id", "value")
    place = {group.get(person, person): value for person, value in rows}
    lived = stays.order_by(F("since").asc(nulls_first=True), "pk").values_list("case_id", "place")
    place |= {group.get(cases[case], cases[case]): words for case, words in lived}
    return _gathered(place, ((case, group.get(person, person)) for case, person in cases.items()))


def _gathered(place: dict[int, str], cases: Iterable[tuple[int, int]]) -> dict[Place, list[int]]:
    shown = {person: masked(words) for person, words in place.items()}
    of_spelling = {words: one for one in places(shown.values()) for words in one.spellings}
    found: dict[Place, list[int]] = defaultdict(list)
    for case, person in cases:
        if person in shown:
            found[of_spelling[shown[person]]].append(case)
    return dict(sorted(found.items(), key=lambda row: row[0].words.casefold()))


def people_of(cases: Iterable[int]) -> list[Subject]:
    """The persons of these cases."""
    return subjects(Case.objects.filter(pk__in=list(cases)).order_by("pk"))
