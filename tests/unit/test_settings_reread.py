"""Settings that are read again: some take effect at once, the others wait, and a fault changes nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.errors import ConfigError
from aggregator.settings import Settings, effective, load_settings, origin_of, reread
from aggregator.settings.rereading import LIVE

ROOT = Path(__file__).parents[2]


pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def settings() -> Settings:
    write("fetch: {every: 20m}\n")
    return load_settings(Path("settings.yaml"), arguments={"web.port": 9000})


def write(text: str) -> None:
    Path("settings.yaml").write_text(text, encoding="utf-8")


def test_what_can_change_does_and_what_cannot_waits_for_the_next_start(settings: Settings) -> None:
    write("fetch: {every: 40m, per_host: 3}\nlog: {level: debug}\nweb: {host: 127.0.0.2}\n")
    read = reread(settings)
    assert set(read.applied) == {"fetch.every", "log.level"}
    assert set(read.waiting) == {"fetch.per_host", "web.host"}
    assert (read.settings.fetch.every, read.settings.log.level) == (timedelta(minutes=40), "debug")
    assert (read.settings.fetch.per_host, read.settings.web.host) == (2, "127.0.0.1")


def test_the_next_reading_compares_with_what_is_in_force_and_keeps_arguments(settings: Settings) -> None:
    write("fetch: {every: 40m, per_host: 3}\nweb: {port: 1}\n")
    again = reread(reread(settings).settings)
    assert (again.applied, again.waiting) == ((), ("fetch.per_host",))
    assert again.settings.web.port == 9000
    write("fetch: {every: 20m}\n")
    back = reread(again.settings)
    assert (back.applied, back.waiting) == (("fetch.every",), ())
    assert back.settings == settings


def test_another_password_is_told_by_its_own_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", "postgresql://desk@db.example/news")
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "old")
    before = load_settings()
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "new")
    assert reread(before).waiting == ("database.password",)
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", "postgresql://desk@other.example/news")
    assert set(reread(before).waiting) == {"database.password", "database.url"}


def test_a_settings_file_that_is_written_later_is_waited_for() -> None:
    before = load_settings()
    assert origin_of(before).files == (Path("config/settings.yaml"),)
    Path("config").mkdir()
    Path("config/settings.yaml").write_text("log: {level: debug}\n", encoding="utf-8")
    assert reread(before).applied == ("log.level",)


def test_a_fault_leaves_the_settings_as_they_are(settings: Settings) -> None:
    write("fetch: {every: soon}\n")
    with pytest.raises(ConfigError, match=r"fetch\.every"):
        reread(settings)


def test_the_settings_that_take_effect_at_once_exist_and_are_documented() -> None:
    told = (ROOT / "config" / "README.md").read_text(encoding="utf-8")
    _, _, section = told.partition("### What a change of settings does")
    paragraph = section.partition("Every other setting")[0]
    assert sorted(LIVE) == sorted(part for part in paragraph.split("`")[1::2] if part in LIVE)
    assert {row.key for row in effective(load_settings())} >= LIVE


def variable(key: str) -> str:
    return "AGGREGATOR_" + key.upper().replace(".", "__")


def test_every_setting_is_taken_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    before = effective(load_settings())
    for row in before:
        listed = ",".join(row.value) if isinstance(row.value, list) else str(row.value)
        monkeypatch.setenv(variable(row.key), "null" if row.value is None else listed)
    after = effective(load_settings())
    assert [(row.key, row.value) for row in after] == [(row.key, row.value) for row in before]
    assert [row.source for row in after] == [f"environment {variable(row.key)}" for row in before]


def test_every_setting_but_a_file_s_path_refuses_what_it_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {row.key for row in effective(load_settings())} - {"feeds_file", "web.users_file", "match.weights"}
    for key in keys - {"database.password"}:  # its faults are told of the section, which is another test's matter
        monkeypatch.setenv(variable(key), "\a")
    with pytest.raises(ConfigError) as caught:
        load_settings()
    faults = {fault.key for fault in caught.value.faults}
    assert faults == {variable(key) for key in keys - {"database.password"}}
