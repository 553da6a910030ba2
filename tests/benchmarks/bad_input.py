"""What feeds should not send, and how fast it is matched: `python -m tests.benchmarks.bad_input RESULT`.

Each kind meets an index that holds some ordinary news, and is placed where the matcher decides, as the service would.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import process_time

from aggregator.matching import Signature, StoryIndex, Strictness, shipped_policy, sign
from tests.benchmarks.matching_ours import WINDOW, article_of
from tests.benchmarks.newswire import Report, reports
from tests.benchmarks.vocabulary import tape

_NOON = datetime(2031, 6, 15, 12, tzinfo=UTC)
_ORDINARY = 2_000
_AT_ONCE = 100
_ENDS = 10
"""The first and the last tenth are compared."""

_TextOf = Callable[[int, Random], tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endured:
    """How one kind of bad input went."""

    kind: str
    articles: int
    each: float
    """CPU seconds an article to sign, decide about and place."""
    first: float
    """The same for the first tenth of them."""
    last: float
    """The same for the last tenth: a cost that grows with what is there shows here."""
    stories: int
    """Into so many stories they went."""


def _near_identical(number: int, chance: Random) -> tuple[str, str]:
    place, figure = chance.choice(("Odesa", "Lima", "Seoul")), chance.randint(1, 99)
    sentence = (
        f"The service at {place} recorded {figure} movements in the period, notice {number} of the authority says. "
    )
    return f"Traffic notice {number}: {place} harbour", sentence * 3


def _identical(_number: int, _chance: Random) -> tuple[str, str]:
    return "Harbour of Odesa reopens after storm", "The port authority said on Monday that 14 ships were waiting. " * 4


def _one_word(_number: int, _chance: Random) -> tuple[str, str]:
    return "harbour " * 40, "harbour " * 500


def _long(_number: int, chance: Random) -> tuple[str, str]:
    words = chance.sample(tape(), 3_000)
    return " ".join(words[:12]).capitalize(), " ".join(words)


def _digits(_number: int, chance: Random) -> tuple[str, str]:
    return " ".join(str(chance.randrange(10**6)) for _ in range(8)), ""


_KINDS: Sequence[tuple[str, int, _TextOf]] = (
    ("nearly identical articles of one feed within an hour", 10_000, _near_identical),
    ("identical articles", 1_000, _identical),
    ("one word, repeated 500 times", 1_000, _one_word),
    ("texts of 3,000 words", 500, _long),
    ("titles of digits alone", 1_000, _digits),
)


def main() -> None:
    """Measure each kind and write what was found."""
    ordinary = list(reports(_ORDINARY, until=_NOON, span=timedelta(days=2)))
    endured = [asdict(_endure(kind, count, text_of, ordinary)) for kind, count, text_of in _KINDS]
    Path(sys.argv[1]).write_text(json.dumps(endured), encoding="utf-8")


def _endure(kind: str, count: int, text_of: _TextOf, ordinary: Sequence[Report]) -> Endured:
    index = StoryIndex(shipped_policy(Strictness.BALANCED, WINDOW))
    for signatures in _batches(ordinary, 0):
        index.observe(signatures)
        for key, signature in signatures.items():
            index.place(key, ordinary[key].event, signature)
    taken: list[float] = []
    stories: set[int] = set()
    new_story = max(report.event for report in ordinary)
    bad = list(_reports(count, text_of))
    clock = process_time()
    for signatures in _batches(bad, len(ordinary)):
        index.observe(signatures)
        for key, signature in signatures.items():
            chosen = index.decide(signature).chosen
            if chosen is None:
                new_story += 1
            story = new_story if chosen is None else chosen.story_id
            index.place(key, story, signature)
            stories.add(story)
        clock, before = process_time(), clock
        taken.append((clock - before) / len(signatures))
    end = max(1, len(taken) // _ENDS)
    return Endured(
        kind=kind,
        articles=count,
        each=sum(taken) / len(taken),
        first=sum(taken[:end]) / end,
        last=sum(taken[-end:]) / end,
        stories=len(stories),
    )


def _reports(count: int, text_of: _TextOf) -> Iterator[Report]:
    chance = Random(count)  # noqa: S311 - makes up news
    for number in range(count):
        title, text = text_of(number, chance)
        published = _NOON + number * timedelta(hours=1) / count
        yield Report(event=0, title=title, text=text, published=published, outlet=1)


def _batches(printed: Sequence[Report], key: int) -> Iterator[dict[int, Signature]]:
    articles = [article_of(report) for report in printed]
    for start in range(0, len(articles), _AT_ONCE):
        batch = articles[start : start + _AT_ONCE]
        yield {key + start + place: sign(article, seen=None) for place, article in enumerate(batch)}


if __name__ == "__main__":
    main()
