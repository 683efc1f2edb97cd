"""The law of the day, kept with the letters that began under it."""

from himoya.appeals.models import PackVersion
from himoya.appeals.packs import Pack, freeze
from himoya.common import clock


def freeze_pack(pack: Pack) -> PackVersion:
    """Keep the pack once; two writers at the same moment keep one."""
    kept, _made = PackVersion.objects.get_or_create(
        fingerprint=pack.digest, defaults={"pack": pack.id, "frozen": freeze(pack), "at": clock.now()}
    )
    return kept
