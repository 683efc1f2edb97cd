"""The ZIP inside a DOCX, written the same way every time: no clock, no order of chance."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def packed(docx: bytes) -> bytes:
    """The same parts, dated 1 January 1980 as the format's own zero."""
    written = BytesIO()
    with ZipFile(BytesIO(docx)) as given, ZipFile(written, "w", ZIP_DEFLATED) as fixed:
        for name in given.namelist():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            fixed.writestr(part, given.read(name))
    return written.getvalue()
