"""Where settings come from besides YAML files and arguments: the environment, and files that hold one value each.

A value of its own file is meant for secrets: AGGREGATOR_DATABASE__PASSWORD_FILE=/run/secrets/password, as containers
hand them out, or the file database.password in the folder $CREDENTIALS_DIRECTORY, as systemd does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic_settings import EnvSettingsSource

from aggregator.errors import Fault
from aggregator.fields import nearest
from aggregator.references import open_to_others
from aggregator.settings.shape import PREFIX, Settings

_SUFFIX: Final = "_FILE"
_FOLDER: Final = "CREDENTIALS_DIRECTORY"
_LONGEST: Final = 64 * 1024
_FOR_SERVICES: Final = re.compile(
    r"_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)=|_PORT(_\d+_(TCP|UDP|SCTP))?=(tcp|udp|sctp)://|_PORT_\d+_(TCP|UDP|SCTP)_(ADDR|PORT|PROTO)="
)
"""In variables that Kubernetes sets in every pod for each service of the namespace: one that is called as we are, or
begins so, has our prefix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFile:
    """A file that holds the value of one setting."""

    key: str
    """With dots."""
    path: Path
    named_by: str
    """The variable that leads to it."""
    folder: bool
    """Whether the variable names the file's folder rather than the file."""

    def read(self) -> str | Fault:
        """The value, without the line end after it; or why there is none."""
        try:
            content = self.path.read_bytes()
        except OSError as error:
            return self._fault(f"{self.path} cannot be read: {error.strerror}", "Check the path and the file's owner")
        if len(content) > _LONGEST:
            return self._fault(f"{self.path} is too large for one value", "Name a file that holds the value alone")
        try:
            value = content.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            return self._fault(f"{self.path} holds no text", "Write the value in UTF-8")
        return value or self._fault(f"{self.path} is empty", "Write the value into it")

    def warning(self) -> str | None:
        """That others may read the file, or None."""
        return None if self.folder else open_to_others(self.path)

    def _fault(self, problem: str, remedy: str) -> Fault:
        where = self.key if self.folder else ""
        return Fault(file="environment", where=where, key=self.named_by, problem=problem, remedy=remedy)


def variable(key: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + key.upper().replace(".", "__")


def value_files(environment: Mapping[str, str], keys: Sequence[str]) -> Iterator[ValueFile]:
    """The files that hold values of settings; those that variables name win over those of a folder, and come later."""
    if folder := environment.get(_FOLDER):
        for key in keys:
            path = Path(folder) / key
            with suppress(FileNotFoundError, NotADirectoryError):
                path.stat()  # `is_file` of newer Pythons takes what may not be looked at for absent
                yield ValueFile(key=key, path=path, named_by=_FOLDER, folder=True)
    by_name = {variable(key) + _SUFFIX: key for key in keys}
    for name, told in sorted(environment.items()):
        if (named := by_name.get(name.upper())) is not None:
            yield ValueFile(key=named, path=Path(told), named_by=name, folder=False)


def values_of_variables(keys: Sequence[str]) -> dict[str, object]:
    """What the environment says, in sections; its variables that name files are left out."""
    source = EnvSettingsSource(Settings, case_sensitive=False)
    wanted = {variable(key).lower() for key in keys}
    source.env_vars = {name: value for name, value in source.env_vars.items() if name.lower() in wanted}
    return source()


def faults_of_names(environment: Mapping[str, str], keys: Sequence[str]) -> Iterator[Fault]:
    """Faults for variables with our prefix that name no setting, for values given twice, and for strange files."""
    known = {variable(key) for key in keys}
    files = {name + _SUFFIX: name for name in known}
    given = {name.upper() for name in environment}
    for name in sorted(environment):
        upper = name.upper()
        if upper in files and upper not in known and files[upper] in given:
            yield _fault(name, f"{files[upper]} is set as well", "Set one of the two")
        elif upper not in known and upper not in files and _is_meant(name, environment[name]):
            guess = nearest(upper.removeprefix(PREFIX), [each.removeprefix(PREFIX) for each in known])
            remedy = f"Did you mean {PREFIX}{guess}?" if guess else "'aggregator config show' lists all settings"
            yield _fault(name, "there is no such setting", remedy)
    yield from _faults_of_folder(environment, keys)


def _is_meant(name: str, value: str) -> bool:
    """Whether somebody has set a variable for this program."""
    return name.upper().startswith(PREFIX) and ("__" in name or not _FOR_SERVICES.search(f"{name}={value}"))


def _faults_of_folder(environment: Mapping[str, str], keys: Sequence[str]) -> Iterator[Fault]:
    """Faults for files that are named like a setting and are none; others may be there for feeds."""
    sections = {key.partition(".")[0] for key in keys}
    folder = environment.get(_FOLDER)
    for path in sorted(Path(folder).glob("*.*")) if folder else ():
        if path.name not in keys and path.name.partition(".")[0] in sections:
            guess = nearest(path.name, keys)
            remedy = f"Did you mean {guess}?" if guess else "'aggregator config show' lists all settings"
            yield _fault(_FOLDER, f"its file {path.name} names no setting", remedy)


def _fault(name: str, problem: str, remedy: str) -> Fault:
    return Fault(file="environment", key=name, problem=problem, remedy=remedy)
