"""Words of a letter are changed: the gate is asked anew, and whom they would give away is never named."""

import pytest

from himoya.appeals.actions import agree, change
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of
from himoya.appeals.queries.wording import marks, wording_of
from himoya.cases.models import Case, Event
from himoya.common.errors import BadInput
from himoya.people.models import Reporter
from himoya.security.models import Account
from tests import make
from tests.appeals.register.conftest import TODAY, Says, Wants
from tests.appeals.register.test_writing import let_go, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(case: Case, nodira: Account, says: Says, wants: Wants) -> Appeal:
    says("uz_state", scope="everything")
    wants("refuses_contract")
    return written(case, nodira, letter="coercion_full")


def reword(letter: Appeal, by: Account, **values: object) -> bool:
    row = Appeal.objects.get(pk=letter.pk)
    return change(row, values, seen=marks(wording_of(row)), by=by)


def test_more_may_need_the_lawyers_yes_and_it_falls_with_the_words(
    full: Appeal, nodira: Account, sardor: Account, oleg: Account
) -> None:
    agree(full, by=oleg)
    assert reword(full, nodira, events=[["said_signed", "2026-11-18"]])
    row = Appeal.objects.get(pk=full.pk)
    assert row.lawyer_agreed_by is None
    with pytest.raises(BadInput, match="lawyer"):
        let_go(row, nodira)
    assert list(Event.objects.filter(code="letter.changed").values_list("actor", flat=True)) == [nodira.pk]


@pytest.mark.parametrize(
    "words",
    [
        "Olim Sinovov ham majburlandi", "Sinovov Olim ko‘rdi", "Xabarchi Namunayeva aytdi",
        "U WhatsApp orqali aytdi", "+7 900 000 00 00 dan", "qochmoqchi",
    ],
)  # fmt: skip
def test_nobody_is_given_away(full: Appeal, nodira: Account, words: str) -> None:
    make.person("Olim Sinovov", voice="telegram:77/other")
    Reporter.objects.create(key="telegram:77/x", shown_name="Xabarchi Namunayeva")
    with pytest.raises(BadInput, match="never leave"):
        reword(full, nodira, own_words=words)
    assert "own_words" not in Appeal.objects.get(pk=full.pk).facts["fields"]


def test_his_own_name_and_his_mothers_may_stand_in_his_words(
    full: Appeal, nodira: Account, mother: object
) -> None:
    Reporter.objects.create(key="telegram:77/x", shown_name="Zamira Namunayeva")
    assert reword(full, nodira, own_words="Men, Farrux Namunayev, onam Zamira Namunayevaga aytdim")


def test_what_the_yes_does_not_cover_is_not_written(
    case: Case, nodira: Account, says: Says, wants: Wants
) -> None:
    says("uz_state", scope="place_and_health")
    wants("wants_appeal")
    letter = written(case, nodira, letter="where_is_he")
    with pytest.raises(BadInput, match="does not cover"):
        reword(letter, nodira, article="228")
    assert reword(letter, nodira, last_place="IK-10")


def test_a_neutral_letter_leaves_out_what_tells_of_the_army(case: Case, nodira: Account, yes: None) -> None:
    letter = written(case, nodira)
    assert reword(letter, nodira, facility="poligon")
    assert "facility" in letter_of(Appeal.objects.get(pk=letter.pk), TODAY).withheld


def test_what_happens_tomorrow_is_not_told_today(case: Case, nodira: Account, yes: None) -> None:
    with pytest.raises(BadInput, match="not happened yet"):
        written(case, nodira, events=[("pressed", "2026-11-21")])
    letter = written(case, nodira)
    with pytest.raises(BadInput, match="not happened yet"):
        reword(letter, nodira, events=[["pressed", "2026-11-21"]])


def test_a_cleared_field_stays_empty(case: Case, nodira: Account, yes: None) -> None:
    letter = written(case, nodira)
    assert reword(letter, nodira, name="")
    assert Appeal.objects.get(pk=letter.pk).facts["fields"]["name"] == ""
    assert "name" in wording_of(Appeal.objects.get(pk=letter.pk))


def test_of_whom_it_complains_is_spelled_in_every_language(case: Case, nodira: Account, yes: None) -> None:
    letter = written(
        case, nodira, authority="uz_prosecutor_general", letter="forwarded_to_body_complained_of",
        whats_new="It was passed on.",
    )  # fmt: skip
    assert reword(letter, nodira, complained_of="ru_ufsin", forwarded_to="Tuman prokuraturasi")
    row = Appeal.objects.get(pk=letter.pk)
    assert row.facts["complained_of"] == "ru_ufsin"
    assert "УФСИН" in row.facts["fields"]["complained_of@ru"]
    assert wording_of(row)["complained_of"] == "ru_ufsin"
    assert wording_of(row)["forwarded_to"] == "Tuman prokuraturasi"
    assert not reword(row, nodira, complained_of="ru_ufsin")
