"""The office's own law in its database: what it changes for new letters, and never for old ones."""

from datetime import date

import pytest

from himoya.appeals import actions
from himoya.appeals.actions import prepare, release, send
from himoya.appeals.actions.counting import recount
from himoya.appeals.actions.office import CHANGED_MEANWHILE, fingerprint
from himoya.appeals.models import Appeal, OfficeTable, PackVersion, Term
from himoya.appeals.packs import checked, load
from himoya.appeals.packs.checked import mark
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.packs.rows import Channel, Clock
from himoya.appeals.packs.written import cells
from himoya.appeals.queries import current_law, current_pack, pack_of
from himoya.appeals.queries.law import own_texts
from himoya.appeals.rules import office
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.security.models import Account, AuditLine
from tests.desk.appeals.conftest import case, letter, nodira, oleg, yes
from tests.desk.conftest import NOW, this_evening

__all__ = ["case", "letter", "nodira", "oleg", "this_evening", "yes"]
CLOCK = "uz_answer_basic"
STRIKE = {"id": "ours", "country": "UZ", "day": "2026-11-24", "works": "no", "confidence": "secondary",
          "source_id": "himoya_notes"}  # fmt: skip


def longer(**changed: str) -> dict[str, str]:
    found = load("uz-ru").get(Clock, CLOCK)
    assert found
    return {**cells("clocks", found), "amount": "20", **changed}


def last_day(appeal: Appeal) -> date:
    return Term.objects.get(appeal=appeal, clock=CLOCK).earliest


def sent(one: Appeal, by: Account) -> Appeal:
    release(one, by=by)
    return send(one, channel="in_person", on=NOW.date(), by=by, proof="stamp 7")


def test_without_own_rows_the_shipped_law_holds(nodira: Account) -> None:
    assert current_pack() is load("uz-ru")


def test_an_own_row_holds_for_new_letters_and_never_rewrites_an_old_day(
    letter: Appeal, case: Case, nodira: Account, yes: None
) -> None:
    old = sent(letter, nodira)
    day = last_day(old)
    actions.put_rows({"clocks": [longer()]}, by=nodira)
    assert current_pack().clock(CLOCK).amount == 20

    recount(old)
    assert last_day(old) == day
    assert pack_of(old).clock(CLOCK).amount == 15

    made = prepare(case, authority="uz_ombudsman", letter="coercion_neutral", basis="uz445_28", by=nodira)
    new = sent(made, nodira)
    assert (last_day(new) - day).days == 5
    assert PackVersion.objects.count() == 2
    recount(new)
    actions.drop_row("clocks", CLOCK, by=nodira)
    recount(new)
    assert (last_day(new) - day).days == 5
    assert current_pack().clock(CLOCK).amount == 15


def test_another_process_sees_a_change_at_once(nodira: Account, django_assert_num_queries: object) -> None:
    actions.put_rows({"moved_days": [STRIKE]}, by=nodira)
    current_pack()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert any(row.id == "ours" for row in current_pack().tables["moved_days"])
    # As if another process wrote: nothing here is told of it.
    OfficeTable.objects.update(content="", fingerprint="")
    assert not any(row.id == "ours" for row in current_pack().tables["moved_days"])


def test_nothing_is_stored_when_anything_is_wrong(nodira: Account) -> None:
    with pytest.raises(BadPack, match="not a whole number"):
        actions.put_rows({"moved_days": [STRIKE], "clocks": [longer(amount="soon")]}, by=nodira)
    assert not OfficeTable.objects.exists()
    assert not AuditLine.objects.filter(verb__startswith="law.").exists()


def test_a_source_that_something_stands_on_cannot_be_taken_away(nodira: Account) -> None:
    source = office.source("Decree 7", read=True, on=date(2026, 11, 20))
    actions.put_rows({"sources": [source], "moved_days": [{**STRIKE, "source_id": source["id"]}]}, by=nodira)
    with pytest.raises(BadPack, match=r"moved_days\.csv, row 2"):
        actions.drop_row("sources", source["id"], by=nodira)
    with pytest.raises(BadPack):
        actions.as_shipped("sources", by=nodira)
    actions.drop_row("moved_days", "ours", by=nodira)
    actions.drop_row("sources", source["id"], by=nodira)
    assert own_texts() == {}


def test_two_who_change_one_table_at_once(nodira: Account) -> None:
    actions.put_rows({"moved_days": [STRIKE]}, by=nodira)
    content = own_texts()["moved_days"]
    with pytest.raises(BadInput, match="a moment ago"):
        actions.store_table("moved_days", content.replace("24", "25"), seen=fingerprint("old"), by=nodira)
    assert own_texts()["moved_days"] == content
    assert CHANGED_MEANWHILE


