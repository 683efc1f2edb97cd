"""When a note is not written, and what it may not ask."""

import pytest

from himoya.papers.note.rules import Block, asks_allowed, blocked, holds, wish_is_known
from himoya.papers.visit.rules import places, stands_on_sheet


@pytest.mark.parametrize(
    ("answer", "wishes", "status", "why"),
    [
        ("yes", [], "open", None),
        (None, [], "open", Block.NO_CONSENT),
        ("no", [], "open", Block.SAID_NO),
        ("ask", [], "open", Block.ASK_AGAIN),
        ("yes", ["wants_no_appeal"], "open", Block.OWN_WISH),
        ("yes", ["wants_appeal", "wants_no_appeal"], "open", None),
        ("yes", ["wants_no_appeal", "wants_appeal"], "open", Block.OWN_WISH),
        ("yes", ["wants_transfer", "unknown"], "open", None),
        ("yes", [], "withdrawn", Block.TAKEN_OUT),
        ("yes", [], "sealed", Block.TAKEN_OUT),
    ],
)
def test_nothing_goes_without_a_yes_or_against_his_wish(
    answer: str | None, wishes: list[str], status: str, why: Block | None
) -> None:
    assert blocked(answer, "everything", wishes, status) is why


def test_a_scope_of_another_version_is_no_consent() -> None:
    assert blocked("yes", "all of it", [], "open") is Block.NO_CONSENT


def test_his_wish_on_letters_has_to_be_known() -> None:
    assert not wish_is_known(["unknown", "wants_transfer"])
    assert wish_is_known(["wants_appeal"])


@pytest.mark.parametrize(
    ("wishes", "ask", "may"),
    [
        ([], "refusal", True),
        (["wants_contract"], "refusal", False),
        (["refuses_contract", "wants_contract"], "refusal", True),
        (["wants_no_transfer"], "transfer", False),
        (["wants_transfer", "wants_no_transfer"], "transfer", True),
    ],
)
def test_what_he_does_not_want_is_not_asked(wishes: list[str], ask: str, may: bool) -> None:
    assert (ask in asks_allowed("uz_state", "everything", wishes)) is may


def test_place_and_health_ask_for_place_and_health() -> None:
    assert asks_allowed("uz_state", "place_and_health", []) == ("visit", "where", "doctor", "answer")
    assert asks_allowed("media_named", "everything", []) == ()


def test_the_later_wish_holds() -> None:
    assert holds("wants_contract", ["wants_contract", "refuses_contract"])
    assert not holds("wants_contract", ["refuses_contract", "wants_contract"])


def test_spellings_of_one_place_are_one_place() -> None:
    found = places(["IK-71", "ik-71 tomsk oblast", "IK-71 Tomsk oblast", "IK-72"])
    assert [(place.words, len(place.spellings)) for place in found] == [
        ("ik-71 tomsk oblast", 3),
        ("IK-72", 1),
    ]


def test_a_number_that_may_be_two_places_stays_by_itself() -> None:
    assert len(places(["IK-71", "IK-71 Tomsk oblast", "IK-71 Perm krai"])) == 3


@pytest.mark.parametrize(
    ("case", "statuses", "stands"),
    [("open", [], True), ("watch", ["held"], True), ("open", ["dead"], False), ("resolved", [], False)],
)
def test_who_is_still_there(case: str, statuses: list[str], stands: bool) -> None:
    assert stands_on_sheet(case, statuses) is stands
