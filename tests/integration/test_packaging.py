"""The wheel works on its own, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked: what an installer puts into site-packages."""
    target = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "aggregator", *arguments],
        cwd=where,
        env={"PYTHONPATH": str(installed), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_wheel_holds_the_program_its_yaml_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"aggregator", "storage"}
    assert "aggregator/config/defaults.yaml" in names
    shipped = {name for name in names if name.startswith("aggregator/config/")}
    tracked = subprocess.run(["git", "ls-files", "config"], cwd=ROOT, check=True, capture_output=True, text=True)
    wanted = {f"aggregator/{name}" for name in tracked.stdout.split() if name.endswith((".yaml", ".json"))}
    assert shipped == wanted


def test_the_installed_program_finds_its_settings_from_another_folder(installed: Path, tmp_path: Path) -> None:
    ran = run(installed, tmp_path, "config", "show", "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["web.port"] == {"value": 8484, "source": "default"}


def test_the_installed_program_creates_and_checks_a_database(installed: Path, tmp_path: Path) -> None:
    for command in ("upgrade", "check"):
        ran = run(installed, tmp_path, "db", command)
        assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "var" / "aggregator.db").is_file()


def test_the_installed_program_groups_a_file(installed: Path, tmp_path: Path) -> None:
    line = {"id": "a", "title": "Bridge at Orlen falls", "url": "https://post.example/1", "publisher": "Post"}
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    ran = run(installed, tmp_path, "group-file", "in.jsonl", "out.jsonl")
    assert ran.returncode == 0, ran.stderr
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "a"
