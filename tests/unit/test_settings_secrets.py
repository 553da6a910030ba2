"""Secrets come from files, and are shown nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.errors import ConfigError
from aggregator.logs.secrets import without_secrets
from aggregator.settings import effective, load_settings, origin_of

URL = "postgresql://desk@db.example/news"


@pytest.fixture(autouse=True)
def _asking(elsewhere: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it comes first
    """A database that asks for a password."""
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", URL)


def secret(text: str | bytes, name: str = "password", mode: int = 0o600) -> str:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return str(path)


def fault() -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings()
    return str(caught.value)


def test_a_variable_names_the_file_of_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", secret("hu/sh@:%\n"))
    settings = load_settings()
    assert settings.database.url == "postgresql://desk:hu%2Fsh%40%3A%25@db.example/news"
    rows = {row.key: row for row in effective(settings)}
    assert (rows["database.password"].value, rows["database.password"].source) == ("***", "file password")
    assert rows["database.url"].value == "postgresql://desk:***@db.example/news"


@pytest.mark.parametrize("content", [b"hush\r\n", b"\xef\xbb\xbfhush", b"\xef\xbb\xbfhush\r\n"])
def test_marks_and_line_ends_of_other_systems_belong_to_no_secret(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", secret(content))
    assert load_settings().database.url == URL.replace("@", ":hush@")


def test_a_password_goes_before_the_options_of_its_url(monkeypatch: pytest.MonkeyPatch) -> None:
    options = "?application_name=desk@news&sslpassword=of-the-key"
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", URL + options)
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "hush")
    assert load_settings().database.url == URL.replace("@", ":hush@") + options


def test_an_empty_password_is_told_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "")
    assert fault() == "environment: AGGREGATOR_DATABASE__PASSWORD: the password is empty. Write one, or leave it out"


def test_any_setting_may_stand_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEB__PORT_FILE", secret("9001\n", "port"))
    assert load_settings().web.port == 9001


def test_systemd_s_credentials_are_read_by_the_names_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    secret("from-the-folder", "credentials/database.password")
    secret("for a feed", "credentials/agency.key")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "credentials")
    assert "from-the-folder" in load_settings().database.url
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", secret("named"))
    assert ":named@" in load_settings().database.url


def test_a_credential_that_may_not_be_looked_at_is_told_and_not_taken_for_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("credentials").mkdir()
    Path("credentials/database.password").symlink_to("database.password")  # it leads to itself for ever
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "credentials")
    with pytest.raises(OSError, match=r"credentials/database\.password"):
        load_settings()


def test_a_credential_that_is_nearly_a_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    secret("x", "credentials/database.pasword")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "credentials")
    assert fault() == (
        "environment: CREDENTIALS_DIRECTORY: its file database.pasword names no setting. "
        "Did you mean database.password?"
    )


def test_a_database_may_be_written_as_hosts_of_postgresql_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", "postgres://desk@db.example/news")
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "hush")
    assert load_settings().database.url == "postgres://desk:hush@db.example/news"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "password cannot be read: No such file or directory"),
        (b"\n", "password is empty"),
        (b"\xff\xfe", "password holds no text"),
        (b"x" * 70_000, "password is too large for one value"),
        (b"two\nlines", "a password is one line, and here are several. Leave the password alone"),
        (b"two\ttabs", "there is a control character in the password"),
    ],
)
def test_a_secret_s_file_that_cannot_be_used_is_told_without_its_content(
    monkeypatch: pytest.MonkeyPatch, content: bytes | None, told: str
) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", "password" if content is None else secret(content))
    assert told in fault()
    assert "two" not in fault()


def test_a_secret_that_is_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "hush")
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", secret("hush"))
    assert "AGGREGATOR_DATABASE__PASSWORD is set as well" in fault()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///var/a.db", "the database is none that asks for one"),
        ("postgresql://db.example/news", "url names no user"),
        ("postgresql://db.example/news@home", "url names no user"),
        ("postgresql://desk:hush@db.example/news", "given twice"),
    ],
)
def test_a_password_that_fits_no_user_is_refused(monkeypatch: pytest.MonkeyPatch, url: str, told: str) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", url)
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "hush")
    assert told in fault()
    assert "hush" not in fault()


def test_a_misspelt_variable_that_would_name_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASWORD_FILE", "password")
    assert "there is no such setting. Did you mean AGGREGATOR_DATABASE__PASSWORD" in fault()


def test_a_secret_that_everybody_may_read_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD_FILE", secret("hush", mode=0o644))
    (warning,) = origin_of(load_settings()).warnings
    assert warning == "everybody on this machine may read password, which holds a secret. Run 'chmod o= password'"
    assert without_secrets(warning) == warning, "the log would take words out of it as a secret"
    secret("hush", mode=0o640)
    assert origin_of(load_settings()).warnings == ()


@pytest.mark.parametrize("text", ["database: {password: hush}", f"database: {{url: '{URL.replace('@', ':hush@')}'}}"])
def test_a_settings_file_with_a_password_that_everybody_may_read_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    if "password" not in text:
        monkeypatch.delenv("AGGREGATOR_DATABASE__URL")
    path = Path(secret(text, "settings.yaml", 0o644))
    assert "everybody" in origin_of(load_settings(path)).warnings[0]
    path.write_text("database: {password: null}\nweb: {port: 1}\n")
    assert origin_of(load_settings(path)).warnings == ()
