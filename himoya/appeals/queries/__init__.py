"""What is known about letters: which law, what may leave, what runs, what waits."""

from himoya.appeals.queries.law import current_law, current_pack, pack_of
from himoya.appeals.queries.next import NextStep, next_steps
from himoya.appeals.queries.passed import chain
from himoya.appeals.queries.running import running_terms, waiting
from himoya.appeals.queries.subject import Subject, subject_of
from himoya.appeals.queries.writing import Draft, Proposal, draft, fan_for, letter_of

__all__ = [
    "Draft",
    "NextStep",
    "Proposal",
    "Subject",
    "chain",
    "current_law",
    "current_pack",
    "draft",
    "fan_for",
    "letter_of",
    "next_steps",
    "pack_of",
    "running_terms",
    "subject_of",
    "waiting",
]
