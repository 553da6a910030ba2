"""Articles for tests of matching, and labelled sets of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aggregator.matching import Strictness, shipped_policy
from aggregator.matching.profile import Profile, weighed
from aggregator.matching.signature import Signature
from aggregator.matching.stream import Stream
from aggregator.model import Article

FIRST_SEEN = datetime(2031, 1, 1, tzinfo=UTC)

# Two stories of one country, of which the first reports alone make a question. Titles and summaries.
MACKEREL = (
    (
        "Mackerel on the menu as quota negotiators meet in Bergen",
        (
            "Officials from Norway, the United Kingdom and the Faroe Islands sit down in Bergen today to share out "
            "mackerel and herring for the season."
        ),
    ),
    (
        "Bergen talks on mackerel quotas end without agreement",
        (
            "Norway, the United Kingdom and the Faroe Islands failed in Bergen to agree on shares of this year's "
            "mackerel catch."
        ),
    ),
    (
        "Coastal states leave Bergen at odds over mackerel",
        "Negotiators went home from Bergen with the gap over mackerel shares as wide as before.",
    ),
)
KEY_RATE = (
    (
        "Norway's central bank keeps key rate at 4 percent",
        (
            "Norges Bank left its key policy rate unchanged on Thursday, as economists had expected, and said that it "
            "would probably lower borrowing costs in the course of the year if inflation went on falling."
        ),
    ),
    (
        "Norges Bank holds key rate at 4 percent",
        (
            "The key policy rate of the central bank stays at 4 percent; a cut will follow later in the year, "
            "Norges Bank said, while the crown gained against the euro and inflation kept falling."
        ),
    ),
    (
        "Key rate unchanged, Norges Bank says",
        (
            "Norges Bank kept its policy rate at 4 percent as expected, the central bank said; economists expect lower "
            "borrowing costs later in the year as inflation falls further."
        ),
    ),
)


def article(
    title: str,
    summary: str = "",
    *,
    publisher: str = "northwire.example",
    published: datetime | None = None,
    language: str = "en",
) -> Article:
    """An article as normalising hands it on, of which matching reads these parts."""
    return Article(
        guid_key=None,
        link_key=None,
        content_key=f"{title}|{summary}",
        link=None,
        canonical_link=None,
        title=title,
        summary=summary,
        text="",
        html="",
        published=published,
        sort_time=published or FIRST_SEEN,
        language=language,
        publisher=publisher,
        publisher_host=None,
    )


def story(*signatures: Signature) -> Profile:
    """A story of some articles, as if nothing else had been published."""
    stream = Stream(shipped_policy(Strictness.BALANCED, timedelta(days=14)).background)
    for signature in signatures:
        stream.add(signature.keys())
    profile = Profile()
    for signature in signatures:
        profile.add(*weighed([signature], stream))
    return profile


def labelled(path: Path) -> tuple[list[Article], list[str]]:
    """The articles of a JSON Lines file and the story of each."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [
        article(
            line["title"],
            line["summary"],
            publisher=line["publisher"],
            published=_time(line["published"]),
            language=line["lang"],
        )
        for line in lines
    ]
    return articles, [line["story"] for line in lines]


def _time(printed: str | None) -> datetime | None:
    if printed is None:
        return None
    time = datetime.fromisoformat(printed)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
