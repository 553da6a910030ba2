"""A fuzz target: any bytes through parsing and normalising, with the promises that hold for all of them.

Not a test: `python tests/fuzz/documents.py FOLDER_OF_DOCUMENTS -max_total_time=1800`, with `atheris` installed beside
the locked requirements. libFuzzer mutates the documents of the folder, guided by which code they reach, adds those that
reach more, and writes what breaks a promise or takes longer than `-timeout` seconds to a file of its own.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["aggregator", "feedparser"]):
    from aggregator.model import Article, FeedContext, FeedDocument, ParsedFeed
    from aggregator.normalizing import distinct, drafts, reconcile
    from aggregator.parsing import ParseLimits
    from aggregator.parsing.document import parse_document

LIMITS = ParseLimits(
    entries=100,
    title_chars=300,
    summary_chars=2000,
    content_chars=20_000,
    link_chars=500,
    guid_chars=300,
    authors=5,
    categories=5,
    name_chars=300,
    least_of_page=80,
)
ADDRESS = "https://feeds.post.example/all.xml"
SEEN = datetime(2026, 3, 2, 12, tzinfo=UTC)
_CHARSETS = ("", "text/xml; charset=utf-8", "text/xml; charset=windows-1251", "text/html; charset=shift_jis")


def one_input(data: bytes) -> None:
    """Read one document; its first byte chooses the announced charset."""
    document = FeedDocument(body=data[1:], content_type=_CHARSETS[data[0] % 4] if data else "", url=ADDRESS)
    parsed = parse_document(document, LIMITS)
    if not isinstance(parsed, ParsedFeed):
        assert parsed.message
        return
    assert len(parsed.entries) <= LIMITS.entries
    articles = _articles(parsed)
    for article in articles:
        _is_fit_to_be_stored(article)
    assert len(reconcile(articles, ()).new) == len(articles)
    _is_read_the_same_in_parts(document, parsed)


def _articles(parsed: ParsedFeed) -> tuple[Article, ...]:
    context = FeedContext(
        feed_url=ADDRESS,
        publisher="Post",
        family=None,
        language="en",
        timezone="UTC",
        seen=SEEN,
    )
    return distinct(drafts(parsed, context))


def _is_fit_to_be_stored(article: Article) -> None:
    assert article.link is None or article.link.startswith(("http://", "https://", "HTTP", "Http")), article.link
    assert article.sort_time <= SEEN
    assert "<script" not in article.html.lower()
    assert "\n" not in article.title
    for text in (article.title, article.summary, article.text, article.html, article.link or "", *article.authors):
        text.encode()
        assert "\0" not in text


def _is_read_the_same_in_parts(document: FeedDocument, whole: ParsedFeed) -> None:
    """Leaving out every other item changes nothing in the rest."""
    known = frozenset(digest for digest in whole.digests[::2] if digest is not None)
    part = parse_document(replace(document, known=known), LIMITS)
    assert isinstance(part, ParsedFeed)
    digests = whole.digests or (None,) * len(whole.entries)
    rest = [entry for entry, digest in zip(whole.entries, digests, strict=True) if digest not in known]
    assert list(part.entries) == rest
    assert part.unread == known
    assert (part.format, part.title, part.link, part.language, part.ttl, part.skipped, part.notes) == (
        whole.format,
        whole.title,
        whole.link,
        whole.language,
        whole.ttl,
        whole.skipped,
        whole.notes,
    )


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
