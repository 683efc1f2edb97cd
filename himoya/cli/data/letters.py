"""The letters of one case as files in a folder, with their cover sheets and a posting list."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rich.text import Text

from himoya.alarms.calling import rules_for_letters
from himoya.appeals.actions.printing import letters_written
from himoya.appeals.letters.files import POSTING_LIST, files_of, list_of
from himoya.appeals.letters.printable import Printable
from himoya.appeals.queries import Proposal, current_pack, fan_for, subject_of
from himoya.appeals.queries.sheets import cover_sheet, posting_line
from himoya.appeals.rules.fan import about
from himoya.cases.models import Case
from himoya.cli.output import console, language, line
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.linkage.queries import identities_of
from himoya.messages.queries import evening
from himoya.security.groups_clock import clock_of
from himoya.security.queries import office
from himoya.storage.files import private_folder, replace_file


def write(number: int, out: Path, rule: str, *, as_json: bool) -> None:
    """Raises BadInput for a case or a rule that is not there; then nothing is written."""
    case = Case.objects.select_related("person").filter(pk=number).first()
    if case is None:
        raise BadInput(N_("There is no case %(number)s."), number=number)
    rule = rule or rules_for_letters(identities_of(case.person), evening(clock.now()))[0]
    if not about(rule):
        raise BadInput(N_("No letter is written about %(rule)s. Choose another rule, like U01."), rule=rule)
    with clock_of(office().time_zone):
        today = clock.now().date()
        proposals = fan_for(subject_of(case, today), rule, today)
    letters_written(case)
    folder = private_folder(out.absolute())
    ready: list[Printable] = []
    for place, proposal in enumerate(proposals, start=1):
        files = []
        if not proposal.draft.gate.blocked:
            ready.append(_printable(proposal, place, today))
            files = _kept(folder, files_of(ready[-1], clock.now()))
        _say(proposal, files, as_json=as_json)
    if ready:
        kept = _kept(folder, {POSTING_LIST: list_of(ready, language(), clock.now())})
        _say_list(kept[0], as_json=as_json)


def _printable(proposal: Proposal, place: int, today: date) -> Printable:
    draft, pack = proposal.draft, current_pack()
    return Printable(
        stem=f"{place:02}-{draft.authority.id}-{draft.letter.id}-{draft.letter.language}",
        letter=draft.letter,
        cover=cover_sheet(draft.letter, draft.text, draft.authority, pack, language=language(), day=today),
        sending=posting_line(
            draft.letter, draft.authority, pack, draft.facts["fields"], number=f"{place:02}", day=today
        ),
    )


def _kept(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    for name, content in files.items():
        replace_file(folder / name, content)
    return [str(folder / name) for name in files]


def _say(proposal: Proposal, files: list[str], *, as_json: bool) -> None:
    draft, tongue = proposal.draft, language()
    blocked = say(draft.gate.sentence, tongue) if draft.gate.blocked else None
    if as_json:
        line(
            {
                "authority": draft.authority.id,
                "language": draft.letter.language,
                "files": files,
                "blocked": blocked,
                "letter": draft.letter.id,
                "missing": list(draft.letter.missing),
            }
        )
        return
    name = draft.authority.name.said(tongue)
    console.print(Text(f"{'✗' if blocked else '✓'} {name}: {blocked or Path(files[0]).name}"))
    if draft.letter.missing and not blocked:
        missing = say(N_("Still missing: %(number)s"), tongue, number=len(draft.letter.missing))
        console.print(Text(f"  {missing}", style="dim"))


def _say_list(file: str, *, as_json: bool) -> None:
    """The last line, for the whole set: it is about no one authority."""
    if as_json:
        line({"authority": None, "files": [file]})
        return
    said = say(N_("Posting list and addresses for the envelopes"), language())
    console.print(Text(f"✓ {said}: {Path(file).name}"))
