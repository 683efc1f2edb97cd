"""What becomes of letters, in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

STATES: Mapping[str, str] = {
    "prepared": N_("prepared"),
    "released": N_("may be sent"),
    "sent": N_("sent"),
    "closed": N_("closed"),
    "withdrawn": N_("taken back"),
}
STATIONS: Mapping[str, str] = {
    "received": N_("arrived"),
    "registered": N_("registered"),
    "forwarded": N_("passed on"),
    "extended": N_("term extended, with notice"),
    "returned": N_("sent back"),
}
GRADES: Mapping[str, str] = {
    "answered": N_("answered"),
    "refused_with_ground": N_("refused, with a reason"),
    "refused_without_ground": N_("refused without a reason"),
    "evaded": N_("evaded"),
    "forwarded": N_("passed on"),
    "interim": N_("only an interim reply"),
    "none": N_("no answer"),
}
WAYS: Mapping[str, str] = {
    "post": N_("by post"),
    "registered_post": N_("by registered post"),
    "in_person": N_("brought in person"),
    "portal": N_("through the official site"),
    "email": N_("by e-mail"),
    "phone": N_("by telephone"),
    "via_prison": N_("through the prison"),
    "via_lawyer": N_("through a lawyer"),
    "consulate": N_("through the consulate"),
}
LETTERS: Mapping[str, str] = {
    "coercion_neutral": N_("Pressure to sign, without military facts"),
    "coercion_full": N_("Pressure to sign, the full account"),
    "refusal_statement": N_("The prisoner’s own refusal to sign"),
    "where_is_he": N_("Where is the prisoner?"),
    "medical_request": N_("A doctor is needed"),
    "transfer_home": N_("Transfer home"),
    "progress_demand": N_("How is the letter being examined?"),
    "superior_complaint": N_("Complaint to the superior"),
    "interim_reminder": N_("Reminder after an interim reply"),
    "forwarded_to_body_complained_of": N_("It was sent to the very body it complains of"),
    "silence_certificate": N_("List of unanswered letters"),
    "collective": N_("Letter of many families"),
    "press_request": N_("Request to a journalist"),
    "icrc_tracing": N_("Search by the Red Cross"),
    "wgeid_urgent": N_("Urgent search by the United Nations"),
}
CONFIDENCE: Mapping[str, str] = {
    "confirmed": N_("the text of the law was read"),
    "secondary": N_("from explanations, the text itself was not read"),
    "unverified": N_("not confirmed by any source"),
}
SIDES: Mapping[str, str] = {
    "authority": N_("the authority’s term"),
    "applicant": N_("our own term"),
    "none": N_("nobody’s duty, only to know"),
}
# What a letter to this authority can cost him.
DANGER: Mapping[str, str] = {
    "low": N_("little danger for the prisoner"),
    "medium": N_("some danger for the prisoner"),
    "medium_high": N_("danger for the prisoner"),
    "high": N_("great danger for the prisoner"),
    "highest": N_("the greatest danger for the prisoner"),
}

# What happened to letters, for the history of a case.
EVENTS: Mapping[str, str] = {
    "letter.annex_renewed": N_("the annex of a letter of many families was made anew"),
    "letter.prepared": N_("a letter was prepared"),
    "letter.entered": N_("a letter that was sent before was written down"),
    "letter.changed": N_("the words of a letter were changed"),
    "letter.reworded": N_("a letter was made anew with the words of today"),
    "letter.agreed": N_("the lawyer said yes to a letter"),
    "letter.released": N_("somebody let a letter leave"),
    "letter.held_back": N_("a letter was held back"),
    "letter.sent": N_("a letter was sent"),
    "letter.not_sent": N_("a letter was not sent after all"),
    "letter.withdrawn": N_("a letter was taken back"),
    "letter.closed": N_("a letter was closed"),
    "letter.reopened": N_("a letter was opened again"),
    "letter.station": N_("something happened to a letter on its way"),
    "letter.station_withdrawn": N_("what happened to a letter was taken back"),
    "letter.answered": N_("an answer to a letter came"),
    "letter.answer_withdrawn": N_("an answer to a letter was taken back"),
    "letter.graded": N_("somebody said what an answer is worth"),
    "letter.ungraded": N_("an answer is not judged any more"),
    "letter.taken": N_("a letter was taken as a file"),
}
# The same for the log: what somebody did.
VERBS: Mapping[str, str] = {
    "letter.annex_renewed": N_("made the annex of a letter of many families anew"),
    "letter.prepared": N_("prepared a letter"),
    "letter.entered": N_("wrote down a letter that was sent before"),
    "letter.changed": N_("changed the words of a letter"),
    "letter.reworded": N_("made a letter anew with the words of today"),
    "letter.agreed": N_("said a lawyer’s yes to a letter"),
    "letter.released": N_("let a letter leave"),
    "letter.held_back": N_("held a letter back"),
    "letter.sent": N_("wrote a letter down as sent"),
    "letter.not_sent": N_("took back that a letter was sent"),
    "letter.withdrawn": N_("took a letter back"),
    "letter.closed": N_("closed a letter"),
    "letter.reopened": N_("opened a letter again"),
    "letter.station": N_("wrote down what happened to a letter"),
    "letter.station_withdrawn": N_("took back what happened to a letter"),
    "letter.answered": N_("wrote down an answer to a letter"),
    "letter.answer_withdrawn": N_("took back an answer to a letter"),
    "letter.graded": N_("said what an answer is worth"),
    "letter.ungraded": N_("took back what an answer is worth"),
    "letter.taken": N_("took a letter as a file"),
}
