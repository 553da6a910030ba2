"""`aggregator config`: the settings in force."""

from __future__ import annotations

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import show_json, show_table
from aggregator.settings import effective

app = typer.Typer(no_args_is_help=True)


@app.command("show")
def show_config(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Every setting, its value in force, and where that came from."""
    rows = effective(invocation(context).settings())
    if as_json:
        show_json({row.key: {"value": row.value, "source": row.source} for row in rows})
    else:
        show_table(["setting", "value", "from"], [(row.key, _written(row.value), row.source) for row in rows])


def _written(value: object) -> str:
    if value is None:
        return "null"
    return ", ".join(map(str, value)) or "[]" if isinstance(value, list) else str(value)
