"""A merge moves nothing: it joins, it can be taken back, and nothing is lost either way."""

import pytest

from himoya.linkage.actions import regroup, switch_to
from himoya.linkage.queries import current, group_of
from himoya.people.actions import judge, undo_judgement
from himoya.people.models import SamePerson
from himoya.people.queries import same_person
from himoya.security.models import AuditLine
from tests.make import a_fact, account, message, person

pytestmark = pytest.mark.django_db

SAME, DIFFERENT = SamePerson.Verdict.SAME, SamePerson.Verdict.DIFFERENT


def test_judged_one_person_is_found_from_each_of_his_identities() -> None:
    mothers, sisters, uncles = (person(voice=voice) for voice in ("mother", "sister", "uncle"))
    nodira = account()
    judge(sisters, mothers, SAME, by=nodira)
    judge(sisters, uncles, SAME, by=nodira)

    everyone = {mothers.pk, sisters.pk, uncles.pk}
    assert same_person(mothers) == same_person(sisters) == same_person(uncles) == everyone


def test_a_verdict_taken_back_is_as_if_never_given() -> None:
    mothers, sisters = person(voice="mother"), person(voice="sister")
    nodira = account()
    judged = judge(mothers, sisters, SAME, by=nodira)

    assert undo_judgement(judged, by=nodira)
    assert not undo_judgement(judged, by=nodira)
    assert same_person(mothers) == {mothers.pk}
    assert same_person(sisters) == {sisters.pk}


def test_a_second_verdict_on_a_pair_replaces_the_first() -> None:
    mothers, sisters = person(voice="mother"), person(voice="sister")
    nodira = account()
    judge(mothers, sisters, SAME, by=nodira)
    judge(sisters, mothers, DIFFERENT, by=nodira)

    assert same_person(mothers) == {mothers.pk}
    assert SamePerson.objects.count() == 2
    assert SamePerson.objects.filter(undone_at=None).get().verdict == DIFFERENT


def test_the_matcher_obeys_a_verdict_in_the_next_grouping() -> None:
    one, other = person("Botir Tamsilov", voice="mother"), person("Sanjar Laqabov", voice="sister")
    for who in (one, other):
        a_fact(message("85 zona"), who, "home", "Andijon")
    judge(one, other, SAME, by=account())

    switch_to(regroup())

    group = group_of(current())
    assert group[one.pk] == group[other.pk] == min(one.pk, other.pk)


def test_the_log_tells_of_verdicts_without_names() -> None:
    judge(person("Botir Tamsilov", voice="mother"), person(voice="sister"), SAME, by=account())

    line = AuditLine.objects.get(verb="person.judged_same")
    assert "Botir" not in f"{line.verb} {line.subject}"
