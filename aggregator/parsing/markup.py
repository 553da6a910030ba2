"""Makes the XML of a feed fit to be given to feedparser.

Nothing before the root element is passed on: that drops junk, warnings and every document type declaration, so that no
entity can be declared in what the parser sees. Documents that declare some are refused nevertheless, to be reported.
"""

from __future__ import annotations

import html.entities
import re
import sys
from dataclasses import dataclass

from aggregator.model import CUT_SHORT, FailureKind, ParseFailed
from aggregator.parsing.habits import NAMESPACES
from aggregator.parsing.limits import halves_joined
from aggregator.parsing.sniffing import is_page, text_kind

_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?(rss|feed|rdf|channel))(?=[\s>])", re.IGNORECASE)
_DEFAULT_NAMESPACE = re.compile(r"(<[A-Za-z_][\w.-]*(?=\s)[^<>]*?)\sxmlns\s*=\s*[\"']([^\"'<>]*)[\"']")
"""A root up to its default namespace."""
_CERTAIN = re.compile(r"<[\w.:-]+\s[^>]*(?:xmlns\s*=\s*[\"']http://www\.w3\.org/2005/Atom|version\s*=)", re.IGNORECASE)
"""A root that is a feed's even in the middle of a page; some servers wrap what they send."""
_EMPTY_ROOT = re.compile(r"<[\w.:-]+(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 does not allow at all."""
SECTION = r"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+(?:\]\]>|\Z)"
"""A CDATA section. One that is cut goes to the end, or each further mark within it would be followed there."""
ITEM_TAG = re.compile(rf"{SECTION}|(</?)((?:[A-Za-z_][\w.-]*:)?(?:item|entry))(?=[\s>/])", re.IGNORECASE)
"""How a tag of an entry begins, in two groups; or a section, in which there is none, with neither."""
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,7};|[A-Za-z][A-Za-z0-9]{1,31};)?"
)
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):[A-Za-z_]|\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']")
"""A prefix of an element, or of an attribute."""
_DECLARED = re.compile(r"xmlns:([A-Za-z_][\w.-]*)\s*=")
_DECLARED_AS_NOTHING = re.compile(r"\sxmlns:[A-Za-z_][\w.-]*\s*=\s*(?:\"\s*\"|'\s*')")
_MAX_PREFIXES = 100

_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""What a prefix means that a feed uses without declaring it."""

_DECLARATIONS = re.compile(r"<[?!][^<>\[]*+(?:\[[^\[\]]*+\]\s*+)?>")
_COMMENT, _SECTION = "<!--", "<![CDATA["
_NEVER_CLOSED = "a comment or CDATA section that is never closed taken for text"
_TAG_NAME = re.compile(r"<([A-Za-z_][\w.:-]*)")
_ANY_TAG = re.compile(r"</?([A-Za-z_][\w.:-]*)")
_END_TAG = re.compile(r"</([A-Za-z_][\w.:-]*)")
"""Within a section that is closed entries may begin, as in an article about feeds; in a comment nothing may."""
_LONGEST_TAG = 1_000
"""Characters from the beginning of a tag to a comment or section in its element."""
_END = re.compile(r"</(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_CLOSERS = {"rss": "</channel></{root}>", "channel": "</{root}>", "feed": "</{root}>", "rdf": "</{root}>"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedMarkup:
    """A feed's markup from its root element to its end."""

    text: str
    notes: tuple[str, ...] = ()
    quoted: bool = False
    """Whether other text stands before it, in which it may only be mentioned."""


def find_feed(text: str) -> FeedMarkup | ParseFailed:
    """The feed in a document, without comments and the junk around it; or what the document is instead.

    Runs in linear time whatever the document holds. A document that ends too early is cut to its whole entries.
    """
    clean, note = without_comments(text)
    notes = [note] if note == _NEVER_CLOSED else []
    root = _ROOT.search(clean)
    if root is None:
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message=text_kind(text))
    before = clean[: root.start()]
    if _ENTITY.search(before):
        return ParseFailed(kind=FailureKind.DANGEROUS, message="the document declares entities of its own")
    junk = _junk(before)
    page = junk and is_page(before)
    if page and not _CERTAIN.match(clean, root.start()):
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message=text_kind(text))
    if junk:
        notes.append("text before the feed ignored")
    name, body = root.group(1), _in_feeds_namespace(clean[root.start() :])
    empty = _EMPTY_ROOT.match(body)
    if empty is not None:
        return FeedMarkup(text=empty.group(), notes=tuple(notes), quoted=junk)
    whole = None if note == CUT_SHORT else _whole(body, name)
    if whole is None:
        return FeedMarkup(text=_whole_entries(body, name), notes=(*notes, CUT_SHORT), quoted=junk)
    if f"</{name}" not in body:
        notes.append("the last tag is missing")
    return FeedMarkup(text=whole, notes=tuple(notes), quoted=page)


def _in_feeds_namespace(body: str) -> str:
    """A feed whose root is not, by mistake, in a namespace that is none of feeds': that of Media RSS, say."""
    default = _DEFAULT_NAMESPACE.match(body)
    if default is None or not NAMESPACES.get(default[2].strip().lower(), "another"):
        return body
    return default[1] + body[default.end() :]


