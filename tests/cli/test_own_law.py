"""`himoya pack overlay`: the own law tables and words of an office from the terminal, and what is told of
mistakes."""

import shutil
from pathlib import Path

from tests.cli.calling import Said, program

HEAD = "id,country,day,works,confidence,source_id,note\n"


def test_own_tables_are_stored_checked_and_listed(lived_in: Path, folder: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(lived_in, tmp_path / "home"))

    def pack(*words: object) -> Said:
        return program(home, "pack", *words, "--key-file", folder / "words.txt")

    file = tmp_path / "moved_days.csv"
    file.write_text(HEAD + "ours,UZ,2027-02-30,no,secondary,himoya_notes,Bayram\n")
    wrong = pack("overlay", file)
    assert wrong.code == 1
    assert "moved_days.csv, row 2, column day: there is no day “2027-02-30”" in wrong.out
    assert "No row of the law tables" in pack("overlay").err

    file.write_text(HEAD + "ours,UZ,2027-02-12,no,secondary,himoya_notes,Bayram\n")
    assert pack("overlay", file, "--json").lines == [{"table": "moved_days", "own": 1, "changed": True}]
    assert "nothing differs" in pack("overlay", file).err
    (held,) = pack("overlay", "--json").lines
    assert (held["table"], held["own"]) == ("moved_days", 1)
    assert "No problem was found" in pack("check", "--stored").err

    other = tmp_path / "checks.csv"
    other.write_text("id\n")
    refused = pack("overlay", other)
    assert refused.code == 1
    assert "checks.csv is no law table" in refused.err

    assert program(home, "pack", "copy", "uz", tmp_path / "own").code == 0
    text = tmp_path / "own" / "letters" / "uz-where_is_he.uz.md"
    words = text.read_text()
    text.write_text(words.replace("{name}", "{ism}", 1))
    wrong = pack("overlay", text)
    assert wrong.code == 1
    assert "{ism} is no field of this letter" in " ".join(wrong.out.split())
    assert "uz-where_is_he.uz.md, line " in wrong.out
    (told,) = (one for one in pack("check", tmp_path / "own", "--json").lines if "letters/" in one["file"])
    assert told["row"] == int(wrong.out.split("line ")[1].split(":")[0])

    text.write_text(words.replace("# attachments", "Rahmat.\n\n# attachments", 1))
    stored = {"text": "uz/where_is_he.uz", "own": True, "changed": True}
    assert pack("overlay", text, "--json").lines == [stored]
    assert "nothing differs" in pack("overlay", text).err
    assert "the office’s own words, since" in pack("overlay").out
    text.write_text(words)
    assert pack("overlay", text, "--json").lines == [{**stored, "own": False}]
