"""One root key, held in one place; everything else follows from it."""

import pytest

from himoya.storage import unlocked
from tests.settings import ROOT_KEY


def test_each_purpose_has_a_key_of_its_own() -> None:
    labels = ["himoya/database/v1", "himoya/django/v1", "himoya/database/v2"]
    assert len({unlocked.derived(ROOT_KEY, label) for label in labels} | {ROOT_KEY}) == 4


def test_a_derived_key_never_changes_between_versions() -> None:
    # A known answer: if it changes, no database made before opens again.
    assert (
        unlocked.database_key("x").hex() == "5e6441fda3d727a3fd171ade11efad152ae82589c126acebacd663969023b054"
    )


@pytest.mark.usefixtures("locked")
def test_nothing_is_derived_while_locked() -> None:
    assert unlocked.key() is None
    assert unlocked.django_secret() is None


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        unlocked.hold(bytes(length))
    assert unlocked.key() == ROOT_KEY
