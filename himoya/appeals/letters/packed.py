"""The ZIP of a DOCX, written the same way every time: no clock, no order of chance."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZERO = (1980, 1, 1, 0, 0, 0)  # the format's own beginning of time


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Name -> content as a ZIP, in the order given."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as fixed:
        for name, content in parts.items():
            part = ZipInfo(name, ZERO)
            part.compress_type = ZIP_DEFLATED
            fixed.writestr(part, content)
    return written.getvalue()
