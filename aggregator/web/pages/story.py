"""A story and what can be seen of it: its page, its articles, and the preview of a merge."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.model import LARGEST_ID, Action, Member, Role, Story
from aggregator.ports import UnitOfWork
from aggregator.records import find_article, find_story
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Id, JustDone, PathId, Reason, Words
from aggregator.web.pages.queue import remembered_query
from aggregator.web.redirects import record_asked_for, story_asked_for
from aggregator.web.rendering import may_decide, page, reviewer
from aggregator.web.views.details import prints_of
from aggregator.web.views.history import decision_view
from aggregator.web.views.merge import merge_candidates
from aggregator.web.views.story import COPIES, ENTRIES, SOURCES, last_page, page_with, story_details, story_view
from aggregator.web.views.versions import version_views

router = APIRouter(dependencies=[needs(Role.READER)])

SAID = 60
"""Entries of the timeline, statements and figures each that are shown on one page of what articles say."""
LONGEST_WAY = 500
"""Characters of the address of a list: in a form it is quoted twice over, and what a form brings is bounded."""
BESIDE = 12
"""Articles of a story that are shown beside another one."""

From = Annotated[int, Query(alias="from", ge=1, le=LARGEST_ID)]
"""The first of what is listed that a page shows, counted from one."""


@router.get("/stories/{story_id}")
def show_story(
    request: Request,
    desk: Dependencies,
    story_id: PathId,
    *,
    done: JustDone = "",
    first: From = 1,
    article: Annotated[Id | None, Query()] = None,
    selected: Annotated[list[Id] | None, Query()] = None,
    way: Annotated[str, Query(max_length=2000)] = "",
) -> HTMLResponse:
    """Show a story, its articles from a place on, or those among which one is; `selected` are chosen already."""
    with desk.database.read() as uow:
        story, record = record_asked_for(uow, story_id)
        if article is not None:
            first = page_with(record, article)
        first = min(first, last_page(record))  # what stood there may have been taken out
        way = _list_in(way) or _list_in(request.headers.get("referer", ""))
        worked_off = remembered_query(request)
        decided = decision_view(uow, done) if done else None
        still_unsure = decided is not None and decided.action is Action.UNSURE
        view = story_view(
            uow,
            story,
            record,
            first=first - 1,
            most=SOURCES,
            unsure_first=worked_off.state == "unsure" and not way and not still_unsure,
        )
        now, who = desk.clock.now(), reviewer(request)
        works = may_decide(request) and (story.open_suggestions > 0 or story.changed_since_review)
        asked = (each.id for question in view.questions for each in question.shown)
        desk.memory.at_work.keep(who, frozenset({story.id, *asked} if works else ()), now=now)
        return page(
            request,
            uow,
            "story.html",
            view=view,
            beside=desk.memory.others_at_work(who, now=now).get(story.id) if works else None,
            first=first,
            selected=selected or (),
            sources_a_page=SOURCES,
            entries=ENTRIES,
            copies=COPIES,
            done=decided,
            way=way,
            queue=f"/{worked_off.as_link()}",
            address=partial(_address, story.id, way),
            absolute=f"{request.base_url}stories/{story.id}",
        )


def _address(story_id: int, way: str, first: int = 1, *, article: int | None = None) -> str:
    """The page of a story's articles from a place on, or that on which one is, at that one."""
    page = _with(f"/stories/{story_id}", **{"from": first if first > 1 else None}, article=article, way=way)
    return page if article is None else f"{page}#article-{article}"


def _list_in(address: str) -> str:
    """The search or topic at an address, as one of the desk's own; empty where it is neither, or too long to carry."""
    try:
        asked = urlsplit(address)
    except ValueError:
        return ""
    if len(address) > LONGEST_WAY:
        return ""
    if asked.path == "/search":
        return f"/search?{asked.query}"
    return asked.path if asked.path.startswith("/topics/") else ""


