"""Marking messages as wrongly read, and adding words of one's own."""

from himoya.teaching.actions.cues import save_cue, take_back_cue
from himoya.teaching.actions.lessons import mark_wrongly_read, take_back_lesson

__all__ = ["mark_wrongly_read", "save_cue", "take_back_cue", "take_back_lesson"]
