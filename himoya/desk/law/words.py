"""What the codes of the law tables mean, as a neighbour would say it."""

from collections.abc import Mapping

from himoya.common.say import N_

TITLES: Mapping[str, str] = {
    "sources": N_("Sources"),
    "authorities": N_("Authorities"),
    "legal_bases": N_("Articles of law"),
    "clocks": N_("Terms"),
    "channels": N_("Ways to authorities"),
    "fields": N_("What a letter must hold"),
    "ladder": N_("Which letter comes next"),
    "risks": N_("What endangers the prisoner"),
    "rules": N_("What words of an answer mean"),
    "answer_checks": N_("Questions to an answer"),
    "examples": N_("Days counted by hand"),
    "moved_days": N_("Moved days off"),
}
# In the order of the page; numbers in addresses are by this order, so new ones come last.
TABLES = tuple(TITLES)
START = {
    "received": N_("from the day it arrived"),
    "registered": N_("from the day it was registered"),
    "forwarded": N_("from the day it was passed on"),
    "sent": N_("from the day it was sent"),
    "answer_received": N_("from the day the answer came"),
    "learned": N_("from the day one learned of it"),
    "disappeared": N_("from the day somebody disappeared"),
    "detained": N_("from the day of the arrest"),
    "arrived_in_colony": N_("from the day of arrival in the colony"),
    "decision": N_("from the day of the decision"),
    "found_incomplete": N_("from the day it was found incomplete"),
    "asked": N_("from the day it was asked"),
}
UNITS = {
    "hour": N_("Hours: %(number)s"),
    "day": N_("Days: %(number)s"),
    "working_day": N_("Working days: %(number)s"),
    "month": N_("Months: %(number)s"),
    "year": N_("Years: %(number)s"),
}
LONGER = {"by": N_("may be longer by: %(term)s"), "to": N_("may become in all: %(term)s")}
ROLLS = {
    "none": N_("A last day that is a day off stays."),
    "next_working_day": N_("A last day that is a day off moves to the next working day."),
    "unverified": N_("No source says whether a last day that is a day off moves."),
}
CONDITIONS = {
    "start": N_("at the beginning"),
    "no_number": N_("when nobody told a number"),
    "overdue": N_("when the term is over"),
    "silent": N_("when nobody answers"),
    "forwarded_to_complained_body": N_("when it went to the very body it complains of"),
    "not_forwarded": N_("when it was not passed on"),
    "formal_reply": N_("when the answer says nothing"),
    "refused": N_("when it was refused"),
    "interim": N_("when only an interim reply came"),
    "unclear": N_("when the answer is not clear"),
    "late": N_("when our own term is over"),
    "moved": N_("when somebody was moved"),
    "reprisal": N_("when the prisoner was punished for it"),
    "no_treaty": N_("when they say that there is no treaty"),
    "new_facts": N_("when something new is known"),
}
LANES = {
    "pressure": N_("pressure to sign"),
    "missing": N_("nobody knows where somebody is"),
    "home": N_("transfer home"),
    "silence": N_("an authority stays silent"),
    "urgent": N_("a life in danger"),
}
SAME, SUPERIOR = N_("to the same authority again"), N_("to its superior")
COUNTRIES = {"UZ": N_("Uzbekistan"), "RU": N_("Russia")}  # others by their two letters
ACTIONS = {
    "warn": N_("Himoya warns."),
    "need_lawyer_ok": N_("Nothing leaves without a lawyer’s yes."),
    "block": N_("It never leaves."),
}
READ = {
    "primary": N_("the text itself was read"),
    "secondary": N_("an explanation or a report was read"),
    "unread": N_("nobody has read it yet"),
}
