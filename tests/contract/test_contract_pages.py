"""What `ports.PageStore` promises."""

from __future__ import annotations

import pytest

from aggregator.matching import PACKED
from aggregator.model import PageCount, PauseReason, SearchQuery, StoredArticle
from aggregator.ports import UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped, opened

PAGE = "The whole article, as its page prints it, with a zeppelin in it."


@pytest.fixture
def articles(unit: UnitOfWork) -> list[int]:
    """Three articles of one feed, with a text of the feed's own; the last one has no link."""
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    made = [make.article(name, text=f"Fed {name}") for name in ("A", "B")]
    return unit.articles.add_all({feed_id: [*made, make.article("C", link=None)]}, now=NOON)[feed_id]


def stored(unit: UnitOfWork, article_id: int) -> StoredArticle:
    found = unit.articles.get(article_id)
    assert found is not None
    return found


def test_wanted_pages_are_claimed_once_until_the_claim_runs_out(unit: UnitOfWork, articles: list[int]) -> None:
    unit.pages.want(articles, now=NOON)
    [first] = unit.pages.claim(now=NOON, until=at(1), limit=1)
    [second] = unit.pages.claim(now=NOON, until=at(2), limit=9)
    assert [first.article_id, second.article_id] == articles[:2]
    assert (first.url, first.attempt, first.feed.full_text) == (stored(unit, articles[0]).article.link, 1, True)
    assert unit.pages.claim(now=NOON, until=at(1), limit=9) == []
    [again] = unit.pages.claim(now=at(1), until=at(2), limit=9)
    assert (again.article_id, again.until) == (articles[0], at(2))


def test_pages_of_paused_feeds_and_of_those_that_have_their_share_are_left_for_later(
    unit: UnitOfWork, articles: list[int]
) -> None:
    unit.pages.want(articles, now=NOON)
    [feed] = unit.feeds.all()
    assert unit.pages.claim(now=NOON, until=at(1), limit=9, but_of=[feed.id]) == []
    unit.feeds.update_spec(feed.id, feed.spec, now=NOON, paused=PauseReason.DISABLED, next_due=None)
    assert unit.pages.claim(now=NOON, until=at(1), limit=9) == []
    unit.feeds.update_spec(feed.id, feed.spec, now=NOON, paused=None, next_due=NOON)
    claimed = unit.pages.claim(now=NOON, until=at(1), limit=9, but_of=[feed.id + 1])
    assert [(page.article_id, page.feed_id) for page in claimed] == [(each, feed.id) for each in articles[:2]]


def test_a_claim_of_which_nothing_came_is_no_attempt(unit: UnitOfWork, articles: list[int]) -> None:
    """Its process may have been killed, by which the page has not failed."""
    unit.pages.want(articles[:1], now=NOON)
    for hour in range(5):
        [page] = unit.pages.claim(now=at(hour), until=at(hour + 1), limit=9)
        assert page.attempt == 1
    unit.pages.fail(page, error="too slow", again=at(9))
    [page] = unit.pages.claim(now=at(9), until=at(10), limit=9)
    assert (page.attempt, unit.pages.of(articles)[articles[0]].attempts) == (2, 1)
    assert unit.pages.keep(page, url=page.url, text=PAGE, now=at(9))
    assert unit.pages.of(articles)[articles[0]].attempts == 2


def test_a_page_whose_article_is_edited_again_and_again_is_asked_for_ever_more_rarely(
    unit: UnitOfWork, articles: list[int]
) -> None:
    asked = []
    for hour in range(49):
        unit.pages.want(articles[:1], now=at(hour))
        for page in unit.pages.claim(now=at(hour), until=at(hour + 1), limit=9):
            asked.append(hour)
            assert unit.pages.keep(page, url=page.url, text=PAGE, now=at(hour))
    assert asked == [0, 1, 2, 4, 8, 14, 20, 26, 32, 38, 44]


