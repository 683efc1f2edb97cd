"""Recipient by scope by kind: what may stand on paper. The table is written out, not computed."""

import pytest

from himoya.cases.kinds import KINDS as CASE_KINDS
from himoya.language.army import is_army_place
from himoya.papers.rules import RECIPIENTS, SCOPES, goes, rule_goes

PLAIN = {
    "name": "Farrux",
    "birth_date": "1998",
    "age": "28",
    "sex": "m",
    "home": "Koson",
    "facility": "IK-71",
}
MORE = {"article": "228", "part": "4", "term_months": "60", "relation": "son", "status": "held"}
MILITARY = [
    *(("contract", value) for value in ("offered", "refused", "signed")),
    ("status", "at_front"),
    ("status", "prisoner_of_war"),
    ("own_wish", "wants_contract"),
    ("facility", "Rostov, o‘quv poligoni"),
    ("facility", "в/ч 00000, Луганск"),
]
NEVER = [("phone", "+998 00 123 45 67"), ("usual_interval_days", "14"), ("urgent", "U03 T1"), ("look", "x")]


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("scope", SCOPES)
def test_who_and_where_go_with_any_consent(recipient: str, scope: str) -> None:
    assert {kind for kind, value in PLAIN.items() if not goes(recipient, scope, kind, value)} == set()


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize(
    ("scope", "may"), [("everything", True), ("not_military", True), ("place_and_health", False)]
)
def test_the_sentence_does_not_go_where_only_place_and_health_do(
    recipient: str, scope: str, may: bool
) -> None:
    assert {goes(recipient, scope, kind, value) for kind, value in MORE.items()} == {may}
    assert goes(recipient, scope, "own_wish", "wants_transfer") is may


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("kind", "value"), MILITARY)
def test_military_facts_go_to_a_lawyer_with_everything_and_nowhere_else(
    recipient: str, scope: str, kind: str, value: str
) -> None:
    assert goes(recipient, scope, kind, value) is ((recipient, scope) == ("lawyer", "everything"))


@pytest.mark.parametrize("rule", ["U01", "U02", "U08", "U10", "U11", "U12"])
@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("scope", SCOPES)
def test_military_rules_too(recipient: str, scope: str, rule: str) -> None:
    assert rule_goes(recipient, scope, rule) is ((recipient, scope) == ("lawyer", "everything"))


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("scope", SCOPES)
def test_some_things_never_go(recipient: str, scope: str) -> None:
    assert not any(goes(recipient, scope, kind, value) for kind, value in NEVER)
    assert not any(rule_goes(recipient, scope, rule) for rule in ("U13", "U16", "U17", "U18", "U19", "U20"))


@pytest.mark.parametrize(
    ("recipient", "scope"),
    [("media_named", "everything"), ("ua_project", "everything"), ("lawyer", ""), ("", "")],
)
def test_what_we_do_not_know_prints_nothing(recipient: str, scope: str) -> None:
    assert not any(goes(recipient, scope, kind, "x") for kind in CASE_KINDS)
    assert not rule_goes(recipient, scope, "U07")


@pytest.mark.parametrize(
    "words",
    ["IK-71 Tomsk oblast", "СИЗО-1 Ростов", "LIU-5", "KP-12 Krasnoyarsk", "больница", "Donskoy, IK-5"],
)
def test_a_prison_is_no_army_place(words: str) -> None:
    assert not is_army_place(words)


@pytest.mark.parametrize(
    "words",
    ["ўқув маркази", "учебка", "harbiy qism", "воинская часть", "военкомат", "Donetsk", "front", "Лугансk"],
)
def test_an_army_place_is_known_in_every_script(words: str) -> None:
    assert is_army_place(words)
