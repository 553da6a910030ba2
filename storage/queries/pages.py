"""Pages of articles: claimed, kept, given up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Update, case, exists, func, select, update

from aggregator.model import FeedSpec, PageCount, PageText, WantedPage
from storage import mapping, search
from storage.queries.statements import Store, change_row, given, insert_or_resolve, listed, portions, select_articles
from storage.tables import ARTICLE_PAGES, ARTICLES, FEEDS, MEMBERSHIPS, SIGNATURES

_NEAR = timedelta(days=7)
"""Within this time a feed's articles that lead to one page are taken for its entries, as of a live blog."""
_LONGEST_REST = timedelta(hours=6)
"""For so long at most a page is left alone that its article's feed edits again and again."""
_OTHERS = ARTICLES.alias("others")
_LINKS = (
    select(ARTICLES.c.id, ARTICLES.c.link, ARTICLES.c.first_seen, ARTICLE_PAGES.c.fetched)
    .outerjoin(ARTICLE_PAGES, ARTICLE_PAGES.c.article_id == ARTICLES.c.id)
    .where(
        ARTICLES.c.id.in_(listed()),
        ARTICLES.c.link.is_not(None),
        ARTICLES.c.link_key.is_not(None),  # else it shares its page with others of its document, or has none
        ~exists().where(
            _OTHERS.c.feed_id == ARTICLES.c.feed_id,
            _OTHERS.c.sort_time >= given("since"),
            _OTHERS.c.canonical_link == ARTICLES.c.canonical_link,
            _OTHERS.c.id != ARTICLES.c.id,
        ),
    )
)
_SHARING = (
    select(ARTICLE_PAGES.c.article_id)
    .join(_OTHERS, _OTHERS.c.id == ARTICLE_PAGES.c.article_id)
    .join(ARTICLES, (ARTICLES.c.feed_id == _OTHERS.c.feed_id) & (ARTICLES.c.canonical_link == _OTHERS.c.canonical_link))
    .where(
        ARTICLES.c.id.in_(listed()),
        ARTICLES.c.id != _OTHERS.c.id,
        _OTHERS.c.sort_time >= given("since"),
        ARTICLE_PAGES.c.fetched.is_not(None) | ARTICLE_PAGES.c.next_try.is_not(None),
    )
    .distinct()
)
_LED_THERE = (
    select(ARTICLE_PAGES.c.article_id)
    .join(_OTHERS, _OTHERS.c.id == ARTICLE_PAGES.c.article_id)
    .join(ARTICLES, ARTICLES.c.feed_id == _OTHERS.c.feed_id)
    .where(
        ARTICLES.c.id == given("key"),
        ARTICLES.c.id != _OTHERS.c.id,
        ARTICLES.c.title != _OTHERS.c.title,  # else they are one article in two sections
        _OTHERS.c.sort_time >= given("since"),
        ARTICLE_PAGES.c.url == given("url"),
        ARTICLE_PAGES.c.next_try.is_(None),
    )
)
_SHARED = {"text": "", "fetched": None, "next_try": None, "error": "other articles of the feed lead to it as well"}
_LET_GO = change_row(ARTICLE_PAGES, "article_id").values(_SHARED)
_DUE = (
    select(ARTICLE_PAGES.c.article_id)
    .join(ARTICLES, ARTICLES.c.id == ARTICLE_PAGES.c.article_id)
    .join(FEEDS, FEEDS.c.id == ARTICLES.c.feed_id)
    .where(ARTICLE_PAGES.c.next_try <= given("now"), FEEDS.c.paused.is_(None), FEEDS.c.id.not_in(listed("but")))
    .order_by(ARTICLE_PAGES.c.next_try, ARTICLE_PAGES.c.article_id)
    .limit(given("most"))
    .with_for_update(skip_locked=True, of=ARTICLE_PAGES)
    .cte("due")  # chosen once, however the update is carried out
)
_CLAIM = (
    update(ARTICLE_PAGES)
    .where(ARTICLE_PAGES.c.article_id.in_(select(_DUE.c.article_id)))
    .values(next_try=given("until"))
    .returning(ARTICLE_PAGES.c.article_id)
)
_CLAIMED = (
    select(
        ARTICLE_PAGES.c.article_id,
        func.coalesce(ARTICLES.c.link, ARTICLE_PAGES.c.url).label("url"),
        ARTICLE_PAGES.c.attempts,
        FEEDS.c.id,
        FEEDS.c.spec,
    )
    .join(ARTICLES, ARTICLES.c.id == ARTICLE_PAGES.c.article_id)
    .join(FEEDS, FEEDS.c.id == ARTICLES.c.feed_id)
    .where(ARTICLE_PAGES.c.article_id.in_(listed()))
    .order_by(ARTICLE_PAGES.c.article_id)
)
_FINISH = change_row(ARTICLE_PAGES, "article_id").where(ARTICLE_PAGES.c.next_try == given("until"))
_PUT_OFF = (
    update(ARTICLE_PAGES)
    .where(
        ARTICLE_PAGES.c.next_try <= given("now"),
        ARTICLE_PAGES.c.article_id.in_(select(ARTICLES.c.id).where(ARTICLES.c.feed_id == given("feed"))),
        func.lower(func.substr(ARTICLE_PAGES.c.url, 1, func.length(given("site")))) == given("site"),
    )
    .values(next_try=given("until"))
)
_REVISED = change_row(MEMBERSHIPS, "article_id").values(revised=True)
_DROP_SIGNATURE = SIGNATURES.delete().where(SIGNATURES.c.article_id == given("key"))
_IN_LANGUAGE = (
    change_row(ARTICLES).values(language=given("told")),
    change_row(MEMBERSHIPS, "article_id").values(language=given("told")),
)
_ARTICLE = select_articles().where(ARTICLES.c.id == given("key"))
_OF = select(ARTICLE_PAGES).where(ARTICLE_PAGES.c.article_id.in_(listed()))
_STATE = case((ARTICLE_PAGES.c.fetched.is_not(None), 0), (ARTICLE_PAGES.c.next_try.is_not(None), 1), else_=2)
_COUNT = (
    select(_STATE.label("state"), func.count().label("pages"))
    .join(ARTICLES, ARTICLES.c.id == ARTICLE_PAGES.c.article_id)
    .where(ARTICLES.c.feed_id == given("feed"))
    .group_by(_STATE)
)


