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
mkdir -p .venv/bin && touch .venv/bin/python
"""
"""Stands for one that is new enough, and makes an environment."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the Makefile alone, and a Python to make environments with."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / "python"
    python.write_text(_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def make(checkout: Path, *arguments: str) -> None:
    subprocess.run(
        ["make", "-C", str(checkout), *arguments], check=True, capture_output=True, env={"PATH": os.defpath}, timeout=60
    )


def test_an_environment_that_was_interrupted_while_it_was_made_is_made_anew(checkout: Path) -> None:
    half = checkout / ".venv" / "half-a-pip"
    half.parent.mkdir()
    half.touch()
    make(checkout, "PYTHON=./python", ".venv/bin/python")
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert not half.exists()
