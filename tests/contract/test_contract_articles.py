"""What `ports.ArticleStore` promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from aggregator.model import KnownArticle
from aggregator.ports import MOST_PAST, Keys, SeenBetween, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped

NOTHING = Keys(guid_keys=frozenset(), link_keys=frozenset(), content_keys=frozenset())


@pytest.fixture
def feed_id(unit: UnitOfWork) -> int:
    return unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)


def another_feed(unit: UnitOfWork) -> int:
    return unit.feeds.add(make.feed_spec("Quay Post"), now=NOON, next_due=NOON, paused=None)


def test_an_article_comes_back_as_it_was_stored(unit: UnitOfWork, feed_id: int) -> None:
    article = make.article(
        "Переговоры в Веррине 🕊",
        authors=("A. Lind", "B. Sørby"),
        text="Long text",
        updated=at(1),
        publisher_host="xn--e1afmkfd.example",
        family="Quay Media",
        language="ru",
    )
    [article_id] = unit.articles.add_all({feed_id: [article]}, now=at(2))[feed_id]
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.article == article
    assert (stored.feed_id, stored.feed_name, stored.first_seen, stored.revision) == (feed_id, "Harbour Post", at(2), 1)


def test_an_article_that_states_nothing_comes_back_as_well(unit: UnitOfWork, feed_id: int) -> None:
    empty = make.article(
        "",
        guid_key=None,
        link_key=None,
        link=None,
        canonical_link=None,
        summary="",
        html="",
        published=None,
        language=None,
        publisher_host=None,
    )
    [article_id] = unit.articles.add_all({feed_id: [empty]}, now=NOON)[feed_id]
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.article == empty


def test_ids_come_in_the_order_of_the_articles(unit: UnitOfWork, feed_id: int) -> None:
    titles = [f"Article {number}" for number in range(250)]
    ids = unit.articles.add_all({feed_id: [make.article(title) for title in titles]}, now=NOON)[feed_id]
    found = unit.articles.many(ids)
    assert [found[article_id].article.title for article_id in ids] == titles


def test_adding_nothing_is_allowed(unit: UnitOfWork, feed_id: int) -> None:
    assert unit.articles.add_all({feed_id: []}, now=NOON)[feed_id] == []


def test_characters_that_no_database_holds_do_not_break_the_others(unit: UnitOfWork, feed_id: int) -> None:
    hostile = make.article("Talks", summary="be\0fore and aft\udc80er", authors=("A\ud800",))
    [article_id, _] = unit.articles.add_all({feed_id: [hostile, make.article("Other")]}, now=NOON)[feed_id]
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.article.summary.startswith("be")
    assert stored.article.summary.endswith("er")


def test_times_of_any_zone_come_back_as_the_same_moment_in_utc(unit: UnitOfWork, feed_id: int) -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=45)))
    article = make.article(published=there, sort_time=there + timedelta(microseconds=1))
    [article_id] = unit.articles.add_all({feed_id: [article]}, now=there)[feed_id]
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.article.published == NOON
    assert stored.article.sort_time == NOON + timedelta(microseconds=1)


def test_known_articles_are_found_by_any_key(unit: UnitOfWork, feed_id: int) -> None:
    articles = [make.article(title) for title in ("A", "B", "C", "D")]
    ids = unit.articles.add_all({feed_id: articles}, now=NOON)[feed_id]
    keys = Keys(
        guid_keys=frozenset({make.key("guid A"), make.key("nobody's")}),
        link_keys=frozenset({articles[1].link_key or ""}),
        content_keys=frozenset({articles[0].content_key, articles[2].content_key}),
    )
    known = sorted(unit.articles.known({feed_id: keys})[feed_id], key=lambda each: each.id)
    assert [each.id for each in known] == ids[:3]
    assert known[0] == KnownArticle(
        id=ids[0],
        guid_key=articles[0].guid_key,
        link_key=articles[0].link_key,
        content_key=articles[0].content_key,
        title="A",
        canonical_link=articles[0].canonical_link,
        published=articles[0].published,
        first_seen=NOON,
    )


def test_known_articles_are_found_by_their_date(unit: UnitOfWork, feed_id: int) -> None:
    times = (at(7 / 60), at(9 / 60))
    articles = [make.article(str(time.minute), published=time, sort_time=time) for time in times]
    ids = unit.articles.add_all({feed_id: articles}, now=NOON)[feed_id]
    keys = replace(NOTHING, moments=frozenset({times[1], at(0.5)}))
    assert [each.id for each in unit.articles.known({feed_id: keys})[feed_id]] == ids[1:]


def test_known_articles_are_the_feeds_own(unit: UnitOfWork, feed_id: int) -> None:
    article = make.article()
    unit.articles.add_all({another_feed(unit): [article]}, now=NOON)
    keys = Keys(
        guid_keys=frozenset({article.guid_key or ""}),
        link_keys=frozenset(),
        content_keys=frozenset({article.content_key}),
    )
    assert unit.articles.known({feed_id: keys})[feed_id] == []


def test_no_keys_know_nothing(unit: UnitOfWork, feed_id: int) -> None:
    unit.articles.add_all({feed_id: [make.article(guid_key=None, link_key=None)]}, now=NOON)
    assert unit.articles.known({feed_id: NOTHING})[feed_id] == []


def test_known_articles_of_several_feeds_are_looked_up_at_once_each_by_its_own_keys(
    unit: UnitOfWork, feed_id: int
) -> None:
    other = another_feed(unit)
    first, second = make.article("A"), make.article("B")
    ids = unit.articles.add_all({feed_id: [first, second], other: [first]}, now=NOON)
    assert [len(ids[each]) for each in (feed_id, other)] == [2, 1]
    asked = {
        feed_id: Keys(guid_keys=frozenset({str(first.guid_key)}), link_keys=frozenset(), content_keys=frozenset()),
        other: Keys(guid_keys=frozenset({str(second.guid_key)}), link_keys=frozenset(), content_keys=frozenset()),
    }
    known = unit.articles.known(asked)
    assert {each: [article.title for article in found] for each, found in known.items()} == {feed_id: ["A"], other: []}
    assert known[feed_id][0].id == ids[feed_id][0]
    assert [feed.article_count for feed in map(unit.feeds.get, (feed_id, other)) if feed] == [2, 1]
    assert unit.articles.add_all({feed_id: []}, now=NOON) == {feed_id: []}


def test_any_number_of_keys_may_be_asked_for(unit: UnitOfWork, feed_id: int) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article("A")]}, now=NOON)[feed_id]
    many = frozenset(make.key(f"guid {number}") for number in range(11_000)) | {make.key("guid A")}
    known = unit.articles.known({feed_id: Keys(guid_keys=many, link_keys=many, content_keys=many)})[feed_id]
    assert [each.id for each in known] == [article_id]


def test_a_revision_replaces_the_content_and_keeps_the_old_version(unit: UnitOfWork, feed_id: int) -> None:
    added = [make.article("Talks open"), make.article("Other")]
    [first, other] = unit.articles.add_all({feed_id: added}, now=NOON)[feed_id]
    unit.articles.revise([make.revision(first, make.article("Talks resume", text="More"))], now=at(1))
    unit.articles.revise([make.revision(first, make.article("Talks end"))], now=at(2))
    stored = unit.articles.get(first)
    assert stored is not None
    assert (stored.article.title, stored.revision, stored.first_seen) == ("Talks end", 3, NOON)
    past = [(each.revision, each.replaced, each.title, each.text) for each in unit.articles.past([first, other])[first]]
    assert past == [(2, at(2), "Talks resume", "More"), (1, at(1), "Talks open", "")]
    assert other not in unit.articles.past([first, other])


def test_a_revised_article_is_known_by_its_new_keys(unit: UnitOfWork, feed_id: int) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article("A")]}, now=NOON)[feed_id]
    changed = make.article("B")
    unit.articles.revise([make.revision(article_id, changed)], now=at(1))
    keys = Keys(guid_keys=frozenset(), link_keys=frozenset(), content_keys=frozenset({changed.content_key}))
    assert [each.title for each in unit.articles.known({feed_id: keys})[feed_id]] == ["B"]


@pytest.mark.parametrize(
    ("published", "revised", "kept"),
    [(at(0), None, at(0)), (at(0), at(1), at(0)), (at(0), at(-1), at(-1)), (None, at(-1), at(-1)), (None, None, None)],
)
def test_a_revision_never_makes_an_article_later(
    unit: UnitOfWork, feed_id: int, published: object, revised: object, kept: object
) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article(published=published)]}, now=NOON)[feed_id]
    unit.articles.revise([make.revision(article_id, make.article("New", published=revised))], now=at(2))
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.article.published == kept
    assert stored.article.sort_time == (kept or NOON)


def test_the_clock_of_a_publisher_is_kept_and_comes_with_the_date_that_states_it(
    unit: UnitOfWork, feed_id: int
) -> None:
    there, west = timedelta(hours=9), timedelta(hours=-4)
    dated, undated = make.article("A", utc_offset=there), make.article("B", published=None)
    one, other = unit.articles.add_all({feed_id: [dated, undated]}, now=NOON)[feed_id]
    assert [each.article.utc_offset for each in unit.articles.many([one, other]).values()] == [there, None]
    unit.articles.revise([make.revision(one, make.article("New", published=None))], now=at(1))
    unit.articles.date([make.revision(other, make.article(published=at(-1), utc_offset=west))])
    assert [each.article.utc_offset for each in unit.articles.many([one, other]).values()] == [there, west]


def test_the_first_and_the_newest_of_many_old_versions_are_kept(unit: UnitOfWork, feed_id: int) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article("Version 1")]}, now=NOON)[feed_id]
    for number in range(2, MOST_PAST + 10):
        unit.articles.revise([make.revision(article_id, make.article(f"Version {number}"))], now=at(number))
    stored, past = unit.articles.get(article_id), unit.articles.past([article_id])[article_id]
    assert stored is not None
    assert stored.revision == MOST_PAST + 9
    newest = list(range(stored.revision - 1, stored.revision - MOST_PAST, -1))
    assert [each.revision for each in past] == [*newest, 1]
    assert past[-1].title == "Version 1"


def test_an_article_known_by_other_keys_is_found_by_them_and_is_no_other_version(
    unit: UnitOfWork, feed_id: int
) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article("A")]}, now=NOON)[feed_id]
    moved = make.article("Unused", guid="late", guid_key=make.key("late"), link="https://post.example/moved")
    unit.articles.rekey([make.revision(article_id, moved)])
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert (stored.revision, stored.article.title, stored.article.link) == (1, "A", "https://post.example/moved")
    unit.articles.rekey([make.revision(article_id, replace(moved, guid=None))])
    assert unit.articles.many([article_id])[article_id].article.guid == "late"
    keys = Keys(guid_keys=frozenset({make.key("late")}), link_keys=frozenset(), content_keys=frozenset())
    assert [each.id for each in unit.articles.known({feed_id: keys})[feed_id]] == [article_id]


@pytest.mark.parametrize("before", [None, at(9)])
def test_an_article_without_a_date_or_with_one_ahead_takes_the_first_that_comes_and_lies_before_it_was_seen(
    unit: UnitOfWork, feed_id: int, before: datetime | None
) -> None:
    undated = [make.article(title, published=before, sort_time=NOON) for title in ("A", "B")]
    one, other = unit.articles.add_all({feed_id: undated}, now=NOON)[feed_id]
    grouped(unit, one)
    for hours in (-3, -2, 1):
        unit.articles.date([make.revision(one, make.article(published=at(hours)))])
    unit.articles.date([make.revision(other, make.article(published=at(1)))])
    first, second = unit.articles.many([one, other]).values()
    assert (first.revision, first.article.title) == (1, "A")
    assert (first.article.published, first.article.sort_time) == (at(-3), at(-3))
    assert (second.article.published, second.article.sort_time) == (before, NOON)
    assert [stored.id for stored in unit.articles.revised(limit=9)] == [one]


def test_missing_articles_are_left_out(unit: UnitOfWork, feed_id: int) -> None:
    [article_id] = unit.articles.add_all({feed_id: [make.article()]}, now=NOON)[feed_id]
    assert list(unit.articles.many([article_id, 99, article_id])) == [article_id]
    assert unit.articles.get(99) is None


def test_articles_wait_for_grouping_by_time_then_id_until_they_are_placed(unit: UnitOfWork, feed_id: int) -> None:
    articles = [make.article(name, published=at(hour)) for name, hour in (("A", 2), ("B", 1), ("C", 1), ("D", 0))]
    ids = unit.articles.add_all({feed_id: articles}, now=NOON)[feed_id]
    assert [stored.article.title for stored in unit.articles.ungrouped(limit=3)] == ["D", "B", "C"]
    grouped(unit, ids[1], ids[3])
    assert [stored.article.title for stored in unit.articles.ungrouped(limit=3)] == ["C", "A"]
    assert (unit.articles.count_ungrouped(), unit.articles.count()) == (2, 4)


def test_articles_from_a_time_on_wait_too_and_of_earlier_ones_it_is_known_when_they_came(
    unit: UnitOfWork, feed_id: int
) -> None:
    assert unit.articles.ungrouped_seen(before=NOON) is None
    added = [make.article("A", published=at(-3)), make.article("B")]
    first, _ = unit.articles.add_all({feed_id: added}, now=at(1))[feed_id]
    for name, hours in (("C", -5), ("D", -4)):
        unit.articles.add_all({feed_id: [make.article(name, published=at(hours))]}, now=at(7 + hours))
    unit.articles.add_all({feed_id: [make.article("E", published=None)]}, now=at(4))
    assert [stored.article.title for stored in unit.articles.ungrouped(limit=9, since=at(-3))] == ["A", "B"]
    assert unit.articles.ungrouped_seen(before=at(-2)) == SeenBetween(first=at(1), last=at(3))
    grouped(unit, first)
    assert unit.articles.ungrouped_seen(before=at(-2)) == SeenBetween(first=at(2), last=at(3))


def test_a_waiting_article_that_became_earlier_waits_further_ahead(unit: UnitOfWork, feed_id: int) -> None:
    first, second = unit.articles.add_all(
        {feed_id: [make.article("A", published=at(0)), make.article("B", published=at(1))]}, now=NOON
    )[feed_id]
    unit.articles.revise([make.revision(second, make.article("B2", published=at(-1)))], now=at(2))
    assert [stored.id for stored in unit.articles.ungrouped(limit=9)] == [second, first]


def test_revised_articles_are_named_once_grouped_until_they_are_settled(unit: UnitOfWork, feed_id: int) -> None:
    ids = unit.articles.add_all({feed_id: [make.article(name) for name in ("A", "B", "C", "D")]}, now=NOON)[feed_id]
    grouped(unit, *ids[:3])
    unit.articles.revise([make.revision(each, make.article(f"New {each}")) for each in ids[1:]], now=at(1))
    assert [stored.id for stored in unit.articles.revised(limit=9)] == ids[1:3]
    assert [stored.id for stored in unit.articles.revised(limit=1)] == ids[1:2]
    unit.articles.settle([ids[1]])
    assert [stored.id for stored in unit.articles.revised(limit=9)] == [ids[2]]
    unit.articles.revise([make.revision(ids[1], make.article("Newer"))], now=at(2))
    assert [stored.id for stored in unit.articles.revised(limit=9)] == ids[1:3]
