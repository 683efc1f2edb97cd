"""What was acknowledged is there after the process was killed in the middle of its work."""

import subprocess
import sys
from pathlib import Path

from himoya.storage import unlocked
from himoya.storage.sqlcipher.connecting import open_connection

ACKNOWLEDGED = 50

WRITE_FOR_EVER = """
import sys
from himoya.storage.sqlcipher.connecting import open_connection
connection = open_connection({"database": sys.argv[1], "isolation_level": None}, bytes.fromhex(input()))
connection.execute("CREATE TABLE told (number integer, words text)")
number = 0
while True:
    connection.execute("BEGIN IMMEDIATE")
    for half in ("first", "second"):
        connection.execute("INSERT INTO told VALUES (?, ?)", (number, half))
    connection.execute("COMMIT")
    print(number, flush=True)
    number += 1
"""


def test_no_acknowledged_report_is_lost_or_half_there(file: Path) -> None:
    key = unlocked.database_key(file)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(key.hex() + "\n")
        writer.stdin.flush()
        acknowledged = [int(writer.stdout.readline()) for _ in range(ACKNOWLEDGED)]
        writer.kill()
    connection = open_connection({"database": str(file)}, key)
    kept = dict(connection.execute("SELECT number, count(*) FROM told GROUP BY number").fetchall())
    assert set(acknowledged) <= set(kept)
    assert set(kept.values()) == {2}
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
