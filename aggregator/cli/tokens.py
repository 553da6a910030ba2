"""`aggregator tokens`: what programs show instead of logging in."""

from __future__ import annotations

from typing import Annotated

import typer

from aggregator.access import make_token, revoke_token, sound_name
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import say, show, show_json, show_table, when
from aggregator.model import Role

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="What the token is for; what it decides stands in the history under this.")]


@app.command("add")
def add(
    context: typer.Context,
    name: Name,
    *,
    role: Annotated[Role, typer.Option(help="reader sees everything, reviewer decides, admin may do all.")],
) -> None:
    """Make a token and print it, this once; programs send it as 'Authorization: Bearer TOKEN'."""
    name = sound_name(name)
    with invocation(context).application(quiet=True) as app_:
        secret = make_token(app_.database, name, role, now=app_.clock.now())
    show(secret)
    say("keep it: only its hash is stored, so that it cannot be shown again")


@app.command("list")
def list_tokens(context: typer.Context, *, as_json: AsJson = False) -> None:
    """All tokens by name, with role and last use; never the tokens themselves."""
    with invocation(context).application(quiet=True) as app_, app_.database.read() as uow:
        tokens = uow.access.tokens()
    if not tokens:
        say("there are no tokens")
    if as_json:
        show_json(
            [{"name": token.name, "role": token.role, "made": token.made, "used": token.used} for token in tokens]
        )
    else:
        rows = [(token.name, token.role, when(token.made), when(token.used)) for token in tokens]
        show_table(["name", "role", "made", "last used"], rows)


@app.command("revoke")
def revoke(context: typer.Context, name: Name) -> None:
    """Make a token worthless at once."""
    with invocation(context).application(quiet=True) as app_:
        revoke_token(app_.database, name)
    say(f"{name} is revoked")
