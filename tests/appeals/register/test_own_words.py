"""The office's own words of letters: what they change for new letters, and never for one that stands."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from himoya.appeals import actions
from himoya.appeals.actions import agree, change, prepare, prepare_fan, release, renew_words, send
from himoya.appeals.actions.office import fingerprint
from himoya.appeals.models import Appeal, OfficeTable, TextVersion
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.queries import current_law, letter_of, subject_of
from himoya.appeals.queries.law import own_words
from himoya.appeals.queries.own_words import words_brought
from himoya.appeals.queries.texts import kept_text, newer_text
from himoya.appeals.queries.wording import mark_of as mark_of_words
from himoya.appeals.queries.wording import marks, wording_of
from himoya.appeals.queries.writing import draft, text_of, the_authority
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.people.models import Reporter
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.appeals.conftest import case, letter, nodira, oleg, yes
from tests.desk.conftest import NOW, this_evening

__all__ = ["case", "letter", "nodira", "oleg", "this_evening", "yes"]
NAME = "uz/coercion_neutral.uz"
OLD, NEW = "Bu xabarlarni tekshirish imkonim yo‘q.", "Bu xabarlarni o‘zim tekshira olmayman."
TODAY = NOW.date()


def words(before: str = OLD, after: str = NEW, name: str = NAME) -> str:
    brought = words_brought(name)
    assert before in brought
    return brought.replace(before, after)


def put(by: Account | None, given: str | None = None, name: str = NAME) -> OfficeTable | None:
    seen = fingerprint(own_words().get(name, ""))
    return actions.put_words(name, words() if given is None else given, seen=seen, by=by)


def said(one: Appeal) -> str:
    return "\n".join(letter_of(Appeal.objects.get(pk=one.pk), TODAY).texts())


def test_a_letter_keeps_the_words_it_was_made_of(letter: Appeal, case: Case, nodira: Account) -> None:
    before = said(letter)
    put(nodira)
    assert said(letter) == before
    assert OLD in before
    assert not kept_text(letter).own
    new = prepare(case, authority="uz_ombudsman", letter="coercion_neutral", by=nodira)
    assert NEW in said(new)
    assert kept_text(new).own
    actions.words_as_brought(NAME, by=nodira)
    assert NEW in said(new)
    assert TextVersion.objects.count() == 2


def test_the_letters_of_one_press_share_one_kept_text(case: Case, nodira: Account, yes: None) -> None:
    prepare_fan(case, "U04", by=nodira)
    texts = set(Appeal.objects.values_list("text", flat=True))
    assert None not in texts
    assert len(texts) < Appeal.objects.count()


def test_a_posted_letter_is_never_rewritten(letter: Appeal, nodira: Account) -> None:
    release(letter, by=nodira)
    send(letter, channel="in_person", on=TODAY, by=nodira, proof="stamp 7")
    before = said(letter)
    put(nodira)
    assert said(letter) == before
    with pytest.raises(BadInput, match="sent already"):
        renew_words(letter, by=nodira)


def test_a_prepared_letter_is_made_anew_and_everybody_agrees_anew(
    letter: Appeal, nodira: Account, oleg: Account
) -> None:
    release(letter, by=nodira)
    agree(letter, by=oleg)
    seen = mark_of_words(letter)
    assert newer_text(letter) is None
    assert not renew_words(letter, by=nodira)
    put(nodira)
    assert newer_text(letter)
    assert renew_words(letter, by=nodira)
    row = Appeal.objects.get(pk=letter.pk)
    assert NEW in said(row)
    assert (row.released_by, row.lawyer_agreed_by, row.state) == (None, None, "prepared")
    with pytest.raises(BadInput, match="changed since you opened it"):
        agree(row, by=oleg, seen=seen)
    assert AuditLine.objects.filter(verb="letter.reworded").count() == 1


def test_a_letter_that_may_leave_is_held_back_first(letter: Appeal, nodira: Account) -> None:
    release(letter, by=nodira)
    put(nodira)
    with pytest.raises(BadInput, match="Hold it back first"):
        renew_words(letter, by=nodira)


def test_changing_the_facts_of_a_letter_leaves_its_words(letter: Appeal, nodira: Account) -> None:
    put(nodira)
    standing = wording_of(letter)
    change(letter, {**standing, "facility": "IK-71"}, seen=marks(standing), by=nodira)
    assert OLD in said(letter)
    standing = wording_of(Appeal.objects.get(pk=letter.pk))
    change(letter, {**standing, "language": "uz-cyrl"}, seen=marks(standing), by=nodira)
    assert "имконим йўқ" in said(letter)


def test_uzbek_cyrillic_is_made_of_the_offices_words(case: Case, nodira: Account, yes: None) -> None:
    put(nodira)
    made = prepare(case, authority="uz_mfa", letter="coercion_neutral", language="uz-cyrl", by=nodira)
    assert "ўзим текшира олмайман" in said(made)


def test_a_check_by_a_lawyer_ends_with_the_words(oleg: Account, nodira: Account) -> None:
    to = the_authority(current_law().pack, "uz_mfa")

    def lawyer() -> str:
        return text_of(to, "coercion_neutral", "uz").lawyer

    put(nodira)
    own = text_of(to, "coercion_neutral", "uz")
    actions.check(own.mark, "letters", f"uz/{own.file}", by=oleg)
    assert lawyer() == "Oleg, 22.11.2026"
    put(nodira, words(after=f"{NEW} Rahmat."))
    assert lawyer() == ""
    actions.words_back_to(OfficeTable.objects.filter(table=NAME).earliest("pk"), by=nodira)
    assert lawyer() == "Oleg, 22.11.2026"
    actions.words_as_brought(NAME, by=nodira)
    assert lawyer() == ""


def test_the_lawyer_of_a_kept_text_is_not_frozen(
    oleg: Account, nodira: Account, case: Case, yes: None
) -> None:
    own = text_of(the_authority(current_law().pack, "uz_mfa"), "coercion_neutral", "uz")
    actions.check(own.mark, "letters", f"uz/{own.file}", by=oleg)
    prepare(case, authority="uz_mfa", letter="coercion_neutral", by=nodira)
    assert "Oleg" not in TextVersion.objects.get().frozen


def test_two_who_change_one_text_at_once(nodira: Account, oleg: Account) -> None:
    put(oleg)
    with pytest.raises(BadInput, match="a moment ago"):
        actions.put_words(NAME, words(after="Yordam bering."), seen="", by=nodira)
    assert NEW in own_words()[NAME]


def test_versions_follow_each_other_and_the_shipped_words_are_no_version_of_ours(nodira: Account) -> None:
    assert put(nodira, words_brought(NAME)) is None
    put(nodira)
    assert put(nodira) is None
    put(nodira, words_brought(NAME))
    assert own_words() == {}
    assert [bool(one.content) for one in OfficeTable.objects.order_by("pk")] == [True, False]
    verbs = AuditLine.objects.filter(verb__startswith="law.").values_list("verb", flat=True)
    assert list(verbs) == ["law.words_changed"] * 2


def test_nothing_is_stored_when_anything_is_wrong(nodira: Account) -> None:
    for wrong in ("", words(after="{ism}"), words(after="u imzoladi"), words(after="<script>")):
        with pytest.raises(BadPack):
            put(nodira, wrong)
    with pytest.raises(BadInput, match="has no letter"):
        put(nodira, "Salom", "uz/no_such.uz")
    assert not OfficeTable.objects.exists()


@pytest.mark.parametrize("name", ["Zamira Sinovova", "Sinovova Zamira"])
def test_nobody_of_the_register_is_named_for_everybody(nodira: Account, name: str) -> None:
    make.person("Farrux Namunayev")
    Reporter.objects.create(key="1", shown_name="Zamira Sinovova")
    for line in ("Farrux Namunayev haqida.", f"{name} aytdi."):
        with pytest.raises(BadPack) as error:
            put(nodira, words(after=line))
        assert "somebody in the register" in error.value.said("en")
        assert "Namunayev" not in error.value.said("uz")
        assert "Sinovova" not in str(error.value)


def test_words_of_a_full_letter_tell_its_gate_what_they_give_away(
    case: Case, nodira: Account, yes: None
) -> None:
    name, to = "uz/coercion_full.uz", ("uz_mfa", "coercion_full")
    before = draft(subject_of(case, TODAY), *to, today=TODAY).letter.risk_tags
    put(nodira, words("# questions\n", "Uning ikkinchi fuqaroligi bor.\n\n# questions\n", name), name)
    made = draft(subject_of(case, TODAY), *to, today=TODAY)
    assert made.letter.risk_tags == before | {"second_citizenship"}
    assert made.gate.blocked


def test_words_that_do_not_fit_a_newer_himoya_are_set_aside(
    nodira: Account, letter: Appeal, case: Case
) -> None:
    put(nodira)
    new = prepare(case, authority="uz_ombudsman", letter="coercion_neutral", by=nodira)
    row = OfficeTable.objects.get(table=NAME)
    row.content = row.content.replace("{birth_date}", "{day_of_birth}")
    row.fingerprint = fingerprint(row.content)
    row.save()
    law = current_law()
    assert law.set_aside == (NAME,)
    assert NAME not in law.words
    assert "{day_of_birth}" in law.problems[0].said("en")
    assert NEW in said(new)
    put(nodira)
    assert current_law().problems == ()


def test_letters_from_before_get_the_words_that_are_brought(letter: Appeal) -> None:
    Appeal.objects.update(text=None)
    before = said(letter)
    TextVersion.objects.all().delete()

    class Editor:
        pass

    editor = Editor()
    editor.connection = connection  # type: ignore[attr-defined]
    import_module("himoya.migrations.0017_text_versions").keep(apps, editor)
    row = Appeal.objects.get(pk=letter.pk)
    assert row.text_id
    assert said(row) == before
