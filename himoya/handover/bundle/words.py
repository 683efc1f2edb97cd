"""Sentences of a bundle."""

from himoya.common.say import N_

PAPERS = {
    "id": N_("A copy of the passport or another identity document"),
    "verdict": N_("The verdict, with the date it came into force"),
    "coercion": N_("A statement about the pressure in the prisoner's own words, signed and dated"),
    "interpreter": N_("Whether there was an interpreter during questioning and in court"),
    "service": N_("Days on which decisions were handed over: deadlines run from them"),
}
KNOWN = {
    "birth_date": N_("Date of birth"),
    "facility": N_("Place of detention"),
    "article": N_("Article of the criminal code"),
    "term_months": N_("Sentence, in months"),
    "wish": N_("The prisoner's own wish"),
}
LEFT_OUT = {
    "not_military": N_(
        "The consent covers no military facts: the state of a contract, military places and "
        "quotes about them are "
        "left out, and so are free notes."
    ),
    "place_and_health": N_("The consent covers place and health only: everything else is left out."),
}
