"""The demo newsroom's articles, each with the story that it belongs to."""

from __future__ import annotations

from pathlib import Path

from aggregator.newsroom import read_newsroom
from aggregator.newsroom.content import Entry, Piece

NEWSROOM = Path(__file__).parents[2] / "config" / "newsroom"


def labelled() -> list[tuple[Piece, Entry]]:
    """All articles in order of publication, each as its feed prints it at last."""
    newsroom = read_newsroom(NEWSROOM)
    return [(piece, piece.entry(newsroom.steps[-1])) for piece in newsroom.pieces]
