"""An explanation shows the phrases, what the words around make of them, and how sure each rule is."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from himoya.reading import read
from himoya.reading.explain import RINGS, explain

AT = datetime(2026, 5, 16, 15, 0, tzinfo=UTC)


def test_a_denied_and_an_asserted_signature_stand_side_by_side() -> None:
    text = "Hozircha o‘g‘lim imzo qo‘ymabdi. Lekin ukasiga zo‘rlab qo‘l qo‘ydirishibdi"
    found = explain(text, AT)
    scopes = {phrase.quote.text: phrase.scope for phrase in found.phrases if phrase.rule == "U01"}
    assert scopes["imzo qo‘ymabdi"] == "denied"
    assert scopes["qo‘l qo‘ydirishibdi"] == "said"
    assert all(text[p.quote.start : p.quote.end] == p.quote.text for p in found.phrases)


def test_what_rings_is_explained_first() -> None:
    found = explain("Erim kecha kontraktga imzo chekibdi, hali zonada", AT)
    assert (found.chances[0].rule, found.chances[0].verdict) == ("U01", RINGS)


@given(st.text(max_size=200))
def test_an_explanation_is_of_the_same_reading(text: str) -> None:
    found = explain(text, AT)
    assert found.reading == read(text, AT)
    rings = sorted(chance.rule for chance in found.chances if chance.verdict == RINGS)
    assert rings == [fact.rule for fact in found.reading.urgent]
