"""Writing down who is told of and by whom."""

from collections.abc import Collection, Iterable

from himoya.people.actions.naming import make_findable
from himoya.people.models import Person, Reporter
from himoya.storage.bulk import insert_numbered
from himoya.storage.listed import listed


def reporters(shown_names: dict[str, str]) -> dict[str, Reporter]:
    """The reporters by key (key -> name as shown), in the caller's transaction; new ones are made."""
    known = {reporter.key: reporter for reporter in Reporter.objects.filter(key__in=listed(shown_names))}
    new = [Reporter(key=key, shown_name=name[:200]) for key, name in shown_names.items() if key not in known]
    insert_numbered(new)
    known.update((reporter.key, reporter) for reporter in new)
    return known


def persons(told: Iterable[Person]) -> dict[tuple[int, str], Person]:
    """The persons told of, by reporter and key, inside the caller's transaction; new ones are made."""
    known = persons_without_keys(told)
    make_findable(known.values())
    return known


def persons_without_keys(told: Iterable[Person]) -> dict[tuple[int, str], Person]:
    """The same, but nobody finds them by their names until the caller has written their keys."""
    drafts = {(person.reporter_id, person.key): person for person in told}
    known = {(person.reporter_id, person.key): person for person in _standing(drafts)}
    new = [person for place, person in drafts.items() if place not in known]
    insert_numbered(new)
    known.update(((person.reporter_id, person.key), person) for person in new)
    return known


def _standing(places: Collection[tuple[int, str]]) -> Iterable[Person]:
    """Persons at these places (reporter, key). Most voices of a list are new: they told of nobody yet."""
    voices = Person.objects.filter(reporter__in=listed({reporter for reporter, _key in places}))
    known = set(voices.order_by().values_list("reporter", flat=True).distinct())
    asked = {key for reporter, key in places if reporter in known}
    return Person.objects.filter(reporter__in=known, key__in=asked) if asked else ()
