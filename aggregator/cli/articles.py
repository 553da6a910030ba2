"""`aggregator articles list`: what is stored of articles, with their older versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import typer

from aggregator.cli.choosing import stored_feeds
from aggregator.cli.invocation import invocation
from aggregator.cli.options import moment
from aggregator.cli.output import as_json, say, show_table, when, writing
from aggregator.errors import NotFound
from aggregator.model import LARGEST_ID, PastRevision, StoredArticle
from aggregator.ports import ArticlePlace, UnitOfWork

app = typer.Typer(no_args_is_help=True)

_LINES = 50
"""Articles in the table where --limit says nothing."""
_PORTION = 200


@app.command("list")
def list_articles(
    context: typer.Context,
    *,
    feed: Annotated[str | None, typer.Option(help="Only those of a feed, by its name or address.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only those sorted there or later: 7d, 36h, or an ISO date or time.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(help="At most so many (default: 50 in the table, all with --json).", min=1, max=LARGEST_ID),
    ] = None,
    before: Annotated[
        int | None,
        typer.Option(metavar="ARTICLE", help="Go on behind this one, the last of a page.", min=1, max=LARGEST_ID),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with texts and older versions.")] = False,
) -> None:
    """Articles by their time, newest first."""
    with invocation(context).application() as app_, app_.database.read() as uow:
        wanted = _Wanted(
            feed_id=None if feed is None else stored_feeds(uow.feeds.all(), [feed])[0].id,
            since=None if since is None else moment(since, app_.clock.now()),
            before=None if before is None else _place(uow, before),
        )
        if as_json:
            _show_json(_documents(uow, wanted, limit))
        else:
            _show_table(uow, wanted, limit or _LINES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Which articles are listed."""

    feed_id: int | None
    since: datetime | None
    before: ArticlePlace | None

    def portions(self, uow: UnitOfWork, limit: int | None) -> Iterator[list[StoredArticle]]:
        """The articles a portion at a time, so that a large archive never is in memory whole."""
        place, left = self.before, limit
        while left is None or left > 0:
            asked = _PORTION if left is None else min(left, _PORTION)
            found = uow.articles.newest(limit=asked, feed_id=self.feed_id, before=place)
            kept = [each for each in found if self.since is None or each.article.sort_time >= self.since]
            if kept:
                yield kept
            if len(kept) < asked:
                return
            place = ArticlePlace(sort_time=kept[-1].article.sort_time, id=kept[-1].id)
            left = None if left is None else left - len(kept)


def _show_table(uow: UnitOfWork, wanted: _Wanted, limit: int) -> None:
    found = [stored for portion in wanted.portions(uow, limit + 1) for stored in portion]
    shown, more = found[:limit], len(found) > limit
    places = uow.stories.memberships([stored.id for stored in shown])
    if not shown:
        say("no articles")
    show_table(
        ["id", "sorted at", "published", "edits", "story", "lang", "feed", "title"],
        [
            (
                stored.id,
                when(stored.article.sort_time),
                when(stored.article.published),
                stored.revision - 1,
                places[stored.id].story_id if stored.id in places else "-",
                stored.article.language or "-",
                stored.feed_name,
                stored.article.title or "(no title)",
            )
            for stored in shown
        ],
    )
    if more:
        say(f"there are more: --before {shown[-1].id} goes on, --limit shows more at once")


def _show_json(documents: Iterator[dict[str, Any]]) -> None:
    """One JSON list, written as it is read."""
    with writing(None) as out:
        separator = "["
        for document in documents:
            out.write(f"{separator}\n{as_json(document)}")
            separator = ","
        out.write("[]\n" if separator == "[" else "\n]\n")


def _documents(uow: UnitOfWork, wanted: _Wanted, limit: int | None) -> Iterator[dict[str, Any]]:
    for portion in wanted.portions(uow, limit):
        ids = [stored.id for stored in portion]
        past, places = uow.articles.past(ids), uow.stories.memberships(ids)
        for stored in portion:
            place = places.get(stored.id)
            yield _document(stored, past.get(stored.id, []), None if place is None else place.story_id)


def _document(stored: StoredArticle, past: list[PastRevision], story_id: int | None) -> dict[str, Any]:
    article = stored.article
    return {
        "id": stored.id,
        "feed": stored.feed_name,
        "feed_id": stored.feed_id,
        "guid": article.guid,
        "link": article.link,
        "canonical_link": article.canonical_link,
        "title": article.title,
        "summary": article.summary,
        "text": article.text,
        "authors": list(article.authors),
        "language": article.language,
        "publisher": article.publisher,
        "publisher_host": article.publisher_host,
        "family": article.family,
        "published": article.published,
        "updated": article.updated,
        "sort_time": article.sort_time,
        "first_seen": stored.first_seen,
        "story": story_id,
        "revision": stored.revision,
        "revisions": [
            {
                "revision": each.revision,
                "replaced": each.replaced,
                "title": each.title,
                "summary": each.summary,
                "text": each.text,
            }
            for each in past
        ],
    }


def _place(uow: UnitOfWork, article_id: int) -> ArticlePlace:
    stored = uow.articles.get(article_id)
    if stored is None:
        raise NotFound("article", article_id)
    return ArticlePlace(sort_time=stored.article.sort_time, id=stored.id)
