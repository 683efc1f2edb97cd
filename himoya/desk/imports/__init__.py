"""Files on their way in: preview, columns, history, undo."""
