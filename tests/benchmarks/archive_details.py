"""What the stories of an archive say: details of the size that reading makes of real news, without the reading.

Invented words say nothing that a reader would find. So passages are cut from each story's articles where they happen to
stand, as many as are found in news of war and weather: a few in a story of two articles, hundreds in the largest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from aggregator.model import (
    Article,
    Bound,
    ClaimStatus,
    Development,
    EventClass,
    FigureRole,
    FigureValue,
    Form,
    Named,
    Passage,
    Precision,
    PrintedFigure,
    PrintedStatement,
    Stance,
    StatementKind,
    StoryDetails,
    StoryFigure,
    StoryKind,
    StoryStatement,
    TextField,
    When,
)
from storage import mapping

READ = 200
"""Articles of a story that are read at most, as the service does."""
_SENTENCES = 2
"""Of each article."""
_KINDS = {StoryKind.TALKS: 0.1, StoryKind.INCIDENT: 0.2, StoryKind.OTHER: 0.7}
_ARTICLE_ID = re.compile(r'("article_id": )(\d+)')
_SENTENCE = re.compile(r"[^.。]+[.。]?")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and when that was published."""

    passage: Passage
    published: datetime


def sentences(article_id: int, article: Article) -> list[Sentence]:
    """The first sentences of an article."""
    text, field = (article.text, TextField.TEXT) if article.text else (article.summary, TextField.SUMMARY)
    return [
        Sentence(
            Passage(article_id=article_id, field=field, start=found.start(), words=found.group()), article.sort_time
        )
        for found in islice(_SENTENCE.finditer(text), _SENTENCES)
    ]


@dataclass(frozen=True, slots=True)
class DetailsRow:
    """A story's details, as JSON, so that those of a retold story are soon made of them."""

    kind: StoryKind
    details: str

    def of_story(self, story_id: int, *, shift: int) -> dict[str, Any]:
        """The columns for a story whose articles' numbers are higher by so many."""
        shifted = _ARTICLE_ID.sub(lambda found: f"{found[1]}{int(found[2]) + shift}", self.details)
        return {
            "story_id": story_id,
            "due": False,
            "engine": "bench",
            "kind": self.kind,
            "details": json.loads(shifted),
        }


def details_row(told: Sequence[Sentence], chance: Random) -> DetailsRow:
    """Make up the details of a story from its sentences."""
    kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0]
    return DetailsRow(kind, json.dumps(mapping.encode(_details(kind, told, chance))))


def _details(kind: StoryKind, told: Sequence[Sentence], chance: Random) -> StoryDetails:
    articles = len({each.passage.article_id for each in told})
    return StoryDetails(
        kind=kind,
        event_class=EventClass(plover="ASSAULT", acled="") if kind is StoryKind.INCIDENT else None,
        kind_shown_by=tuple(_part(each.passage, 3, chance) for each in told[:2]),
        claim_status=ClaimStatus.REPORTED,
        claim_shown_by=(),
        happened=_when(told[0]) if told else None,
        happened_shown_by=tuple(each.passage for each in told[:1]),
        places=_named(told, chance, country="UA"),
        people=_named(told, chance),
        organisations=_named(told[::2], chance),
        timeline=tuple(_development(each, chance) for each in told[:: max(1, min(3, articles // 2))]),
        statements=tuple(_statement(each.passage, chance) for each in told[1::3]),
        figures=tuple(_figures(told[2::9], chance)),
        not_read=(),
        articles_read=articles,
    )


def _part(passage: Passage, words: int, chance: Random) -> Passage:
    """Some words in a row of a passage."""
    found = list(_WORD.finditer(passage.words))
    first = chance.randrange(max(1, len(found) - words))
    last = found[min(first + words, len(found)) - 1] if found else None
    start, end = (found[first].start(), last.end()) if last else (0, len(passage.words))
    return Passage(
        article_id=passage.article_id,
        field=passage.field,
        start=passage.start + start,
        words=passage.words[start:end],
    )


def _named(told: Sequence[Sentence], chance: Random, country: str | None = None) -> tuple[Named, ...]:
    names = (_part(each.passage, 2, chance) for each in told[:30])
    return tuple(Named(key=each.words.casefold(), name=each, articles=1, country=country) for each in names)


def _when(sentence: Sentence) -> When:
    day = (sentence.published - timedelta(days=1)).date()
    return When(day, day, Precision.DAY)


def _development(sentence: Sentence, chance: Random) -> Development:
    return Development(
        when=_when(sentence),
        is_saying=False,
        sentences=(sentence.passage,),
        dated_by=_part(sentence.passage, 2, chance),
        texts=1,
    )


def _statement(sentence: Passage, chance: Random) -> StoryStatement:
    printed = PrintedStatement(
        words=(_part(sentence, 6, chance),),
        sentence=sentence,
        speaker=_part(sentence, 2, chance),
        verb=_part(sentence, 1, chance),
        form=Form.QUOTATION,
        kind=StatementKind.SAID,
        stance=Stance.PLAIN,
    )
    return StoryStatement(printed=(printed,))


def _figures(told: Iterable[Sentence], chance: Random) -> Iterable[StoryFigure]:
    for sentence in told:
        printed = PrintedFigure(words=_part(sentence.passage, 2, chance), sentence=sentence.passage)
        value = FigureValue(value=float(chance.randint(2, 90)), upper=None, bound=Bound.EXACT, printed=(printed,))
        yield StoryFigure(role=FigureRole.WOUNDED, unit="people", values=(value,))
