"""A desk's database as it is after years: articles in several scripts, their stories, and what people have decided.

Articles are made-up news (`newswire`) in order of time; several of its events are one story, and some stories have a
thousand articles. Beyond some size the same year is told again, as other articles in other stories. The same sizes give
the same database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from aggregator.model import Article
from tests.benchmarks.archive_details import Sentence
from tests.benchmarks.newswire import Report, outlet_name, reports
from tests.benchmarks.scripts import LANGUAGES, written_in
from tests.benchmarks.vocabulary import villages

TOPICS = {"everyday": 0.3, "frequent": 0.05, "rare": 0.002, "hardly ever": 0.000_05}
"""Topics, and the share of stories that fall under each."""
_TOLD = 50_000
"""Articles that are made up; a fiftieth of them, a thousand, are one story."""
_SPAN = timedelta(days=365)
_UNGROUPED = 20
_REVISED = 0.03
_WHOLE = 0.5
"""The share of articles that come with their text and not with a summary alone."""
_ASKED, _CONFIRMED, _DISMISSED, _CHANGED = 0.08, 0.1, 0.05, 0.01
"""Shares of stories: with an open question, and as people have left them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large an archive is."""

    articles: int
    stories: int

    @property
    def told(self) -> Size:
        """The part that is made up; it is told again until there are enough."""
        articles = min(self.articles, _TOLD)
        return Size(articles=articles, stories=max(2, self.stories * articles // self.articles))

    @property
    def times(self) -> int:
        """How often that part is told."""
        return self.articles // self.told.articles


@dataclass(slots=True, kw_only=True)
class Told:
    """What is kept of a story while its articles are made."""

    articles: list[tuple[int, datetime]] = field(default_factory=list)
    outlets: set[int] = field(default_factory=set)
    headline: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    """What its details are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article with its number, feed and story."""

    id: int
    outlet: int
    story: int | None
    article: Article
    older: str | None
    """The title before it was revised."""


def language_of(outlet: int) -> str:
    """The language that an outlet prints in."""
    return LANGUAGES[outlet % len(LANGUAGES)]


def articles(size: Size, *, until: datetime, chance: Random) -> Iterator[Made]:
    """Yield articles in order of time, numbered from 1."""
    names = villages()
    for number, each in enumerate(reports(size.articles, until=until, span=_SPAN), start=1):
        language = language_of(each.outlet)
        # A name of its own gives each article a rare word.
        text = f"{each.text} Near {chance.choice(names)}{chance.choice(names).lower()}."
        report = replace(each, title=written_in(language, each.title), text=written_in(language, text))
        article = _article(report, number, chance)
        older = f"{article.title} (first report)" if chance.random() < _REVISED else None
        story = None if number > size.articles - _UNGROUPED else _story(size, report, number)
        yield Made(id=number, outlet=report.outlet, story=story, article=article, older=older)


def _story(size: Size, report: Report, number: int) -> int:
    """The large story is the first, and takes every fiftieth article."""
    return 1 if number % 50 == 0 else 2 + report.event % (size.stories - 1)


def _article(report: Report, number: int, chance: Random) -> Article:
    language = language_of(report.outlet)
    whole = chance.random() < _WHOLE
    publisher = outlet_name(report.outlet)
    host = f"outlet-{report.outlet}.example"
    link = f"https://{host}/news/{report.published:%Y/%m/%d}/{number}"
    return Article(
        guid_key=_key(f"guid {number}"),
        link_key=_key(link),
        content_key=_key(report.text),
        link=link,
        canonical_link=link.removeprefix("https://"),
        title=report.title,
        summary=report.text[:200].rpartition(" ")[0] if whole else report.text,
        text=report.text if whole else "",
        html=f"<p>{report.text}</p>",
        published=report.published,
        sort_time=report.published,
        language=language,
        publisher=publisher,
        publisher_host=host,
    )


def _key(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def story_row(story_id: int, told: Told, *, chance: Random, until: datetime) -> dict[str, Any]:
    """A story's columns; its record is made of what was told."""
    state, reviewed = "open", None
    if (drawn := chance.random()) < _CONFIRMED + _DISMISSED:
        state, reviewed = ("confirmed" if drawn < _CONFIRMED else "dismissed"), until
    times = [moment for _, moment in told.articles]
    first, last = min(times), max(times)
    outline = {
        "headline": told.headline,
        "headline_article_id": told.articles[0][0],
        "articles": len(told.articles),
        "publishers": len(told.outlets),
        "families": len(told.outlets),
        "independent_texts": max(1, len(told.outlets) * 2 // 3),
        "first_published": first.isoformat(),
        "last_published": last.isoformat(),
        "languages": sorted({language_of(outlet) for outlet in told.outlets}),
    }
    return {
        "id": story_id,
        "state": state,
        "revision": 1,
        "outline": outline,
        "record": outline | {"sources": _sources([article_id for article_id, _ in told.articles])},
        "opened": first,
        "changed": last,
        "record_changed": last,
        "reviewed": reviewed,
        "reviewed_articles": None if reviewed is None else [article_id for article_id, _ in told.articles],
        "changed_since_review": reviewed is not None and chance.random() < _CHANGED,
        "open_suggestions": 0,
        "publishers": len(told.outlets),
        "independent_texts": outline["independent_texts"],
        "last_published": last,
    }


def _sources(ids: list[int]) -> list[dict[str, Any]]:
    """Every third article copies the one before it."""
    return [
        {"article_id": article_id, "role": "lead" if place == 0 else "independent", "copy_of": None}
        if place % 3 != 2
        else {"article_id": article_id, "role": "copy", "copy_of": ids[place - 1]}
        for place, article_id in enumerate(ids)
    ]


def questions(stories: dict[int, Told], large: list[int], chance: Random) -> dict[int, list[int]]:
    """The articles that are asked about, by the story that they may belong to: thirty for each of the large ones."""
    ids = list(stories)
    asked = {story_id: [stories[chance.choice(ids)].articles[0][0]] for story_id in ids if chance.random() < _ASKED}
    return asked | {story_id: [stories[other].articles[0][0] for other in chance.sample(ids, 30)] for story_id in large}


def topics_of(chance: Random) -> list[str]:
    """The topics that a story falls under."""
    return [topic for topic, share in TOPICS.items() if chance.random() < share]
