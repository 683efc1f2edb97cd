"""Everything that changes how helpers are told, and what they are told."""

from himoya.outbox.actions.reaching import ask_proof, end, new_calendar, prove
from himoya.outbox.actions.sending import send_waiting
from himoya.outbox.actions.telling import tell

__all__ = ["ask_proof", "end", "new_calendar", "prove", "send_waiting", "tell"]
