"""No letter leaves without a yes, against his wish, or with words that can convict him at home."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.appeals.rules.gate import MILITARY, NEVER, SENTENCES, Asked, Gate, Verdict, Why, gate
from himoya.appeals.rules.subjects import against, holds, neutral, subject_of, wanted
from himoya.cases.wishes import WISHES
from himoya.common.say import say

YES = {"uz_state": ("yes", "not_military")}
WISHED = ("refuses_contract",)
TO_CONSUL = Asked(frozenset({"uz_state"}), YES, "pressure", wishes=WISHED, home=True)
NARROW = {"uz_state": ("yes", "place_and_health")}
ALL = {"uz_state": ("yes", "everything")}


class Row:
    def __init__(self, fact_tag: str, action: str) -> None:
        self.fact_tag, self.action = fact_tag, action


@pytest.mark.parametrize(
    ("change", "verdict", "why"),
    [
        ({}, "allowed", ""),
        ({"answers": {}}, "blocked", "no_consent"),
        ({"answers": {"uz_state": ("no", "everything")}}, "blocked", "said_no"),
        ({"answers": {"uz_state": ("ask", "everything")}}, "blocked", "ask_again"),
        ({"answers": {"ru_state": ("yes", "everything")}}, "blocked", "no_consent"),
        ({"answers": {"uz_state": ("yes", "whatever")}}, "blocked", "no_consent"),
        ({"answers": NARROW}, "blocked", "beyond"),
        ({"answers": NARROW, "subject": "search"}, "warned", "wish_unknown"),
        ({"answers": NARROW, "subject": "search", "tells_more": True}, "blocked", "beyond"),
        ({"recipients": frozenset({"unknown"})}, "blocked", "no_consent"),
        ({"recipients": frozenset()}, "blocked", "no_consent"),
        ({"recipients": frozenset({"uz_state", "media_named"})}, "blocked", "no_consent"),
        ({"wishes": ()}, "warned", "wish_unknown"),
        ({"wishes": ("unknown",)}, "warned", "wish_unknown"),
        ({"wishes": ("wants_contract",)}, "blocked", "own_wish"),
        ({"wishes": ("refuses_contract", "wants_contract")}, "allowed", ""),
        ({"wishes": ("wants_contract", "refuses_contract")}, "blocked", "own_wish"),
        ({"wishes": ("wants_no_appeal", "refuses_contract")}, "blocked", "own_wish"),
        ({"wishes": ("wants_no_transfer",), "subject": "transfer"}, "blocked", "own_wish"),
        ({"wishes": ("wants_no_transfer", "refuses_contract")}, "allowed", ""),
        ({"tags": frozenset({"signed_contract"})}, "blocked", "beyond"),
        ({"tags": frozenset({"signed_contract"}), "answers": ALL}, "blocked", "lawyer"),
        ({"tags": frozenset({"took_part"}), "answers": ALL}, "blocked", "lawyer"),
        ({"tags": frozenset({"left_unit"}), "answers": ALL}, "blocked", "lawyer"),
        ({"tags": frozenset({"took_part"}), "answers": ALL, "lawyer": True}, "allowed", ""),
        ({"tags": frozenset({"took_part"}), "lawyer": True}, "blocked", "beyond"),
        ({"tags": frozenset({"informant_name"}), "answers": ALL, "lawyer": True}, "blocked", "never"),
        ({"repeats": True}, "blocked", "nothing_new"),
        ({"repeats": True, "whats_new": "   "}, "blocked", "nothing_new"),
        ({"repeats": True, "whats_new": "He was moved on 20 November."}, "allowed", ""),
        ({"shut": True}, "blocked", "taken_out"),
        ({"risks": (Row("reprisal_feared", "warn"),)}, "warned", "risk"),
        ({"risks": (Row("reprisal_feared", "need_lawyer_ok"),)}, "blocked", "lawyer"),
        ({"risks": (Row("reprisal_feared", "block"),), "lawyer": True}, "blocked", "risk"),
        ({"subject": "refusal"}, "allowed", ""),
        ({"subject": "refusal", "wishes": ()}, "blocked", "only_his"),
        ({"subject": "refusal", "wishes": ("wants_appeal",)}, "blocked", "only_his"),
    ],
)  # fmt: skip
def test_what_may_leave(change: dict[str, Any], verdict: str, why: str) -> None:
    assert gate(replace(TO_CONSUL, **change)) == Gate(Verdict(verdict), Why(why))


asked = st.builds(
    Asked,
    recipients=st.frozensets(st.sampled_from(["uz_state", "ru_state", "icrc_un", "media_named"])),
    answers=st.dictionaries(
        st.sampled_from(["uz_state", "ru_state", "icrc_un", "media_named"]),
        st.tuples(
            st.sampled_from(["yes", "no", "ask"]),
            st.sampled_from(["everything", "not_military", "place_and_health"]),
        ),
    ),
    subject=st.sampled_from(["pressure", "search", "health", "transfer", "complaint", "refusal"]),
    wishes=st.lists(st.sampled_from(WISHES), max_size=4),
    tags=st.frozensets(st.sampled_from([*sorted(MILITARY), "informant_name", "second_citizenship"])),
    home=st.booleans(),
    lawyer=st.booleans(),
    shut=st.booleans(),
    repeats=st.booleans(),
    whats_new=st.sampled_from(["", " ", "He was moved."]),
    tells_more=st.booleans(),
)


@given(asked)
def test_whatever_leaves_has_a_yes_from_every_recipient(one: Asked) -> None:
    if not gate(one).blocked:
        assert one.recipients
        assert all(one.answers[recipient][0] == "yes" for recipient in one.recipients)


@given(asked)
def test_whatever_leaves_is_not_against_his_wish(one: Asked) -> None:
    if not gate(one).blocked:
        assert not holds("wants_no_appeal", one.wishes)
        assert not (one.subject == "transfer" and holds("wants_no_transfer", one.wishes))


@given(asked)
def test_nothing_of_the_army_reaches_a_body_at_home_without_the_lawyer(one: Asked) -> None:
    if one.home and one.tags & MILITARY and not one.lawyer:
        assert gate(one).blocked


@given(asked)
def test_an_informant_never_appears(one: Asked) -> None:
    if one.tags & NEVER:
        assert gate(one).blocked


@given(asked)
def test_a_shorter_letter_is_never_stopped_where_the_longer_one_may_go(one: Asked) -> None:
    if not gate(one).blocked:
        assert not gate(replace(one, tags=frozenset())).blocked


@given(asked)
def test_each_verdict_has_a_sentence(one: Asked) -> None:
    assert say(gate(one).sentence, "en").endswith(".")


@given(st.lists(st.sampled_from(WISHES)), st.sampled_from(["pressure", "transfer", "search", "refusal"]))
def test_nothing_is_both_wanted_and_unwanted_by_the_same_words(wishes: list[str], subject: str) -> None:
    if subject in ("search", "refusal"):
        assert not (wanted(subject, wishes) and against(subject, wishes) and holds("wants_appeal", wishes))


@pytest.mark.parametrize(
    ("letter", "before", "about"),
    [
        ("coercion_neutral", "", "pressure"),
        ("transfer_home", "", "transfer"),
        ("where_is_he", "", "search"),
        ("medical_request", "", "health"),
        ("refusal_statement", "", "refusal"),
        ("progress_demand", "search", "search"),
        ("progress_demand", "", "complaint"),
        ("superior_complaint", "pressure", "pressure"),
    ],
)
def test_a_reminder_is_about_what_the_first_letter_was(letter: str, before: str, about: str) -> None:
    assert subject_of(letter, before) == about


def test_the_neutral_variant_has_no_milder_one() -> None:
    assert neutral("coercion_full") == "coercion_neutral"
    assert neutral("coercion_neutral") == neutral("where_is_he") == ""


def test_every_reason_has_words() -> None:
    assert set(SENTENCES) == set(Why)
