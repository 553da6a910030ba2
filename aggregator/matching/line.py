"""Articles in the order in which they are decided about, whatever the order in which they arrive.

Feeds are polled minutes apart, so an article often comes when later ones of its hour are in stories already, some of
which were opened only because it was missing. As if it were inserted into a sorted row, it is decided about without
those of them that resemble it, which are decided about again after it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from heapq import heappop, heappush

from aggregator.matching.index import StoryIndex
from aggregator.matching.packing import line_of, pack
from aggregator.matching.signature import Signature

_AT_LEAST = 32
"""Articles that a batch may have decided about again, beside as many as it holds: a flood costs twice as much."""


def in_line(
    index: StoryIndex, signatures: Mapping[int, Signature], free: Callable[[Collection[int]], Collection[int]]
) -> Iterator[tuple[int, Signature]]:
    """Observe a batch and yield its articles in order, and among them those that are lifted to be decided about again.

    Each must have been placed before the next is asked for. Of placed articles `free` returns those that may be lifted.
    """
    row = sorted((line_of(pack(signature)), article_id) for article_id, signature in signatures.items())
    held = {article_id: signatures[article_id] for _, article_id in row}
    index.observe(held)
    left = len(row) + _AT_LEAST
    while row:
        _, article_id = heappop(row)
        signature = held.pop(article_id)
        after: list[int] = []
        for _, later in sorted(index.later(signature).items()):
            if len(later) <= left:  # half a story taken apart would be worse than none of it
                left -= len(later)
                after += later
        for other in free(after) if after else ():
            held[other] = index.lift(other)
            heappush(row, (line_of(pack(held[other])), other))
        yield article_id, signature
