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


MAIL = {"HIMOYA_MAIL_SERVER": "mail.example:587", "HIMOYA_MAIL_FROM": "desk@group.example"}
TOKEN = "7000001:AAinvented-token-of-no-bot-whatsoever"


def named(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_without_a_server_nobody_is_mailed() -> None:
    assert env.mail() is None
    assert env.telegram_token() == ""


def test_a_mail_server_is_read_and_its_password_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("olma gilos\n")
    named(
        monkeypatch,
        MAIL | {"HIMOYA_MAIL_USER": "desk", "HIMOYA_MAIL_PASSWORD_FILE": str(tmp_path / "password")},
    )
    mail = env.mail()
    assert mail == env.Mail("mail.example", 587, "desk", "olma gilos", "desk@group.example", tls=True)
    assert "olma" not in repr(mail)
    monkeypatch.setenv("HIMOYA_MAIL_SERVER", "[::1]")
    mail = env.mail()
    assert mail is not None
    assert (mail.host, mail.port) == ("::1", 587)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"HIMOYA_MAIL_SERVER": ""}, "without a server"),
        ({"HIMOYA_MAIL_SERVER": "smtp://mail.example"}, "no server"),
        ({"HIMOYA_MAIL_SERVER": "mail.example:smtp"}, "no server"),
        ({"HIMOYA_MAIL_SERVER": "desk:olma@mail.example"}, "no server"),
        ({"HIMOYA_MAIL_FROM": ""}, "HIMOYA_MAIL_FROM"),
        ({"HIMOYA_MAIL_FROM": "Desk <desk@group.example>"}, "HIMOYA_MAIL_FROM"),
        ({"HIMOYA_MAIL_FROM": "desk@group.example\nBcc: x@y.example"}, "HIMOYA_MAIL_FROM"),
        ({"HIMOYA_MAIL_USER": "desk"}, "go together"),
        ({"HIMOYA_MAIL_PASSWORD": "olma"}, "go together"),
        ({"HIMOYA_MAIL_TLS": "no"}, "HIMOYA_MAIL_TLS"),
        (
            {"HIMOYA_MAIL_TLS": "0", "HIMOYA_MAIL_USER": "desk", "HIMOYA_MAIL_PASSWORD": "olma"},
            "in the clear",
        ),
        ({"HIMOYA_MAIL_PASSWORD": "olma", "HIMOYA_MAIL_PASSWORD_FILE": "/x"}, "both set"),
        ({"HIMOYA_MAIL_PASSWORD_FILE": "/no/such/file"}, "one line"),
    ],
)
def test_half_a_mail_server_is_refused(
    monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], sentence: str
) -> None:
    named(monkeypatch, MAIL | wrong)
    with pytest.raises(BadInput, match=sentence) as caught:
        env.mail()
    assert "olma" not in str(caught.value)


@pytest.mark.parametrize("token", ["olma", "7000001:short", f"bot{TOKEN}", f"{TOKEN}/x"])
def test_what_is_no_token_is_refused_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("HIMOYA_TELEGRAM_TOKEN", token)
    with pytest.raises(BadInput, match="BotFather") as caught:
        env.telegram_token()
    assert token not in str(caught.value)
    monkeypatch.setenv("HIMOYA_TELEGRAM_TOKEN", TOKEN)
    assert env.telegram_token() == TOKEN
