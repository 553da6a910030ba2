"""What `ports.ArticleStore` and `ports.StoryStore` promise of packed signatures."""

from __future__ import annotations

from datetime import datetime

import pytest

from aggregator.ports import SignedPlace, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped

ENGINE, NEWER = "matcher-1", "matcher-2"


def added(unit: UnitOfWork, *hours: float) -> list[int]:
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    articles = [make.article(f"{number}", published=at(hour)) for number, hour in enumerate(hours)]
    return unit.articles.add_all({feed_id: articles}, now=NOON)[feed_id]


def seen(unit: UnitOfWork, since: float = 0, until: float = 9, engine: str = ENGINE) -> list[tuple[int, bytes | None]]:
    return [(each.article_id, each.packed) for each in unit.stories.signed_window(at(since), at(until), engine)]


def test_signatures_come_back_byte_for_byte(unit: UnitOfWork) -> None:
    one, two, three = added(unit, 1, 2, 3)
    grouped(unit, one, two, three)
    every_byte = bytes(range(256))
    unit.articles.store_signatures(ENGINE, {two: b"", one: every_byte})
    assert seen(unit) == [(one, every_byte), (two, b""), (three, None)]


def test_storing_no_signatures_is_allowed(unit: UnitOfWork) -> None:
    unit.articles.store_signatures(ENGINE, {})


def test_a_newer_signature_replaces_the_older_one(unit: UnitOfWork) -> None:
    one, two, three = added(unit, 1, 2, 3)
    grouped(unit, one, two, three)
    unit.articles.store_signatures(ENGINE, {one: b"old", two: b"old"})
    unit.articles.store_signatures(ENGINE, {two: b"new", three: b"new"})
    assert seen(unit) == [(one, b"old"), (two, b"new"), (three, b"new")]


def test_a_newer_engine_replaces_what_an_older_one_packed(unit: UnitOfWork) -> None:
    one, two = added(unit, 1, 2)
    grouped(unit, one, two)
    unit.articles.store_signatures(ENGINE, {one: b"old", two: b"old"})
    unit.articles.store_signatures(NEWER, {one: b"new"})
    assert seen(unit) == [(one, None), (two, b"old")]
    assert seen(unit, engine=NEWER) == [(one, b"new"), (two, None)]


def test_a_revised_article_has_no_signature_until_its_new_one_is_stored(unit: UnitOfWork) -> None:
    one, two = added(unit, 1, 2)
    grouped(unit, one, two)
    unit.articles.store_signatures(ENGINE, {one: b"old", two: b"other"})
    unit.articles.revise([make.revision(one, make.article("New", published=at(1)))], now=at(3))
    assert seen(unit) == [(one, None), (two, b"other")]
    unit.articles.store_signatures(ENGINE, {one: b"new"})
    assert seen(unit) == [(one, b"new"), (two, b"other")]


def test_the_signed_window_says_where_each_article_is_and_when(unit: UnitOfWork) -> None:
    one, two = added(unit, 2.5, 1)
    first, second = grouped(unit, one), grouped(unit, two)
    unit.articles.store_signatures(ENGINE, {one: b"signature"})
    assert list(unit.stories.signed_window(at(0), at(9), ENGINE)) == [
        SignedPlace(article_id=two, story_id=second, sort_time=at(1), packed=None),
        SignedPlace(article_id=one, story_id=first, sort_time=at(2.5), packed=b"signature"),
    ]
    unit.stories.place([make.membership(two, first)])
    assert {each.story_id for each in unit.stories.signed_window(at(0), at(9), ENGINE)} == {first}


def test_the_signed_window_comes_by_time_then_id_without_what_waits_for_grouping(unit: UnitOfWork) -> None:
    ids = added(unit, 3, 1, 2, 1, 2)
    unit.articles.store_signatures(ENGINE, {each: str(each).encode() for each in ids})
    grouped(unit, ids[3], ids[0], ids[4], ids[1])
    assert [each for each, _ in seen(unit)] == [ids[1], ids[3], ids[4], ids[0]]


def test_the_signed_window_holds_its_first_moment_and_not_its_last(unit: UnitOfWork) -> None:
    ids = added(unit, 1, 2, 3, 4)
    grouped(unit, *ids)
    assert [each for each, _ in seen(unit, 2, 4)] == ids[1:3]
    assert seen(unit, 2, 2) == []


def test_the_signed_window_shows_no_signature_of_another_engine(unit: UnitOfWork) -> None:
    one, two, three = added(unit, 1, 2, 3)
    grouped(unit, one, two, three)
    unit.articles.store_signatures(ENGINE, {one: b"old"})
    unit.articles.store_signatures(NEWER, {two: b"new"})
    assert seen(unit, engine=ENGINE) == [(one, b"old"), (two, None), (three, None)]
    assert seen(unit, engine=NEWER) == [(one, None), (two, b"new"), (three, None)]


def test_any_number_may_be_stored_and_the_window_reads_on_over_those_of_one_moment(unit: UnitOfWork) -> None:
    ids = added(unit, *([1] * 4_500), 2)
    grouped(unit, *ids)
    unit.articles.store_signatures(ENGINE, dict.fromkeys(ids, b"x"))
    assert seen(unit) == [(article_id, b"x") for article_id in ids]


@pytest.mark.parametrize(("since", "until"), [(NOON.replace(tzinfo=None), NOON), (NOON, NOON.replace(tzinfo=None))])
def test_a_window_of_naive_times_is_refused(unit: UnitOfWork, since: datetime, until: datetime) -> None:
    with pytest.raises(ValueError, match="aware"):
        list(unit.stories.signed_window(since, until, ENGINE))
