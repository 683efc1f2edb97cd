"""Taking in: a whole file, or one message."""

from himoya.intake.actions.entering import Caller, enter_case
from himoya.intake.actions.importing import begin_undo, import_export, undo_import
from himoya.intake.actions.taking import take_message
from himoya.intake.actions.uploads import (
    ask_upload,
    begin_upload,
    go_on,
    import_upload,
    keep_upload,
    remember_columns,
    remove_upload,
)

__all__ = [
    "Caller",
    "ask_upload",
    "begin_undo",
    "begin_upload",
    "enter_case",
    "go_on",
    "import_export",
    "import_upload",
    "keep_upload",
    "remember_columns",
    "remove_upload",
    "take_message",
    "undo_import",
]
