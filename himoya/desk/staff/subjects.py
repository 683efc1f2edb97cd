"""What the log's lines are about, in words: a kind and a number, or a page's name."""

import re

from django.utils.translation import gettext

from himoya.common.say import N_

_NUMBERED = re.compile(r"(?P<kind>[a-z -]+?) (?P<number>\d+)(?: (?P<more>.*))?")

SUBJECTS = {
    "account": N_("account"),
    "alarm": N_("alarm"),
    "attachment": N_("attachment"),
    "case": N_("case"),
    "cue": N_("own words"),
    "erasing case": N_("page to delete: case"),
    "erasing message": N_("page to delete: message"),
    "fact": N_("fact"),
    "filter": N_("filter"),
    "follow-up": N_("question a month later"),
    "import": N_("import"),
    "invitation": N_("invitation"),
    "judgement": N_("judgement"),
    "law table": N_("law table, version"),
    "lesson": N_("mark"),
    "letter": N_("letter"),
    "marking message": N_("page to mark as wrongly read: message"),
    "message": N_("message"),
    "phone": N_("phone"),
    "relative": N_("relative"),
    "reporter": N_("reporter"),
    "request": N_("request"),
    "shift note": N_("note of a shift"),
    "statement": N_("statement"),
    "steps alarm": N_("steps for a life in danger: alarm"),
    "task": N_("task"),
    "upload": N_("upload"),
    "why not case": N_("why not on the list: case"),
    # Pages.
    "adverts": N_("Check an advertisement"),
    "answering": N_("How authorities answer"),
    "code program": N_("Set up the code program"),
    "duplicates": N_("The same person?"),
    "figures": N_("How many"),
    "helpers": N_("Helpers"),
    "imports": N_("Imports"),
    "inbox": N_("Inbox"),
    "law": N_("Law tables"),
    "lessons": N_("Wrongly read"),
    "letters together": N_("Letter of many families"),
    "looks": N_("Read once more"),
    "log": N_("Log"),
    "new import": N_("New import"),
    "new-case": N_("New case"),
    "new cue": N_("Words of your own"),
    "office": N_("the group"),
    "out": N_("Take out"),
    "outcomes": N_("What came of it"),
    "own account": N_("My account"),
    "own password": N_("Change the password"),
    "paste": N_("Paste a message"),
    "people": N_("People"),
    "second factor": N_("Second factor"),
    "security key": N_("A security key"),
    "told": N_("How I am told"),
    "tonight": N_("Tonight"),
    "visit": N_("Visit sheet"),
    "waiting": N_("Waiting for answers"),
    "verdicts": N_("Judgements about persons"),
}


def subject_words(subject: str) -> str:
    """ "case 12" in the page's language. What is not in the table is shown as it stands in the log."""
    if subject in SUBJECTS:
        return gettext(SUBJECTS[subject])
    found = _NUMBERED.fullmatch(subject)
    if found is None or found["kind"] not in SUBJECTS:
        return subject
    return " ".join(
        part for part in (gettext(SUBJECTS[found["kind"]]), found["number"], found["more"]) if part
    )
