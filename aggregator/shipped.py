"""Where the YAML files that come with the program are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The path of a file of config/, such as 'feeds.yaml'.

    An installed program has these inside the package, a checkout beside it.
    """
    installed = _PACKAGE / "config" / name
    return installed if installed.exists() else _PACKAGE.parent / "config" / name
