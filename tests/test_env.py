"""The environment decides where the data lies, and nothing else."""

from pathlib import Path

import pytest

from himoya import env
from himoya.common.errors import BadInput


def test_data_lies_in_the_folder_that_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIMOYA_HOME", str(tmp_path))
    assert env.home() == tmp_path
    assert env.database()["ENGINE"] == "himoya.storage.sqlcipher"
    assert env.database()["NAME"] == str(tmp_path / "himoya.db")


def test_without_a_name_it_lies_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIMOYA_HOME")
    assert env.home().is_absolute()
    assert env.home().name == "himoya"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://nodira:p%40ss@db.example:5433/himoya",
            ("nodira", "p@ss", "db.example", "5433", "himoya"),
        ),
        ("postgres:///himoya", ("", "", "", "", "himoya")),
        ("postgresql://nodira@/himoya?host=/run/postgresql", ("nodira", "", "/run/postgresql", "", "himoya")),
        ("postgresql://[::1]/h%C3%AF", ("", "", "::1", "", "hï")),
    ],
)
def test_a_postgresql_address_is_read(
    monkeypatch: pytest.MonkeyPatch, url: str, expected: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    read = env.database()
    assert tuple(read[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == expected
    assert read["ENGINE"] == "django.db.backends.postgresql"


def test_options_of_the_address_reach_the_driver() -> None:
    assert env.postgresql("postgresql://db/himoya?sslmode=verify-full")["OPTIONS"] == {
        "sslmode": "verify-full"
    }


@pytest.mark.parametrize(
    "url",
    [
        "himoya.db",
        "mysql://db/himoya",
        "postgresql://db",
        "postgresql://u:secret@db:port/x",
        "postgresql://[/x",
    ],
)
def test_another_address_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(BadInput, match="not a PostgreSQL address") as caught:
        env.postgresql(url)
    assert "secret" not in str(caught.value)


def test_the_desk_answers_to_this_machine_and_to_the_names_it_was_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HIMOYA_HOSTS", "himoya.example, ,desk.example")
    assert env.hosts() == ["127.0.0.1", "localhost", "[::1]", "himoya.example", "desk.example"]