def without_comments(text: str) -> tuple[str, str]:
    """The text without its comments, and a note where one or a CDATA section stays open; such a one goes to the end.

    One that is open although the feed has an end was never closed: it is its beginning alone that is left out. So it is
    with one that would end where another one does, which begins beyond the element that it stands in, or the entry.
    """
    if _COMMENT not in text and _SECTION not in text:
        return text, ""
    kept: list[str] = []
    position, left_open = 0, ""
    comment, section = text.find(_COMMENT), text.find(_SECTION)
    ends = {"-->": -1, "]]>": -1}
    while comment >= 0 or section >= 0:
        is_comment = section < 0 or 0 <= comment < section
        start, opening, closing = (comment, _COMMENT, "-->") if is_comment else (section, _SECTION, "]]>")
        kept.append(text[position:start])
        within = start + len(opening)
        if ends[closing] < within:
            ends[closing] = text.find(closing, within)
        end = ends[closing]
        if end < 0:
            rest = text[start:]
            if not _END.search(rest):
                return "".join(kept), CUT_SHORT
            rest, note = without_comments(rest.replace(opening, ""))
            return "".join((*kept, rest)), note or _NEVER_CLOSED
        following = text.find(opening, within, end)
        if following >= 0 and _leaves(text, start, following, _ANY_TAG if is_comment else _END_TAG):
            position, left_open = within, _NEVER_CLOSED
        else:
            position = end + len(closing)
            if not is_comment:
                kept.append(text[start:position])
        comment = text.find(_COMMENT, position) if 0 <= comment < position else comment
        section = text.find(_SECTION, position) if 0 <= section < position else section
    kept.append(text[position:])
    return "".join(kept), left_open


def _leaves(text: str, start: int, following: int, tags: re.Pattern[str]) -> bool:
    """Whether one of these tags is of an entry, or of the element that `start` is in, before the place that follows."""
    around = _TAG_NAME.match(text, text.rfind("<", max(start - _LONGEST_TAG, 0), start), start)
    named = {"item", "entry", around[1].lower() if around else ""}
    return any(tag[1].lower() in named for tag in tags.finditer(text, start, following))


def _whole(body: str, root: str) -> str | None:
    """A feed to its end; None where that is missing, unless no entry can stand there: in RSS, behind the channel."""
    end = body.rfind(f"</{root}")
    if end >= 0:
        close = body.find(">", end)
        return body[: close + 1] if close > 0 else f"{body[:end]}</{root}>"
    channel = body.rfind("</channel>")
    if root.lower() != "rss" or channel < 0 or any(tag[1] for tag in ITEM_TAG.finditer(body, channel)):
        return None
    return f"{body[:channel]}</channel></{root}>"


def repaired(markup: str) -> str:
    """The markup without what XML forbids, HTML's entities as characters, and missing prefixes declared."""
    pieces = re.split(f"({SECTION})", _UNPRINTABLE.sub("", markup))
    pieces[::2] = [
        _DECLARED_AS_NOTHING.sub("", _AMPERSAND.sub(_character, halves_joined(piece))) for piece in pieces[::2]
    ]
    used = {element or attribute for piece in pieces[::2] for element, attribute in _PREFIX.findall(piece)}
    declared = {prefix for piece in pieces[::2] for prefix in _DECLARED.findall(piece)}
    missing = sorted(used - declared - {"xml", "xmlns"})[:_MAX_PREFIXES]
    declarations = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix.lower(), f"urn:undeclared:{prefix}")}"' for prefix in missing
    )
    root = _ROOT.match(pieces[0])
    if root is not None:
        pieces[0] = pieces[0][: root.end()] + declarations + pieces[0][root.end() :]
    return "".join(pieces)


def _character(match: re.Match[str]) -> str:
    """What an ampersand and the reference after it stand for, as XML can say it."""
    reference = match.group(1)
    if reference is None:
        return "&amp;"
    if reference.startswith("#"):
        digits = reference[1:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        allowed = code <= sys.maxunicode and not _UNPRINTABLE.match(chr(code))
        return match.group() if allowed else ""
    characters = html.entities.html5.get(reference)
    if characters is None:
        return "&amp;" + reference
    return "".join(f"&#{ord(character)};" for character in characters)


def _junk(before: str) -> bool:
    """Whether anything but declarations stands before the root."""
    return bool(_DECLARATIONS.sub("", before).strip())


def _whole_entries(body: str, root: str) -> str:
    """A truncated feed up to its last whole entry, closed."""
    tags = [tag for tag in ITEM_TAG.finditer(body) if tag[1]]
    closed = [end for tag in tags if tag[1] == "</" and (end := body.find(">", tag.start()) + 1)]
    if closed:
        whole = body[: closed[-1]]
    elif tags:
        whole = body[: tags[0].start()]
    else:
        whole = body[: body.rfind(">") + 1]
    closer = _CLOSERS[root.rpartition(":")[2].lower()].format(root=root)
    if "</channel>" in whole:
        closer = closer.replace("</channel>", "")
    return whole + closer
