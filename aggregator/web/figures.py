"""A figure as a form names it."""

from __future__ import annotations

from pydantic import TypeAdapter

from aggregator.model import FigureReading

_ADAPTER = TypeAdapter(FigureReading)


def figure_as_text(figure: FigureReading) -> str:
    """What was read of a figure, for a form to send back."""
    return _ADAPTER.dump_json(figure).decode()


def figure_in(text: str) -> FigureReading:
    """What was read of the figure that a form sends back; raises `ValueError` where it names none."""
    return _ADAPTER.validate_json(text)
