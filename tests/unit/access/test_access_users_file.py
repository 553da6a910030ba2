"""users.yaml: read strictly, edited gently, followed while the service runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import jsonschema
import pytest

from aggregator.access import (
    FollowedUsers,
    User,
    add_user,
    load_users,
    refuse_open_door,
    remove_user,
    set_password,
    sound_name,
)
from aggregator.errors import AggregatorError, ConfigError, NotFound
from aggregator.logs.secrets import without_secrets
from aggregator.model import Role
from aggregator.shipped import shipped
from aggregator.yaml_document import editing_alone, load
from tests.support.access import PASSWORDS, users_in

HASH = PASSWORDS.hash("the same for all of them")
OTHER = PASSWORDS.hash("and another one")

KEPT = f"""\
# Night desk first.
users:
  - name: Ana Petrović   # until spring
    role: admin
    password: {HASH}

  # Weekend
  - password: {HASH}
    role: reader
    name: Ben
    # the end of Ben
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "users.yaml"


def written(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def faults(path: Path, text: str, mode: int = 0o600) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_users(written(path, text, mode))
    return [str(fault).removeprefix(f"{path}") for fault in caught.value.faults]


def test_without_a_file_or_in_an_empty_one_there_are_no_users(path: Path) -> None:
    assert load_users(path) == ()
    assert load_users(written(path, "# nobody yet\n")) == ()
    assert load_users(written(path, "users: []\n")) == ()


def test_a_file_is_created_for_its_owner_alone(path: Path) -> None:
    below = path.parent / "new" / "users.yaml"
    add_user(below, User(name="Ana", role=Role.ADMIN, password=HASH))
    assert below.stat().st_mode & 0o777 == 0o600
    assert load_users(below) == (User(name="Ana", role=Role.ADMIN, password=HASH),)


def test_a_folder_in_its_place_is_told_as_one(path: Path) -> None:
    """As container engines make one where a file that is to be mounted is missing."""
    path.mkdir()
    with pytest.raises(ConfigError, match="this is a folder"):
        load_users(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_may_use_is_refused_with_what_to_run(path: Path, mode: int) -> None:
    [told] = faults(path, KEPT, mode)
    assert told.startswith(f": others than its owner may use this file (its mode is {mode:04o})")
    assert f"chmod 600 {path}" in told


def test_adding_removing_and_setting_passwords_leaves_every_other_line_alone(path: Path) -> None:
    written(path, KEPT)
    add_user(path, User(name="Cem", role=Role.REVIEWER, password=HASH))
    assert path.read_text() == f"{KEPT}  - name: Cem\n    role: reviewer\n    password: {HASH}\n"
    set_password(path, "ben", OTHER)
    assert path.read_text().startswith(KEPT.replace(f"- password: {HASH}", f"- password: {OTHER}"))
    set_password(path, "ANA  petrović", OTHER)
    assert path.read_text().count(OTHER) == 2
    assert remove_user(path, "ANA PETROVIĆ") == "Ana Petrović"
    assert remove_user(path, "Cem") == "Cem"
    assert [user.name for user in load_users(path)] == ["Ben"]
    assert "# Weekend" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert remove_user(path, "Ben") == "Ben"
    assert load_users(path) == ()
    add_user(path, User(name="Dov", role=Role.READER, password=HASH))
    assert [user.name for user in load_users(path)] == ["Dov"]


@pytest.mark.parametrize("text", ["", "# who may log in\n", "users: []", "users:\n  []\n"])
def test_the_first_user_can_be_added_to_a_file_without_any(path: Path, text: str) -> None:
    if text == "users:\n  []\n":
        with pytest.raises(ConfigError, match="Edit the file by hand"):
            add_user(written(path, text), User(name="Ana", role=Role.ADMIN, password=HASH))
        return
    add_user(written(path, text), User(name="Ana", role=Role.ADMIN, password=HASH))
    assert [user.name for user in load_users(path)] == ["Ana"]


def test_a_second_user_of_one_name_is_refused(path: Path) -> None:
    written(path, KEPT)
    with pytest.raises(AggregatorError, match="there is a user 'BEN' already: 'aggregator users passwd'"):
        add_user(path, User(name="BEN", role=Role.ADMIN, password=HASH))
    assert path.read_text() == KEPT


def test_an_unknown_user_is_told(path: Path) -> None:
    for change in (lambda: remove_user(path, "Zoë"), lambda: set_password(path, "Zoë", HASH)):
        with pytest.raises(NotFound, match="there is no user Zoë"):
            change()


def test_every_fault_is_named_with_its_line_and_remedy(path: Path) -> None:
    text = f"users:\n  - name: Ana\n    rôle: admin\n    password: {HASH}\n  - role: boss\n    name: aNA\n"
    assert faults(path, text) == [
        ":2: user 'Ana' role: it is missing. Add 'role: ...'",
        ":3: user 'Ana' rôle: this key is not known. Did you mean 'role'?",
        ":5: user 'aNA' role: 'boss' is not one of the choices. Write reader, reviewer or admin",
        ":5: user 'aNA' password: it is missing. Add 'password: ...'",
        ":6: user 'aNA' name: the same name as user 'Ana' in line 2. Take one of them out or rename it",
    ]


def test_a_file_that_has_one_name_twice_and_no_other_fault_is_refused(path: Path) -> None:
    [told] = faults(path, KEPT.replace("Ben", "ANA PETROVIĆ"))
    assert "user 'ANA PETROVIĆ' name: the same name as user 'Ana Petrović' in line 3" in told


@pytest.mark.parametrize(
    "edit",
    [
        lambda path: add_user(path, User(name="Cem", role=Role.READER, password="in the open")),
        lambda path: set_password(path, "Ben", "in the open"),
    ],
)
def test_what_would_make_the_file_wrong_is_not_written(path: Path, edit: Callable[[Path], object]) -> None:
    written(path, KEPT)
    with pytest.raises(ConfigError, match="no argon2id hash"):
        edit(path)
    assert path.read_text(encoding="utf-8") == KEPT


@pytest.mark.parametrize(
    "value", ["correct horse battery", "12345678", "[hunter2]", "$argon2i$v=19$m=8,t=1,p=1$YWE$YWE"]
)
def test_a_password_that_stands_in_the_file_is_refused_and_never_told(path: Path, value: str) -> None:
    [told] = faults(path, f"users:\n  - name: Ana\n    role: admin\n    password: {value}\n")
    assert told == (
        ":4: user 'Ana' password: this is no argon2id hash. Set the password with 'aggregator users passwd NAME'"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- Ana\n", "not made of sections"),
        ("people: []\n", "not known"),
        ("users: Ana\n", "not a list"),
        ("users: [Ana]\n", "user 1"),
        ("users: [\n", "not valid YAML"),
    ],
)
def test_a_file_of_another_shape_is_told(path: Path, text: str, told: str) -> None:
    assert told in "\n".join(faults(path, text))


def test_the_schema_accepts_what_the_program_writes(tmp_path: Path) -> None:
    described = json.loads(shipped("schema/users.schema.json").read_text(encoding="utf-8"))
    data = load(users_in(tmp_path)).data
    jsonschema.validate(data, described)
    data["users"][0]["password"] = "in the open"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, described)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x07b", "a\u202eb"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(AggregatorError, match="is no name"):
        sound_name(name)


