"""Figures as they are read of texts, and those of stories."""

from __future__ import annotations

from datetime import datetime

from aggregator.merging.figures.reading import read_figures
from aggregator.merging.figures.told import ToldFigure
from aggregator.model import Bound, FigureAside, FigureReading, FigureRole, FigureValue, PrintedFigure, StoryFigure
from tests.support.make import passage
from tests.support.naming import text as printed_text


def read(text: str, published: datetime | None = None, *, language: str | None = "en") -> tuple[ToldFigure, ...]:
    """The figures that are read of a text."""
    return read_figures(printed_text(text, language), published)


def printed(words: str, sentence: str, *article_ids: int) -> tuple[PrintedFigure, ...]:
    """A figure as articles print it in one sentence."""
    return tuple(
        PrintedFigure(words=passage(words, each), sentence=passage(sentence, each)) for each in article_ids or (1,)
    )


def value(number: float, *article_ids: int, sentence: str = "", **relations: tuple[int, ...]) -> FigureValue:
    """A value that articles print, in the same sentence."""
    told = printed(f"{number:g}", sentence or f"{number:g} died", *article_ids)
    return FigureValue(value=number, upper=None, bound=Bound.EXACT, printed=told, **relations)


def aside(article_id: int, figure: FigureReading, decision_id: str = "d1") -> FigureAside:
    """What somebody has set aside in an article."""
    return FigureAside(article_id=article_id, figure=figure, decision_id=decision_id)


def killed(*values: FigureValue) -> StoryFigure:
    """How many were killed."""
    return StoryFigure(role=FigureRole.KILLED, unit="people", values=values)


def shown(text: str) -> list[tuple[str, float, Bound, str, FigureRole | None]]:
    """Its figures as (words, value, bound, unit, role)."""
    return [(each.printed.words.words, each.value, each.bound, each.unit, each.role) for each in read(text)]
