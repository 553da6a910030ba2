"""Whether the text of a page is that of its article, or that of what stands before it.

Publishers answer with pages of their own in place of an article: to log in, to consent, to subscribe, to say that there
is nothing here. Taken for the article's text, they would make all articles behind one wall copies of each other. The
front page, where links of deleted articles often lead, has the words of this one among those of twenty others.
"""

from __future__ import annotations

from typing import Final

from aggregator.model import Article
from aggregator.normalizing.likeness import stems
from aggregator.normalizing.urls import is_front_page

_LEAST_SHARED: Final = 1 / 4
"""Share of the feed's words that the page must repeat: of 306 written headlines the words of four walls reached it with
two at most, and articles of two sentences with 86 of a hundred."""


def page_problem(article: Article, text: str, *, url: str) -> str | None:
    """Why a page's text is not that of an article, which is as its feed told it; None where it may be.

    `url` is the address that the article's link has led to.
    """
    if is_front_page(url) and not is_front_page(article.link or ""):
        return "the link leads to the site's front page, as it does where an article is gone"
    own = article.text or article.summary
    if len(text) < len(own):
        return "the page says less than the feed"
    for told in (article.title, f"{article.title}\n{own}"):
        words = stems(told)
        if not words or len(words & stems(text)) >= _LEAST_SHARED * len(words):
            return None
    return "the page says something else than the feed: it may be one to log in, to consent or to subscribe"
