"""The letters of one case as files in a folder."""

from pathlib import Path

from rich.text import Text

from himoya.alarms.calling import rules_for_letters
from himoya.appeals.actions.printing import letters_written
from himoya.appeals.letters.pdf import pdf
from himoya.appeals.letters.word import docx
from himoya.appeals.queries import Proposal, fan_for, subject_of
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
    for place, proposal in enumerate(proposals, start=1):
        _say(proposal, _files(proposal, place, folder), as_json=as_json)


def _files(proposal: Proposal, place: int, folder: Path) -> list[str]:
    draft = proposal.draft
    if draft.gate.blocked:
        return []
    stem = f"{place:02}-{draft.authority.id}-{draft.letter.id}-{draft.letter.language}"
    files = {f"{stem}.pdf": pdf(draft.letter, clock.now()), f"{stem}.docx": docx(draft.letter)}
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