class SqlPages(Store):
    """`PageStore` on SQL."""

    def want(self, article_ids: Sequence[int], *, now: datetime) -> None:
        """Have the pages of new and edited articles fetched."""
        put = insert_or_resolve(self._connection.dialect.name, ARTICLE_PAGES)
        anew = {name: put.excluded[name] for name in ("attempts", "next_try", "error")}
        want = put.on_conflict_do_update(
            index_elements=[ARTICLE_PAGES.c.article_id], set_=anew, where=ARTICLE_PAGES.c.next_try.is_(None)
        )
        for portion in portions(article_ids):
            for sharing in list(self._connection.scalars(_SHARING, {"ids": portion, "since": now - _NEAR})):
                self._tell(sharing, _LET_GO, {"key": sharing})
            rows = [
                {
                    "article_id": row.id,
                    "url": row.link,
                    "text": "",
                    "attempts": 0,
                    "next_try": _rested(row.first_seen, row.fetched, now),
                    "error": "",
                }
                for row in self._connection.execute(_LINKS, {"ids": portion, "since": now - _NEAR})
            ]
            if rows:
                self._connection.execute(want, rows)

    def claim(self, *, now: datetime, until: datetime, limit: int, but_of: Collection[int] = ()) -> list[WantedPage]:
        """Claim pages that are due."""
        due = {"now": now, "until": until, "most": limit, "but": list(but_of)}
        claimed = list(self._connection.scalars(_CLAIM, due))
        return [
            WantedPage(
                article_id=row.article_id,
                url=row.url,
                attempt=row.attempts + 1,
                until=until,
                feed_id=row.id,
                feed=mapping.decode(FeedSpec, row.spec),
            )
            for row in self._connection.execute(_CLAIMED, {"ids": claimed})
        ]

    def keep(self, page: WantedPage, *, url: str, text: str, now: datetime, language: str | None = None) -> bool:
        """Store a page's text."""
        asked = {"key": page.article_id, "url": url, "since": now - _NEAR}
        others = list(self._connection.scalars(_LED_THERE, asked))
        values = _SHARED if others else {"text": text, "fetched": now, "next_try": None, "error": ""}
        if not self._tell(page.article_id, _FINISH, _ended(page) | {"url": url, **values}):
            return False
        if others:
            for other in others:
                self._tell(other, _LET_GO, {"key": other})
            return False
        if language is not None:
            for told in _IN_LANGUAGE:
                self._connection.execute(told, {"key": page.article_id, "told": language})
        return True

    def _tell(self, article_id: int, change: Update, values: dict[str, Any]) -> bool:
        """Change what has come of an article's page, and what follows from its text; whether anything was changed."""
        found = self._connection.execute(_ARTICLE, {"key": article_id}).one_or_none()
        if found is None or not self._connection.execute(change, values).rowcount:
            return False
        before = mapping.stored_article(found)
        after = mapping.stored_article(self._connection.execute(_ARTICLE, {"key": article_id}).one())
        if after.article.text != before.article.text:  # a page that was asked for once more may say what it said
            search.replace(self._connection, [(article_id, before.article, after.article)])
            for follows in (_REVISED, _DROP_SIGNATURE):
                self._connection.execute(follows, {"key": article_id})
        return True

    def fail(self, page: WantedPage, *, error: str, again: datetime | None) -> None:
        """Note a failure."""
        self._connection.execute(_FINISH, _ended(page) | {"error": error, "next_try": again})

    def put_off(self, feed_id: int, site: str, *, now: datetime, until: datetime) -> None:
        """Leave a site's pages alone."""
        self._connection.execute(_PUT_OFF, {"feed": feed_id, "site": site, "now": now, "until": until})

    def of(self, article_ids: Iterable[int]) -> dict[int, PageText]:
        """What has come of articles' pages."""
        return {
            row.article_id: mapping.as_named(PageText, row)
            for portion in portions(article_ids)
            for row in self._connection.execute(_OF, {"ids": portion})
        }

    def count(self, feed_id: int) -> PageCount:
        """How far the pages of a feed's articles are."""
        found = {row.state: row.pages for row in self._connection.execute(_COUNT, {"feed": feed_id})}
        return PageCount(fetched=found.get(0, 0), waiting=found.get(1, 0), given_up=found.get(2, 0))


def _rested(first_seen: datetime, fetched: datetime | None, now: datetime) -> datetime:
    """When a page may be asked for: one that has been read not before as much time again has gone by."""
    return now if fetched is None else max(now, fetched + min(fetched - first_seen, _LONGEST_REST))


def _ended(page: WantedPage) -> dict[str, Any]:
    """Which claim has ended, and that it was a try: one that dies with its process is none."""
    return {"key": page.article_id, "until": page.until, "attempts": page.attempt}
