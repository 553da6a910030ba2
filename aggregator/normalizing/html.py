"""Strangers' markup: sanitised for display, and turned into plain text."""

from __future__ import annotations

import html
import re
from collections import Counter
from contextvars import ContextVar

import nh3

from aggregator.normalizing.loose_code import without_loose_code
from aggregator.normalizing.printing import as_printed
from aggregator.normalizing.titles import visible
from aggregator.normalizing.urls import shown


def _names(words: str) -> frozenset[str]:
    """Element names, written in a row."""
    return frozenset(words.split())


_BLOCKS = _names(
    """
    address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4
    h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul
    """
)
_INLINE = _names("a abbr b br cite code del em i ins mark q s small span strike strong sub sup time u")
_CELLS = _names("td th")
_DROPPED = _names(
    """
    audio button canvas embed form iframe math noembed noscript object rp rt script select style svg template textarea
    title video
    """
)
"""Elements whose content is not text to be read, or is for whoever cannot see or play them. Pictures go as well: the
desk asks no other server for anything."""

_CODE = frozenset({"script", "style"})
_DROPPED_TAG = re.compile(rf"<(/?)({'|'.join(sorted(_DROPPED))})\b[^<>]*>", re.IGNORECASE)

_MAX_DEPTH = 200
_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_NATURE = _names(
    "area base br col dd dt embed hr img input li link meta option p param source td th track tr wbr"
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?([a-zA-Z][^\s/<>]*)")
_NAMED_TAG = re.compile(rf"{_NAME.pattern}[^<>]*>")
_OF_HTML = _BLOCKS | _INLINE | _CELLS | _DROPPED | _CLOSED_BY_NATURE
_OF_HTML |= _names("big body font head html label nobr picture tt")
"""Elements that the sanitiser either keeps, drops or takes for what they are."""
_SANITISED_TAG = re.compile(r"<(/?)([a-z0-9]+)(?:\s[^\s=>]+=\"[^\"]*\")*\s*>")


def sanitised(markup: str, base: str) -> str:
    """Markup that is safe to show: few elements, links only to http(s), made absolute and marked; no pictures.

    What is shown as code stays; code among the words, whose tags somebody has taken out, goes.
    """
    if "<" not in markup:
        return without_loose_code(html.escape(html.unescape(markup), quote=False))

    resolving = _base.set(base)
    try:
        safe = _CLEANER.clean(_shallow(_with_all_told(markup)))
    finally:
        _base.reset(resolving)
    return safe if "<pre" in safe or "<code" in safe else without_loose_code(safe)


_base: ContextVar[str] = ContextVar("base")
"""What the links of the markup that is being sanitised are resolved against."""


def _attribute(element: str, name: str, value: str) -> str | None:
    return shown(value, _base.get()) if (element, name) == ("a", "href") else value


_CLEANER = nh3.Cleaner(
    tags=set(_BLOCKS | _INLINE | _CELLS),
    clean_content_tags=set(_DROPPED),
    attributes={"a": {"href"}},
    attribute_filter=_attribute,
    link_rel="nofollow noopener noreferrer",
    strip_comments=True,
)
"""Made once: to make it takes longer than to sanitise a summary with it."""


def text_of(safe: str) -> str:
    """The words of markup that `sanitised` has returned: a blank line between blocks, a line break for `br`."""
    flat = " ".join(safe.split())
    text = html.unescape(_SANITISED_TAG.sub(_as_white_space, as_printed(flat)) if "<" in flat else flat)
    paragraphs = (
        "\n".join(filter(None, (visible(line) for line in paragraph.split("\n")))) for paragraph in text.split("\n\n")
    )
    return "\n\n".join(filter(None, paragraphs))


def _as_white_space(tag: re.Match[str]) -> str:
    name = tag.group(2)
    if name in _BLOCKS:
        return "\n\n"
    if name == "br":
        return "\n"
    return " " if name in _CELLS else ""


def _with_all_told(markup: str) -> str:
    """The markup without tags that would take text along which people are to read.

    Of what is not HTML's the sanitiser takes `<text>` or `<list>` for pieces of drawings and formulas, and drops what
    they hold.
    """
    names = {name.lower() for name in set(_NAME.findall(markup))}
    if not names <= _OF_HTML:
        markup = _NAMED_TAG.sub(lambda tag: tag.group() if tag.group(1).lower() in _OF_HTML else "", markup)
    return markup if names.isdisjoint(_DROPPED) else _without_open_ends(markup)


def _without_open_ends(markup: str) -> str:
    """The markup without the tags of dropped elements that are never closed.

    HTML knows no `<iframe/>`: what programs that write XML close so stays open, and what nobody closes does. Only code
    that is never closed is code to its end.
    """
    kept, place = [], len(markup)
    nearest: dict[str, str] = {}
    ended: set[str] = set()
    for tag in reversed(list(_DROPPED_TAG.finditer(markup))):
        closing, name = tag.group(1), tag.group(2).lower()
        if closing:
            ended.add(name)
        elif nearest.get(name) != "/" if tag.group().endswith("/>") else name not in ended | _CODE:
            kept.append(markup[tag.end() : place])
            place = tag.start()
        nearest[name] = closing
    return "".join((markup[:place], *reversed(kept)))


def _shallow(markup: str) -> str:
    """The markup, or its text alone where elements are nested deeper than any author nests them.

    The sanitiser's tree builder takes time that grows with the square of the depth: 14 s for 15,000 open `<i>`.
    An end tag counts only where its element is open, since the tree builder ignores others.
    """
    depth = 0
    opened: Counter[str] = Counter()
    for closing, written in _OPENING.findall(markup):
        name = written.lower()
        if name in _CLOSED_BY_NATURE or (closing and not opened[name]):
            continue
        opened[name] += -1 if closing else 1
        depth += -1 if closing else 1
        if depth > _MAX_DEPTH:
            return _ANY_TAG.sub(" ", markup)
    return markup
