"""Small limits for parsing, so that tests need no large documents to meet them."""

from __future__ import annotations

from aggregator.parsing import ParseLimits

LIMITS = ParseLimits(
    entries=100,
    title_chars=500,
    summary_chars=2000,
    content_chars=4000,
    link_chars=500,
    guid_chars=500,
    authors=5,
    categories=5,
    name_chars=300,
    least_of_page=80,
)
