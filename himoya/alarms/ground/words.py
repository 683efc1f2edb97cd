"""Why an alarm stands that no message raised: English, marked to be said, with its numbers and days."""

from collections.abc import Mapping
from dataclasses import dataclass

from himoya.common.say import N_

ROAD_OR_FRONT = N_(
    "It may be an ordinary transfer: the road can take up to 45 days. Or the person was taken to the front."
)
TELL_APART = N_(
    "Ask: is the verdict just final? Were recruiters seen there? Did others leave on the same day? "
    "From where was the last call?"
)

UNWRITTEN = N_("Calls may have come that nobody wrote down.")
ASK_WHEN = N_("Ask the family when the last call was, and write it down.")


@dataclass(frozen=True, slots=True)
class Why:
    """`other` and `settles`: where the sentences of the rule do not fit."""

    why: str
    other: str = ""
    settles: str = ""


WHY: Mapping[str, Why] = {
    "overdue": Why(
        N_("Last heard on %(since)s. A call usually comes every %(every)s days, and none has come."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "two_missed": Why(
        N_("Last heard on %(since)s. A call usually comes every %(every)s days: two have not come."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "overdue_assumed": Why(
        N_("Last heard on %(since)s. How often calls come is not known yet; %(every)s days are assumed."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "two_missed_assumed": Why(
        N_(
            "Last heard on %(since)s: very long, even if calls are rare. How often they come is not known "
            "yet; %(every)s days are assumed."
        ),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "left": Why(
        N_("Left %(place)s on %(since)s, and nobody has written down where to. Day %(day)s."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "left_just_final": Why(
        N_("Left on %(since)s, shortly after the verdict became final; where to is not known. Day %(day)s."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "no_contact": Why(
        N_("No sign of any kind since %(since)s: more than %(day)s days."),
        ROAD_OR_FRONT,
        TELL_APART,
    ),
    "never_heard": Why(
        N_("Since the case was opened on %(since)s nobody has written down a call or any other sign."),
        UNWRITTEN,
        ASK_WHEN,
    ),
    "never_called": Why(
        N_(
            "Since the case was opened on %(since)s no call is written down. The family says that one comes "
            "every %(every)s days."
        ),
        UNWRITTEN,
        ASK_WHEN,
    ),
    "never_called_twice": Why(
        N_(
            "Since the case was opened on %(since)s two calls should have come, and none is written down. "
            "The family says that one comes every %(every)s days."
        ),
        UNWRITTEN,
        ASK_WHEN,
    ),
    "never_called_assumed": Why(
        N_(
            "Since the case was opened on %(since)s no call is written down. How often calls come is not "
            "known yet; %(every)s days are assumed."
        ),
        UNWRITTEN,
        ASK_WHEN,
    ),
    "front": Why(N_("At the front by what is known, and silent since %(since)s.")),
    "signed": Why(N_("A helper wrote down that a contract has been signed.")),
    "missing": Why(N_("A helper wrote down that the person is missing.")),
    "prisoner": Why(N_("A helper wrote down that the person is a prisoner of war.")),
    "dead": Why(N_("A helper wrote down that the person is said to be dead.")),
    "said_signed": Why(N_("Said in a call: something was signed.")),
    "said_guests": Why(N_("Said in a call: guests came, or papers were handed out.")),
    "said_danger": Why(N_("Said in a call: gravely ill or starving.")),
    "said_despair": Why(N_("Said in a call: speaks of dying, or does not eat.")),
    "said_ill": Why(N_("Said in a call: ill.")),
    "said_other_place": Why(
        N_("Said in a call: it is another place now."),
        N_("It may be an ordinary transfer."),
        N_("Ask for the number of the place, and write it down in the case."),
    ),
    "consent": Why(
        N_("Consent was taken back. Whoever already has the data must be told."),
        N_("The family may only mean one recipient."),
        N_("Ask what may still be told, and to whom."),
    ),
    "day_near": Why(N_("The last day is %(on)s.")),
    "day_past": Why(N_("The last day was %(on)s. Was it done?")),
    "release": Why(N_("Release is due on %(on)s.")),
    "release_day": Why(N_("Release was due on %(on)s. Was the person met?")),
    "day_near_between": Why(
        N_("The last day lies between %(on)s and %(until)s. Find out the day, and do it before the first."),
    ),
    "day_past_between": Why(N_("The last day was %(until)s at the latest. Was it done?")),
    "release_between": Why(N_("Release is due between %(on)s and %(until)s. Find out the day.")),
    "release_day_between": Why(N_("Release was due on %(until)s at the latest. Was the person met?")),
    "no_answer": Why(N_("An answer was due by %(on)s, and none is written down.")),
    "recruiters_around": Why(
        N_("Held in %(place)s: since %(since)s recruiters or lists were told of there. Tellings: %(times)s.")
    ),
    "army_place": Why(
        N_("Since %(since)s it is written down: held in %(place)s. These are words for a place of the army."),
        N_("It may be a prison, a hospital or a place of work near one of that name."),
    ),
    "army_hospital": Why(
        N_("Since %(since)s it is written down: in %(place)s. These are words for a hospital of the army."),
        N_("An ordinary hospital, or that of a prison, may be called so."),
    ),
    "ward_after_front": Why(
        N_("At the front by what is known, and since %(since)s written down in a hospital: %(place)s."),
        N_("It may be an ordinary illness, or the hospital of a prison."),
    ),
    "taken_around": Why(
        N_("Held in %(place)s: since %(since)s people were taken away from there. Tellings: %(times)s.")
    ),
}
