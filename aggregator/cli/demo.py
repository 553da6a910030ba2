"""`aggregator demo`: the service on a bundled newsroom."""

from __future__ import annotations

from typing import Annotated

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.output import progress_bar, say, show
from aggregator.demo import Demo, Filled


def demo(
    context: typer.Context,
    *,
    port: Annotated[int | None, typer.Option(help="Port of the review desk; a taken one is replaced.")] = None,
) -> None:
    """Run the service on a bundled newsroom, on this machine alone and without internet, until Ctrl-C."""
    shared = invocation(context)
    the_demo = Demo(shared.settings, port)
    with progress_bar("newsroom", None) as bar:

        def ready(address: str) -> None:
            if the_demo.replaced_port is not None:
                say(f"port {the_demo.replaced_port} is taken; another one is used")
            show(f"Review desk: {address}")

        def step(done: int, steps: int) -> None:
            bar.total(steps)
            bar.advance(note="publishing" if done < steps else "")

        def filled(result: Filled) -> None:
            bar.stop()
            say(
                f"{result.articles} articles of {result.outlets} feeds are {result.stories} stories "
                f"(taken in within {result.seconds:.0f} s). Ctrl-C ends the demo."
            )

        the_demo.run(ready=ready, step=step, filled=filled)
