"""Commands that are loaded when they are asked for, so that none waits for what another one needs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

PLAIN: Mapping[str, Any] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
"""How every part of the program talks."""


class Later(NamedTuple):
    """A command, or a group of them, that is loaded later."""

    place: str
    """Where it is in this package, such as 'service:run': a module, and its function or its Typer."""
    told: str = ""
    """What the help of its group says of it; where that is nothing, it is loaded to be asked."""

    def loaded(self, name: str) -> Any:
        """The command itself under its name."""
        module, _, attribute = self.place.partition(":")
        found = getattr(import_module(f"{__package__}.{module}"), attribute)
        around = typer.Typer(**PLAIN)
        if isinstance(found, typer.Typer):
            around.add_typer(found, name=name, help=self.told)
        else:
            around.command(name)(found)
        return get_group(around).commands[name]


class LazyGroup(TyperGroup):
    """A group whose commands are in `later`; a subclass is the `cls` of a `typer.Typer` that has no others."""

    later: ClassVar[Mapping[str, Later]]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # What the help and the guess at a slip of the pen need to know.
        self.commands = {name: TyperCommand(name, help=each.told) for name, each in self.later.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments begin with, loaded."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else self.later[name].loaded(name), rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands."""
        self.commands.update({name: each.loaded(name) for name, each in self.later.items() if not each.told})
        super().format_commands(ctx, formatter)
