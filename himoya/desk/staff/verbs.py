"""What the log's verbs mean. A verb that is not here is shown as it stands in the log."""

from django.utils.translation import gettext

from himoya.common.say import N_

VERBS = {
    "page.opened": N_("opened a page"),
    "account.signed_in": N_("signed in"),
    "account.sign_in_failed": N_("a sign-in failed"),
    "account.signed_out": N_("signed out"),
    "account.password_typed_again": N_("typed the password again"),
    "account.session_ended": N_("ended one of the own sessions"),
    "account.sessions_ended": N_("ended sessions of an account"),
    "account.made": N_("made an account"),
    "account.changed": N_("changed the own name or language"),
    "account.password_changed": N_("a new password was set"),
    "account.password_link_made": N_("made a link for a new password"),
    "account.became_organiser": N_("made somebody an organiser"),
    "account.became_caseworker": N_("made somebody a caseworker"),
    "account.became_lawyer": N_("made somebody a lawyer"),
    "account.became_analyst": N_("made somebody an analyst"),
    "account.switched_off": N_("switched an account off"),
    "account.switched_on": N_("switched an account on"),
    "account.code_program_added": N_("set up a code program"),
    "account.key_added": N_("added a security key"),
    "account.recovery_codes_made": N_("made new spare codes"),
    "account.recovery_code_used": N_("signed in with a spare code"),
    "account.second_factor_removed": N_("took away an own second factor"),
    "account.second_factor_reset": N_("reset somebody's second factor"),
    "invitation.made": N_("made an invitation"),
    "invitation.used": N_("an invitation was used"),
    "invitation.withdrawn": N_("withdrew an invitation"),
    "office.needs_second_factor": N_("asked a second factor of everybody"),
    "office.needs_no_second_factor": N_("asks a second factor of nobody any more"),
    "fact.accepted": N_("accepted a fact"),
    "fact.rejected": N_("rejected a fact"),
    "statement.made": N_("wrote down what is known"),
    "import.started": N_("began an import"),
    "import.finished": N_("finished an import"),
    "import.withdrawn": N_("undid an import"),
    "person.judged_same": N_("said: the same person"),
    "person.judged_different": N_("said: two persons"),
    "person.judgement_undone": N_("took back a judgement about persons"),
    "alarm.acted": N_("wrote down what was done about an alarm"),
    "alarm.taken": N_("took an alarm"),
}
NUMBERS = {verb: number for number, verb in enumerate(sorted(VERBS), 1)}  # in addresses


def verb_words(verb: str) -> str:
    return gettext(VERBS[verb]) if verb in VERBS else verb


def verb_choices() -> list[tuple[int, str]]:
    """(number, words), in the order of the alphabet of the reader."""
    return sorted(((number, verb_words(verb)) for verb, number in NUMBERS.items()), key=lambda row: row[1])


def verb_of(number: int) -> str:
    """The verb of this number; empty when there is none."""
    return next((verb for verb, one in NUMBERS.items() if one == number), "")
