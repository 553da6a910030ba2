"""What a catalogue changes about the stored feeds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aggregator.catalogue.changes import ChangeKind, FeedChange, diff, in_words
from aggregator.model import Feed, FeedCatalogue, FeedSpec, PauseReason
from tests.support.make import NOON, feed_spec, health


def stored(spec: FeedSpec, feed_id: int = 1, paused: PauseReason | None = None) -> Feed:
    return Feed(id=feed_id, spec=spec, paused=paused, next_due=NOON, health=health())


def changes(specs: list[FeedSpec], feeds: list[Feed]) -> list[tuple[ChangeKind, str, int | None, PauseReason | None]]:
    plan = diff(FeedCatalogue(feeds=tuple(specs)), feeds)
    return [(one.kind, one.spec.name, one.feed.id if one.feed else None, one.paused) for one in plan]


A, B = feed_spec("A"), feed_spec("B")


def test_what_is_stored_as_declared_changes_nothing() -> None:
    plan = diff(
        FeedCatalogue(feeds=(A, replace(B, enabled=False))),
        [stored(A), stored(replace(B, enabled=False), 2, PauseReason.DISABLED)],
    )
    assert not plan
    assert in_words(plan) == "nothing changed"


def test_a_new_feed_is_added_and_a_disabled_new_one_is_added_paused() -> None:
    assert changes([A, replace(B, enabled=False)], []) == [
        (ChangeKind.ADDED, "A", None, None),
        (ChangeKind.ADDED, "B", None, PauseReason.DISABLED),
    ]


def test_a_feed_that_is_no_longer_declared_is_paused_once() -> None:
    assert changes([], [stored(A)]) == [(ChangeKind.REMOVED, "A", 1, PauseReason.REMOVED)]
    assert changes([], [stored(A, paused=PauseReason.REMOVED)]) == []


def test_a_removed_feed_resumes_when_it_returns() -> None:
    assert changes([A], [stored(A, paused=PauseReason.REMOVED)]) == [(ChangeKind.RESUMED, "A", 1, None)]


def test_the_same_name_at_a_new_address_is_the_same_feed_moved() -> None:
    moved = replace(A, url="https://other.example/", url_key="other")
    assert changes([moved], [stored(A)]) == [(ChangeKind.MOVED, "A", 1, None)]
    assert changes([moved], [stored(A, paused=PauseReason.GONE)]) == [(ChangeKind.MOVED, "A", 1, None)]


def test_the_same_address_under_a_new_name_is_the_same_feed_renamed() -> None:
    assert changes([replace(A, name="A2")], [stored(A)]) == [(ChangeKind.CHANGED, "A2", 1, None)]


def test_two_feeds_that_swap_their_names_stay_with_their_addresses() -> None:
    swapped = [replace(A, name="B"), replace(B, name="A")]
    assert changes(swapped, [stored(A, 1), stored(B, 2)]) == [
        (ChangeKind.CHANGED, "B", 1, None),
        (ChangeKind.CHANGED, "A", 2, None),
    ]


def test_a_feed_in_use_is_found_before_a_removed_one_of_its_name() -> None:
    old = stored(replace(A, url_key="old"), 1, PauseReason.REMOVED)
    used = stored(replace(A, url_key="used"), 2)
    assert changes([replace(A, url_key="new")], [used, old]) == [(ChangeKind.MOVED, "A", 2, None)]


def test_a_feed_that_is_gone_stays_so_until_it_is_disabled_and_enabled_again() -> None:
    gone, off = PauseReason.GONE, replace(A, enabled=False)
    assert changes([A], [stored(A, paused=gone)]) == []
    assert changes([replace(A, tags=("x",))], [stored(A, paused=gone)]) == [(ChangeKind.CHANGED, "A", 1, gone)]
    assert changes([off], [stored(A, paused=gone)]) == [(ChangeKind.DISABLED, "A", 1, PauseReason.DISABLED)]
    assert changes([A], [stored(off, paused=PauseReason.DISABLED)]) == [(ChangeKind.RESUMED, "A", 1, None)]


def test_a_plan_is_told_by_counts() -> None:
    plan = diff(FeedCatalogue(feeds=(A, B)), [stored(feed_spec("C"))])
    assert in_words(plan) == "2 added, 1 removed"
    assert [(change.kind, change.spec.name) for change in plan[2:]] == [(ChangeKind.REMOVED, "C")]


_SPECS = st.builds(
    lambda name, key, enabled: feed_spec(name, url_key=key, enabled=enabled),
    st.sampled_from("ABCD"),
    st.sampled_from("uvwx"),
    st.booleans(),
)
_CATALOGUES = st.lists(_SPECS, max_size=4, unique_by=(lambda spec: spec.name, lambda spec: spec.url_key))


def carried_out(plan: list[FeedChange], feeds: list[Feed]) -> list[Feed]:
    rows = {feed.id: feed for feed in feeds}
    for change in plan:
        feed_id = change.feed.id if change.feed else len(rows) + 1
        rows[feed_id] = stored(change.spec, feed_id, change.paused)
    return list(rows.values())


@given(st.lists(_CATALOGUES, max_size=5))
def test_a_plan_once_carried_out_leaves_exactly_the_declared_feeds_in_use(catalogues: list[list[FeedSpec]]) -> None:
    feeds: list[Feed] = []
    for specs in catalogues:
        catalogue = FeedCatalogue(feeds=tuple(specs))
        feeds = carried_out(diff(catalogue, feeds), feeds)
        in_use = [feed.spec for feed in feeds if feed.paused is not PauseReason.REMOVED]
        assert sorted(in_use, key=lambda spec: spec.name) == sorted(specs, key=lambda spec: spec.name)
        assert not diff(catalogue, feeds)
