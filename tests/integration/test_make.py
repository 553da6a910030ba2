"""The Makefile in a checkout that is not as it should be."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_PYTHON = """#!/bin/sh
[ "$1" = -c ] && exit 0
mkdir -p .venv/bin && ln -s /bin/false .venv/bin/python
"""
"""Stands for one that is new enough, and makes an environment in which nothing can be installed."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the Makefile, what it reads, and a Python to make environments with."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def make(checkout: Path, target: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-C", str(checkout), "PYTHON=./python", "UV=", target]
    return subprocess.run(command, check=False, capture_output=True, text=True, env={"PATH": os.defpath}, timeout=60)


def test_an_environment_that_was_interrupted_while_it_was_made_is_made_anew(checkout: Path) -> None:
    half = checkout / ".venv" / "half-a-pip"
    half.parent.mkdir()
    half.touch()
    assert make(checkout, ".venv/bin/python").returncode == 0
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert not half.exists()


def test_an_installation_that_fails_says_how_to_begin_anew(checkout: Path) -> None:
    failed = make(checkout, "install")
    assert failed.returncode != 0
    assert "make clean" in failed.stderr
