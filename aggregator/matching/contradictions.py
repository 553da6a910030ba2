"""What speaks against a match in so many words; a strong contradiction turns a LINK into a question.

Differing tolls, and a claim against its denial, are no contradictions: both belong to one story.
"""

from __future__ import annotations

from aggregator.matching.profile import Profile
from aggregator.matching.signals import (
    compare_days,
    compare_main_place,
    compare_names,
    compare_places,
    gaps,
    is_other_figure,
)
from aggregator.matching.signature import Signature, first_ordinals

_SURE = 0.5  # share of a story's articles that make a place the story's own
_SEVERAL = 2
_FAR_DAYS = 2 / 7
_DAYS_LATER = 2.0
_LONG_GAP = 7.0
_LONG_SPAN = 21.0
_LARGE = 300


def warnings_of(article: Signature, story: Profile) -> tuple[str, ...]:
    """Return what a person should look at before joining the two, in words; empty where nothing speaks against it."""
    return tuple(words for words, _ in _found(article, story))


def is_contradicted(article: Signature, story: Profile) -> bool:
    """Whether a person must decide, however alike the two are."""
    return any(strong for _, strong in _found(article, story))


def _found(article: Signature, story: Profile) -> list[tuple[str, bool]]:
    """Return warnings with whether each is strong enough to stop a LINK."""
    found: list[tuple[str, bool]] = []
    for thing, number in first_ordinals(article).items():
        theirs = story.ordinals.get(thing)
        if theirs and number not in theirs:
            usual, count = theirs.most_common(1)[0]
            found.append((f"other {thing}: {number}, the story has {usual}", count >= _SEVERAL))
    same_language = article.language in story.languages
    other = compare_places(article, story)[1]
    if other:
        sure = same_language and len(story.articles) > _SEVERAL and compare_main_place(article, story)[1] > _SURE
        found.append((f"other place: {_listed(article.places)}, the story has {_listed(_usual(story))}", sure))
    elif compare_names(article, story)[1]:
        found.append(("no name in common: only the topic", same_language))
    gap_last, gap_first = gaps(article, story)
    if compare_days(article, story)[1] >= _FAR_DAYS:
        found.append(("other date of the event", gap_last >= _DAYS_LATER))
    if is_other_figure(article, story):
        found.append((f"other exact figure: {', '.join(number for number in article.numbers if '.' in number)}", False))
    if gap_last >= _LONG_GAP:
        found.append((f"far apart in time: {gap_last:.0f} days", True))
    if gap_first >= _LONG_SPAN:
        found.append((f"the story would span {gap_first:.0f} days", True))
    if len(story.articles) >= _LARGE:
        found.append((f"the story is very large already: {len(story.articles)} articles", False))
    if article.publisher in story.publishers:
        found.append(("same publisher: an update or a repeat, no corroboration", False))
    return found


def _usual(story: Profile) -> list[str]:
    return [place for place, _ in story.places.most_common(3)]


def _listed(folded: list[str] | tuple[str, ...]) -> str:
    return ", ".join(place.title() for place in folded[:3])
