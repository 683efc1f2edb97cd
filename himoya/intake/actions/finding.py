"""Making the persons of an import findable: their keys are gathered while it is stored, and written once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from himoya.cases.actions import Read
from himoya.cases.models import Fact
from himoya.intake.keys import Keys
from himoya.intake.ready import Ready
from himoya.linkage.pure.records import Record
from himoya.linkage.screening import keep_keys, keys_told
from himoya.messages.actions import BATCH
from himoya.people.actions import keep_name_keys
from himoya.people.models import Person
from himoya.people.name_keys import name_keys

AT_ONCE = 5_000  # keys written in one transaction: neighbours in the index, so only few pages of it
NOTHING = Ready()


def gather(keys: Keys, names: Mapping[int, str], facts: Iterable[Read], ready: Ready = NOTHING) -> None:
    """Add the keys of these persons (number -> name), and of what these facts tell of them."""
    for person, name in names.items():
        keys.add_name(person, ready.names.get(name) or name_keys(name))
    for person, found in keys_told(_reports(names, facts), ready.links):
        keys.add_report(person, found)


def gather_stored(keys: Keys, messages: Sequence[int]) -> None:
    """The same for everybody of whom messages tell that were stored before, by another process."""
    for start in range(0, len(messages), BATCH):
        told = Fact.objects.filter(message__in=messages[start : start + BATCH], person__isnull=False)
        rows = told.order_by("pk").values_list("message", "person", "kind", "value", "start", "end")
        facts = list(map(Read._make, rows))
        names = Person.objects.filter(pk__in={fact.person for fact in facts}).values_list("pk", "name")
        gather(keys, dict(names), facts)


def write_keys(keys: Keys, pause: Callable[[], None] = lambda: None) -> None:
    """Store them; may be repeated. Outside a transaction each portion is one, and `pause` follows it."""
    of_names, of_reports = keys.of_names(), keys.of_reports()
    for start in range(0, len(of_names), AT_ONCE):
        keep_name_keys(of_names[start : start + AT_ONCE])
        pause()
    for start in range(0, len(of_reports), AT_ONCE):
        keep_keys(of_reports[start : start + AT_ONCE])
        pause()


def _reports(names: Mapping[int, str], facts: Iterable[Read]) -> Iterator[Record]:
    """What was told of each person by what tells him from others, as often as it was told."""
    told: dict[tuple[int, int], dict[str, str]] = {}
    for fact in facts:
        if fact.person is not None:
            known = told.setdefault((fact.person, fact.message), {})
            if fact.kind in ("birth_date", "phone"):
                known[fact.kind] = fact.value
    for (person, _message), known in told.items():
        yield Record(id=str(person), name=names[person], **known)
