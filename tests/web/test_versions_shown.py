"""What an edit has changed, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import PastRevision
from aggregator.web.views.versions import Kind, difference, version_views
from tests.support.make import NOON, article, at, stored_article

WORDS = st.lists(st.sampled_from(["three", "four", "killed", "in", "Palu", "\n\n", "—"]), max_size=12).map(" ".join)


def told(before: str, after: str) -> str:
    """A difference on one line: -deleted- and +inserted+."""
    marks = {Kind.SAME: "", Kind.DELETED: "-", Kind.INSERTED: "+"}
    return "".join(
        f"{marks[run.kind]}{run.text.rstrip()}{marks[run.kind]} " for run in difference(before, after)
    ).strip()


def test_words_that_were_replaced_stand_before_those_that_replaced_them() -> None:
    assert (
        told("Strike kills three in Palu", "Strike kills at least four in Palu")
        == "Strike kills -three- +at least four+ in Palu"
    )


def test_white_space_alone_is_no_difference() -> None:
    assert [run.kind for run in difference("Strike  kills three", "Strike kills\nthree")] == [Kind.SAME]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_a_difference(before: str, after: str) -> None:
    runs = difference(before, after)
    old = "".join(run.text for run in runs if run.kind is not Kind.INSERTED)
    new = "".join(run.text for run in runs if run.kind is not Kind.DELETED)
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_each_version_is_compared_with_the_one_after_it_and_says_which_that_is() -> None:
    stored = stored_article(article=article("Third", summary="Same"), revision=12)
    past = [
        PastRevision(revision=11, replaced=at(2), title="Second", summary="Same", text=""),
        PastRevision(revision=1, replaced=NOON, title="First", summary="Other", text=""),
    ]
    newest, first = version_views(stored, past)
    assert [(each.revision, each.successor) for each in (newest, first)] == [(11, 12), (1, 11)]
    assert [run.text.strip() for run in newest.title] == ["Second", "Third"]
    assert (newest.text, [run.text for run in first.text]) == ((), ["Other ", "Same "])


def test_unchanged_words_far_from_any_change_are_left_out_and_long_texts_cut() -> None:
    words = " ".join(f"w{number}" for number in range(6_000))
    stored = stored_article(article=article("A", text=f"New {words}"), revision=2)
    [view] = version_views(stored, [PastRevision(revision=1, replaced=NOON, title="A", summary="", text=words)])
    assert [run.kind for run in view.text][:3] == [Kind.INSERTED, Kind.SAME, Kind.SKIPPED]
    assert view.cut
