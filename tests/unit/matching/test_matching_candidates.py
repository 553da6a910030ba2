"""Which stories are compared with an article at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, islice
from typing import Any

import pytest

from aggregator.matching import StoryIndex, Strictness, shipped_policy, sign
from aggregator.matching.candidates import Candidates
from aggregator.matching.signature import Signature
from tests.support.matching import article

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)
POLICY = shipped_policy(Strictness.BALANCED, timedelta(days=14))
SENDAI = "A bus with 19 passengers overturned near Sendai."


def signature(title: str, text: str, *, language: str, hours: int | None) -> Signature:
    time = None if hours is None else NOON + timedelta(hours=hours)
    return sign(article(title, text, publisher=f"{language}.example", published=time, language=language), seen=None)


@pytest.mark.parametrize("names_of_the_article", [0, 1])
def test_a_name_that_meets_a_word_in_the_table_takes_the_place_of_no_story(names_of_the_article: int) -> None:
    index = StoryIndex(POLICY)
    article = signature("東北道でバス横転 乗客19人けが", "高速バスが横転し乗客がけがをした。", language="ja", hours=3)
    article = replace(article, names=(1 << 30,)[:names_of_the_article])
    same = signature("高速バス横転で乗客19人けが", "東北道で高速バスが横転した。", language="ja", hours=1)
    # Found, because it shares a word; its names have the lower bits of the article's other words.
    meeting = tuple(key ^ 1 << 20 for key in article.text[1:])
    other = replace(signature("東北道の工事", "工事が続く。", language="ja", hours=2), names=meeting)
    other = replace(other, text=(article.text[0], *other.text), counts=(1, *other.counts))
    index.place(1, 1, same)
    index.place(2, 2, other)
    assert index.candidates(article)[0] == 1


def test_a_story_with_which_only_places_and_figures_are_shared_is_compared_beside_likelier_ones() -> None:
    index = StoryIndex(POLICY)
    crowd = signature("Roof of Hall falls", "In the Hall a roof fell.", language="en", hours=1)
    for number in range(2000):
        index.place(number, number, crowd)
    for number, word in enumerate(("호텔에서", "불이", "관광객이", "숨졌다"), 3001):
        index.place(number, number, signature(f"{word} 오늘의 운세와 날씨", "내일은 맑겠다.", language="ko", hours=2))
    told = signature(
        "Hotel fire in Chiang Mai kills 5", "It burned in Chiang Mai; 18 were hurt.", language="en", hours=2
    )
    index.place(4000, 4000, told)
    again = signature(
        "치앙마이 호텔에서 불이 나 관광객 5명이 숨졌다", "치앙마이에서 18명이 다쳤다.", language="ko", hours=3
    )
    assert 4000 in index.candidates(again)


def test_the_likeliest_story_is_compared_however_many_there_are() -> None:
    index = StoryIndex(POLICY)
    for number in range(300):
        place = f"Quarter{number} Hall{number} Row{number}"
        index.place(
            number, number, signature(f"Roof of {place} falls", f"In {place} a roof fell.", language="en", hours=1)
        )
    told = signature("Magnitude 5.7 quake near Dali kills three", "It struck Yunnan.", language="en", hours=2)
    index.place(1000, 1000, told)
    again = signature("大理附近发生5.7级地震 致3人死亡", "云南发生地震。", language="zh", hours=60)
    assert index.candidates(again) == [1000]


def test_between_languages_the_weights_of_few_stories_hold_however_many_there_are() -> None:
    index = StoryIndex(POLICY)
    for number in range(1700):
        report = signature(f"Roof of Hall{number} falls", f"A roof fell in Row{number}.", language="en", hours=1)
        index.place(number, number, report)
    few, many = POLICY.models.report.few, POLICY.models.report.many
    text = (
        "Gouverneur Serhij Dubrow sprach am Dienstag von vierzehn Drohnen, die in Odessa einen Speicher trafen. "
        "Feuerwehrleute löschten bis zum Morgen, der Hafen arbeitet weiter, Schiffe warten auf ihre Ladung."
    )
    for language, model in (("de", few), ("en", many)):
        told = signature("Drohnen treffen Speicher in Odessa", text, language=language, hours=4)
        assert index.compare(told, 3).prior == pytest.approx(model.prior, abs=0.01)


WORDS = "anvils bramble cobalt dredger ember ferrets gantry hemlock iodine juniper kelpie lantern"


def test_the_likest_article_is_searched_for_among_many_later_ones_that_share_a_part_of_it() -> None:
    index = StoryIndex(POLICY)
    parts = [" ".join(some) for some in islice(combinations(WORDS.split(), 4), 0, 495, 4)]
    for number, text in enumerate([parts[0], WORDS, *parts]):
        index.place(number, number, signature("", text, language="en", hours=1))
    assert index.candidates(signature("", WORDS, language="en", hours=2))[0] == 1


def test_what_shares_a_word_is_not_searched_for_beside_what_shares_a_dozen() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("", WORDS, language="en", hours=1))
    index.place(2, 2, signature("", "anvils rattle nightly", language="en", hours=1))
    assert index.candidates(signature("", WORDS, language="en", hours=2), unlikely=True) == [1]


def test_what_has_little_in_common_is_compared_only_where_somebody_wants_to_learn_from_it() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("", "anvils rattle nightly", language="en", hours=-300))
    told = signature("", WORDS, language="en", hours=0)
    assert (index.candidates(told), index.candidates(told, unlikely=True)) == ([], [1])


@pytest.mark.parametrize(("others", "measured", "found"), [(0, 10, 10), (250, 6, 9)], ids=["few", "many"])
def test_among_hundreds_of_stories_fewer_are_compared_and_those_that_share_a_sixth_are_not_searched_for(
    others: int, measured: int, found: int
) -> None:
    index = StoryIndex(POLICY)
    for number in range(others):
        index.place(number, number, signature("", f"Quarter{number} Hall{number}", language="en", hours=1))
    for number in range(1000, 1009):
        index.place(number, number, signature("", WORDS, language="en", hours=1))
    index.place(2000, 2000, signature("", "anvils bramble nightly", language="en", hours=1))
    told = signature("", WORDS, language="en", hours=2)
    assert len(index.candidates(told)) == measured
    assert len(index.candidates(told, unlikely=True)) == found


def test_among_articles_without_a_time_those_come_later_whose_content_does() -> None:
    titles = ("Bus overturns near Sendai", "Sendai bus overturns")
    one, two = (signature(title, SENDAI, language="en", hours=None) for title in titles)
    found = []
    for placed, asking in ((one, two), (two, one)):
        index = StoryIndex(POLICY)
        index.place(1, 7, placed)
        found.append(index.later(asking))
    assert sorted(found, key=len) == [{}, {7: [1]}]


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For how many articles at once candidates are searched for, search by search."""
    search = Candidates._search
    searched: list[int] = []

    def noted(self: Candidates, signatures: Sequence[Signature], *arguments: Any, **options: Any) -> Any:
        searched.append(len(signatures))
        return search(self, signatures, *arguments, **options)

    monkeypatch.setattr(Candidates, "_search", noted)
    return searched


