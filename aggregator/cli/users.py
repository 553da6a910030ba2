"""`aggregator users`: who may log in to the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from aggregator.access import (
    Passwords,
    User,
    add_user,
    find_user,
    load_users,
    password_fault,
    remove_user,
    set_password,
    sound_name,
)
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import say, show_json, show_table, standard_input
from aggregator.errors import AggregatorError
from aggregator.model import Role

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="What the user types to log in, and what stands in the history.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]


@app.command("add")
def add(
    context: typer.Context,
    name: Name,
    *,
    role: Annotated[Role, typer.Option(help="reader sees everything, reviewer decides, admin may do all.")],
    password_stdin: FromStdin = False,
) -> None:
    """Write a user into the users file, with a password that is asked for twice; the desk then asks for a log-in."""
    path = invocation(context).settings().users_file
    known = len(load_users(path))
    name = sound_name(name)
    password = _asked(name, from_stdin=password_stdin)
    add_user(path, User(name=name, role=role, password=Passwords().hash(password)))
    say(f"{name} added to {path} as {role}")
    if not known:
        say("from now on the desk asks everybody to log in")


@app.command("list")
def list_users(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Who may log in, with which role."""
    path = invocation(context).settings().users_file
    users = load_users(path)
    if not users:
        say(f"{path} has no users, so that the desk asks nobody to log in and is served on loopback alone")
    if as_json:
        show_json([{"name": user.name, "role": user.role} for user in users])
    else:
        show_table(["name", "role"], [(user.name, user.role) for user in users])


@app.command("remove")
def remove(context: typer.Context, name: Name) -> None:
    """Take a user out of the users file; whoever is logged in under that name is logged out at once."""
    path = invocation(context).settings().users_file
    say(f"{remove_user(path, name)} removed from {path}")


@app.command("passwd")
def passwd(context: typer.Context, name: Name, *, password_stdin: FromStdin = False) -> None:
    """Set another password, asked for twice; whoever is logged in under that name is logged out at once, everywhere."""
    path = invocation(context).settings().users_file
    user = find_user(path, name)
    password = _asked(user.name, from_stdin=password_stdin)
    set_password(path, user.name, Passwords().hash(password))
    say(f"{user.name} has a new password, and is logged out everywhere")


def _asked(name: str, *, from_stdin: bool) -> str:
    """A new password; raises `AggregatorError` where it will not do, or nobody can be asked."""
    if from_stdin:
        password = standard_input().readline().rstrip("\r\n")
    elif sys.stdin is not None and sys.stdin.isatty():
        password = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        raise AggregatorError("there is no terminal to ask for the password at: use --password-stdin")
    fault = password_fault(password, name)
    if fault is not None:
        raise AggregatorError(f"this password will not do: {fault}")
    return password
