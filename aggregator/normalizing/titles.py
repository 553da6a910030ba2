"""Headlines as plain text, without what disguises them and without the publisher's name at their end."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from aggregator.normalizing.printing import as_printed
from aggregator.unseen import without_unseen

_TAG = re.compile(
    r"</?(?:(blockquote|br|center|div|figure|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|tr|ul)|a|abbr|acronym|b|big|cite|code|"
    r"del|em|font|i|iframe|img|ins|mark|q|rb|ruby|s|samp|script|small|span|strike|strong|style|sub|sup|svg|time|tt|u|var|wbr)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
"""HTML's own tags only: `<3` and `x < y` are words of a title. First those that part words."""
_DROPPED = re.compile(r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
_HEAPED = re.compile(rf"({_MARK}{{3}}){_MARK}+")
"""More marks on one letter than any language sets: they run over the lines above and below."""
_NOTHING = frozenset(
    {"undefined", "null", "[object object]", "untitled", "(untitled)", "no title", "(no title)", "[no title]"}
)
_SEPARATOR = re.compile(r"\s+[-–—―|:·•»/~]{1,2}\s+|\s*\|\s*|\s+::\s+")  # noqa: RUF001 - the dashes that publishers use
_MAX_UNESCAPES = 3
_MIN_WORDS_LEFT = 2
_MIN_CHARACTERS_LEFT_UNSPACED = 6
_MAX_NAME_CHARS = 60
_ORDINARY_WORDS = "the news online com www co uk org net international world english live rss feed"
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words that do not tell one outlet from another: `BBC` and `BBC News` are one."""


def clean_title(raw: str, names: Iterable[str] = ()) -> str:
    """A title as plain text on one line; a suffix that names one of `names` (outlet, host, feed) is taken off."""
    return without_publisher(plain_line(raw), names)


def plain_line(raw: str) -> str:
    """Text on one line: entities read, even those escaped twice; HTML tags, controls and disguises gone.

    Empty where it is what programs write for nothing.
    """
    text = raw
    for _ in range(_MAX_UNESCAPES):
        text = as_printed(text) if "<" in text else text
        for markup in (_DROPPED, _TAG):
            text = markup.sub(lambda found: " " if found.group(1) else "", text)
        unescaped = html.unescape(text)
        if unescaped == text:
            break
        text = unescaped
    line = visible(text)
    return "" if line.casefold() in _NOTHING else line


def visible(text: str) -> str:
    """The text on one line, without characters that cannot be seen or that turn others around."""
    if not text.isascii() or not text.isprintable():
        text = _HEAPED.sub(r"\1", unicodedata.normalize("NFC", without_unseen(text)))
    return " ".join(text.split())


def without_publisher(title: str, names: Iterable[str]) -> str:
    """The title without ` - Outlet` or ` | outlet.example` at its end.

    Nothing is taken off that would leave less than two words, or that is not, ordinary words aside, exactly a name.
    """
    known = {core for name in names if (core := _core(name))}
    for _ in range(2):
        heads = (
            title[: separator.start()].rstrip()
            for separator in _SEPARATOR.finditer(title)
            if len(title) - separator.end() <= _MAX_NAME_CHARS and _core(title[separator.end() :]) in known
        )
        head = next(heads, None)
        if head is None or not _stands_alone(head):
            break
        title = head
    return title


def _stands_alone(head: str) -> bool:
    words = head.split()
    return len(words) >= _MIN_WORDS_LEFT or (not head.isascii() and len(head) >= _MIN_CHARACTERS_LEFT_UNSPACED)


def _core(name: str) -> str:
    """A name's telling words, run together; all of them where none is telling."""
    words = re.findall(r"\w+", name.casefold())
    return "".join(word for word in words if word not in _ORDINARY) or "".join(words)
