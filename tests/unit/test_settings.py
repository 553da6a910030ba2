"""Settings from four sources."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.errors import ConfigError, Fault
from aggregator.settings import effective, load_settings

pytestmark = pytest.mark.usefixtures("elsewhere")


def write(text: str) -> Path:
    path = Path("settings.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path | None = None, **arguments: object) -> dict[str, Fault]:
    dotted = {key.replace("__", "."): value for key, value in arguments.items()}
    with pytest.raises(ConfigError) as caught:
        load_settings(path, arguments=dotted)
    return {fault.key: fault for fault in caught.value.faults}


def test_without_any_other_source_the_shipped_defaults_hold() -> None:
    settings = load_settings()
    assert settings.web.port == 8484
    assert settings.fetch.deadline == timedelta(seconds=30)
    assert settings.fetch.max_bytes == 16 * 2**20
    assert settings.parse.limits.title_chars == 1000
    assert {row.source for row in effective(settings)} == {"default"}


def test_arguments_win_over_the_environment_over_the_file_over_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("web: {port: 1, host: 10.0.0.1}\nfetch: {deadline: 5s, per_host: 7}\n")
    monkeypatch.setenv("AGGREGATOR_WEB__PORT", "2")
    monkeypatch.setenv("AGGREGATOR_FETCH__DEADLINE", "6s")
    settings = load_settings(path, arguments={"web.port": 3})
    assert (settings.web.port, settings.web.host) == (3, "10.0.0.1")
    assert (settings.fetch.deadline, settings.fetch.per_host) == (timedelta(seconds=6), 7)
    sources = {row.key: row.source for row in effective(settings)}
    assert sources["web.port"] == "argument"
    assert sources["fetch.deadline"] == "environment AGGREGATOR_FETCH__DEADLINE"
    assert sources["fetch.per_host"] == "settings.yaml"
    assert sources["fetch.host_gap"] == "default"


def test_the_usual_settings_file_is_read_where_it_exists() -> None:
    Path("config").mkdir()
    Path("config/settings.yaml").write_text("log: {level: debug}\n", encoding="utf-8")
    assert load_settings().log.level == "debug"


def test_a_named_settings_file_must_exist_and_an_empty_one_changes_nothing() -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_settings(Path("absent.yaml"))
    assert load_settings(write("# nothing yet\n")) == load_settings()


def test_every_fault_is_reported_at_once_with_its_line() -> None:
    path = write(
        "web:\n  prt: 9\nfetch:\n  deadline: 5\n  jitter: 2\n"
        "match:\n  strictness: hard\nlog: loud\nparse: {workers: x}\n"
    )
    faults = faults_of(path)
    assert {key: fault.line for key, fault in faults.items()} == {
        "web.prt": 2,
        "fetch.deadline": 4,
        "fetch.jitter": 5,
        "match.strictness": 7,
        "log": 8,
        "parse.workers": 9,
    }
    assert faults["web.prt"].remedy == "Did you mean 'port'?"
    assert "has no unit" in faults["fetch.deadline"].problem
    assert faults["match.strictness"].remedy == "Write strict, balanced or loose"
    assert all(fault.file == "settings.yaml" for fault in faults.values())


def test_a_section_in_other_letters_is_told_and_not_passed_over() -> None:
    fault = faults_of(write("Web: {port: 9000}\n"))["Web"]
    assert (fault.line, fault.problem, fault.remedy) == (1, "this key is not known", "Did you mean 'web'?")
    assert "DATABASE" in faults_of(DATABASE__url="sqlite:///news.db")


def test_a_settings_file_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(ConfigError, match="not made of sections"):
        load_settings(write("- web\n"))


def test_unknown_variables_are_refused_with_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_FETCH__DEDLINE", "5s")
    monkeypatch.setenv("AGGREGATOR_WEB", "{}")
    faults = faults_of(web__port="x")
    assert faults["AGGREGATOR_FETCH__DEDLINE"].remedy == "Did you mean AGGREGATOR_FETCH__DEADLINE?"
    assert "no such setting" in faults["AGGREGATOR_WEB"].problem
    assert faults["web.port"].file == "argument"


KUBERNETES = {
    "AGGREGATOR_SERVICE_HOST": "10.0.0.1",
    "AGGREGATOR_SERVICE_PORT": "8484",
    "AGGREGATOR_SERVICE_PORT_HTTP": "8484",
    "AGGREGATOR_PORT": "tcp://10.0.0.1:8484",
    "AGGREGATOR_PORT_8484_TCP": "tcp://10.0.0.1:8484",
    "AGGREGATOR_PORT_8484_TCP_PROTO": "tcp",
    "AGGREGATOR_PORT_8484_TCP_PORT": "8484",
    "AGGREGATOR_PORT_8484_TCP_ADDR": "10.0.0.1",
    "AGGREGATOR_WEB_SERVICE_HOST": "10.0.0.2",
    "AGGREGATOR_WEB_PORT": "tcp://10.0.0.2:8484",
}
"""What a pod gets beside services that are called 'aggregator' and 'aggregator-web'."""


def test_what_kubernetes_says_of_services_of_our_name_is_nobody_s_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KUBERNETES.items():
        monkeypatch.setenv(name, value)
    assert load_settings().web.port == 8484
    monkeypatch.setenv("AGGREGATOR_WEB_PORT", "9000")
    assert faults_of()["AGGREGATOR_WEB_PORT"].remedy == "Did you mean AGGREGATOR_WEB__PORT?"


def test_a_wrong_variable_is_named_as_the_variable_that_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEB__PORT", "70000")
    (fault,) = faults_of().values()
    assert str(fault) == "environment: AGGREGATOR_WEB__PORT: '70000' is out of range. It must be at most 65535"


@pytest.mark.parametrize("name", ["FEEDS_FILE", "WEB__USERS_FILE", "MATCH__WEIGHTS", "FETCH__CONNECTIONS__CA_FILE"])
def test_an_empty_path_is_not_taken_for_the_working_directory(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"AGGREGATOR_{name}", "")
    (fault,) = faults_of().values()
    assert (fault.problem, fault.remedy) == ("it is empty", "Fill it in or take the key out")


def test_what_no_path_can_hold_is_told_with_its_line() -> None:
    faults = faults_of(
        write('feeds_file: "a\\0b"\nmatch: {weights: "\\0"}\ndatabase: {url: "sqlite:///a\\0b"}\nfetch: {every: 5m}\n')
    )
    assert {key: fault.line for key, fault in faults.items()} == {
        "feeds_file": 1,
        "match.weights": 2,
        "database.url": 3,
    }
    assert faults["feeds_file"].problem == "'a b' holds a character that no path has"


def test_a_key_without_a_value_is_told_to_be_empty_whatever_it_wants() -> None:
    keys = ("web.session_idle", "fetch.max_bytes", "match.strictness", "service.roles", "group.batch", "feeds_file")
    for key in keys:
        section, _, name = key.rpartition(".")
        fault = faults_of(write(f"{section}: {{{name}: }}\n" if section else f"{name}:\n"))[key]
        assert (fault.problem, fault.remedy) == ("it is empty", "Fill it in or take the key out")
    assert faults_of(write("web: {prt: }\n"))["web.prt"].remedy == "Did you mean 'port'?"


def test_a_duration_of_centuries_is_told_how_long_one_may_be() -> None:
    (fault,) = faults_of(retention__fetch_log="99999d").values()
    assert fault.remedy == "Write a hundred years at most"


def test_the_bound_of_a_size_is_told_with_its_unit() -> None:
    (fault,) = faults_of(parse__memory="1MiB").values()
    assert fault.remedy == "It must be at least 64MiB"
    (fault,) = faults_of(parse__memory="9999999999GiB").values()
    assert fault.remedy == "It must be at most 1048576GiB", "more than the system knows ended each parser at its start"


def test_the_environment_writes_lists_with_commas_and_nothing_as_null(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_FETCH__ALLOW_NETWORKS", "127.0.0.1, 10.2.3.4/8")
    monkeypatch.setenv("AGGREGATOR_WEB__ALLOWED_HOSTS", "")
    monkeypatch.setenv("Aggregator_Fetch__Contact", "null")
    settings = load_settings()
    assert settings.fetch.allow_networks == ("127.0.0.1/32", "10.0.0.0/8")
    assert settings.web.allowed_hosts == ()
    assert settings.fetch.contact is None


@pytest.mark.parametrize(
    "written", ['["127.0.0.1/32", "10.2.3.4/8"]', "[127.0.0.1/32,10.2.3.4/8]", " ['127.0.0.1','10.0.0.0/8'] "]
)
def test_a_list_in_one_value_may_be_written_as_in_a_file(written: str) -> None:
    settings = load_settings(arguments={"fetch.allow_networks": written, "web.allowed_hosts": "[]"})
    assert settings.fetch.allow_networks == ("127.0.0.1/32", "10.0.0.0/8")
    assert settings.web.allowed_hosts == ()


def test_host_names_are_kept_as_requests_are_compared_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEB__ALLOWED_HOSTS", "Desk.Newsroom.example., [2001:DB8::1], Bücher.example")
    monkeypatch.setenv("AGGREGATOR_WEB__HOST", "[::1]")
    settings = load_settings()
    assert settings.web.allowed_hosts == ("desk.newsroom.example", "2001:db8::1", "xn--bcher-kva.example")
    assert settings.web.host == "::1"


@pytest.mark.parametrize("name", ["https://desk.example/", "desk.example:8443", "*.desk.example", "desk example", "."])
def test_a_host_name_that_no_request_would_have_is_told_with_its_line(name: str) -> None:
    fault = faults_of(write(f"web:\n  allowed_hosts:\n    - {name!r}\n"))["web.allowed_hosts.0"]
    assert (fault.line, fault.problem) == (3, f"{name!r} is no host name")
    assert {"web.host", "metrics.host"} <= faults_of(web__host=name, metrics__host=name).keys()


def test_a_network_that_is_none_is_told_with_its_line() -> None:
    fault = faults_of(write("fetch:\n  allow_networks:\n    - 127.0.0.1\n    - everywhere\n"))["fetch.allow_networks.1"]
    assert (fault.line, fault.remedy[:17]) == (4, "Write 10.1.0.0/16")


@pytest.mark.parametrize(
    "text",
    ["fetch: {min_interval: 2h}", "fetch: {max_interval: 1m}", "fetch: {lease: 40s}", "fetch: {min_interval: 0s}"],
)
def test_intervals_that_contradict_one_another_are_refused(text: str) -> None:
    assert faults_of(write(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [("retention:\n  stories: 20d\n", "retention.stories"), ("service:\n  stuck_after: 1m\n", "service.stuck_after")],
)
def test_a_value_that_does_not_go_with_another_section_s_is_told_with_its_own_line(text: str, key: str) -> None:
    fault = faults_of(write(text))[key]
    assert (fault.file.endswith(".yaml"), fault.line) == (True, 2)


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("fetch: {connections: {keep: -1s}}", "fetch.connections.keep", "is no duration"),
        ("fetch: {connections: {idle: -1}}", "fetch.connections.idle", "at least 0"),
        ("fetch: {connections: {patience: 0s}}", "fetch.connections.patience", ""),
        ("fetch: {moved_times: 0}", "fetch.moved_times", "at least 1"),
        ("fetch: {adapt_most: 0.5}", "fetch.adapt_most", ""),
        ("parse: {niceness: 20}", "parse.niceness", "at most 19"),
        ("parse: {large: 0}", "parse.large", ""),
        ("pages: {longest_wait: 1m}", "pages", "longest_wait is below first_wait"),
        ("pages: {at_once: 0}", "pages.at_once", "at least 1"),
        ("alerts: {silence: {most: 1d}}", "alerts.silence", "most is below least"),
        ("alerts: {silence: {times: 0}}", "alerts.silence.times", "at least 1"),
    ],
)
def test_a_limit_that_cannot_hold_is_refused_and_told(text: str, key: str, words: str) -> None:
    fault = faults_of(write(text))[key]
    assert words.lower() in str(fault).lower()


def test_a_process_has_each_of_its_roles_once_in_one_order() -> None:
    assert load_settings().service.roles == ("poll", "group", "web")
    chosen = load_settings(arguments={"service.roles": ["web", "poll", "web"]})
    assert chosen.service.roles == ("poll", "web")


@pytest.mark.parametrize(
    ("roles", "told"), [(["reap"], "Write poll, group or web"), ([], "Write one or more of poll, group, web")]
)
def test_a_role_that_there_is_not_is_refused_and_so_is_none(roles: list[str], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        load_settings(arguments={"service.roles": roles})


def test_truth_is_no_number_and_a_list_no_path() -> None:
    faults = faults_of(write("feeds_file: [a]\nweb: {port: true}\nparse: {workers: yes}\n"))
    assert faults["web.port"].problem == "'true' is not a whole number"
    assert "is not a path" in faults["feeds_file"].problem


def test_settings_cannot_be_changed_once_loaded() -> None:
    settings = load_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.web.port = 1  # type: ignore[misc]  # what is being tested


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://desk:hush@db.example/news", "postgresql://desk:***@db.example/news"),
        ("postgresql://db.example/news?password=hush&x=1", "postgresql://db.example/news?password=***&x=1"),
        ("postgresql+psycopg://:p@ss:hush@db.example/n", "postgresql+psycopg://:***@db.example/n"),
        ("sqlite:///var/a.db", "sqlite:///var/a.db"),
    ],
)
def test_passwords_are_not_shown(url: str, shown: str) -> None:
    settings = load_settings(arguments={"database.url": url})
    assert next(row.value for row in effective(settings) if row.key == "database.url") == shown


@pytest.mark.parametrize("url", ["mysql://desk:hush@h.example/n", "postgresql:/desk:hush@h.example/n", "password=hush"])
def test_a_password_in_a_refused_address_is_not_shown_either(url: str) -> None:
    assert "hush" not in str(faults_of(database__url=url)["database.url"])
    assert "hush" not in str(faults_of(write(f"database: '{url}'\n"))["database"])


@pytest.mark.parametrize("url", ["sqlite://news.db", "sqlite://", "sqlite:///", "sqlite:///news.db?mode=ro"])
def test_an_address_of_sqlite_that_names_no_file_is_refused_where_it_stands(url: str) -> None:
    fault = faults_of(write(f"database:\n  url: '{url}'\n"))["database.url"]
    assert fault.line == 2
    assert "a fourth slash" in fault.remedy


def test_effective_values_are_shown_as_they_are_written() -> None:
    values = {row.key: row.value for row in effective(load_settings())}
    assert values["match.window"] == "14d"
    assert values["fetch.max_bytes"] == "16MiB"
    assert values["web.allowed_hosts"] == []
    assert list(values)[:2] == ["feeds_file", "database.url"]


CERTIFICATE = Path(__file__).parents[1] / "support" / "feeds_example.pem"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file or directory"),
        ("", "holds no certificate"),
        ("no certificate\n", "holds no certificate"),
        (CERTIFICATE.read_text()[:-200], "holds no certificate, or one that is broken"),
    ],
)
def test_a_file_of_authorities_that_cannot_be_used_is_a_fault_of_its_line(content: str | None, told: str) -> None:
    if content is not None:
        Path("own.pem").write_text(content)
    fault = faults_of(write("fetch:\n  connections:\n    ca_file: own.pem\n"))["fetch.connections.ca_file"]
    assert (fault.file, fault.line) == ("settings.yaml", 3)
    assert fault.problem.startswith("own.pem ")
    assert told in fault.problem
    assert fault.remedy


def test_a_file_of_authorities_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_FETCH__CONNECTIONS__CA_FILE", str(CERTIFICATE))
    assert load_settings().fetch.connections.ca_file == CERTIFICATE
