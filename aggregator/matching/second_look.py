"""A second look at articles that are alone: when their stories have had time to grow, the program answers itself.

The first reports of an event say little and often have few words in common, so an article that is early, or in another
language, may open a story of its own and be asked about. Once others have told the rest, what it says is known. Only
what a person would be asked about is looked at again, and only once; who has company stays.
"""

from __future__ import annotations

from collections.abc import Callable

from aggregator.matching.index import StoryIndex
from aggregator.matching.signature import Signature
from aggregator.model import MatchDecision

LOOKED_AT_AGAIN = 1.0
"""Days after a question. A quarter of one, three, or the end of a list change F1 by little and in either direction."""


def look_again(
    index: StoryIndex,
    article_id: int,
    signature: Signature,
    *,
    forbidden: frozenset[int] = frozenset(),
    may_grow: Callable[[int], bool] = lambda _: True,
) -> MatchDecision | None:
    """Decide once more about a placed article that is alone, and move it where that is certain; None where it stays.

    `signature` is its own, with spellings; stories in `forbidden` are left out, and it joins none that may not grow.
    One that is not in the index stays nowhere.
    """
    home = index.story_of(article_id)
    if home is None or index.members(home) != [article_id]:
        return None
    index.lift(article_id)
    decision = index.decide(signature, forbidden=forbidden)
    chosen = decision.chosen
    if chosen is None or not may_grow(chosen.story_id):
        index.place(article_id, home, signature)
        return None
    index.place(article_id, chosen.story_id, signature)
    return decision
