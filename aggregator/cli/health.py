"""`aggregator health`: asks the running service how it is, for supervisors that can only run a command."""

from __future__ import annotations

import http.client
from typing import Annotated

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, say, show

_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what it is told to listen on, and asked at
_WITHIN = 5.0


def health(
    context: typer.Context,
    *,
    ready: Annotated[bool, typer.Option("--ready", help="Ask whether it can work, not only whether it lives.")] = False,
) -> None:
    """Ask the service of these settings, on this machine, whether it lives; exit code 1 where it does not say so."""
    settings = invocation(context).settings(quiet=True)
    own = settings.metrics.port is not None
    host, port = (settings.metrics.host, settings.metrics.port) if own else (settings.web.host, settings.web.port)
    host = _ANYWHERE.get(host, host)
    connection = http.client.HTTPConnection(host, port, timeout=_WITHIN)
    try:
        connection.request("GET", "/readyz" if ready else "/healthz")
        answer = connection.getresponse()
        told = answer.read(1_000).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException) as error:
        elsewhere = "" if own else ". A process without a desk is asked at metrics.port, which these settings have not"
        say(f"nothing answers at {host} port {port}: {getattr(error, 'strerror', None) or error}{elsewhere}")
        raise typer.Exit(Exit.FAILED) from None
    finally:
        connection.close()
    if answer.status != http.client.OK:
        say(told)
        raise typer.Exit(Exit.FAILED)
    show(told)
