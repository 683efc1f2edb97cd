"""By when something must be answered: earliest, usual and latest lawful day, with each counted day. Pure."""

from himoya.appeals.clocks.calendar import Calendar, Moved
from himoya.appeals.clocks.due import Due, due
from himoya.appeals.clocks.saying import said_question, said_step
from himoya.appeals.clocks.steps import Step
from himoya.appeals.clocks.term import Extension, Term

__all__ = ["Calendar", "Due", "Extension", "Moved", "Step", "Term", "due", "said_question", "said_step"]
