"""Dates without a year in articles that do not say when they are from: the story's other articles tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from aggregator.merging.language.numerals import tokens
from aggregator.merging.language.sentences import Span
from aggregator.merging.language.time_words import MONTHS
from aggregator.merging.printed import PrintedText
from aggregator.merging.timeline.merging import ArticleTimeline, ToldDate
from aggregator.merging.timeline.reading import read_timeline

_SPAN: Final = timedelta(days=60)
"""How far the dated articles of a story may lie apart for it to be of one time."""


def dated_by_story(
    timelines: Sequence[ArticleTimeline], languages: Mapping[int, str | None], published: Sequence[datetime]
) -> list[ArticleTimeline]:
    """The timelines of a story, those of undated articles with the dates that its time makes plain.

    `languages` has the undated articles with their languages; `published` is when the others were. 'On 15 November' is
    the one nearest to them; a weekday remains undated, for the article may have been written in any week.
    """
    times = sorted(published)
    if not languages or not times or times[-1] - times[0] > _SPAN:
        return list(timelines)
    middle = times[len(times) // 2]
    return [
        replace(each, told=tuple(_dated(told, languages[each.article_id], middle) for told in each.told))
        if each.article_id in languages
        else each
        for each in timelines
    ]


def _dated(told: ToldDate, language: str | None, time: datetime) -> ToldDate:
    words = told.words.words
    if told.when or not any(token.low in MONTHS for token in tokens(words, Span(0, len(words)))):
        return told
    at = told.words.start - told.sentence.start
    sentence = PrintedText(
        article_id=told.sentence.article_id, field=told.sentence.field, text=told.sentence.words, language=language
    )
    read = read_timeline(sentence, time, timedelta())
    return next((replace(told, when=each.when) for each in read if each.words.start == at and each.when), told)
