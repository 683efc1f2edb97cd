"""Which law holds: the shipped pack for new letters, the frozen one for those that began before."""

from functools import lru_cache

from himoya.appeals.models import Appeal, PackVersion
from himoya.appeals.packs import Pack, load, thaw

PACK = "uz-ru"


def current_pack() -> Pack:
    """The law as it stands today."""
    return load(PACK)


def pack_of(appeal: Appeal) -> Pack:
    """The law as it stood when the letter was prepared."""
    return _thawed(appeal.version_id)


@lru_cache(maxsize=8)
def _thawed(version: int) -> Pack:
    return thaw(PackVersion.objects.values_list("frozen", flat=True).get(pk=version))
