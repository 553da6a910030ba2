"""What a story's articles say is taken from them word for word, and says whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging import build_record
from aggregator.merging.details import build_details
from aggregator.merging.reading import read_article
from aggregator.model import NotRead, Part, Passage, StoredArticle, StoryDetails, StoryKind
from tests.support.cost import costs_at_most
from tests.support.make import at, stored_article

SENTENCES = [
    "KYIV, March 5 — A drone struck the grain terminal of Port Alder on Monday night, killing three people.",
    "“We will rebuild every pier,” Mayor Roman Stelmakh said on Tuesday.",
    "Moscow denied striking the terminal of Port Alder.",
    "Officials said that at least 12 people were wounded and 400 households were left without power.",
    "The foreign ministers of Norvia and Estmark met in Geneva for a second round of talks.",
    "The ministry confirmed that five people had died.",
    "Last week's quake (magnitude 5.1) hit\nPort\u00a0Alder\u202e; \x00 nobody was hurt…",
    "Il a déclaré : « Nous partons lundi ».",
    "Президент заявил: «Мы готовы».",
    "他说:“我们准备好了。”",
    "<script>alert(1)</script> & {{ 7*7 }} said “O'Neil's 3–5 million-dollar deal”",
]
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), max_size=6).map(" ".join)
ARTICLES = st.lists(
    st.tuples(TEXTS, TEXTS, TEXTS, st.sampled_from(["en", "en-GB", "fr", "ru", "zh", None])), min_size=1, max_size=6
)


def told(*texts: str, **changes: object) -> list[StoredArticle]:
    return [
        stored_article(
            number,
            "",
            summary=text,
            publisher=f"Outlet {number}",
            published=at(number),
            sort_time=at(number),
            **changes,
        )
        for number, text in enumerate(texts, 1)
    ]


def details(articles: list[StoredArticle]) -> StoryDetails:
    return build_details(articles, build_record(articles).sources, read_article)


def passages(part: object) -> Iterator[Passage]:
    """Every passage in a part of a record, however deep."""
    if isinstance(part, Passage):
        yield part
    elif is_dataclass(part):
        for each in fields(part):
            yield from passages(getattr(part, each.name))
    elif isinstance(part, tuple):
        for each in part:
            yield from passages(each)


@given(ARTICLES)
def test_every_passage_of_every_part_stands_in_the_article_it_names(
    texts: list[tuple[str, str, str, str | None]],
) -> None:
    articles = [
        stored_article(
            number, title, summary=summary, text=text, language=language, published=at(number), sort_time=at(number)
        )
        for number, (title, summary, text, language) in enumerate(texts, 1)
    ]
    by_id = {each.id: each.article for each in articles}
    for passage in passages(details(articles)):
        printed = getattr(by_id[passage.article_id], passage.field.value)
        assert passage.words
        assert printed[passage.start : passage.start + len(passage.words)] == passage.words


def test_copies_are_read_and_count_as_one_text() -> None:
    wire = " ".join(SENTENCES[:4])
    found = details(told(wire, wire, "Ice closed Port Alder on Friday."))
    assert found.articles_read == 3
    assert [entry.texts for entry in found.timeline if len(entry.sentences) > 1] == [1, 1]


def test_what_is_not_supported_for_a_language_is_said() -> None:
    articles = [*told("It burned on Monday."), *told("", "Es brannte am Montag.", language="de")[1:]]
    assert details(articles).not_read == (
        NotRead(part=Part.NAMES, language="de", articles=1),
        NotRead(part=Part.OTHER_FIGURES, language="de", articles=1),
        NotRead(part=Part.TIMELINE, language="de", articles=1),
    )


def test_an_article_without_words_is_no_fault() -> None:
    found = details(told(""))
    assert (found.timeline, found.statements, found.figures) == ((), (), ())


def test_a_story_of_a_thousand_articles_is_put_together_within_limits() -> None:
    texts = [f"{SENTENCES[0]} Mayor {chr(65 + each % 26)}ovik said pier {each} was lost." for each in range(1_000)]
    articles = told(*texts)
    record = build_record(articles)
    with costs_at_most(20):
        found = build_details(articles, record.sources, read_article)
    assert found.articles_read == 200


def test_what_follows_talks_does_not_date_them() -> None:
    found = details(
        told(
            "Norvia and Estmark signed a ceasefire in Geneva on Saturday after three months of talks.",
            "Norvian artillery shelled Estmark positions on Sunday, killing three soldiers.",
            "Estmark troops shelled Norvian villages on Sunday, killing five civilians.",
            "Norvia and Estmark agreed to a ceasefire at talks in Geneva.",
            "The envoys of Norvia and Estmark met in Geneva for ceasefire talks.",
        )
    )
    assert found.kind is StoryKind.TALKS
    assert found.happened is not None
    assert found.happened.first.isoformat() == "2026-02-28"


def test_a_toll_of_an_undated_article_contradicts_none_that_came_before_it_was_seen() -> None:
    later = stored_article(9, "", summary="The blast in Brenn killed 5.", publisher="Late Post", sort_time=at(10))
    undated = replace(later, article=replace(later.article, published=None))
    for one, disputed in ((later, True), (undated, False)):
        (figure,) = details([*told("The blast in Brenn killed 12."), one]).figures
        assert figure.is_disputed is disputed
