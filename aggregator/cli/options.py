"""Options that several commands have, and values that they read alike."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from aggregator.quantities import parse_moment

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def moment(text: str, now: datetime, option: str = "--since") -> datetime:
    """The time that an option names; raises BadParameter for what is none."""
    try:
        return parse_moment(text, now)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
