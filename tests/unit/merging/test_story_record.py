"""A story's record is computed from its articles."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging import build_record
from aggregator.model import Pins, SourceRole, StoredArticle, StoryRecord
from tests.support.make import at, stored_article
from tests.support.newsroom import labelled

QUAKE = (
    "An earthquake of magnitude 6.1 shook the island of Lipari on Monday morning, damaging the church tower and forty "
    "houses, the civil protection department said. Ferries were kept in harbour until the quay had been inspected."
)
HARBOUR = (
    "Boats rode out the shaking at their moorings and the ferry from Milazzo turned back within sight of the island, "
    "its captain unsure whether there would be a quay for him to tie up at when he came."
)


def report(number: int, publisher: str, summary: str, title: str = "", **changes: object) -> StoredArticle:
    """An article of a publisher of its own hour."""
    times = {"published": at(number), "sort_time": at(number)}
    return stored_article(
        number, title or f"Report {number} on Lipari", publisher=publisher, summary=summary, **times | changes
    )


def roles(record: StoryRecord) -> list[SourceRole]:
    return [source.role for source in record.sources]


def test_a_pinned_title_is_the_headline_while_its_article_is_there() -> None:
    articles = [
        report(1, "A", QUAKE, "Quake on Lipari"),
        report(2, "B", HARBOUR, "Odd"),
        stored_article(3, "", summary="Later.", sort_time=at(9)),
    ]
    chosen = build_record(articles).headline_article_id
    for pinned, expected in ((2, 2), (3, chosen), (9, chosen), (None, chosen)):
        assert build_record(articles, Pins(headline_article_id=pinned)).headline_article_id == expected


def test_the_earliest_article_leads_and_others_with_own_texts_are_independent() -> None:
    record = build_record([report(2, "B", HARBOUR), report(1, "A", QUAKE)])
    assert [source.article_id for source in record.sources] == [1, 2]
    assert roles(record) == [SourceRole.LEAD, SourceRole.INDEPENDENT]
    assert record.independent_texts == 2


@pytest.mark.parametrize("offset", [None, timedelta(hours=8)])
def test_an_article_dated_by_its_day_alone_is_neither_the_first_of_it_nor_the_origin_of_what_it_copies(
    offset: timedelta | None,
) -> None:
    midnight = at(0).replace(hour=0) - (offset or timedelta())
    by_day = report(1, "A", QUAKE, published=midnight, sort_time=midnight, utc_offset=offset, first_seen=at(9))
    record = build_record([by_day, report(2, "B", QUAKE), report(3, "C", HARBOUR)])
    assert [(source.article_id, source.role) for source in record.sources] == [
        (2, SourceRole.LEAD),
        (3, SourceRole.INDEPENDENT),
        (1, SourceRole.COPY),
    ]
    assert (record.first_published, record.last_published) == (midnight, at(3))


def test_an_article_dated_by_its_day_alone_comes_before_those_of_the_next_day_whenever_it_was_seen() -> None:
    midnight = at(0).replace(hour=0)
    by_day = report(1, "A", QUAKE, published=midnight, sort_time=midnight, first_seen=at(90))
    record = build_record([by_day, report(40, "B", HARBOUR)])
    assert [source.article_id for source in record.sources] == [1, 40]


def test_an_article_without_a_date_is_no_later_than_it_was_seen_and_never_the_last_beside_dated_ones() -> None:
    dated, undated = report(5, "A", QUAKE), report(9, "B", HARBOUR, published=None)
    assert build_record([dated, undated]).last_published == at(5)
    assert build_record([undated]).last_published == at(9)
    assert build_record([dated, report(2, "B", HARBOUR, published=None)]).first_published == at(2)
    assert build_record([dated, report(9, "B", HARBOUR, published=None, updated=at(9))]).last_published == at(9)


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(QUAKE, id="unchanged"),
        pytest.param(QUAKE.split(". ", maxsplit=1)[0] + ".", id="cut off"),
        pytest.param(f"(Meridian Wire) {QUAKE} More follows.", id="with a line around it"),
        pytest.param(QUAKE.replace("forty", "about 40").replace("Monday morning", "Monday"), id="edited"),
        pytest.param(QUAKE.upper().replace(",", " -"), id="set otherwise"),
    ],
)
def test_a_text_that_is_mostly_an_earlier_one_is_its_copy_whatever_its_headline(copied: str) -> None:
    record = build_record([report(1, "A", QUAKE), report(2, "B", copied, "Tower falls on Lipari")])
    assert record.sources[1].role is SourceRole.COPY
    assert record.sources[1].copy_of == 1
    assert (record.articles, record.publishers, record.independent_texts) == (2, 2, 1)


def test_a_longer_cut_of_an_earlier_text_is_its_copy_and_a_long_report_that_holds_it_is_not() -> None:
    first = report(1, "A", QUAKE.split(". ", maxsplit=1)[0] + ".")
    longer = f"{first.article.summary} {HARBOUR.partition(',')[0]}."
    assert build_record([first, report(2, "B", longer)]).sources[1].copy_of == 1
    assert build_record([first, report(2, "B", f"{QUAKE} {HARBOUR}")]).sources[1].copy_of is None


def test_the_whole_of_a_text_is_a_copy_of_the_third_that_another_outlet_printed_before() -> None:
    words = [f"w{number}" for number in range(180)]
    first = report(1, "A", " ".join(words[:60]))
    assert build_record([first, report(2, "B", " ".join(words))]).sources[1].copy_of == 1


def test_a_copy_of_a_copy_names_the_first_text() -> None:
    record = build_record([report(1, "A", QUAKE), report(2, "B", f"{QUAKE} (Wire)"), report(3, "C", f"{QUAKE} (Wire)")])
    assert [source.copy_of for source in record.sources] == [None, 1, 1]


def test_a_copy_is_known_by_the_opening_of_the_full_text() -> None:
    full = report(1, "A", "", text=f"{QUAKE}\n\n{HARBOUR}")
    record = build_record([full, report(2, "B", QUAKE)])
    assert record.sources[1].copy_of == 1


def test_another_text_on_the_same_facts_is_no_copy() -> None:
    other = (
        "Lipari's church tower was damaged on Monday by an earthquake that measured 6.1, according to the civil "
        "protection department, which counted forty damaged houses and stopped all ferries."
    )
    record = build_record([report(1, "A", QUAKE), report(2, "B", other)])
    assert roles(record) == [SourceRole.LEAD, SourceRole.INDEPENDENT]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Church tower damaged as quake shakes Lipari on Monday", SourceRole.COPY),
        ("Church tower damaged as quake shakes Lipari on Monday morning", SourceRole.COPY),
        ("Church tower spared as quake shakes Lipari on Monday", SourceRole.INDEPENDENT),
    ],
)
def test_headlines_without_text_are_copies_only_where_nearly_identical(title: str, role: SourceRole) -> None:
    first = report(1, "A", "", "Church tower damaged as quake shakes Lipari on Monday")
    assert build_record([first, report(2, "B", "", title)]).sources[1].role is role


def test_a_headline_alone_is_a_copy_where_it_is_that_of_a_longer_article() -> None:
    first = report(1, "A", QUAKE, "Church tower damaged as quake shakes Lipari")
    assert build_record([first, report(2, "B", "", first.article.title)]).sources[1].copy_of == 1


def test_very_short_headlines_that_are_equal_are_no_sign_of_copying() -> None:
    record = build_record([report(1, "A", "", "Quake on Lipari"), report(2, "B", "", "Quake on Lipari")])
    assert record.independent_texts == 2


def test_a_second_own_text_of_a_publisher_is_an_update_and_no_corroboration() -> None:
    record = build_record([report(1, "A", QUAKE), report(2, "a", HARBOUR), report(3, "A", QUAKE)])
    assert roles(record) == [SourceRole.LEAD, SourceRole.UPDATE, SourceRole.UPDATE]
    assert (record.publishers, record.independent_texts) == (1, 1)


def test_the_first_own_text_of_a_publisher_is_independent_though_it_copied_before() -> None:
    record = build_record([report(1, "A", QUAKE), report(2, "B", QUAKE), report(3, "B", HARBOUR)])
    assert roles(record) == [SourceRole.LEAD, SourceRole.COPY, SourceRole.INDEPENDENT]
    assert record.independent_texts == 2


def test_feeds_of_one_site_are_one_publisher_whatever_they_are_called() -> None:
    world = report(1, "Harbour Post World", QUAKE, publisher_host="harbour.example")
    coast = report(2, "Harbour Post Coast", HARBOUR, publisher_host="harbour.example")
    others = [report(3, "Quay", "No damage here.", publisher_host=None), report(4, "Hill", "", publisher_host=None)]
    record = build_record([world, coast, *others])
    assert (record.publishers, record.families) == (3, 3)
    assert record.sources[1].role is SourceRole.UPDATE


def test_outlets_of_one_family_count_once_and_outlets_without_one_each_for_themselves() -> None:
    articles = [
        report(1, "A", QUAKE, family="Tideway"),
        report(2, "B", HARBOUR, family="Tideway"),
        report(3, "C", "No damage here."),
    ]
    assert build_record(articles).families == 2


def test_a_publisher_belongs_to_the_family_that_any_of_its_feeds_names() -> None:
    articles = [report(1, "A", QUAKE, family="Tideway"), report(2, "A", HARBOUR), report(3, "B", "", family="tideway")]
    assert build_record(articles).families == 1


def test_period_and_languages_are_those_of_the_articles() -> None:
    articles = [report(5, "A", QUAKE, language="fr"), report(2, "B", HARBOUR), report(3, "C", "", language=None)]
    record = build_record(articles)
    assert (record.first_published, record.last_published) == (at(2), at(5))
    assert record.languages == ("en", "fr")


def test_a_story_is_dated_once_an_article_states_a_date() -> None:
    undated = report(1, "A", QUAKE, published=None)
    assert not build_record([undated]).is_dated
    assert build_record([undated, report(2, "B", HARBOUR)]).is_dated
    assert build_record([report(1, "A", QUAKE, published=None, updated=at(1))]).is_dated


def test_the_headline_is_the_title_nearest_to_what_all_say() -> None:
    articles = [
        report(1, "A", QUAKE, "A Monday nobody here will forget"),
        report(2, "B", HARBOUR, "Earthquake damages church tower on Lipari"),
        report(3, "C", "A tower cracked.", "Strong earthquake on Lipari, tower damaged"),
    ]
    assert build_record(articles).headline_article_id in {2, 3}


def test_copies_of_one_text_have_one_voice_between_them_in_the_choice_of_the_headline() -> None:
    wire = [report(number, f"W{number}", QUAKE, "Wire headline wins everywhere") for number in range(1, 9)]
    others = [
        report(number, f"O{number}", f"Vineyards on slope {number} lost their walls.", "Lipari vineyards lose walls")
        for number in range(11, 14)
    ]
    assert build_record(wire + others).headline == "Lipari vineyards lose walls"


def test_the_headline_is_in_the_language_in_which_most_publishers_write() -> None:
    own = [
        report(number, "Z", "Terremoto a Lipari.", "Terremoto a Lipari, torre crollata", language="it")
        for number in range(1, 5)
    ]
    others = [
        report(number, f"O{number}", QUAKE.replace("forty", str(number)), f"Quake on Lipari {number}", language="en")
        for number in (11, 12)
    ]
    assert build_record([*own, *others]).headline.startswith("Quake on Lipari")


def test_a_title_that_was_cut_off_is_the_headline_only_where_there_is_no_other() -> None:
    cut = report(1, "A", QUAKE, "Earthquake shook Lipari, damaging the church tower and")
    assert build_record([cut, report(2, "B", HARBOUR, "Boats ride it out")]).headline == "Boats ride it out"
    assert build_record([cut]).headline_article_id == 1


def test_where_no_article_has_a_title_the_opening_of_the_earliest_text_stands_for_it() -> None:
    long = stored_article(1, "", summary=QUAKE)
    record = build_record([long, stored_article(2, "", summary="Later.", sort_time=at(1))])
    assert record.headline_article_id == 1
    assert QUAKE.startswith(record.headline.removesuffix(" …"))


def test_a_story_without_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="without articles"):
        build_record([])


def test_in_the_demo_newsroom_the_copies_found_are_those_that_were_planted() -> None:
    pieces = dict(enumerate(labelled(), start=1))
    stories: dict[str, list[StoredArticle]] = {}
    for number, (piece, entry) in pieces.items():
        article = stored_article(
            number,
            entry.title,
            summary=entry.summary,
            text=entry.text,
            publisher=piece.outlet.name,
            sort_time=entry.published or at(0),
        )
        stories.setdefault(piece.story, []).append(article)
    found = {
        pieces[source.article_id][0].id: pieces[source.copy_of][0].id
        for articles in stories.values()
        for source in build_record(articles).sources
        if source.copy_of
    }
    assert found == {piece.id: piece.copy_of for piece, _ in pieces.values() if piece.copy_of}


WORDS = st.sampled_from(["quake", "tower", "ferry", "Lipari", "said", "14", "dead,", "port.", "Été", "東京", "the"])
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
ARTICLES = st.lists(
    st.builds(
        lambda title, summary, text, publisher, family, hour: (title, summary, text, publisher, family, hour),
        TEXTS,
        TEXTS,
        TEXTS,
        st.sampled_from("ABCD"),
        st.sampled_from(["F", None]),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=12,
).map(
    lambda rows: [
        stored_article(n, title, summary=summary, text=text, publisher=publisher, family=family, sort_time=at(hour))
        for n, (title, summary, text, publisher, family, hour) in enumerate(rows, start=1)
    ]
)


@given(articles=ARTICLES, order=st.randoms())
def test_the_order_in_which_articles_are_given_does_not_matter(articles: list[StoredArticle], order: object) -> None:
    expected = build_record(articles)
    order.shuffle(articles)  # type: ignore[attr-defined]  # hypothesis' Random, typed as object to stay out of S311
    assert build_record(articles) == expected


@given(articles=ARTICLES)
def test_every_headline_is_the_title_of_the_article_that_is_named(articles: list[StoredArticle]) -> None:
    record = build_record(articles)
    titles = {each.id: each.article.title for each in articles}
    if any(titles.values()):
        assert record.headline == titles[record.headline_article_id] != ""


@given(articles=ARTICLES)
def test_counts_roles_and_sources_agree_with_one_another(articles: list[StoredArticle]) -> None:
    record = build_record(articles)
    by_id = {each.id: each for each in articles}
    places = {source.article_id: place for place, source in enumerate(record.sources)}
    assert record.articles == len(articles) == len(places)
    assert record.independent_texts <= record.publishers <= record.articles
    assert 1 <= record.families <= record.publishers
    assert roles(record).count(SourceRole.LEAD) == 1
    assert record.sources[0].role is SourceRole.LEAD
    for source in record.sources:
        assert (source.role is SourceRole.COPY) == (source.copy_of is not None)
        if source.copy_of is not None:
            assert places[source.copy_of] < places[source.article_id]
            assert by_id[source.copy_of].article.publisher != by_id[source.article_id].article.publisher
            assert record.sources[places[source.copy_of]].role is not SourceRole.COPY