def test_back_to_the_version_before(nodira: Account) -> None:
    actions.put_rows({"moved_days": [STRIKE]}, by=nodira)
    first = OfficeTable.objects.get()
    actions.put_rows({"moved_days": [{**STRIKE, "day": "2026-11-25"}]}, by=nodira)
    actions.back_to(first, by=nodira)
    assert "2026-11-24" in own_texts()["moved_days"]
    assert OfficeTable.objects.count() == 3
    assert OfficeTable.objects.filter(replaced_at=None).count() == 1


def test_after_an_upgrade_that_does_not_fit_the_desk_goes_on(nodira: Account) -> None:
    actions.put_rows({"clocks": [longer()], "moved_days": [STRIKE]}, by=nodira)
    # A newer Himoya knows another unit: what was stored does not read any more.
    row = OfficeTable.objects.get(table="clocks")
    row.content = row.content.replace(",day,", ",moon,")
    row.fingerprint = fingerprint(row.content)
    row.save()
    law = current_law()
    assert law.set_aside == ("clocks",)
    assert law.pack.clock(CLOCK).amount == 15
    assert any(one.id == "ours" for one in law.pack.tables["moved_days"])
    # Another table can still be changed, and the broken one be put right.
    actions.put_rows({"moved_days": [{**STRIKE, "day": "2026-11-25"}]}, by=nodira)
    actions.as_shipped("clocks", by=nodira)
    assert current_law().problems == ()


def test_a_lawyers_check_holds_until_the_row_changes(oleg: Account, nodira: Account) -> None:
    row = current_pack().clock(CLOCK)
    actions.check(mark(row), "clocks", CLOCK, by=oleg)
    assert checked(current_pack(), current_pack().clock(CLOCK)) == ("Oleg", NOW.date())
    actions.put_rows({"clocks": [longer()]}, by=nodira)
    assert checked(current_pack(), current_pack().clock(CLOCK)) is None
    actions.drop_row("clocks", CLOCK, by=nodira)
    actions.uncheck(mark(row), by=oleg)
    assert checked(current_pack(), current_pack().clock(CLOCK)) is None


@pytest.mark.parametrize(("name", "words"), [("", "Write your name"), ("=cmd", "is a formula")])
def test_whoever_checks_has_a_name(oleg: Account, name: str, words: str) -> None:
    oleg.name = name
    with pytest.raises(BadInput, match=words):
        actions.check(mark(current_pack().clock(CLOCK)), "clocks", CLOCK, by=oleg)


def test_a_day_changes_places_with_another(nodira: Account) -> None:
    pack = load("uz-ru")
    source = office.source("Decree 7", read=False, on=date(2026, 11, 20))
    days = office.moved_days(
        pack, "UZ", date(2026, 12, 12), works=False, other=date(2026, 12, 13), why="Bayram", source=source
    )
    actions.put_rows({"sources": [source], "moved_days": days}, by=nodira)
    calendar = current_pack().calendars()["UZ"]
    saturday, sunday = calendar.why(date(2026, 12, 12)), calendar.why(date(2026, 12, 13))
    assert saturday
    assert sunday
    assert (saturday.code, sunday.code) == ("moved_off", "moved_on")


def test_a_new_telephone_of_an_authority(nodira: Account) -> None:
    source = office.source("ufsin.example", read=False, on=NOW.date())
    for said in (
        {"phone": "+998 00 000 00 07", "email": "qabul@ombudsman.example", "address": "Toshkent, Namuna 1"},
        {"phone": "", "email": "qabul@ombudsman.example", "address": "Toshkent, Namuna 2"},
    ):
        ways = office.contacts(
            current_pack(), "ru_ufsin", said, seen_on=NOW.date(), today=NOW.date(), source=source
        )
        actions.put_rows({"sources": [source], "channels": ways}, by=nodira)
        known = office.reached_at(current_pack(), "ru_ufsin", NOW.date())
        assert {name: one.contact if one else "" for name, one in known.items()} == said
    found = [one for one in current_pack().every(Channel) if one.authority_id == "ru_ufsin"]
    before = [one for one in load("uz-ru").every(Channel) if one.authority_id == "ru_ufsin"]
    kept = {(one.id, one.legally_valid, one.starts_clock, one.source_id) for one in found}
    assert {(one.id, one.legally_valid, one.starts_clock, one.source_id) for one in before} <= kept
    assert any(one.note.endswith("Contact: ufsin.example") for one in found)
