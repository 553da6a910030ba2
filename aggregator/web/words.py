"""How times, numbers, links and states are worded on the pages."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import babel

from aggregator.health import FeedState
from aggregator.links import ascii_host
from aggregator.model import (
    Action,
    Article,
    FeedHealth,
    ListedStory,
    Membership,
    Part,
    PlacedBy,
    SourceRole,
    StoryDetails,
    StoryState,
)
from aggregator.ports import MOST_COUNTED, Left
from aggregator.reviewing import Share

_ACTIONS = {
    Action.SAME: "said it is the same story",
    Action.DIFFERENT: "kept it separate",
    Action.UNSURE: "was unsure about",
    Action.TAKE_OUT: "took out",
    Action.SPLIT: "split off",
    Action.MOVE: "moved",
    Action.MERGE: "merged",
    Action.CONFIRM: "confirmed the story",
    Action.DISMISS: "dismissed the story",
    Action.REOPEN: "reopened the story",
    Action.PIN_HEADLINE: "chose the headline of",
    Action.SET_KIND: "set the kind of",
    Action.SET_CLAIM_STATUS: "set the claim status of",
    Action.SET_ASIDE: "set aside a figure of",
    Action.NOTE: "wrote the note on",
    Action.UNDO: "undid a decision on",
}

FEED_STATES = {
    FeedState.BROKEN: "The last try failed; the words say why. It is tried again by itself, less and less often.",
    FeedState.GONE: "The server says that the feed is gone for good, so it is not asked any more.",
    FeedState.SILENT: "The server answers, but nothing new has come for much longer than usual. It may have moved.",
    FeedState.EMPTY: "A proper feed without an entry. An address that stays empty may be the wrong one.",
    FeedState.WAITING: "New in the feeds file and not asked yet.",
    FeedState.UNCHANGED: "Working; at the last try there was nothing new.",
    FeedState.HEALTHY: "Working, and the last try brought something.",
    FeedState.PAUSED: "Switched off in the feeds file, or no longer in it. Its articles are kept.",
}
"""What an operator can make of each state of a feed, those in trouble first."""

_ROLES = {
    SourceRole.LEAD: "first report",
    SourceRole.INDEPENDENT: "own text",
    SourceRole.COPY: "copy",
    SourceRole.UPDATE: "update",
    SourceRole.WITHDRAWN: "withdrawn",
}

_PARTS = {
    Part.KIND: "the kind of event",
    Part.NAMES: "people and organisations",
    Part.TIMELINE: "dates",
    Part.STATEMENTS: "who said what",
    Part.FIGURES: "figures",
    Part.OTHER_FIGURES: "figures other than tolls",
}


def counted(number: int | None, singular: str, plural: str = "") -> str:
    """A number with its noun: '1 article', '1,200 articles'; None stands for more than are counted."""
    return f"{bounded(number)} {singular if number == 1 else plural or singular + 's'}"


def answer(health: FeedHealth) -> str:
    """What the last try of a feed brought: 'status 200, 12,345 bytes in 80 ms'."""
    parts = [f"status {health.last_status}" if health.last_status else "no answer"]
    if health.last_bytes is not None:
        parts.append(counted(health.last_bytes, "byte"))
    return ", ".join(parts) + ("" if health.last_duration is None else f" in {took(health.last_duration)}")


def took(duration: timedelta) -> str:
    """A short duration: '24 ms', '3.1 s'."""
    seconds = duration.total_seconds()
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def bounded(number: int | None) -> str:
    """A count, or that there are more than are counted."""
    return f"{MOST_COUNTED:,}+" if number is None else f"{number:,}"


def part_of(share: Share) -> str:
    """A share as it was counted: '3,606 of 6,939'."""
    return f"{share.part:,} of {share.whole:,}"


def left(waiting: Left) -> str:
    """What waits for a person: '19 questions and 2 stories changed since review'; empty where nothing does."""
    parts = []
    if waiting.questions != 0:
        parts.append(counted(waiting.questions, "question"))
    if waiting.changed != 0:
        parts.append(f"{counted(waiting.changed, 'story', 'stories')} changed since review")
    return " and ".join(parts)


def moment(when: datetime, now: datetime) -> str:
    """A time as a reader wants it: the year only where it is not this one."""
    year = "" if when.year == now.year else f" {when.year}"
    return f"{when.day} {when:%b}{year}, {when:%H:%M}"


def span(first: datetime, last: datetime, now: datetime) -> str:
    """A range of time without saying anything twice."""
    if (first.date(), first.hour, first.minute) == (last.date(), last.hour, last.minute):
        return moment(first, now)
    if first.date() == last.date():
        return f"{moment(first, now)}–{last:%H:%M}"  # noqa: RUF001 - a range is written so
    return f"{moment(first, now)} – {moment(last, now)}"  # noqa: RUF001 - a range is written so


def distance(when: datetime, now: datetime) -> str:
    """How far off a time is, roughly: '5 minutes ago', 'in 2 hours'."""
    gap = now - when
    size = abs(gap)
    if size < timedelta(minutes=1):
        return "just now" if gap >= timedelta() else "in a moment"
    for unit, length in (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1))):
        if size >= length:
            words = counted(size // length, unit)
            return f"{words} ago" if gap > timedelta() else f"in {words}"
    raise AssertionError(size)


def due(when: datetime, now: datetime) -> str:
    """When something is to be done next: 'in 2 hours', or 'due now' where it only waits for its turn."""
    return distance(when, now) if when > now else "due now"


def percent(probability: float) -> str:
    """A probability as a person reads it; certainty is never claimed."""
    hundredths = round(probability * 100)
    if hundredths in {0, 100}:
        return "over 99%" if hundredths else "under 1%"
    return f"{hundredths}%"


def signed(bits: float) -> str:
    """A weight with its sign, a true minus among them."""
    return f"{bits:+z.1f}".replace("-", "\N{MINUS SIGN}")


def rate(share: float) -> str:
    """A counted share as a percentage; only all are 100% and only none 0%."""
    for digits in (0, 1):
        if 0 < round(share * 100, digits) < 100:  # noqa: PLR2004 - percent
            return f"{share * 100:.{digits}f}%"
    return f"{share:.0%}" if share in {0.0, 1.0} else ("over 99.9%" if share > 1 / 2 else "under 0.1%")


def percents(low: float, high: float) -> str:
    """A range of shares in whole percent, rounded outwards, so that it holds what it says."""
    return f"{math.floor(per_hundred(low))} to {math.ceil(per_hundred(high))}%"


def per_hundred(share: float) -> float:
    """A share as a number of percent, as pictures want it."""
    return round(share * 100, 2)


def host(link: str) -> str:
    """The host that a link really leads to; letters beyond ASCII in their encoded form, so that none is disguised."""
    name = urlsplit(link).hostname or ""
    try:
        return ascii_host(name)
    except UnicodeError:
        return ascii(name)


def unclear_outlets(articles: Iterable[Article]) -> frozenset[str]:
    """By what publishers are counted whose names do not tell it: several have one name, or one has several."""
    pairs = {(article.publisher, article.outlet) for article in articles}
    names, outlets = Counter(name for name, _ in pairs), Counter(outlet for _, outlet in pairs)
    return frozenset(outlet for name, outlet in pairs if names[name] > 1 or outlets[outlet] > 1)


def language(code: str) -> str:
    """A language's name in English, or that it is the one of a code; names are those of CLDR."""
    primary = code.partition("-")[0].lower()
    name: str | None = babel.Locale("en").languages.get(primary)
    return name or f"language {primary}"


