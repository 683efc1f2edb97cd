"""Taking out what the group marked as wrongly read, as labelled messages."""

import json
from pathlib import Path

from himoya import env
from himoya.cli.data.exporting import prove
from himoya.cli.output import console, language, line, stderr
from himoya.common.say import N_, say
from himoya.handover.export.cells import masked_within
from himoya.security import audit
from himoya.storage.new_files import new_file, refuse_taken
from himoya.teaching.queries import labelled


def take_out(out: Path, *, key_file: Path | None, as_json: bool) -> None:
    file = out.absolute()
    refuse_taken(file)
    prove(env.home(), key_file)
    # The line stands before the first byte leaves, as for every other way out.
    audit.record("lessons.taken")
    count = learnt = 0
    with new_file(file) as opened:
        for lesson in labelled():
            opened.write((json.dumps(masked_within(lesson), ensure_ascii=False) + "\n").encode())
            count += 1
            learnt += lesson["now"] == lesson["gold"]["urgent"]
    if as_json:
        line({"file": str(file), "lessons": count, "read_so_today": learnt})
        return
    words = N_(
        "Marked messages: %(count)s, read today as your helpers say: %(learnt)s. They are in %(file)s."
    )
    console.print(say(words, language(), count=count, learnt=learnt, file=file), markup=False)
    stderr(say(N_("It is not encrypted: keep it on an encrypted disk, and delete it after use."), language()))