def test_an_article_is_told_by_its_pages_text_and_the_feeds_own_stays_beside_it(
    unit: UnitOfWork, articles: list[int]
) -> None:
    unit.stories.place([make.membership(each, unit.stories.open(now=NOON)) for each in articles])
    unit.pages.want(articles, now=NOON)
    unit.articles.store_signatures(PACKED, dict.fromkeys(articles[:2], b"old"))
    page, _ = unit.pages.claim(now=NOON, until=at(1), limit=9)
    assert unit.pages.keep(page, url="https://post.example/final", text=PAGE, now=at(0.5))
    found = stored(unit, articles[0])
    assert (found.article.text, found.feed_text, found.revision) == (PAGE, "Fed A", 1)
    assert found.as_fed.text == "Fed A"
    assert stored(unit, articles[1]).feed_text is None
    kept = unit.pages.of(articles)[articles[0]]
    assert (kept.url, kept.text, kept.fetched, kept.next_try) == ("https://post.example/final", PAGE, at(0.5), None)
    signed = [each.packed for each in unit.stories.signed_window(at(-9), at(9), PACKED)]
    assert signed == [None, b"old", None]
    hits = unit.articles.search(SearchQuery.read("zeppelin")).hits
    assert [hit.article_id for hit in hits] == [articles[0]]


def test_a_grouped_article_whose_page_has_come_counts_as_revised(unit: UnitOfWork, articles: list[int]) -> None:
    grouped(unit, *articles)
    unit.pages.want(articles, now=NOON)
    page, _ = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.keep(page, url=page.url, text=PAGE, now=NOON)
    assert [each.id for each in unit.articles.revised(limit=9)] == articles[:1]
    assert unit.articles.past(articles) == {}


def test_a_revision_keeps_the_pages_text_and_the_feeds_old_one(unit: UnitOfWork, articles: list[int]) -> None:
    unit.pages.want(articles, now=NOON)
    page, _ = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.keep(page, url=page.url, text=PAGE, now=NOON)
    unit.articles.revise([make.revision(articles[0], make.article("New", text="Fed anew"))], now=at(1))
    found = stored(unit, articles[0])
    assert (found.article.title, found.article.text, found.feed_text) == ("New", PAGE, "Fed anew")
    assert unit.articles.past(articles)[articles[0]][0].text == "Fed A"
    assert [hit.article_id for hit in unit.articles.search(SearchQuery.read("zeppelin")).hits] == [articles[0]]


def test_the_page_of_an_edited_article_is_wanted_once_more_at_its_new_link(
    unit: UnitOfWork, articles: list[int]
) -> None:
    edited, other = articles[:2]
    unit.stories.place([make.membership(each, unit.stories.open(now=NOON)) for each in articles])
    unit.pages.want(articles, now=NOON)
    first, given_up = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.keep(first, url="https://post.example/final", text=PAGE, now=NOON)
    unit.pages.fail(given_up, error="not found", again=None)
    unit.articles.settle(articles)
    unit.pages.want([edited, other], now=at(2))
    unit.articles.revise([make.revision(edited, make.article("New", link="https://post.example/new"))], now=at(2))
    assert stored(unit, edited).article.text == PAGE
    assert unit.pages.of(articles)[edited].url == "https://post.example/final"
    again, too = unit.pages.claim(now=at(2), until=at(9), limit=9)
    assert (again.url, again.attempt, too.article_id, too.attempt) == ("https://post.example/new", 1, other, 1)
    unit.articles.settle(articles)
    assert unit.pages.keep(again, url=again.url, text=PAGE, now=at(3))
    assert unit.articles.revised(limit=9) == []
    unit.pages.want([edited], now=at(6))
    [again] = unit.pages.claim(now=at(6), until=at(8), limit=9)
    assert unit.pages.keep(again, url=again.url, text=f"{PAGE} And more.", now=at(7))
    assert [each.article.text for each in unit.articles.revised(limit=9)] == [f"{PAGE} And more."]


