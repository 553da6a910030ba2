"""Which pages of the desk, routes of its API and feeds are timed: each kind with addresses that are asked in turn."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import storage
from tests.benchmarks.archive import TOPICS, Size
from tests.benchmarks.newswire import outlet_name

_SAMPLES = 10
DEEP = "deep"
"""Stands for the address of a page that is reached by turning many, which only asking tells."""


def kinds(database: storage.SqlDatabase, size: Size) -> dict[str, list[str]]:
    """Each kind of page with addresses of it."""
    return {
        **_queue(database, size),
        **_stories(size),
        **_searches(database, size),
        **_lists(),
        **_leaving(size),
    }


def ordinary(size: Size) -> list[int]:
    """Stories from all over the archive, none of them a large one."""
    step = max(1, size.stories // (_SAMPLES + 2))
    return [3 + step * place for place in range(1, _SAMPLES + 1)]


def _large(size: Size) -> list[int]:
    return [1 + again * size.told.stories for again in range(size.times)]


def _queue(database: storage.SqlDatabase, size: Size) -> dict[str, list[str]]:
    return {
        "queue": ["/"],
        "queue, deep page": [DEEP],
        "queue, only doubtful": ["/?doubtful=true"],
        **{f"queue, topic {topic}": [f"/?{urlencode({'topic': topic})}"] for topic in TOPICS},
        "queue, each kind": [f"/?kind={kind}" for kind in ("talks", "incident", "other")],
        "queue, large publisher": [f"/?{urlencode({'publisher': outlet_name(0)})}"],
        "queue, small publisher": [f"/?{urlencode({'publisher': outlet_name(399)})}"],
        "queue, common language": ["/?language=en"],
        "queue, other language": ["/?language=zh"],
        "queue, last day": ["/?period=1d"],
        "queue, dismissed": ["/?state=dismissed"],
        "queue, 9 publishers": ["/?min_publishers=9"],
        "queue, more publishers than any": ["/?min_publishers=900"],
        "queue, all filters": [
            f"/?{urlencode({'topic': 'everyday', 'language': 'en', 'kind': 'incident', 'publisher': outlet_name(0)})}"
        ],
        "queue, filters that nothing meets": ["/?kind=talks&topic=frequent&language=zh&state=dismissed&period=1d"],
        "queue, words": [f"/?words={quote(words)}" for words in _several(database, size)],
        "queue, common word": ["/?words=the"],
    }


def _stories(size: Size) -> dict[str, list[str]]:
    some, large = ordinary(size), _large(size)
    return {
        "story": [f"/stories/{each}" for each in some],
        "story, 1,000 articles": [f"/stories/{each}" for each in large],
        "story, its last articles": [f"/stories/{each}?from=901" for each in large],
        "merge, 1,000 articles": [f"/stories/{each}/merge?into={other}" for each, other in zip(some, large * 10)],  # noqa: B905 - as many as there are
        "move, out of 1,000 articles": [f"/stories/{each}/move?article={50}&into={some[0]}" for each in large[:1]],
        "merge, found by words": [f"/stories/{each}/merge?words=the" for each in some],
        "API, story of 1,000 articles": [f"/api/v1/stories/{each}" for each in large],
        "API, its articles": [f"/api/v1/stories/{each}/articles" for each in large],
        "API, its evidence": [f"/api/v1/stories/{each}/evidence" for each in large],
    }


def _searches(database: storage.SqlDatabase, size: Size) -> dict[str, list[str]]:
    titles, texts = _printed(database, size, "en")
    chinese, _ = _printed(database, size, "zh")
    several = _several(database, size)
    asked = {
        "search, rare": [text.replace(".", "").split()[-2].strip(",") + " " for text in texts],
        "search, common": ["the", "of", "said"],
        "search, common beginning": ["con", "pro", "sta"],
        "search, one letter": ["t", "a", "s"],
        "search, several": several,
        "search, phrase": [f'"{" ".join(title.split()[:3])}"' for title in titles],
        "search, common phrase": ['"of the"', '"in the"', '"to the"'],
        "search, common words that never stand so": ['"of the to the in the"', '"the the of of the a"'],
        "search, common words and a rare one": [f"the of to {title.split()[0]}" for title in titles],
        "search, excluded": [f"the {' '.join(title.split()[:1])} -of" for title in titles],
        "search, all but what all have": ["the -of -to -and -in -a"],
        "search, no hit": ["qzxqzx", "xqzxqz the"],
        "search, Chinese": [title[:4] for title in chinese],
        "search, only signs": ["*** ???"],
    }
    return {name: [f"/search?words={quote(each)}" for each in words] for name, words in asked.items()} | {
        "search, common, by relevance": ["/search?words=the&order=relevance"],
        "search, several, by relevance": [f"/search?order=relevance&words={quote(words)}" for words in several],
        "API, search": [f"/api/v1/search?words={quote(words)}" for words in ["the", *several]],
    }


def _lists() -> dict[str, list[str]]:
    return {
        "history": ["/history"],
        "history, old": ["/history?before=2000"],
        "quality": ["/quality"],
        "quality, 30 days": ["/quality?period=30d"],
        "feeds": ["/feeds"],
        "a feed": ["/feeds/1", "/feeds/200"],
        "topics": ["/topics"],
        "topic": [f"/topics/{quote(topic)}" for topic in TOPICS],
        "API, stories": ["/api/v1/stories", "/api/v1/stories?kind=talks"],
        "API, articles": ["/api/v1/articles", "/api/v1/articles?feed_id=1", "/api/v1/articles?feed_id=400"],
    }


def _leaving(size: Size) -> dict[str, list[str]]:
    return {
        "Atom": ["/stories.atom"],
        **{f"Atom, topic {topic}": [f"/stories.atom?{urlencode({'topic': topic})}"] for topic in TOPICS},
        "Atom, each kind": [f"/stories.atom?kind={kind}" for kind in ("talks", "incident", "other")],
        "Atom, dismissed": ["/stories.atom?state=dismissed"],
        "briefing, 7 days, topic everyday": ["/briefing?topic=everyday&since=7d"],
        "briefing, 7 days, topic rare": ["/briefing?topic=rare&since=7d"],
        "export, last day of a topic": ["/export.jsonl?topic=frequent&period=1d"],
        "article": [f"/articles/{each}" for each in range(1, size.articles, max(1, size.articles // _SAMPLES))],
    }


def _several(database: storage.SqlDatabase, size: Size) -> list[str]:
    return [" ".join(title.split()[:3]) for title in _printed(database, size, "en")[0]]


def _printed(database: storage.SqlDatabase, size: Size, language: str) -> tuple[list[str], list[str]]:
    """Titles and texts of articles from all over the archive."""
    step = max(1, size.articles // 300)
    with database.read() as unit:
        stored = unit.articles.many(range(1, size.articles, step)).values()
    chosen = [each.article for each in stored if each.article.language == language][:_SAMPLES]
    return [each.title for each in chosen], [each.text or each.summary for each in chosen]