def test_those_next_in_line_are_searched_for_together_once_no_one_of_them_changes_much(searched: list[int]) -> None:
    index = StoryIndex(POLICY)
    for number in range(64):
        index.place(number, number, signature(f"Hall{number} falls", f"In Row{number}.", language="en", hours=1))
    coming = {number: signature(f"Bus {number}", SENDAI, language="en", hours=2) for number in range(100, 106)}
    index.observe(coming)
    for number, each in coming.items():
        index.candidates(each)
        index.place(number, 100, each)
    assert searched == [4, 2]


def test_who_asks_twice_in_a_row_is_searched_for_once_until_an_article_comes_or_goes(searched: list[int]) -> None:
    index = StoryIndex(POLICY)
    first, second, asking = (
        signature(title, SENDAI, language="en", hours=hour)
        for hour, title in enumerate(("Bus overturns near Sendai", "Sendai bus overturns", "Overturned bus in Sendai"))
    )
    index.place(1, 1, first)
    index.later(asking)
    assert index.candidates(asking) == [1]
    assert len(searched) == 1
    index.place(2, 2, second)
    assert sorted(index.candidates(asking)) == [1, 2]
    assert len(searched) == 2
    index.remove(1)
    assert index.candidates(asking) == [2]
    assert len(searched) == 3
