"""What stands in deploy/ fits the program: command lines, settings, variables, and what goes into the image."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any, cast

import pytest
import typer
from typer.core import TyperGroup

from aggregator.cli.app import app
from aggregator.cli.output import Exit
from aggregator.settings import effective, load_settings
from aggregator.yaml_document import load

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE = sorted(DEPLOY.glob("compose*.yaml"))
PROGRAM = "/opt/story-aggregator/.venv/bin/aggregator"


def accepted(arguments: list[str]) -> None:
    """Let the command line read these arguments without doing anything; fails where it would refuse them."""
    command = typer.main.get_command(app)
    context = command.make_context("aggregator", list(arguments))
    while isinstance(command, TyperGroup):
        _, found, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert found is not None
        command, context = found, found.make_context(found.name, rest, parent=context)


def command_lines(text: str) -> Iterator[list[str]]:
    """The program's arguments wherever a unit or document starts it."""
    for line in re.findall(rf"{PROGRAM}( [^\n]*)", text):
        yield [word.strip("'\"") for word in shlex.split(line.strip().rstrip("'"))]


def services(path: Path) -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", load(path).data["services"])


def ours(path: Path) -> dict[str, dict[str, Any]]:
    return {name: each for name, each in services(path).items() if each["image"].startswith("story-aggregator:")}


def test_a_command_line_that_would_be_refused_is_noticed() -> None:
    with pytest.raises(typer.TyperException):
        accepted(["run", "--no-such-option"])
    with pytest.raises(typer.TyperException):
        accepted(["no-such-command"])


def variables() -> set[str]:
    known = {"AGGREGATOR_" + row.key.upper().replace(".", "__") for row in effective(load_settings())}
    # What compose takes from its own file .env stands for no setting.
    return known | {f"{name}_FILE" for name in known} | {"AGGREGATOR_UID", "AGGREGATOR_GID", "AGGREGATOR_SOURCE"}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_each_unit_starts_the_program_by_a_command_line_that_it_accepts(unit: Path) -> None:
    lines = list(command_lines(unit.read_text(encoding="utf-8")))
    assert lines
    for line in lines:
        for role in ("poll", "group", "web") if "%i" in line else ("",):
            accepted([role if word == "%i" else word for word in line])


