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
    "other": N_("noted"),
    "resolved": N_("ended it"),
    "false_alarm": N_("marked a false alarm"),
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
    "resolved": N_("It is over"),
}