def test_a_hash_is_not_in_what_is_printed_of_a_user() -> None:
    assert HASH not in repr(User(name="Ana", role=Role.ADMIN, password=HASH))


def test_a_changed_file_is_followed(path: Path) -> None:
    users = FollowedUsers(written(path, KEPT))
    assert users.find(" BEN ") is not None
    remove_user(path, "Ben")
    assert users.find("Ben") is None
    add_user(path, User(name="Zoë", role=Role.READER, password=HASH))
    assert users.find("ZOË") == User(name="Zoë", role=Role.READER, password=HASH)
    assert len(users) == 2


def test_a_faulty_file_leaves_the_users_as_they_were_and_is_told_once(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    users = FollowedUsers(written(path, KEPT))
    written(path, "users: [oops\n")
    assert users.find("Ben") is not None
    assert users.find("Ben") is not None
    assert caplog.text.count("the users before it stay in force") == 1
    path.write_text(KEPT.replace("Ben", "Bea"), encoding="utf-8")
    assert users.find("Ben") is None


def test_a_file_that_vanishes_lets_nobody_in_and_is_remembered(path: Path) -> None:
    users = FollowedUsers(written(path, KEPT))
    path.unlink()
    assert len(users) == 0
    assert users.ever


def test_a_first_file_that_cannot_be_used_opens_the_desk_to_nobody(path: Path) -> None:
    users = FollowedUsers(path)
    assert (len(users), users.ever) == (0, False)
    written(path, "users: [oops\n")
    assert (len(users), users.ever) == (0, True)


def test_a_faulty_file_is_refused_at_the_start(path: Path) -> None:
    with pytest.raises(ConfigError):
        FollowedUsers(written(path, "users: 3\n"))


def test_a_file_that_may_not_be_looked_at_is_told(path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be looked at"):
        load_users(written(path, "") / "users.yaml")


def test_a_desk_without_users_is_refused_where_others_could_reach_it(path: Path) -> None:
    users = FollowedUsers(path)
    with pytest.raises(ConfigError, match=r"0\.0\.0\.0 can be reached .*'aggregator users add NAME --role admin'"):
        refuse_open_door(users, host="0.0.0.0", also_reached_by=())
    refuse_open_door(users, host="127.0.0.1", also_reached_by=())
    refuse_open_door(FollowedUsers(written(path, KEPT)), host="0.0.0.0", also_reached_by=())


def test_a_desk_without_users_that_has_further_names_is_warned_of(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    refuse_open_door(FollowedUsers(path), host="127.0.0.1", also_reached_by=("desk.example",))
    assert "asks nobody for a password; add a user" in without_secrets(caplog.text)


@pytest.mark.parametrize(
    "edit",
    [
        lambda path: add_user(path, User(name="Cem", role=Role.READER, password=HASH)),
        lambda path: remove_user(path, "Ben"),
        lambda path: set_password(path, "Ben", OTHER),
    ],
)
def test_whoever_edits_waits_for_another_edit_to_be_written(path: Path, edit: Callable[[Path], object]) -> None:
    written(path, KEPT)
    other = Thread(target=edit, args=(path,))
    with editing_alone(path):
        other.start()
        other.join(0.2)
        assert (other.is_alive(), path.read_text(encoding="utf-8")) == (True, KEPT)
    other.join()
    assert path.read_text(encoding="utf-8") != KEPT
