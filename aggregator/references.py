"""Secrets that a file names instead of holding them: ${env:NAME} for a variable, ${file:/path} for a file's content.

They are looked up when they are needed, in the process that needs them, so that neither the database nor a page ever
holds one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from aggregator.errors import SecretMissing

_REFERENCE: Final = re.compile(r"\$\{(env:[A-Za-z_][A-Za-z0-9_]*|file:/[^{}]+)\}")
_LONGEST: Final = 6_000
"""Characters of a secret; servers commonly refuse longer headers."""


_KEPT_FROM_OTHERS: Final = Path("/run")
"""Where container engines and systemd put what only the service's own file system shows."""


def open_to_others(path: Path) -> str | None:
    """That everybody on the machine may read a file with a secret in it, or None."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return None
    if not mode & 0o007 or path.is_relative_to(_KEPT_FROM_OTHERS):
        return None
    return f"everybody on this machine may read {path}, which holds a secret. Run 'chmod o= {path}'"


def is_sound(text: str) -> bool:
    """Whether every '${' in a text begins a reference that can be looked up."""
    return "${" not in _REFERENCE.sub("", text)


def looked_up(text: str, environment: Mapping[str, str]) -> str:
    """The text with its references replaced by what they stand for; raises `SecretMissing`."""
    return _REFERENCE.sub(lambda found: _secret(found[1], environment), text)


def _secret(reference: str, environment: Mapping[str, str]) -> str:
    kind, _, place = reference.partition(":")
    if kind == "env":
        told, secret = f"the environment variable {place}", environment.get(place)
        if secret is None:
            raise SecretMissing(f"{told} is not set")
    else:
        told = f"the file {place}"
        try:
            secret = Path(place).read_text("utf-8-sig").rstrip("\r\n")
            secret.encode("ascii")
        except OSError as error:
            raise SecretMissing(f"{told} cannot be read: {error.strerror}") from None
        except UnicodeError:
            raise SecretMissing(f"{told} holds letters outside ASCII") from None
    if not secret:
        raise SecretMissing(f"{told} is empty")
    if len(secret.splitlines()) > 1:
        raise SecretMissing(f"{told} holds several lines: leave the secret alone")
    if len(secret) > _LONGEST or not (secret.isascii() and secret.isprintable()):
        raise SecretMissing(f"{told} holds no plain line of text")
    return secret
