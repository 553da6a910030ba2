"""How much of a document is kept, and the record of what was not."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from aggregator.model import EntryData
from aggregator.parsing.charset import encoded_once

_SURROGATES = re.compile(
    r"&#(?:[xX](?P<hex>[dD][89aAbB][0-9a-fA-F]{2})|(?P<decimal>5[56]\d{3}));"
    r"&#(?:[xX](?P<low_hex>[dD][c-fC-F][0-9a-fA-F]{2})|(?P<low_decimal>5[67]\d{3}));"
)
"""The halves of a character beyond the first 65,536, each written as if it were one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseLimits:
    """What one document may bring at most; the rest is cut, and the document's notes say so."""

    entries: int
    title_chars: int
    summary_chars: int
    content_chars: int
    link_chars: int
    guid_chars: int
    authors: int
    """Per entry."""
    categories: int
    """Per entry."""
    name_chars: int
    """Of authors, categories, and titles of feeds and sources: nobody is called anything longer."""
    least_of_page: int
    """Characters that the text of an article's page has at least; a shorter one is a notice, or what a script fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsePolicy:
    """How parsing is done: by how many processes, and what one document may cost."""

    workers: int
    seconds: timedelta
    """CPU time for one document."""
    memory_bytes: int
    """What a worker may take beyond what it needs to exist."""
    recycle_after: int
    """Documents after which a worker is replaced by a fresh one."""
    niceness: int
    """By how much workers let everybody else go first."""
    limits: ParseLimits


DATE_CHARS = 100
"""A printed date that is longer is no date."""

_LONG_VALUE = re.compile(r"=(?:\"[^\"<>]{1000,}+\"|'[^'<>]{1000,}+')")
"""A value of an attribute such as no link has: a picture pasted into the text, the lines of a drawing, the addresses of
a picture in twenty sizes. Nobody is shown it, and one alone may be longer than any article."""


class Cutter:
    """Brings the texts of one document within their limits, and keeps the notes on what that and reading it took."""

    def __init__(self, limits: ParseLimits) -> None:
        self.limits = limits
        self._cuts: Counter[tuple[str, int]] = Counter()
        self._notes: list[str] = []

    @property
    def cuts(self) -> int:
        """How often something was cut so far."""
        return self._cuts.total()

    def note(self, *sentences: str) -> None:
        """Remember what else was repaired or left out."""
        self._notes.extend(sentences)

    def text(self, text: str | None, limit: int, what: str) -> str | None:
        """The text without what no database holds, cut to the limit; None where nothing remains.

        Markup in a CDATA section, or in JSON, has not yet been looked through for characters in two halves; and of one
        entry among others, as of one that comes from elsewhere, the text may have been encoded twice.
        """
        if not text:
            return None
        text = halves_joined(without_unstorable(encoded_once(text) or text)).strip()
        if len(text) > limit:
            text = _LONG_VALUE.sub('=""', text)  # else the words behind them would be cut
        if len(text) > limit:
            self._cuts[what, limit] += 1
            text = text[:limit]
        return text or None

    def link(self, link: str | None) -> str | None:
        """A link, or None for one that is too long: half a link leads nowhere."""
        if not link:
            return None
        link = without_unstorable(link).strip()
        if len(link) > self.limits.link_chars:
            self._cuts["link", self.limits.link_chars] += 1
            return None
        return link or None

    def guid(self, guid: str | None) -> str | None:
        """A guid; one that is too long is replaced by its hash, since the difference may be at its end."""
        if not guid:
            return None
        guid = without_unstorable(guid).strip()
        if len(guid) > self.limits.guid_chars:
            self._cuts["guid", self.limits.guid_chars] += 1
            return "sha256:" + hashlib.sha256(guid.encode()).hexdigest()
        return guid or None

    def names(self, names: Iterable[str | None], limit: int, what: str) -> tuple[str, ...]:
        """Different names in their order, at most `limit` of them."""
        kept: dict[str, None] = {}
        for name in names:
            text = self.text(name, self.limits.name_chars, what)
            if text is None or text in kept:
                continue
            if len(kept) == limit:
                self._cuts[what, limit] += 1
                break
            kept[text] = None
        return tuple(kept)

    def notes(self) -> tuple[str, ...]:
        """What was repaired, left out and cut, one phrase each."""
        return (*self._notes, *(f"{what} cut at {limit:,} ({count})" for (what, limit), count in self._cuts.items()))


def without_unstorable(text: str) -> str:
    """The text without NUL and lone surrogates, which databases refuse."""
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode("utf-8")
    return text


def usable(entry: EntryData) -> bool:
    """Whether there is anything in an entry that a person could read or open."""
    return any((entry.title, entry.summary, entry.content, entry.link, entry.enclosure))


def halves_joined(markup: str) -> str:
    """The markup with one reference for each character that is written as two, its halves."""
    return _SURROGATES.sub(_joined, markup) if "&#" in markup else markup


def _joined(match: re.Match[str]) -> str:
    """The character of two halves; what they are not halves of, as it is."""
    high = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    low = int(match["low_hex"], 16) if match["low_hex"] else int(match["low_decimal"])
    together = (chr(high) + chr(low)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return f"&#{ord(together)};" if len(together) == 1 else match.group()