def test_a_wrong_setting_leaves_a_failed_unit_and_not_one_that_is_started_every_few_seconds() -> None:
    """Each of its starts was told as one that goes on, so that no list of failed units and no OnFailure= had it."""
    restarted = [text for unit in UNITS if "\nRestart=" in (text := unit.read_text(encoding="utf-8"))]
    assert len(restarted) == 2
    assert all(f"\nRestartPreventExitStatus={Exit.WRONG:d}\n" in text for text in restarted)


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_finds_no_fault_in_the_units_and_little_exposed(tmp_path: Path) -> None:
    for unit in [*UNITS, *(DEPLOY / "systemd").glob("*.timer")]:
        # Whether the program and its documents are installed is not what is asked.
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true").replace("file:///opt", "https://opt")
        (tmp_path / unit.name.replace("@", "@poll")).write_text(text, encoding="utf-8")
        if unit.suffix == ".service":
            folder = tmp_path / f"{unit.name.replace('@', '@poll')}.d"
            folder.mkdir()
            (folder / "hardening.conf").write_bytes((DEPLOY / "systemd" / "hardening.conf").read_bytes())
    environment = {"SYSTEMD_UNIT_PATH": f"{tmp_path}:/lib/systemd/system", "PATH": "/usr/bin:/bin"}
    names = sorted(str(path) for path in tmp_path.iterdir() if path.is_file())
    checked = subprocess.run(
        ["systemd-analyze", "verify", *names], env=environment, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    for name in names:
        if name.endswith(".service"):
            told = subprocess.run(
                ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20", name],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert told.returncode == 0, told.stdout[-200:]


def test_the_units_hide_nothing_of_the_machine_that_names_and_metrics_of_processes_are_made_of() -> None:
    """They are files of /proc that belong to no process; without them both go missing in silence."""
    hardening = (DEPLOY / "systemd" / "hardening.conf").read_text(encoding="utf-8")
    assert not re.search(r"^(ProcSubset|InaccessiblePaths|TemporaryFileSystem)=", hardening, flags=re.MULTILINE)


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_each_container_of_ours_is_started_by_a_command_line_that_is_accepted_and_may_touch_nothing(path: Path) -> None:
    assert ours(path)
    for service in ours(path).values():
        accepted(service.get("command", ["run"]))
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["mem_limit"]
        assert "user" in service


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_what_compose_files_lean_on_is_in_them(path: Path) -> None:
    document = load(path).data
    for name, service in services(path).items():
        assert set(service.get("depends_on", {})) <= set(services(path)), name
        assert set(service.get("secrets", [])) <= set(document.get("secrets", {})), name
        named = {each.partition(":")[0] for each in service.get("volumes", []) if isinstance(each, str)}
        assert named <= set(document.get("volumes", {})), name
        assert re.fullmatch(r"[a-z-]+:[0-9][\w.-]*", service["image"]), f"{name} pins no version"


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_folders_in_memory_are_asked_for_as_docker_and_podman_both_understand(path: Path) -> None:
    """Podman knows no owner of them, so that the database did not begin there."""
    asked = " ".join(each for service in services(path).values() for each in service["tmpfs"])
    assert set(re.findall(r"(\w+)=", asked)) <= {"size", "mode"}


def test_the_images_of_compose_files_are_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert {each["image"] for path in COMPOSE for each in ours(path).values()} == {f"story-aggregator:{version}"}


def test_every_variable_that_is_named_in_deploy_is_one_of_ours() -> None:
    files = [path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix in {".md", ".yaml", ".service"}]
    named = {name for path in files for name in re.findall(r"AGGREGATOR_[A-Z_]+", path.read_text(encoding="utf-8"))}
    assert named
    assert sorted(named - variables()) == []


def test_every_credential_and_setting_that_is_named_in_deploy_exists() -> None:
    known = {row.key for row in effective(load_settings())}
    unit = (DEPLOY / "systemd" / "story-aggregator@.service").read_text(encoding="utf-8")
    assert set(re.findall(r"LoadCredential=([^:]+):", unit)) <= known
    sections = "|".join({key.partition(".")[0] for key in known if "." in key})
    documents = "\n".join(path.read_text(encoding="utf-8") for path in DEPLOY.glob("*.md"))
    named = set(re.findall(rf"`((?:{sections})\.[a-z_.]+)`", documents)) - {"database.password"}
    assert sorted(named - known) == []


def test_the_commands_of_the_runbook_are_accepted() -> None:
    lines = re.findall(r"^aggregator (.+)$", RUNBOOK, flags=re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        accepted(shlex.split(line.split(" #")[0].split(" > ")[0]))


def test_wherever_root_installs_the_program_its_user_is_let_read_it() -> None:
    """Root's umask may keep what it checks out and installs from everybody else."""
    installed = re.findall(r"make install\b.*", "\n".join(re.findall(r"^cd /opt.*$", RUNBOOK, flags=re.MULTILINE)))
    assert len(installed) == 2
    assert {line.partition("&& ")[2] for line in installed} == {"chmod -R go+rX ."}


def test_nginx_counts_log_ins_and_not_looks_at_their_page() -> None:
    """With those counted too it let somebody in five times a minute, and no more of a newsroom behind one address."""
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert re.search(r"map \$request_method (\$\w+) \{\s+POST \$binary_remote_addr;\s+\}\s+limit_req_zone \1 ", nginx)


def test_the_image_holds_what_the_wheel_is_made_of_and_no_more() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*wheel["packages"], *(source.partition("/")[0] for source in wheel["force-include"])}
    needed |= {"pyproject.toml", project["project"]["readme"], *project["project"]["license-files"], "requirements.txt"}
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        word
        for line in re.findall(r"^COPY (?!--from)(?:--chmod=\d+ )?(.+) \S+$", dockerfile, re.MULTILINE)
        for word in line.split()
    }
    assert copied == needed | {"deploy/healthcheck.py"}
    sent = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(sent) == copied


def test_what_the_image_takes_from_the_checkout_as_it_is_may_be_read_by_its_user() -> None:
    """Whoever checked it out may keep files from everybody else; what pip installs may be read whatever the umask."""
    taken = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").partition("\nUSER")[0].rpartition("\nFROM")[2]
    assert re.findall(r"^COPY (?!--from)(\S+)", taken, flags=re.MULTILINE) == ["--chmod=0644"]


def test_the_image_s_interpreter_is_one_that_the_program_allows() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "ARG PYTHON=3.11-slim" in dockerfile
    assert "USER 10001" in dockerfile
    (health,) = re.findall(r"CMD (\[\"python\".*\])", dockerfile)
    assert json.loads(health)[1] == "/opt/aggregator/healthcheck.py"


def test_threads_share_two_heaps_in_the_image_and_in_each_unit_of_the_service() -> None:
    """With one for each thread, a sixth of the program's memory was free and could not be used."""
    services = [DEPLOY / "Dockerfile", *(DEPLOY / "systemd").glob("story-aggregator[.@]*service")]
    assert len(services) == 3
    assert all("MALLOC_ARENA_MAX=2" in each.read_text(encoding="utf-8") for each in services)
