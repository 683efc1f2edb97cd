"""The law and the words of the day, kept with the letters that began under them."""

from hashlib import sha256

from himoya.appeals.letters.freezing import freeze as freeze_words
from himoya.appeals.letters.texts import Text
from himoya.appeals.models import PackVersion, TextVersion
from himoya.appeals.packs import Pack, freeze
from himoya.common import clock


def freeze_pack(pack: Pack) -> PackVersion:
    """Keep the pack once; two writers at the same moment keep one."""
    kept, _made = PackVersion.objects.get_or_create(
        fingerprint=pack.digest, defaults={"pack": pack.id, "frozen": freeze(pack), "at": clock.now()}
    )
    return kept


def freeze_text(text: Text) -> TextVersion:
    """Keep the words once, in the script of their file; two writers at the same moment keep one."""
    frozen = freeze_words(text)
    kept, _made = TextVersion.objects.get_or_create(
        fingerprint=sha256(frozen.encode()).hexdigest(),
        defaults={
            "pack": text.pack, "file": text.file, "own": text.own, "frozen": frozen, "at": clock.now(),
        },
    )  # fmt: skip
    return kept
