"""Users and tokens on the command line, and a running service that asks for them."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from aggregator.access import User, add_user, load_users
from aggregator.model import Role
from tests.support.access import PASSWORDS
from tests.support.processes import ROOT, Program, options, quick_settings
from tests.support.shell import Shell

SECRET = "rain on the old quay"
USERS = Path("config/users.yaml")


def add(shell: Shell, name: str, role: str = "reviewer", password: str = SECRET) -> None:
    done = shell("users", "add", name, "--role", role, "--password-stdin", stdin=f"{password}\n".encode())
    assert done.code == 0, done.err


def test_users_are_added_listed_given_new_passwords_and_removed(shell: Shell) -> None:
    added = shell("users", "add", "Rea  Lind", "--role", "reader", "--password-stdin", stdin=SECRET.encode())
    assert added.code == 0
    assert added.err.splitlines() == [
        f"Rea Lind added to {USERS} as reader",
        "from now on the desk asks everybody to log in",
    ]
    add(shell, "Ada", "admin")
    assert shell("users", "list").out == "Rea Lind\treader\nAda\tadmin\n"
    assert json.loads(shell("users", "list", "--json").out) == [
        {"name": "Rea Lind", "role": "reader"},
        {"name": "Ada", "role": "admin"},
    ]
    [before, _] = load_users(USERS)
    changed = shell("users", "passwd", "rea lind", "--password-stdin", stdin=b"another one altogether\n")
    assert changed.line == "Rea Lind has a new password, and is logged out everywhere"
    [after, ada] = load_users(USERS)
    assert before.password_mark != after.password_mark
    assert (after.role, ada.role) == (Role.READER, Role.ADMIN)
    assert shell("users", "remove", "Rea Lind").line == f"Rea Lind removed from {USERS}"
    assert [user.name for user in load_users(USERS)] == ["Ada"]
    assert SECRET not in USERS.read_text()
    assert USERS.stat().st_mode & 0o777 == 0o600


def test_the_users_file_is_beside_the_feeds_or_where_the_setting_says(shell: Shell) -> None:
    for given, path in (
        (("--feeds", "here/feeds.yaml"), Path("here/users.yaml")),
        (("--set", "web.users_file=there.yaml"), Path("there.yaml")),
    ):
        done = shell(*given, "users", "add", "Ada", "--role", "admin", "--password-stdin", stdin=SECRET.encode())
        assert done.code == 0
        assert path.is_file()


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "told"),
    [
        (("add", "Ada", "--role", "admin"), b"", 1, "no terminal to ask for the password at: use --password-stdin"),
        (("add", "Ada", "--role", "admin", "--password-stdin"), b"short\n", 1, "will not do: it has 5 characters"),
        (("add", "Ada", "--role", "admin", "--password-stdin"), b"", 1, "will not do: it has 0 characters"),
        (("add", "A\ada", "--role", "admin", "--password-stdin"), SECRET.encode(), 1, "is no name"),
        (("add", "Ada", "--role", "boss", "--password-stdin"), SECRET.encode(), 2, "'boss' is not one of"),
        (("add", "Ada", "--password-stdin"), SECRET.encode(), 2, "--role"),
        (("remove", "Ada"), b"", 1, "there is no user Ada"),
        (("passwd", "Ada", "--password-stdin"), SECRET.encode(), 1, "there is no user Ada"),
    ],
)
def test_what_cannot_be_done_with_users_is_told_in_one_line(
    shell: Shell, arguments: tuple[str, ...], stdin: bytes, code: int, told: str
) -> None:
    ended = shell("users", *arguments, stdin=stdin)
    assert ended.code == code
    assert told in ended.line
    assert not USERS.exists()


def test_without_users_the_list_says_what_that_means(shell: Shell) -> None:
    assert "asks nobody to log in and is served on loopback alone" in shell("users", "list").line


def test_a_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    terminal, its_end = pty.openpty()
    command = [sys.executable, "-m", "aggregator", "users", "add", "Ada", "--role", "admin"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
        start_new_session=True,
    ) as process:
        os.close(its_end)
        told = ""
        for asked in ("Password: ", "Repeat for confirmation: "):
            while asked not in told:
                told += os.read(terminal, 1000).decode()
            os.write(terminal, f"{SECRET}\n".encode())
        while "log in" not in told:
            told += os.read(terminal, 1000).decode()
        assert process.wait(30) == 0
    os.close(terminal)
    assert SECRET not in told
    assert [user.name for user in load_users(tmp_path / USERS)] == ["Ada"]


def test_tokens_are_made_once_shown_listed_and_revoked(shell: Shell) -> None:
    assert shell("db", "upgrade").code == 0
    made = shell("tokens", "add", "wall display", "--role", "reader")
    assert re.fullmatch(r"aggregator_[A-Za-z0-9_-]{43}\n", made.out)
    assert "only its hash is stored" in made.line
    listed = shell("tokens", "list")
    assert listed.out.startswith("wall display\treader\t")
    assert listed.out.endswith("\t-\n")
    [told] = json.loads(shell("tokens", "list", "--json").out)
    assert (told["name"], told["role"], told["used"]) == ("wall display", "reader", None)
    assert made.out.strip() not in listed.out + str(told)
    assert "there is a token 'wall display' already" in shell("tokens", "add", "wall display", "--role", "admin").line
    assert shell("tokens", "revoke", "wall display").line == "wall display is revoked"
    none = shell("tokens", "list")
    assert (none.out, none.line) == ("", "there are no tokens")
    assert json.loads(shell("tokens", "list", "--json").out) == []
    assert "there is no token wall display" in shell("tokens", "revoke", "wall display").line


# ---------------------------------------------------------------- the running service


def settings_in(folder: Path) -> dict[str, object]:
    (folder / "feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    return quick_settings(folder)


def test_a_service_that_others_could_reach_does_not_start_without_users(shell: Shell, tmp_path: Path) -> None:
    ended = shell(*options(settings_in(tmp_path)), "run", "--host", "0.0.0.0")
    assert ended.code == 2
    assert "web.host: 0.0.0.0 can be reached from other machines" in ended.line
    assert "'aggregator users add NAME --role admin'" in ended.line
    assert not (tmp_path / "demo.db").exists(), "nothing was touched"


def test_a_service_with_a_faulty_users_file_does_not_start(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "users.yaml").write_text("users: [Ada]\n", encoding="utf-8")
    (tmp_path / "users.yaml").chmod(0o600)
    ended = shell(*options(settings_in(tmp_path)), "run")
    assert ended.code == 2
    assert f"{tmp_path}/users.yaml:1: user 1: 'Ada' is not a section" in ended.line


class Visit:
    """A browser at a running desk, behind a proxy or not."""

    def __init__(self, desk: str, **headers: str) -> None:
        self._desk, self._headers = desk, headers
        self.jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[int, str, list[str]]:
        """The status, text and cookies of a page, redirects followed."""
        return self._open(Request(self._desk + path, headers=self._headers))

    def post(self, path: str, **form: str) -> tuple[int, str, list[str]]:
        """The same after sending a form."""
        return self._open(Request(self._desk + path, urlencode(form).encode(), self._headers))

    def log_in(self, name: str, password: str) -> tuple[int, str, list[str]]:
        """The page that follows the log-in form."""
        found = re.search(r'name="form_token" value="(\w+)"', self.get("/login")[1])
        assert found
        return self.post("/login", name=name, password=password, form_token=found[1])

    def _open(self, request: Request) -> tuple[int, str, list[str]]:
        try:
            answer = self._opener.open(request, timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            return answer.status or 0, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []


@pytest.fixture(scope="module", params=["127.0.0.1/32", ""], ids=["proxy trusted", "no proxy"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Program]]:
    folder = tmp_path_factory.mktemp("guarded")
    settings = settings_in(folder) | {"web.trusted_proxies": [request.param] if request.param else []}
    add_user(folder / "users.yaml", User(name="Ada", role=Role.ADMIN, password=PASSWORDS.hash(SECRET)))
    with Program(*options(settings), "run", folder=folder) as program:
        yield request.param, program
        assert program.stop() == 0
        assert SECRET not in program.err + program.out


def test_a_running_desk_with_users_lets_in_who_has_a_password(running: tuple[str, Program]) -> None:
    _, program = running
    visit = Visit(program.desk())
    assert "<h1>Log in</h1>" in visit.get("/feeds")[1]
    assert "The name or the password is wrong" in visit.log_in("Ada", "wrong")[1]
    status, page, _ = visit.log_in("Ada", SECRET)
    assert (status, "<b>Ada</b>" in page) == (200, True)
    program.wait_until(lambda: '"logged in"' in program.err)
    lines = [json.loads(line) for line in program.err.splitlines()]
    assert {line["user"] for line in lines if line["message"] in {"logged in", "log-in failed"}} == {"Ada"}


def test_what_a_proxy_says_is_believed_only_of_those_that_the_setting_names(running: tuple[str, Program]) -> None:
    trusted, program = running
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
    _, _, cookies = Visit(program.desk(), **headers).get("/login")
    assert [cookie.startswith("__Host-visit=") and "; Secure" in cookie for cookie in cookies] == [bool(trusted)]
    Visit(program.desk(), **{"X-Forwarded-For": "203.0.113.7"}).log_in("Ada", "wrong again")
    address = "203.0.113.7" if trusted else "127.0.0.1"
    program.wait_until(lambda: f'"address": "{address}"' in program.err)
    assert ("203.0.113.7" in program.err) is bool(trusted)
