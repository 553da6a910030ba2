"""What an article is about by its tolls: whom its opening counts as killed, hurt, missing or abducted, and drones.

So incidents are told in languages whose events are not read and whose tolls are. What is told behind 'after' is another
article's news, 'the council meets after an attack that killed 12'; who dies of an illness makes no incident.
"""
# ruff: noqa: RUF001 - letters of other alphabets are what it is about

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.reading import MAX_SHOWN, Subject
from aggregator.merging.printed import PrintedText
from aggregator.merging.words import word_set
from aggregator.model import FigureRole, StoryKind

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
_AFTER: Final = word_set("nach tras después après dopo após depois po после після بعد پس")
"""'After' in the languages whose tolls are read, where it stands before what it is about."""
_ILLNESS: Final = re.compile(
    r"""
    covid|coronav|коронав|virus|vírus|вирус|вірус|chol[eé]ra|c[oó]lera|холер|dengue|денге|[eé]bola|эбол|ебол
    |malari|paludisme|маляр|grippe|\bgripe|грипп|\bгрип|meningit|epid[eé]mi|эпидеми|епідемі
    |كوليرا|كورونا|فيروس|حصبة|کرونا|\bوبا\b|\bوباء\b|ویروس|新冠|病毒|疫情|霍乱|登革|感染|コロナ|ウイルス|コレラ
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What kills without an incident."""
_WORD: Final = re.compile(r"\w+")
_COMMA: Final = re.compile("[,\u060c]")


def subject_of_tolls(texts: Sequence[PrintedText], figures: Iterable[ToldFigure]) -> Subject | None:
    """An incident, where the title or the first sentence counts whom or what it struck; None where neither does."""
    openings = {text.field: text.opening(1) for text in texts}
    if any(_ILLNESS.search(span.of(text.text)) for text in texts for span in openings[text.field]):
        return None
    told = [
        (event, each.printed.sentence)
        for each in figures
        if (event := _event(each))
        and any(each.printed.words.start < opening.end for opening in openings[each.printed.words.field])
        and not _is_behind_after(each)
    ]
    if not told:
        return None
    event = min(event for event, _ in told)
    shown = tuple(dict.fromkeys(sentence for each, sentence in told if each is event))
    return Subject(kind=StoryKind.INCIDENT, event=event, shown_by=shown[:MAX_SHOWN])


def _event(figure: ToldFigure) -> Event | None:
    if figure.role is FigureRole.LAUNCHED and figure.unit == _DRONES:
        return Event.AIR_STRIKE
    return _EVENTS.get(figure.role)


def _is_behind_after(figure: ToldFigure) -> bool:
    """Whether 'after' stands before a count: behind a colon, and where the sentence begins with it to a comma."""
    words, sentence = figure.printed.words, figure.printed.sentence
    before = sentence.words[: words.start - sentence.start].casefold().rpartition(":")[2]
    opening, *rest = _COMMA.split(before, maxsplit=1)
    if rest and not _AFTER.isdisjoint(_WORD.findall(opening)[:1]):
        before = rest[0]
    return not _AFTER.isdisjoint(_WORD.findall(before))