def test_an_edit_of_its_article_hurries_no_page_that_waits_or_is_in_hand(unit: UnitOfWork, articles: list[int]) -> None:
    unit.pages.want(articles[:1], now=NOON)
    [page] = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.want(articles[:1], now=at(0.5))
    unit.pages.fail(page, error="too many requests", again=at(3))
    unit.pages.want(articles[:1], now=at(2))
    assert unit.pages.claim(now=at(2), until=at(5), limit=9) == []
    [page] = unit.pages.claim(now=at(3), until=at(5), limit=9)
    assert page.attempt == 2


def test_a_page_to_which_several_articles_of_a_feed_lead_is_no_ones(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    link = "https://post.example/live"
    keys = {"link": f"{link}#here", "canonical_link": link}
    made = [make.article("A", **keys, link_key=None), make.article("B", **keys, link_key=None)]
    shared = unit.articles.add_all({feed_id: made}, now=NOON)[feed_id]
    shared += unit.articles.add_all({feed_id: [make.article("Later", **keys)]}, now=at(1))[feed_id]
    spec = make.feed_spec(name="Other", url="https://other.example/feed", full_text=True)
    other = unit.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
    [alone] = unit.articles.add_all({other: [make.article("C", **keys)]}, now=NOON)[other]
    unit.pages.want([*shared, alone], now=NOON)
    assert list(unit.pages.of([*shared, alone])) == [alone]


def test_a_page_that_later_articles_of_the_feed_lead_to_as_well_is_the_text_of_none(
    unit: UnitOfWork, articles: list[int]
) -> None:
    [first, waiting, _] = articles
    feed_id = stored(unit, first).feed_id
    unit.stories.place([make.membership(each, unit.stories.open(now=NOON)) for each in articles])
    unit.pages.want(articles, now=NOON)
    page, _ = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.keep(page, url=page.url, text=PAGE, now=NOON)
    unit.articles.settle(articles)
    pages = [stored(unit, each).article for each in (first, waiting)]
    made = [make.article(f"Later {each.title}", link=each.link, canonical_link=each.canonical_link) for each in pages]
    later = unit.articles.add_all({feed_id: made}, now=at(1))[feed_id]
    unit.pages.want(later, now=at(1))
    assert [stored(unit, each).article.text for each in (first, waiting)] == ["Fed A", "Fed B"]
    assert [each.id for each in unit.articles.revised(limit=9)] == [first]
    assert unit.articles.search(SearchQuery.read("zeppelin")).hits == ()
    assert unit.pages.count(feed_id) == PageCount(given_up=2)
    assert unit.pages.claim(now=at(2), until=at(3), limit=9) == []


def test_a_page_that_the_links_of_several_articles_are_led_to_is_the_text_of_none(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    made = [
        make.article(title, link=link, canonical_link=link, text=f"Fed {title}")
        for title, link in (
            ("A", "https://post.example/1"),
            ("A", "https://post.example/sport/1"),
            ("B", "https://post.example/2"),
            ("C", "https://post.example/3"),
        )
    ]
    ids = unit.articles.add_all({feed_id: made}, now=NOON)[feed_id]
    unit.pages.want(ids, now=NOON)
    one, again, *others = unit.pages.claim(now=NOON, until=at(1), limit=9)
    section = "https://post.example/news"
    assert [unit.pages.keep(each, url=section, text=PAGE, now=at(0.5)) for each in (one, again)] == [True, True]
    assert [unit.pages.keep(each, url=section, text=PAGE, now=at(0.5)) for each in others] == [False, False]
    assert [stored(unit, each).article.text for each in ids] == ["Fed A", "Fed A", "Fed B", "Fed C"]
    assert unit.pages.count(feed_id) == PageCount(given_up=4)


def test_a_page_tells_the_language_where_the_feed_did_not(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    [told] = unit.articles.add_all({feed_id: [make.article("Hafen", text="Hafen", language=None)]}, now=NOON)[feed_id]
    unit.pages.want([told], now=NOON)
    [page] = unit.pages.claim(now=NOON, until=at(1), limit=9)
    assert unit.pages.keep(page, url=page.url, text=PAGE, now=NOON, language="de")
    unit.articles.revise([make.revision(told, make.article("Der Hafen", text="Hafen", language=None))], now=at(1))
    assert stored(unit, told).article.language == "de"
    grouped(unit, told)
    assert unit.stories.languages() == ["de"]


def test_the_language_that_a_page_tells_is_that_of_its_article_in_its_story_too_and_of_no_other(
    unit: UnitOfWork,
) -> None:
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    articles = [make.article("Hafen", language=None), make.article("Le port", language="fr")]
    told, other = unit.articles.add_all({feed_id: articles}, now=NOON)[feed_id]
    grouped(unit, told)
    grouped(unit, other)
    unit.pages.want([told, other], now=NOON)
    for page in unit.pages.claim(now=NOON, until=at(1), limit=9):
        tells = "de" if page.article_id == told else None
        assert unit.pages.keep(page, url=page.url, text=PAGE, now=NOON, language=tells)
    assert sorted(unit.stories.languages()) == ["de", "fr"]
    assert [stored(unit, each).article.language for each in (told, other)] == ["de", "fr"]


def test_a_lost_claim_stores_nothing(unit: UnitOfWork, articles: list[int]) -> None:
    unit.pages.want(articles[:1], now=NOON)
    [lost] = unit.pages.claim(now=NOON, until=at(1), limit=9)
    [held] = unit.pages.claim(now=at(1), until=at(2), limit=9)
    assert not unit.pages.keep(lost, url=lost.url, text=PAGE, now=at(1))
    unit.pages.fail(lost, error="late", again=None)
    assert (stored(unit, articles[0]).article.text, unit.pages.of(articles)[articles[0]].error) == ("Fed A", "")
    assert unit.pages.keep(held, url=held.url, text=PAGE, now=at(1))


def test_a_page_whose_article_has_been_deleted_meanwhile_stores_nothing(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, *articles)
    unit.pages.want(articles, now=NOON)
    page, _ = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.stories.serialise()
    assert unit.retention.drop_stories([story_id], at(1), now=at(1)) is not None
    assert not unit.pages.keep(page, url=page.url, text=PAGE, now=at(1))
    unit.pages.fail(page, error="late", again=None)
    assert unit.pages.of(articles) == {}


def test_failures_are_told_and_tried_again_when_it_was_said(unit: UnitOfWork, articles: list[int]) -> None:
    unit.pages.want(articles, now=NOON)
    one, other = unit.pages.claim(now=NOON, until=at(1), limit=9)
    unit.pages.fail(one, error="not found", again=None)
    unit.pages.fail(other, error="too slow", again=at(3))
    assert unit.pages.claim(now=at(2), until=at(4), limit=9) == []
    feed_id = stored(unit, articles[0]).feed_id
    assert unit.pages.count(feed_id) == PageCount(waiting=1, given_up=1)
    assert {each.error for each in unit.pages.of(articles).values()} == {"not found", "too slow"}
    [again] = unit.pages.claim(now=at(3), until=at(4), limit=9)
    unit.pages.keep(again, url=again.url, text=PAGE, now=at(3))
    assert unit.pages.count(feed_id) == PageCount(fetched=1, given_up=1)


def test_pages_of_a_site_and_feed_are_put_off_in_whatever_letters_they_are_printed(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
    links = ["https://post.example/A", "HTTPS://WWW.Post.example/b", "https://Post.Example/c"]
    made = [make.article(link[-1], link=link) for link in links]
    added = unit.articles.add_all({feed_id: made}, now=NOON)[feed_id]
    spec = make.feed_spec(name="Other", url="https://other.example/feed", full_text=True)
    other = unit.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
    added += unit.articles.add_all({other: [make.article("D", link="https://post.example/d")]}, now=NOON)[other]
    unit.pages.want(added, now=NOON)
    unit.pages.put_off(feed_id, "https://post.example/", now=NOON, until=at(1))
    pages = unit.pages.of(added)
    assert [pages[each].next_try for each in added] == [at(1), NOON, at(1), NOON]
