"""What changes in a text by itself is told from what somebody has changed."""

from __future__ import annotations

from time import process_time

import pytest

from aggregator.model import EntryData, FeedContext, ParsedFeed
from aggregator.normalizing import normalise
from aggregator.normalizing.fingerprint import content_key
from tests.support.make import NOON

CONTEXT = FeedContext(
    feed_url="https://feeds.harbour.example/all.xml",
    feed_link=None,
    publisher="Harbour Post",
    family=None,
    language=None,
    timezone="UTC",
    seen=NOON,
)
QUAY = "<p>The quay reopened on Monday.</p>"


def key(markup: str) -> str:
    (article,) = normalise(ParsedFeed(format="rss20", entries=(EntryData(guid="1", summary=markup),)), CONTEXT)
    return article.content_key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>UPDATED: 11.05am</p>", "<p>UPDATED: 11.35am</p>"),
        ("<p>Just now</p>", "<p>An hour ago</p>"),
        ("<p>Gerade eben</p>", "<p>Vor 12 Minuten</p>"),
        ("<p>Today, 10:15</p>", "<p>26 November, 10:15</p>"),
        ("<p>Opdateret for 5 minutter siden</p>", "<p>Opdateret for 9 minutter siden</p>"),
        ("<p>Frissítve: 5 perccel ezelőtt</p>", "<p>Frissítve: 9 perccel ezelőtt</p>"),
        ("<p>Diperbarui 5 menit yang lalu</p>", "<p>Diperbarui 9 menit yang lalu</p>"),
        ("<p>Cập nhật 5 phút trước</p>", "<p>Cập nhật 9 phút trước</p>"),
        ("<p>منذ 5 دقائق</p>", "<p>منذ 9 دقائق</p>"),
        ("<p>آخر تحديث ١١:٠٥</p>", "<p>آخر تحديث ١١:٠٩</p>"),
        ("<p>5 分钟前</p>", "<p>9 分钟前</p>"),
        ("<p>5分前に更新</p>", "<p>12分前に更新</p>"),
        ("<p>浏览：1203 次</p>", "<p>浏览：1,304 次</p>"),
        ("<p>조회수 123</p>", "<p>조회수 345</p>"),
        ("<p>1.2K shares · 34 comments</p>", "<p>1.3K shares · 41 comments</p>"),
        (
            "<p>Read also: <a href='/1'>Ferry late</a></p>",
            "<p>Read also: <a href='/2'>New mayor elected</a></p>",
        ),
        (
            "<p>Tags: <a href='/1'>port</a>, <a href='/2'>quay</a></p>",
            "<p>Tags: <a href='/2'>quay</a>, <a href='/1'>port</a></p>",
        ),
    ],
)
def test_what_changes_by_itself_is_no_edit(before: str, after: str) -> None:
    assert key(QUAY + before) == key(QUAY + after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It costs $50m.", "It costs €50m."),
        ("Trade grew by 1.5 percent.", "Trade grew by -1.5 percent."),
        ("Trade fell by 3%.", "Trade fell by 3."),
        ("Il y a 40 morts dans la ville.", "Il y a 60 morts dans la ville."),
        ("Há 40 mortos na cidade.", "Há 60 mortos na cidade."),
        ("Die Polizei nahm 12 Personen vor dem Rathaus fest.", "Die Polizei nahm 30 Personen vor dem Rathaus fest."),
        ("Salvati 40 migranti il 3 marzo.", "Salvati 60 migranti il 3 marzo."),
        ("The fund sold 4,000 shares.", "The fund sold 9,000 shares."),
        ("The museum had 400 visitors that day.", "The museum had 900 visitors that day."),
        ("洪水造成3人死亡。", "洪水造成5人死亡。"),
        ("<a href='/1'>Port</a>: 3 dead", "<a href='/1'>Port</a>: 5 dead"),
    ],
)
def test_what_somebody_has_changed_is_an_edit(before: str, after: str) -> None:
    assert key(f"{QUAY}<p>{before}</p>") != key(f"{QUAY}<p>{after}</p>")


def test_percent_may_be_a_word_or_a_sign_and_a_minus_any_dash() -> None:
    assert content_key("Trade", "It grew by \u22121.5 %.") == content_key("Trade", "It grew by -1.5 percent.")


@pytest.mark.parametrize("line", ["1." * 29 + "x", "a. " * 19 + "é", "1. " * 19 + "人", "1分前 " * 12 + "x"])
def test_no_line_takes_long_to_be_told_from_a_stamp(line: str) -> None:
    begun = process_time()
    content_key("Title", line)
    assert process_time() - begun < 1
