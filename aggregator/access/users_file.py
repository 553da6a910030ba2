"""users.yaml: who may log in. Read strictly, with every fault named, and edited with every other line left alone."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError, WithJsonSchema

from aggregator.access.passwords import is_password_hash
from aggregator.errors import AggregatorError, NotFound, refused
from aggregator.faults import read_as
from aggregator.fields import Section, Text, schema_of, shown, wrong
from aggregator.model import Role
from aggregator.yaml_document import YamlDocument, editing_alone, load, parse, write
from aggregator.yaml_editing import with_entries, with_value, without_entry

LONGEST_NAME: Final = 60
_SECTION: Final = "users"
_MODE: Final = 0o600
_NEW: Final = "# Who may log in. Kept by `aggregator users`; a running service takes up changes by itself.\nusers: []\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may log in."""

    name: str
    role: Role
    password: str = field(repr=False)
    """The argon2id hash."""

    @property
    def password_mark(self) -> str:
        """Tells this password from another without telling anything else of it."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:32]


def folded(name: str) -> str:
    """A name as it is compared: as letters are typed, whatever their case."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _check_name(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise wrong(f"it has {len(name)} characters", f"Keep it to {LONGEST_NAME}")
    return name


Name = Annotated[Text, AfterValidator(_check_name)]
"""What somebody is called in the history, on one line."""

_name = TypeAdapter(Name)


def sound_name(name: str) -> str:
    """A name without needless white space; raises `AggregatorError` for one that is none."""
    try:
        return _name.validate_python(" ".join(name.split()))
    except ValidationError as error:
        raise AggregatorError(f"{shown(name)} is no name: {error.errors()[0]['msg']}") from None


def _check_password(value: object) -> object:
    # Whatever stands here may be somebody's password, so that no fault repeats it.
    if not isinstance(value, str) or not is_password_hash(value):
        raise wrong("this is no argon2id hash", "Set the password with 'aggregator users passwd NAME'")
    return value


class UserKeys(Section):
    """Somebody who may log in."""

    name: Name
    """What the user types to log in, and what stands in the history; no two have the same."""
    role: Role
    """reader sees everything, reviewer also decides, admin also changes what holds for everybody."""
    password: Annotated[
        str,
        BeforeValidator(_check_password),
        WithJsonSchema({"type": "string", "pattern": "^\\$argon2id\\$"}),
    ]
    """The argon2id hash of the password, as `aggregator users` writes it."""


class UsersFile(Section):
    """Who may log in to the desk."""

    users: tuple[UserKeys, ...]
    """Everybody who may log in."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a users file."""
    return schema_of(UsersFile, title="Users of the story aggregator")


def load_users(path: Path) -> tuple[User, ...]:
    """Everybody who may log in, nobody where there is no such file; raises ConfigError with all faults."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise refused(str(path), None, f"the file cannot be looked at: {error.strerror}", "Check the path") from None
    if stat.S_ISREG(mode) and stat.S_IMODE(mode) & ~(_MODE | stat.S_IXUSR):
        problem = f"others than its owner may use this file (its mode is {stat.S_IMODE(mode):04o})"
        raise refused(str(path), None, problem, f"Run 'chmod 600 {path}', as the user whom the service runs as")
    return _users_of(load(path))


def _users_of(document: YamlDocument) -> tuple[User, ...]:
    if document.data is None:
        return ()
    distinct = [(_SECTION, "name", folded)]
    declared = read_as(document, UsersFile, kinds={_SECTION: "user"}, distinct=distinct, begin="Begin with 'users:'")
    return tuple(User(name=user.name, role=user.role, password=user.password) for user in declared.users)


def add_user(path: Path, user: User) -> None:
    """Write a user into the file, which is created where there is none, for its owner alone.

    Raises ConfigError, and changes nothing, where the file is or would then be wrong, and `AggregatorError` where there
    is a user of that name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with editing_alone(path):
        if folded(user.name) in {folded(other.name) for other in load_users(path)}:
            raise AggregatorError(
                f"there is a user {shown(user.name)} already: 'aggregator users passwd' sets another password"
            )
        document = load(path) if path.exists() else parse(_NEW, file=str(path))
        if not document.data:
            document = parse(f"{document.text.rstrip()}\nusers: []\n".lstrip(), file=document.file)
        entry = {"name": user.name, "role": user.role.value, "password": user.password}
        edited = with_entries(document, _SECTION, [entry])
        _users_of(edited)
        write(path, edited.text, new_mode=_MODE)


def remove_user(path: Path, name: str) -> str:
    """Take a user out of the file; returns the name as it stood there. Raises NotFound and ConfigError."""
    with editing_alone(path):
        users, index = _find(path, name)
        write(path, without_entry(load(path), _SECTION, index).text, new_mode=_MODE)
    return users[index].name


def set_password(path: Path, name: str, password: str) -> None:
    """Write another hash for a user; raises NotFound and ConfigError."""
    with editing_alone(path):
        _, index = _find(path, name)
        edited = with_value(load(path), _SECTION, index, "password", password)
        _users_of(edited)
        write(path, edited.text, new_mode=_MODE)


def find_user(path: Path, name: str) -> User:
    """The user of a name; raises NotFound and ConfigError."""
    users, index = _find(path, name)
    return users[index]


def _find(path: Path, name: str) -> tuple[Sequence[User], int]:
    users = load_users(path)
    names = [folded(user.name) for user in users]
    if folded(name) not in names:
        raise NotFound("user", name)
    return users, names.index(folded(name))