def languages(codes: Sequence[str]) -> str:
    """The names of several languages."""
    return ", ".join(language(code) for code in codes)


def review_state(story: ListedStory) -> str:
    """Where a living story stands, in a word or two."""
    if story.changed_since_review:
        return "Changed since review"
    if story.state is StoryState.OPEN:
        return "Needs review" if story.open_suggestions else "New"
    return story.state.value.capitalize()


def role(source_role: SourceRole) -> str:
    """A source's role in the words of the desk."""
    return _ROLES[source_role]


def action(done: Action) -> str:
    """What a person did, as the middle of a sentence."""
    return _ACTIONS[done]


def action_alone(done: Action) -> str:
    """The same where nothing follows it: 'set the kind'."""
    return re.sub(" (about|of|on)$", "", _ACTIONS[done])


def placed(membership: Membership, who: str | None) -> str:
    """Who or what put an article into its story, and how sure that was, as the beginning of a sentence."""
    if membership.placed_by is PlacedBy.PERSON:
        return f"Put here by {who or 'a person'}"
    if membership.probability is None:
        return "Opened the story"
    return f"Put here by rule, {percent(membership.probability)} sure"


def parts_not_read(details: StoryDetails) -> list[str]:
    """Which parts are not supported for which articles, in words: 'dates, figures of 1 article in Hebrew'."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for each in details.not_read:
        spoken = language(each.language) if each.language else "an unknown language"
        parts[f"{counted(each.articles, 'article')} in {spoken}"].append(_PARTS[each.part])
    return [f"{', '.join(missing)} of {articles}" for articles, missing in parts.items()]
