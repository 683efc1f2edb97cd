"""What was done, in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

# As the log tells it.
DEEDS: Mapping[str, str] = {
    "taken": N_("works on it"),
    "called_family": N_("called the family"),
    "nobody_answered": N_("called, nobody answered"),
    "told_lawyer": N_("told the lawyer"),
    "wrote": N_("wrote to a body"),
    "watching": N_("keeps watching"),
    "assigned": N_("asked somebody to act"),
    "other": N_("noted"),
    "resolved": N_("ended it"),
    "false_alarm": N_("marked a false alarm"),
}

# What came of an alarm, and where somebody is a month after it.
OUTCOMES: Mapping[str, str] = {
    "in_custody": N_("alive and in custody"),
    "home": N_("at home"),
    "moved": N_("an ordinary transfer"),
    "at_front": N_("at the front"),
    "missing": N_("missing"),
    "dead": N_("said to be dead"),  # whoever ends an alarm confirms no death: a document does
    "mistake": N_("it was something else"),
    "not_known": N_("nobody knows"),
}

# As the buttons say it: three at once, the others behind "More".
FIRST: Mapping[str, str] = {
    "taken": N_("I do this"),
    "called_family": N_("I called the family"),
    "nobody_answered": N_("Nobody answered"),
}
MORE: Mapping[str, str] = {
    "other": N_("Write down the note"),
    "told_lawyer": N_("I told the lawyer"),
    "wrote": N_("I wrote to a body"),
    "watching": N_("I keep watching"),
}

# Quick answers to the question that an old alarm has become.
ANSWERS: Mapping[str, str] = {
    "in_custody": N_("Still there"),
    "moved": N_("Elsewhere now, an ordinary transfer"),
    "mistake": N_("It was something else"),
    "dead": N_("Said to be dead"),
    "not_known": N_("Nobody knows"),
}
