"""Finds the text of an article in its page; `worker` runs it where it can do no harm."""

from __future__ import annotations

import re

from aggregator.model import FailureKind, FeedDocument, PageRead, ParseFailed
from aggregator.normalizing.printing import as_printed
from aggregator.parsing.charset import decode
from aggregator.parsing.limits import ParseLimits, without_unstorable
from aggregator.parsing.sniffing import binary_kind

_NOT_FREE = re.compile(
    r"""isAccessibleForFree\\?["']\s*:\s*\\?["']?false|itemprop=["']?isAccessibleForFree["']?\s+content=["']?false"""
    r"""|article:content_tier["']?\s+content=["']?locked""",
    re.IGNORECASE,
)
"""How a page tells search engines that not everybody is shown its article (schema.org, Open Graph)."""

_BODY = re.compile(r'"articleBody"\s*:')
"""Where a page that a script fills may have its text all the same, for search engines (schema.org)."""


def read_page(document: FeedDocument, limits: ParseLimits) -> PageRead | ParseFailed:
    """Read a page of HTML: the article without navigation, comments and advertisements, in paragraphs.

    Raises `MemoryError` where memory is limited; nothing else.
    """
    # Imported here, in a worker that has a page to read: it takes longer than all else that parsing needs.
    import trafilatura  # noqa: PLC0415 - as said above

    kind = binary_kind(document.body)
    if kind is not None:
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message=f"the page is {kind}")
    markup, _ = decode(document.body, document.content_type, page=True)
    printed = as_printed(without_unstorable(markup))
    try:
        text = trafilatura.extract(printed, include_comments=False, favor_precision=True, deduplicate=False)
        if len(text or "") < limits.least_of_page and _BODY.search(printed):
            _, text, _ = trafilatura.baseline(printed)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a stranger's markup makes the library raise
        return ParseFailed(kind=FailureKind.PARSER, message=f"the page cannot be read ({type(error).__name__})")
    paragraphs = (" ".join(line.split()) for line in without_unstorable(text or "").split("\n"))
    whole = "\n\n".join(filter(None, paragraphs))[: limits.content_chars]
    if len(whole) < limits.least_of_page:
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message="no article was found in the page")
    return PageRead(text=whole, is_free=_NOT_FREE.search(markup) is None)
