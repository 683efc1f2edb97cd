"""What readers work out beforehand is what storing would work out itself."""

import pickle

from himoya.intake.readers import tell
from himoya.intake.ready import Ready, reports
from himoya.linkage.pure.keys import keys_of_report
from himoya.messages.rules import searchable
from himoya.people.name_keys import name_keys
from tests import make

TOLD = "O‘g‘lim Namunayev Farrux, 12.03.1999, +998 90 000 11 22. Kecha shartnomaga imzo qo‘ydi, IK-75"


def test_it_is_found_by_what_it_was_made_from() -> None:
    (telling,) = tell([(row := make.incoming(TOLD, 1), row.sent_at)])
    ready = Ready()
    ready.add(TOLD, telling)
    ((name, birth_date, phone),) = reports(telling)
    assert birth_date == "1999-03-12"
    assert ready.folded == {TOLD: searchable(TOLD)}
    assert ready.names == {name: sorted(name_keys(name))}
    assert ready.links == {(name, birth_date, phone): keys_of_report(name, birth_date, phone)}


def test_who_is_nobody_in_particular_has_no_report() -> None:
    (telling,) = tell([(row := make.incoming("Assalomu alaykum", 1), row.sent_at)])
    assert list(reports(telling)) == []


def test_what_travels_between_processes_comes_back_equal() -> None:
    row = make.incoming(TOLD, 1)
    (telling,) = tell([(row, row.sent_at)])
    assert pickle.loads(pickle.dumps((row, telling))) == (row, telling)  # noqa: S301 -- our own
