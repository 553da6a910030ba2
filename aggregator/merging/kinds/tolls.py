"""What tolls tell of: whom a sentence counts as killed, hurt, missing or abducted, and drones.

In languages other than English they tell of incidents beside the words of events, which there are fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.kinds.cues import Toll
from aggregator.merging.kinds.events import Event
from aggregator.merging.language.sentences import Span
from aggregator.merging.language.toll_words import TOLL_WORDS
from aggregator.merging.printed import PrintedText
from aggregator.model import FigureRole

_EVENTS: Final[Mapping[FigureRole | None, Event]] = {
    FigureRole.ABDUCTED: Event.ABDUCTION,
    FigureRole.KILLED: Event.HARM,
    FigureRole.WOUNDED: Event.HARM,
    FigureRole.MISSING: Event.HARM,
    FigureRole.TRAPPED: Event.HARM,
    FigureRole.SHOT_DOWN: Event.INTERCEPTION,
}
_DRONES: Final = "drones"
"""Launched at somebody; missiles are launched for a test too."""


def tolls_of(text: PrintedText, sentence: Span, figures: Iterable[ToldFigure]) -> Iterator[Toll]:
    """The tolls of a sentence; none of English, whose words of harm are read for themselves."""
    if text.language not in TOLL_WORDS:
        return
    for figure in figures:
        words, event = figure.printed.words, _event(figure)
        if event and words.field is text.field and sentence.start <= words.start < sentence.end:
            yield Toll(event, words.start)


def _event(figure: ToldFigure) -> Event | None:
    if figure.role is FigureRole.LAUNCHED and figure.unit == _DRONES:
        return Event.AIR_STRIKE
    return _EVENTS.get(figure.role)
