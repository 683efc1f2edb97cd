"""The only organiser lost phone and password: whoever holds the instance's keys lets her in."""

import pytest

from himoya.common.errors import BadInput
from himoya.security.actions.invitations import accept_new_password
from himoya.security.actions.letting_in import let_in_again
from himoya.security.actions.second_factor import add_code_program, fitting_step
from himoya.security.models import Account, AuditLine
from himoya.security.queries import has_second_factor
from tests import make
from tests.desk.staff.conftest import SECRET, STRONG, code_at

pytestmark = pytest.mark.django_db


def test_password_and_second_factor_are_new(nodira_alone: Account) -> None:
    accept_new_password(let_in_again("nodira"), STRONG)
    nodira_alone.refresh_from_db()
    assert nodira_alone.check_password(STRONG)
    assert not has_second_factor(nodira_alone)


def test_it_stands_in_the_log_as_done_by_nobody_who_is_signed_in(nodira_alone: Account) -> None:
    let_in_again("nodira")
    lines = AuditLine.objects.filter(actor=None).values_list("verb", flat=True)
    assert {"account.second_factor_reset", "account.password_link_made"} <= set(lines)


def test_nobody_is_let_in_by_a_name_that_is_not_there(nodira_alone: Account) -> None:
    with pytest.raises(BadInput, match="Nobody who can sign in"):
        let_in_again("nodirabegim")


@pytest.fixture
def nodira_alone() -> Account:
    nodira = make.account()
    assert fitting_step(SECRET, code_at()) is not None
    add_code_program(nodira, SECRET, code_at(), "")
    return nodira
