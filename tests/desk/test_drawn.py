"""A form drawn once says on each page only what is that page's own."""

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import override

from himoya.desk.case.drawing import FACT, Judging
from himoya.desk.drawn import TOKEN, VALUE, filled

FORM = SafeString(f'<form action="/facts/{FACT}/"><input value="{TOKEN}"><input value="{VALUE}"></form>')
OWN = ('value="{0}"', "/cases/{1}/#known", 'id="v{2}"', 'value="{3}"', 'value="{4}"')


def test_what_somebody_wrote_is_shown_and_is_no_part_of_the_page() -> None:
    wrote = '"><script>alert(1)</script> O‘g‘lim'
    form = filled(FORM, {}, "token", wrote)
    assert "<script>" not in form
    assert f'value="{escape(wrote)}"' in form


def test_words_that_look_like_a_place_of_something_else_stay_words() -> None:
    wrote = f"{FACT} {TOKEN} {VALUE}"
    form = filled(FORM, {FACT: 4}, "secret", wrote)
    assert form == f'<form action="/facts/4/"><input value="secret"><input value="{wrote}"></form>'


def test_two_facts_of_two_cases_have_nothing_of_each_other() -> None:
    with override("en"):
        one = Judging(3, "of one").form("facility", 5, "IK-71 Tomsk oblast", several=False)
        other = Judging(4, "of other").form("name", 6, "Sinov <b>", several=True)
    for form, own in (
        (one, ("IK-71 Tomsk oblast", 3, 5, "of one", "accept")),
        (other, ("Sinov &lt;b&gt;", 4, 6, "of other", "accept_all")),
    ):
        assert [words.format(*own) in form for words in OWN] == [True] * len(OWN)
    assert "of other" not in one
    assert "77000000" not in one + other


def test_each_reader_has_her_own_language() -> None:
    drawn: dict[str, str] = {}
    for language in ("uz", "ru", "uz-cyrl", "en", "uz"):
        with override(language):
            form = Judging(3, "t").form("name", 5, "x", several=False)
            assert drawn.setdefault(language, form) == form
    assert len(set(drawn.values())) == 4


def test_what_takes_only_certain_values_is_chosen_in_words() -> None:
    with override("en"):
        form = Judging(3, "t").form("contract", 5, "refused", several=False)
    assert '<select id="v5" name="value">' in form
    assert '<option value="refused" selected>refused</option>' in form
    assert form.count(" selected>") == 1
