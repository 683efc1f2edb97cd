"""A QR code as one path of an inline SVG: an image by data: address would break the content policy."""

from dataclasses import dataclass

import qrcode

QUIET = 4  # white modules around, as readers expect


@dataclass(frozen=True, slots=True)
class Drawing:
    """`size` in modules, quiet zone included; `path` for <path d="...">."""

    size: int
    path: str


def drawing(text: str) -> Drawing:
    code = qrcode.QRCode(border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Drawing(len(rows), path)
