"""Who made somebody's way in could have used it himself: for a week the two are one hand, not two people."""

from datetime import timedelta

import pytest

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.handover.actions import ONE_HAND, answer_request, ask_to_export, take_export
from himoya.handover.models import ExportRequest
from himoya.handover.queries import second_persons
from himoya.handover.rules import APART_AGAIN, in_one_hand
from himoya.security.actions.invitations import accept, invite, let_choose_password, withdraw
from himoya.security.actions.letting_in import let_in_again
from himoya.security.actions.second_factor import reset_second_factor
from himoya.security.models import Account, Invitation
from tests import make
from tests.desk.staff.conftest import STRONG

pytestmark = pytest.mark.django_db


@pytest.fixture
def nodira(db: None) -> Account:
    return make.account("nodira")


@pytest.fixture
def anvar(db: None) -> Account:
    return make.account("anvar")


@pytest.fixture
def oleg(db: None) -> Account:
    return make.account("oleg", Role.LAWYER)


def asked(by: Account) -> ExportRequest:
    return ask_to_export(by, "csv", "For the lawyers", contacts=False)


def agreed(by: Account, request: ExportRequest) -> bool:
    try:
        answer_request(by, request.pk, agree=True)
    except BadInput as refused:
        if refused.sentence != ONE_HAND:
            raise
        return False
    return True


@pytest.mark.parametrize("way_in", [let_choose_password, reset_second_factor])
def test_neither_agrees_to_what_the_other_asks(
    nodira: Account, anvar: Account, oleg: Account, way_in: object
) -> None:
    hers, his = asked(nodira), asked(anvar)
    way_in(anvar, by=nodira)  # type: ignore[operator]
    assert not agreed(anvar, hers)
    assert not agreed(nodira, his)
    assert agreed(oleg, hers)
    assert agreed(oleg, his)


def test_whoever_came_by_her_invitation_is_no_second_person_yet(nodira: Account) -> None:
    anvar = accept(invite(Role.ORGANISER, nodira), "anvar", "Anvar", "uz", STRONG)
    assert list(second_persons(nodira, clock.now())) == []
    with pytest.raises(BadInput, match="nobody here can be the second person"):
        asked(nodira)
    with pytest.raises(BadInput):
        asked(anvar)
    assert not ExportRequest.objects.exists()


def test_two_accounts_in_one_hand_do_not_agree_for_each_other(
    nodira: Account, anvar: Account, oleg: Account
) -> None:
    hers = asked(anvar)
    let_choose_password(anvar, by=nodira)
    reset_second_factor(oleg, by=nodira)
    assert not agreed(oleg, hers)


def test_a_link_made_after_the_agreement_ends_it(nodira: Account, oleg: Account) -> None:
    hers = asked(nodira)
    assert agreed(oleg, hers)
    let_choose_password(oleg, by=nodira)
    with pytest.raises(BadInput):
        take_export(nodira, hers.pk)


def test_refusing_is_open_to_everybody(nodira: Account, oleg: Account) -> None:
    hers = asked(nodira)
    reset_second_factor(oleg, by=nodira)
    answer_request(oleg, hers.pk, agree=False)
    hers.refresh_from_db()
    assert hers.refused_by == oleg


@pytest.mark.parametrize(("later", "allowed"), [(timedelta(days=6, hours=23), False), (APART_AGAIN, True)])
def test_after_a_week_they_are_two_people_again(
    nodira: Account, oleg: Account, monkeypatch: pytest.MonkeyPatch, later: timedelta, allowed: bool
) -> None:
    reset_second_factor(oleg, by=nodira)
    then = clock.now() + later
    monkeypatch.setattr(clock, "now", lambda: then)
    assert list(second_persons(nodira, clock.now())) == ([oleg] if allowed else [])


def test_a_link_that_was_withdrawn_unused_and_the_keys_of_the_instance_part_nobody(
    nodira: Account, oleg: Account
) -> None:
    let_choose_password(oleg, by=nodira)
    withdraw(Invitation.objects.get(), nodira)
    let_in_again("nodira")
    assert agreed(oleg, asked(nodira))


def test_a_hand_reaches_over_others_and_not_to_strangers() -> None:
    assert in_one_hand(1, [(1, 2), (3, 2), (4, 5)]) == {2, 3}
    assert in_one_hand(1, []) == set()
