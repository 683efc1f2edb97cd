"""Letters are prepared with a number of their own, let go by two, sent by a way that counts or does not."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from himoya.appeals.actions import (
    agree,
    freeze_pack,
    hold_back,
    prepare,
    prepare_fan,
    release,
    reopen,
    send,
    unsend,
    withdraw,
)
from himoya.appeals.models import Appeal, PackVersion, Term
from himoya.appeals.queries import current_pack, fan_for, letter_of, pack_of, subject_of
from himoya.cases.models import Case, Event
from himoya.common.errors import BadInput
from himoya.people.models import Consent, OtherName, Relative
from himoya.security.models import Account
from tests.appeals.register.conftest import TODAY, Clock, Says, Wants

pytestmark = pytest.mark.django_db


def written(case: Case, by: Account, **more: object) -> Appeal:
    values = {
        "authority": "uz_mfa",
        "letter": "coercion_neutral",
        "basis": "uz445_28",
        "step": "uz_first_mfa",
    }
    return prepare(case, by=by, **{**values, **more})  # type: ignore[arg-type]


def let_go(appeal: Appeal, *accounts: Account) -> Appeal:
    for one in accounts:
        release(appeal, by=one)
    return Appeal.objects.get(pk=appeal.pk)


def test_numbers_follow_each_other_and_are_never_used_again(case: Case, nodira: Account, yes: None) -> None:
    first = written(case, nodira)
    withdraw(first, by=nodira)
    assert [first.number, written(case, nodira).number] == ["2026-0001", "2026-0002"]


def test_a_new_year_begins_with_one(case: Case, nodira: Account, yes: None, now: Clock) -> None:
    written(case, nodira)
    now.day(date(2027, 1, 4))
    assert written(case, nodira, authority="uz_ombudsman").number == "2027-0001"


def test_the_law_is_kept_once(case: Case, nodira: Account, yes: None) -> None:
    one, two = written(case, nodira), written(case, nodira, authority="uz_ombudsman")
    assert one.version_id == two.version_id == freeze_pack(current_pack()).pk
    assert PackVersion.objects.count() == 1
    assert pack_of(one).digest == current_pack().digest


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"authority": "nobody"}, "no such authority"),
        ({"letter": "love_letter"}, "no such letter"),
        ({"letter": "../../etc/passwd"}, "no such letter"),
        ({"language": "xx"}, "no such letter"),
        ({"events": [("<script>", None)]}, "no kind of event"),
    ],
)
def test_what_is_not_in_the_tables_is_refused(
    case: Case, nodira: Account, yes: None, more: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        written(case, nodira, **more)
    assert not Appeal.objects.exists()


def test_without_consent_nothing_is_written(case: Case, nodira: Account) -> None:
    with pytest.raises(BadInput, match="Nobody has said yes"):
        written(case, nodira)
    assert not Appeal.objects.exists()
    assert not PackVersion.objects.exists()


def test_against_his_wish_nothing_is_written(case: Case, nodira: Account, says: Says, wants: Wants) -> None:
    says("uz_state")
    wants("wants_no_appeal")
    with pytest.raises(BadInput, match="himself does not want"):
        written(case, nodira)


def test_markup_in_a_name_stays_text(case: Case, nodira: Account, yes: None, mother: Relative) -> None:
    case.person.name = '<b>Farrux</b> & #link("x") $1$ Namunayev'
    case.person.save()
    text = "\n".join(letter_of(written(case, nodira, applicant=mother), TODAY).texts())
    assert '<b>Farrux</b> & #link("x") $1$ Namunayev' in text
    assert "Zamira Namunayeva" in text
    assert "998 90" not in text


def test_a_russian_letter_spells_the_name_as_russian_papers_do(
    case: Case, nodira: Account, yes: None
) -> None:
    for name in ("Фаррух Намунаев", "Фаррух Ўткирович Намунаев"):
        OtherName.objects.create(person=case.person, name=name)
    to_ufsin = written(case, nodira, authority="ru_ufsin", basis="ru59_12")
    assert "Фаррух Намунаев" in "\n".join(letter_of(to_ufsin, TODAY).texts())
    assert "Farrux Namunayev" in "\n".join(letter_of(written(case, nodira), TODAY).texts())


def test_the_fan_is_prepared_by_one_press_and_only_once(case: Case, nodira: Account, yes: None) -> None:
    fan = prepare_fan(case, "U01", by=nodira)
    assert fan is not None
    letters = list(fan.appeals.order_by("pk"))
    assert len(letters) >= 6
    assert {one.letter for one in letters} == {"coercion_neutral", "refusal_statement"}
    assert letters[0].authority == "uz_consulate_ru"
    assert prepare_fan(case, "U01", by=nodira) is None
    assert Appeal.objects.count() == len(letters)


def test_the_fan_leaves_out_whom_nobody_may_tell(case: Case, nodira: Account, says: Says) -> None:
    says("uz_state")
    proposals = fan_for(subject_of(case, TODAY), "U01", TODAY)
    blocked = {one.draft.authority.id for one in proposals if one.draft.gate.blocked}
    assert {"ru_ufsin", "ru_prison_prosecutor", "ru_colony"} <= blocked
    fan = prepare_fan(case, "U01", by=nodira)
    assert fan
    assert all(one.authority.startswith("uz_") for one in fan.appeals.all())


def test_without_any_consent_the_fan_is_empty(case: Case, nodira: Account) -> None:
    assert prepare_fan(case, "U01", by=nodira) is None
    assert not Appeal.objects.exists()


def test_a_journalist_stands_in_the_fan_last_and_only_with_a_yes_to_the_name(
    case: Case, nodira: Account, yes: None, says: Says
) -> None:
    assert not any(one.press for one in fan_for(subject_of(case, TODAY), "U01", TODAY))
    says("media_anon")
    assert not any(one.press for one in fan_for(subject_of(case, TODAY), "U01", TODAY))
    says("media_named")
    found = [one.draft.authority.id for one in fan_for(subject_of(case, TODAY), "U01", TODAY)]
    assert found.index("uzru_press") == len(found) - 1
    assert not any(one.press for one in fan_for(subject_of(case, TODAY), "U15", TODAY))


def test_one_press_never_writes_to_a_journalist_unless_just_that_is_chosen(
    case: Case, nodira: Account, yes: None, says: Says, mother: Relative
) -> None:
    says("media_named")
    whole = prepare_fan(case, "U01", by=nodira)
    assert whole is not None
    assert not whole.appeals.filter(authority="uzru_press").exists()
    chosen = prepare_fan(case, "U01", only=["uzru_press"], by=nodira, applicant=mother)
    assert chosen is not None
    (appeal,) = chosen.appeals.all()
    text = "\n".join(letter_of(appeal, TODAY).texts())
    assert "Farrux Namunayev" in text
    assert "oila roziligisiz" in text
    assert "998 90" not in text


def test_a_letter_to_a_journalist_needs_two_and_stops_with_the_consent(
    case: Case, nodira: Account, sardor: Account, yes: None, says: Says
) -> None:
    consent = says("media_named")
    appeal = written(case, nodira, authority="uzru_press", letter="press_request", basis="", step="")
    assert release(appeal, by=sardor) is False
    Consent.objects.filter(pk=consent.pk).update(withdrawn_on=TODAY, withdrawn_by=nodira)
    with pytest.raises(BadInput, match="Nobody has said yes"):
        release(appeal, by=nodira)


@pytest.mark.parametrize(
    ("to", "letter"),
    [("uzru_press", "coercion_full"), ("uzru_press", "collective"), ("uz_mfa", "press_request")],
)
def test_a_journalist_reads_no_other_letter_and_nobody_else_reads_his(
    case: Case, nodira: Account, yes: None, says: Says, to: str, letter: str
) -> None:
    says("media_named", scope="everything")
    with pytest.raises(BadInput, match="no such letter"):
        written(case, nodira, authority=to, letter=letter)


def test_against_his_wish_to_sign_nothing_goes_to_a_journalist(
    case: Case, nodira: Account, says: Says, wants: Wants
) -> None:
    says("media_named")
    wants("wants_contract")
    with pytest.raises(BadInput, match="himself does not want"):
        written(case, nodira, authority="uzru_press", letter="press_request")


def test_the_full_account_waits_for_the_lawyer(
    case: Case, nodira: Account, sardor: Account, oleg: Account, says: Says, wants: Wants
) -> None:
    says("uz_state", scope="everything")
    wants("refuses_contract")
    appeal = written(case, nodira, letter="coercion_full", events=[("said_signed", "2026-11-18")])
    with pytest.raises(BadInput, match="lawyer"):
        release(appeal, by=nodira)
    with pytest.raises(BadInput, match="Only a lawyer"):
        agree(appeal, by=nodira)
    assert agree(appeal, by=oleg)
    assert not agree(appeal, by=oleg)
    assert let_go(appeal, nodira, sardor).state == "released"


def test_two_people_let_it_go(case: Case, nodira: Account, sardor: Account, yes: None) -> None:
    appeal = written(case, nodira)
    assert release(appeal, by=sardor) is False
    with pytest.raises(BadInput, match="agreed already"):
        release(appeal, by=sardor)
    assert release(appeal, by=nodira) is True
    row = Appeal.objects.get(pk=appeal.pk)
    assert (row.released_by, row.second_by, row.state) == (sardor, nodira, "released")


def test_without_the_organiser_two_helpers_let_nothing_go(
    case: Case, nodira: Account, sardor: Account, oleg: Account, yes: None
) -> None:
    appeal = written(case, nodira)
    release(appeal, by=sardor)
    with pytest.raises(BadInput, match="organiser"):
        release(appeal, by=oleg)
    assert Appeal.objects.get(pk=appeal.pk).state == "prepared"


def test_an_office_of_one_lets_it_go_alone(case: Case, nodira: Account, yes: None) -> None:
    appeal = let_go(written(case, nodira), nodira)
    assert (appeal.state, appeal.released_by, appeal.second_by) == ("released", nodira, None)


def test_a_consent_taken_back_stops_a_letter_that_was_let_go(case: Case, nodira: Account, yes: None) -> None:
    appeal = let_go(written(case, nodira), nodira)
    Consent.objects.update(withdrawn_on=TODAY)
    with pytest.raises(BadInput, match="Nobody has said yes"):
        send(appeal, channel="registered_post", on=TODAY, by=nodira)
    assert Appeal.objects.get(pk=appeal.pk).sent_on is None


def test_held_back_it_needs_everybody_again(case: Case, nodira: Account, yes: None) -> None:
    appeal = let_go(written(case, nodira), nodira)
    hold_back(appeal, by=nodira)
    with pytest.raises(BadInput, match="only prepared"):
        send(appeal, channel="registered_post", on=TODAY, by=nodira)


def test_only_what_was_let_go_is_sent(case: Case, nodira: Account, yes: None) -> None:
    with pytest.raises(BadInput, match="only prepared"):
        send(written(case, nodira), channel="registered_post", on=TODAY, by=nodira)


def test_the_tables_say_whether_a_way_counts(case: Case, nodira: Account, yes: None) -> None:
    to_ufsin = {"authority": "ru_ufsin", "basis": "ru59_12", "step": "ru_first_ufsin"}
    courtesy = send(let_go(written(case, nodira, **to_ufsin), nodira), channel="email", on=TODAY, by=nodira)
    assert (courtesy.valid, courtesy.state) == (False, "sent")
    post = send(
        let_go(written(case, nodira), nodira), channel="registered_post", on=TODAY, by=nodira, proof="RA1"
    )
    assert post.valid is True
    again = let_go(written(case, nodira, authority="uz_ombudsman", basis="uz1002"), nodira)
    with pytest.raises(BadInput, match="no letter reaches"):
        send(again, channel="pigeon", on=TODAY, by=nodira)


def test_brought_in_person_it_arrives_that_day(case: Case, nodira: Account, yes: None) -> None:
    appeal = let_go(written(case, nodira), nodira)
    send(appeal, channel="in_person", on=TODAY, by=nodira, proof="stamp 12")
    assert Term.objects.get(appeal=appeal, clock="uz_answer_basic").earliest == date(2026, 12, 5)
    unsend(appeal, by=nodira)
    assert not Term.objects.exists()
    row = Appeal.objects.get(pk=appeal.pk)
    assert (row.state, row.sent_on, row.valid) == ("released", None, False)


def test_a_day_that_cannot_be_is_refused(case: Case, nodira: Account, yes: None) -> None:
    appeal = let_go(written(case, nodira), nodira)
    for day in (date(2026, 11, 19), date(2026, 11, 21)):
        with pytest.raises(BadInput):
            send(appeal, channel="registered_post", on=day, by=nodira)


def test_a_second_letter_about_the_same_must_say_what_is_new(case: Case, nodira: Account, yes: None) -> None:
    send(let_go(written(case, nodira), nodira), channel="registered_post", on=TODAY, by=nodira)
    with pytest.raises(BadInput, match="Say what is new"):
        written(case, nodira)
    assert written(case, nodira, whats_new="On 20 November he was put into a cell.").number == "2026-0002"
    assert written(case, nodira, letter="transfer_home", authority="uz_mfa", basis="uz_transfer").pk


def test_taken_back_and_taken_up_again(case: Case, nodira: Account, yes: None) -> None:
    appeal = written(case, nodira)
    withdraw(appeal, by=nodira)
    with pytest.raises(BadInput, match="taken back"):
        release(appeal, by=nodira)
    reopen(appeal, by=nodira)
    assert let_go(appeal, nodira).state == "released"


def test_each_step_stands_in_the_timeline(case: Case, nodira: Account, yes: None) -> None:
    send(let_go(written(case, nodira), nodira), channel="registered_post", on=TODAY, by=nodira)
    codes = list(Event.objects.filter(case=case, code__startswith="letter.").values_list("code", flat=True))
    assert codes == ["letter.prepared", "letter.released", "letter.sent"]


@pytest.mark.django_db(transaction=True)
def test_two_writers_leave_no_gap(case: Case, nodira: Account, yes: None) -> None:
    ready, failed = Barrier(4), []

    def write(to: str) -> None:
        try:
            ready.wait()
            written(case, nodira, authority=to)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    bodies = ("uz_mfa", "uz_ombudsman", "uz_prosecutor_general", "uz_migration_agency")
    writers = [Thread(target=write, args=(to,)) for to in bodies]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert failed == []
    numbers = sorted(Appeal.objects.values_list("number", flat=True))
    assert numbers == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]
