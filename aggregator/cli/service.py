"""`aggregator run`: the service."""

from __future__ import annotations

from typing import Annotated

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.output import announce
from aggregator.running import Service, listen


def run(
    context: typer.Context,
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the review desk.")] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE", help="poll, group or web; may be given several times (default: all three)."),
    ] = None,
) -> None:
    """Run the service: poll feeds, group articles, serve the review desk, until SIGTERM or Ctrl-C.

    With a PostgreSQL database several processes can share this, on one machine or several: any number that poll or
    serve the desk, and several that group, of which one is at work and the others stand by.
    """
    arguments = {"web.host": host, "web.port": port, "service.roles": role or None}
    with invocation(context).application(arguments, polling=True, metered=True) as app:
        web = app.settings.web
        service = Service(app, listening=lambda: listen(web.host, web.port))
        without_desk = f"Running without a desk: {', '.join(app.settings.service.roles)}"
        service.run(ready=lambda address: announce(f"Review desk: {address}" if address else without_desk))
