"""Names read from a few words, and counted over the articles of a story."""

from __future__ import annotations

from aggregator.merging.names import ArticleNames, group_names, read_names
from aggregator.merging.printed import PrintedText, primary_subtag
from aggregator.model import TextField

KINDS = ("places", "people", "organisations")


def text(words: str, language: str | None = "en", field: str = "summary", article_id: int = 1) -> PrintedText:
    return PrintedText(article_id=article_id, field=TextField(field), text=words, language=primary_subtag(language))


def names(words: str, language: str | None = "en", title: str = "", article_id: int = 1) -> ArticleNames:
    texts = [text(title, language, "title", article_id), text(words, language, article_id=article_id)]
    return read_names(article_id, [each for each in texts if each.text])


def shown(*articles: ArticleNames) -> dict[str, dict[str, int]]:
    return {
        kind: {named.name.words: named.articles for named in found}
        for kind, found in zip(KINDS, group_names(articles), strict=True)
    }


def story(*texts: str) -> dict[str, dict[str, int]]:
    return shown(*(names(words, article_id=number) for number, words in enumerate(texts)))
