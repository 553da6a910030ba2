"""What a feed no longer says of an article it has not taken back: each promise on SQLite and PostgreSQL."""

from __future__ import annotations

import pytest

from tests.support.shown import SITE, Watch, item

BRIDGE = "Bridge over the Orlen falls after flood"
LATER = f"{BRIDGE}: two hurt"
DAM = "Engineers watch leaking dam above Tarsk"
TOLD = "The middle span gave way at dawn."
FULL = f"{TOLD} Two carters were pulled from the water, the harbour office says. The ferry takes over."


def test_a_headline_that_is_lost_on_the_way_stays(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="a", text=TOLD)) == (1, 0)
    for _ in range(2):
        assert watch.poll(item("", guid="a", text=TOLD)) == (0, 0)
    [stored] = watch.articles
    assert (stored.article.title, stored.revision) == (BRIDGE, 1)


@pytest.mark.parametrize("left", [{}, {"text": TOLD}])
def test_texts_that_a_feed_shows_of_its_newest_entries_alone_stay(watch: Watch, left: dict[str, str]) -> None:
    assert watch.poll(item(BRIDGE, guid="a", text=TOLD, full=FULL)) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="a", **left)) == (0, 0)
    assert watch.poll(item(LATER, guid="a", **left)) == (0, 1)
    assert watch.poll(item(LATER, guid="a", **left)) == (0, 0)
    [stored] = watch.articles
    article = stored.article
    assert (article.title, article.summary, article.text, stored.revision) == (LATER, TOLD, FULL, 2)
    assert FULL in article.html


def test_an_edit_without_link_and_author_leaves_them(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="a", link=f"{SITE}/1", text=TOLD, author="Ada Holm")) == (1, 0)
    [before] = watch.articles
    assert watch.poll(item(LATER, guid="a", text=TOLD)) == (0, 1)
    [stored] = watch.articles
    article = stored.article
    assert (article.link, article.canonical_link) == (f"{SITE}/1", f"{SITE}/1")
    assert (article.authors, article.outlet) == (("Ada Holm",), before.article.outlet)


def test_another_guid_without_a_link_leaves_that(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, link=f"{SITE}/1", text=TOLD)) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="late", text=TOLD)) == (0, 0)
    [stored] = watch.articles
    assert (stored.article.guid, stored.article.link) == ("late", f"{SITE}/1")


def test_another_summary_without_the_text_takes_its_place(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="a", text=TOLD, full=FULL)) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="a", text="This report has been withdrawn.")) == (0, 1)
    [stored] = watch.articles
    assert (stored.article.summary, stored.article.text) == ("This report has been withdrawn.", "")


def test_nothing_stays_under_another_title_altogether(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="a", text=TOLD, author="Ada Holm")) == (1, 0)
    assert watch.poll(item(DAM, guid="a")) == (0, 1)
    [stored] = watch.articles
    assert (stored.article.title, stored.article.summary, stored.article.authors) == (DAM, "", ())
