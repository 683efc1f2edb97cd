"""The files an organiser would have: a Telegram export, WhatsApp from two phones, a spreadsheet."""

from pathlib import Path

from himoya.demo import exports_list, exports_telegram, exports_whatsapp
from himoya.demo.story_draft import LAST_MESSAGE_AT

__all__ = ["LAST_MESSAGE_AT", "write_demo_exports"]


def write_demo_exports(folder: Path) -> list[Path]:
    """Write the invented group's files into `folder` (made if missing) and give their paths.

    The same bytes every time: telegram/result.json, the organiser's WhatsApp text, another member's
    iPhone zip of the same group, royxat.xlsx.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [
        exports_telegram.write(folder),
        exports_whatsapp.write_android(folder),
        exports_whatsapp.write_iphone(folder),
        exports_list.write(folder),
    ]
