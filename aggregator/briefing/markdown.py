"""A briefing as Markdown (CommonMark), in which nothing that came from a feed is markup.

A text stands on one line, with every character escaped that could begin emphasis, code, a link, an image, a table, a
heading, a list or HTML; so does what some programs turn into links by themselves. Links are http(s) and encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from aggregator.briefing.parts import Briefing, Cite, Count, Day, Told
from aggregator.briefing.words import day_told, same_names
from aggregator.links import encoded_link
from aggregator.quantities import counted

_ALWAYS: Final = re.compile(r"[\\`*_{}\[\]<>#|~&!$^]")
_LIST_FIRST: Final = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
_LINK_LIKE: Final = re.compile(r"(?<=[A-Za-z])(:)(?=//)|(@)|(?i:(?<=www)(\.))")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_CITED: Final = 5
"""Articles named after a line; the rest are counted."""


def escaped(text: str) -> str:
    """A text as Markdown that shows it as it is, on one line."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    line = _ALWAYS.sub(r"\\\g<0>", line)
    line = _LINK_LIKE.sub(r"\\\g<0>", line)
    return _LIST_FIRST.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def as_markdown(told: Briefing) -> str:
    """The whole briefing."""
    return "\n".join(_lines(told)).rstrip("\n") + "\n"


def _lines(told: Briefing) -> Iterator[str]:
    yield f"# Briefing: {escaped(told.topic)}"
    yield ""
    yield f"{_moment(told.since)} to {_moment(told.until)} UTC. Every sentence is printed in an article named with it."
    yield ""
    if not told.stories:
        yield "No story of the topic published anything in this time."
        return
    yield from _section("Stories", _stories(told))
    yield from _section("Background", _days(told.background))
    yield from _section("Developments", _days(told.developments))
    yield from _section("Ahead", _days(told.ahead))
    yield from _section("Contested claims", _contested(told))
    yield from _section("Statements", _statements(told))
    yield from _section("Figures", _figures(told))
    yield from _section("Related stories", _related(told))
    yield from _left_out(told)


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"## {heading}"
        yield ""
        yield from found
        yield ""


def _stories(told: Briefing) -> Iterator[str]:
    for story in told.stories:
        yield (
            f"- {_words(story.headline)} ({counted(story.articles, 'article')}, "
            f"{counted(story.publishers, 'publisher')}, {counted(story.independent_texts, 'independent text')})"
            f"{_cites(story.headline.cites)}"
        )


def _days(days: Sequence[Day]) -> Iterator[str]:
    for day in days:
        yield f"### {escaped(day_told(day.when))}"
        yield ""
        yield from (f"- {_line(each)}" for each in day.told)
        yield ""


def _contested(told: Briefing) -> Iterator[str]:
    for pair in told.contested:
        yield f"- {_line(pair.claim)}"
        yield from (f"  - Denied: {_line(denial)}" for denial in pair.denials)


def _statements(told: Briefing) -> Iterator[str]:
    yield from (f"- {_line(each)}" for each in told.statements)


def _figures(told: Briefing) -> Iterator[str]:
    for count in told.counts:
        yield f"- {escaped(count.name)}, in {_words(told.headline(count.story_id))}"
        yield from _values(count)


def _values(count: Count) -> Iterator[str]:
    for value in count.values:
        notes = [note for note, holds in (("disagrees", value.disagrees), ("later", value.later)) if holds]
        mark = f" ({', '.join(notes)})" if notes else ""
        yield f"  - **{escaped(value.words)}**{mark}: {_line(value.told)}"


def _related(told: Briefing) -> Iterator[str]:
    for story in told.stories:
        if story.related:
            yield f"- {_words(story.headline)}"
            for other in story.related:
                headline = told.headline(other.story_id)
                why = "; ".join(f"{way}: {escaped(', '.join(names))}" for way, names in same_names(other.shared))
                yield f"  - {_words(headline)} ({why}){_cites(headline.cites)}"


def _left_out(told: Briefing) -> Iterator[str]:
    for number, one, several in (
        (told.more_stories, "more story is not told", "more stories are not told"),
        (told.left_out, "line was left out for length", "lines were left out for length"),
        (told.unread, "story has not been read yet", "stories have not been read yet"),
    ):
        if number:
            yield f"{counted(number, one, several)}."


def _line(told: Told) -> str:
    speaker = f"**{escaped(told.speaker)}**" if told.speaker else "Speaker not certain" if told.manner else ""
    head = f"{speaker} ({told.manner}): " if told.manner else ""
    return f"{head}{escaped(told.words)}{_cites(told.cites)}"


def _words(told: Told) -> str:
    return escaped(told.words) or "(no title)"


def _cites(cites: Sequence[Cite]) -> str:
    if not cites:
        return ""
    named = [_cite(each) for each in cites[:_CITED]]
    more = [f"and {len(cites) - _CITED} more"] if len(cites) > _CITED else []
    return f" — {', '.join(named + more)}"


def _cite(cite: Cite) -> str:
    link = encoded_link(cite.link)
    name = escaped(cite.publisher) or "source"
    return f"[{name}](<{link}>)" if link else name


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