def _with(path: str, **asked: str | int | None) -> str:
    """A path with those parts of a query that have a value."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


@router.get("/stories/{story_id}/details")
def show_details(
    request: Request,
    desk: Dependencies,
    story_id: PathId,
    first: From = 1,
    done: JustDone = "",
) -> HTMLResponse:
    """Show all that a story's articles say, part by part, from a place on."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        return page(
            request,
            uow,
            "details.html",
            story=story,
            shown=story_details(uow, story, {}, first=first - 1, most=SAID),
            first=first,
            a_page=SAID,
            done=decision_view(uow, done) if done else None,
        )


@router.get("/stories/{story_id}/printed")
def show_prints(
    request: Request,
    desk: Dependencies,
    story_id: PathId,
    passage: Annotated[str, Query(max_length=100)],
    first: From = 1,
) -> HTMLResponse:
    """Show how each article prints what a story's page tells in the words of one, from a place on."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        details = uow.stories.details([story.id]).get(story.id)
        prints = prints_of(story.pins.over(details), passage) if details else []
        shown = prints[first - 1 : first - 1 + SAID]
        articles = uow.articles.many({each.sentence.article_id for each in shown})
        told = [(articles.get(each.sentence.article_id), each) for each in shown]
        return page(
            request,
            uow,
            "printed.html",
            story=story,
            passage=passage,
            prints=[(stored, each) for stored, each in told if stored],
            first=first,
            a_page=SAID,
            entries=len(prints),
        )


@router.get("/stories/{story_id}/merge")
def preview_merge(
    request: Request,
    desk: Dependencies,
    story_id: PathId,
    *,
    words: Annotated[Words, Query()] = "",
    into: Annotated[Id | None, Query()] = None,
    turned: bool = False,
    reason: Annotated[Reason, Query()] = "",
) -> HTMLResponse:
    """Find a story to merge with, and show both before it is done; `turned` where the other one is merged away."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        beside = _beside_another(uow, story, into, words)
        return page(request, uow, "merge.html", **beside, turned=turned, reason=reason)


@router.get("/stories/{story_id}/move")
def preview_move(
    request: Request,
    desk: Dependencies,
    story_id: PathId,
    *,
    article: Annotated[list[Id] | None, Query()] = None,
    words: Annotated[Words, Query()] = "",
    into: Annotated[Id | None, Query()] = None,
    reason: Annotated[Reason, Query()] = "",
) -> HTMLResponse:
    """Find the story that articles belong to, and show what will be where before it is done."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        moving = _moving(uow, story, article or ())
        return page(
            request,
            uow,
            "move.html",
            **_beside_another(uow, story, into, words),
            moving=moving,
            reason=reason,
            staying=(story.record.articles if story.record else 0) - len(moving),
        )


def _beside_another(uow: UnitOfWork, story: Story, into: int | None, words: str) -> dict[str, Any]:
    """A story and the other that was chosen, with the first articles of both, and what else may be chosen."""
    chosen = None if into is None else find_story(uow, into)
    other = None if chosen is None or chosen.id == story.id else chosen
    both = [each for each in (story, other) if each is not None]
    return {
        "story": story,
        "other": other,
        "words": words,
        "found": merge_candidates(uow, story, words),
        "members": {each.id: uow.stories.member_page(each.id, limit=BESIDE) for each in both},
    }


def _moving(uow: UnitOfWork, story: Story, chosen: Iterable[int]) -> list[Member]:
    """The chosen articles that are in the story, in order of time; no more of them are read than there are choices."""
    places = {each: place for each, place in uow.stories.memberships(chosen).items() if place.story_id == story.id}
    moving = [Member(stored=stored, membership=places[each]) for each, stored in uow.articles.many(places).items()]
    return sorted(moving, key=lambda member: (member.stored.article.sort_time, member.stored.id))


@router.get("/articles/{article_id}")
def show_article(request: Request, desk: Dependencies, article_id: PathId) -> HTMLResponse:
    """Show one article whole, how it came to its story, and its older versions."""
    with desk.database.read() as uow:
        stored = find_article(uow, article_id)
        return page(
            request,
            uow,
            "article.html",
            stored=stored,
            past=version_views(stored, uow.articles.past([article_id]).get(article_id, [])),
            source=uow.pages.of([article_id]).get(article_id),
            membership=uow.stories.memberships([article_id]).get(article_id),
            decision=uow.stories.decisions([article_id]).get(article_id),
        )
