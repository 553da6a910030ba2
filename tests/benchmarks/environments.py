"""Environments for what this program is compared with, made on demand and kept apart from its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def python_with(folder: Path, packages: Sequence[str]) -> Path | str:
    """Return the interpreter of an environment that holds some packages; or in words why there is none.

    Packages are given as `name==version`. One that holds others is made anew.
    """
    python, made_of = folder / "bin" / "python", folder / "made-of.txt"
    wanted = "\n".join(packages)
    if made_of.exists() and made_of.read_text(encoding="utf-8") == wanted:
        return python
    uv = shutil.which("uv")
    if uv:
        steps: list[list[str | Path]] = [
            [uv, "venv", "--clear", "--python", sys.executable, folder],
            [uv, "pip", "install", "--python", python],
        ]
    else:
        steps = [[sys.executable, "-m", "venv", "--clear", folder], [python, "-m", "pip", "install"]]
    for step in (steps[0], [*steps[1], *packages]):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it does not say why"])[-1]
            return f"{' and '.join(packages)} could not be installed: {last}"
    made_of.write_text(wanted, encoding="utf-8")
    return python
