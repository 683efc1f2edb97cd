"""Commands that store nothing: what scripts rely on, and what bad input is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from himoya.cli.commands import read as commands_read
from tests.cli.calling import Caller

SIGNED = (
    "Farrux Namunayev akam qo'l qo'yib qo'yibdi, hali shu yerda ekan. 85 zona Orenburg. Tel +998 00 123 45 67"
)
CHATTER = "Assalomu alaykum hammaga"


def messages(folder: Path, *texts: str) -> Path:
    file = folder / "messages.jsonl"
    rows = [
        {
            "id": f"M{n}",
            "text": text,
            "sent_at": f"2026-11-20T{20 + n // 60}:{n % 60:02}:00+05:00",
            "sender": f"s{n}",
        }
        for n, text in enumerate(texts)
    ]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def test_read_gives_every_message_with_every_key(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("read", messages(tmp_path, SIGNED, CHATTER), "--json")

    assert (said.code, said.err) == (0, "")
    signed, chatter = said.lines
    keys = ["id", "urgent", "level", "persons", "facility", "criminal", "contact", "contract", "phones"]
    keys += ["doubts", "second_look"]
    keys += ["language", "advert"]
    assert list(signed) == list(chatter) == keys
    assert (signed["id"], signed["level"], signed["contract"]) == ("M0", "T0", "signed")
    assert signed["facility"] == {"type": "IK", "number": 85, "region": "Orenburg oblast"}
    assert signed["urgent"][0]["rule"] == "U01"
    assert signed["urgent"][0]["quote"] in SIGNED
    assert (chatter["level"], chatter["contract"], chatter["persons"]) == ("none", "none", [])


def test_a_message_without_an_id_gets_the_same_one_each_time(himoya: Caller, tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"text": "salom", "sent_at": "2026-11-20T20:00:00+05:00"}\n' * 2)

    first = himoya("read", file, "--json").lines
    again = himoya("read", file, "--json").lines

    assert first == again
    assert first[0]["id"] != first[1]["id"]


ADVERT = "Kuryer kerak!\nKuniga 9 ming rubl, tajriba shart emas. Yozing: @xayoliy_ish_00\n"


def test_a_pasted_advertisement_in_a_text_file_is_read_as_one_message(himoya: Caller, tmp_path: Path) -> None:
    file = tmp_path / "elon.txt"
    file.write_text(ADVERT, encoding="utf-8")

    said = himoya("read", file, "--json")
    shown = himoya("read", file)

    assert said.code == 0
    assert "one message" in said.err
    (line,) = said.lines
    assert (line["language"], line["advert"]["kinds"]) == ("uz", ["courier"])
    assert all(sign["quote"] in ADVERT for sign in line["advert"]["signs"])
    assert "A lure for couriers" in shown.out
    assert "no verdict on anybody" in shown.out
    assert "hardly ever caught" in shown.out


def test_an_import_and_the_night_list_do_not_take_a_pasted_text(himoya: Caller, tmp_path: Path) -> None:
    file = tmp_path / "elon.txt"
    file.write_text(ADVERT, encoding="utf-8")
    assert "does not recognise" in himoya("tonight", file).err


def test_tonight_gives_persons_and_a_last_line_with_the_count(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("tonight", messages(tmp_path, SIGNED, CHATTER), "--at", "2026-11-20T22:00", "--json")

    person, count = said.lines
    assert (person["person"], person["level"]) == ("Farrux Namunayev", "T0")
    reason = person["rules"][0]
    assert (reason["rule"], reason["message"], reason["act_by"]) == ("U01", "M0", "2026-11-20T17:00:00+00:00")
    assert reason["quote"] in SIGNED
    assert reason["why"]
    assert reason["other_explanation"]
    assert (count["persons"], count["low"], count["high"], count["messages"]) == (1, 1, 1, 2)


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_tonight_speaks_four_languages(himoya: Caller, tmp_path: Path, language: str) -> None:
    file = messages(tmp_path, SIGNED)
    ours = himoya("tonight", file, "--at", "2026-11-20T22:00", language=language)
    english = himoya("tonight", file, "--at", "2026-11-20T22:00", language="en")

    assert ours.code == 0
    assert "Farrux Namunayev" in ours.out
    assert (ours.out == english.out) is (language == "en")


def test_the_evening_asked_for_knows_nothing_of_later_messages(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("tonight", messages(tmp_path, CHATTER, SIGNED), "--at", "2026-11-20T20:00:30", "--json")

    assert [line.get("level") for line in said.lines] == [None]


def test_names_compare_says_how_surely_and_why(himoya: Caller) -> None:
    (same,) = himoya("names", "compare", "Шерзод Намунаев", "Namunayev Sherzot", "--json").lines
    (other,) = himoya("names", "compare", "Sherzod Namunayev", "Botir Tamsilov", "--json").lines

    assert same["probability"] > 0.9 > 0.1 > other["probability"]
    assert same["reasons"]


def test_names_match_gives_the_best_first(himoya: Caller, tmp_path: Path) -> None:
    (left := tmp_path / "l.tsv").write_text("1\tSherzod Namunayev\n", encoding="utf-8")
    (right := tmp_path / "r.tsv").write_text(
        "id\tname\na\tBotir Tamsilov\nb\tШерзот Намунаев\n", encoding="utf-8"
    )

    (row,) = himoya("names", "match", left, right, "--top", "1", "--json").lines

    assert row["id"] == "1"
    assert [match["id"] for match in row["matches"]] == ["b"]


def test_link_writes_a_person_for_every_record(himoya: Caller, tmp_path: Path) -> None:
    (records := tmp_path / "r.tsv").write_text(
        "id\tname\tbirth_date\n"
        "a\tSherzod Namunayev\t2001-04-12\nb\tШерзод Намунаев\t2001-04-12\nc\tBotir Tamsilov\t\n",
        encoding="utf-8",
    )
    out = tmp_path / "clusters.tsv"

    (count,) = himoya("link", records, "--out", out, "--json").lines

    assert out.read_text().splitlines() == ["id\tperson", "a\ta", "b\ta", "c\tc"]
    assert (count["records"], count["persons"]) == (3, 2)
    assert count["low"] <= count["persons"] <= count["high"]
    assert set(count) == {"records", "persons", "low", "high", "ask", "seconds"}


def test_a_chat_in_another_language_is_told_so(himoya: Caller, tmp_path: Path) -> None:
    german = messages(tmp_path, *["Guten Abend zusammen, wir treffen uns morgen um acht"] * 40)
    said = himoya("tonight", german, "--json")

    assert said.code == 0
    assert "another language" in said.err
    assert "another language" not in himoya("tonight", messages(tmp_path, *[SIGNED] * 40), "--json").err


BAD = [
    (b"", "empty"),
    (b"%PDF-1.7\n", "PDF"),
    (b"\x89PNG\r\n\x1a\n", ""),
    (b"PK\x03\x04 cut", ""),
    (b'{"messages": [', ""),
    (b"\x00" * 4000, ""),
]


@pytest.mark.parametrize(("content", "word"), BAD, ids=lambda part: str(part)[:12])
@pytest.mark.parametrize("command", ["read", "tonight"])
def test_a_file_that_cannot_be_used_gets_one_sentence(
    himoya: Caller, tmp_path: Path, content: bytes, word: str, command: str
) -> None:
    (file := tmp_path / "chat.txt").write_bytes(content)

    said = himoya(command, file, "--json")

    assert (said.code, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1
    assert "chat.txt" in said.err
    assert word in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "nowhere.json"],
        ["names", "match", "nowhere.tsv", "nowhere.tsv"],
        ["link", "nowhere.tsv", "--out", "x.tsv"],
        ["tonight", "nowhere.json"],
    ],
)
def test_a_missing_file_is_named(himoya: Caller, arguments: list[str]) -> None:
    said = himoya(*arguments)

    assert said.code == 1
    assert "nowhere" in said.err


@pytest.mark.parametrize("table", ["", "name\nx\n", "id\tname\n\tx\n", "id\tname\na\tx\na\ty\n"])
def test_a_broken_table_writes_no_clusters(himoya: Caller, tmp_path: Path, table: str) -> None:
    (records := tmp_path / "records.tsv").write_text(table)

    said = himoya("link", records, "--out", tmp_path / "out.tsv")

    assert said.code == 1
    assert "records.tsv" in said.err
    assert not (tmp_path / "out.tsv").exists()


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["nonsense"], ["names", "match", "a"], ["read", "x", "--no-such-option"], ["import"]],
)
def test_wrong_usage_ends_with_two(himoya: Caller, arguments: list[str]) -> None:
    assert himoya(*arguments).code == 2


@pytest.mark.parametrize("at", ["yesterday", "2026-13-01", ""])
def test_a_time_that_is_none_is_told_so(himoya: Caller, tmp_path: Path, at: str) -> None:
    said = himoya("tonight", messages(tmp_path, SIGNED), "--at", at)
    assert said.code == 1
    assert "2026-11-20T21:30" in said.err


def test_a_zone_that_is_none_is_told_so(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("read", messages(tmp_path, SIGNED), "--timezone", "Mars/Olympus")
    assert said.code == 1
    assert "Asia/Tashkent" in said.err


@pytest.mark.parametrize(
    "command", ["read", "names", "link", "tonight", "import", "start", "demo", "check", "search"]
)
def test_every_command_explains_itself_on_one_screen(himoya: Caller, command: str) -> None:
    said = himoya(command, "--help")
    assert said.code == 0
    assert 3 < len(said.out.splitlines()) <= 40


def test_pure_commands_start_without_django() -> None:
    code = (
        "import sys; import himoya.cli.commands.read, himoya.cli.commands.names, himoya.cli.commands.link;"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_fault_of_our_own_names_its_place_and_nobody(
    himoya: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ValueError(SIGNED)

    monkeypatch.setattr(commands_read, "read_all", broken)
    said = himoya("read", messages(tmp_path, SIGNED))

    assert said.code == 1
    assert "ValueError at read.py:" in said.err
    assert "Farrux" not in said.err


def test_read_can_explain_itself(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("read", messages(tmp_path, "O‘g‘lim imzo qo‘ymabdi, shukur"), "--explain")
    assert said.code == 0
    assert "«imzo qo‘ymabdi» — denied" in " ".join(said.out.split())
