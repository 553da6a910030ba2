"""What of an article's markup only leads elsewhere or is not shown: advertisements, related articles, lists of links.

None of it is taken out of what people read, either.
"""

from __future__ import annotations

import re

from aggregator.normalizing.noise import is_a_stamp

_WORD = re.compile(r"\w")
_OPENING_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>")
_ADVERTISING = re.compile(
    r"""\b(?:class|id)\s*=\s*["']?[^"'<>]{0,300}?(?<![a-z])(?:ads?|advert\w{0,12}|sponsor\w{0,6}|promo(?:tion|ted)?|banner"""
    r"|taboola|outbrain|anzeige|werbung|publicit\w{1,3}|publicidad|reklama?|mpu|adsbygoogle"
    r"|related[_-]?(?:posts?|articles?|stories|news|links)|yarpp)(?![a-z])",
    re.IGNORECASE,
)
_CLASS_OR_ID = re.compile(r"[sS\u017fdD]\s*=")
"""Found wherever `_ADVERTISING` is, a dozen times as fast; a long s is one where case does not count."""
_HIDDEN = re.compile(
    r"""<\w+\s+hidden(?=[\s=/>])|\sstyle\s*=\s*["'][^"'<>]{0,300}?(?:display\s*:\s*none|visibility\s*:\s*hidden)""",
    re.IGNORECASE,
)
"""What browsers show nobody, such as tokens that are other ones at each poll."""
_SENTENCE = 100
"""Characters of what is hidden that nobody reads on for."""
_MOST_ADVERTISEMENTS = 50
"""Elements that are looked for the end of, since each look may go to the end of the text."""
_PIECES = re.compile(
    r"<(?:/?(?:address|article|aside|blockquote|dd|div|dl|dt|figure|footer|h[1-6]|header|li|main|nav|ol|p|pre|section|table"
    r"|td|th|tr|ul)|br|hr)\b[^<>]*>"
)
_LINKS = re.compile(r"<a\b[^<>]*>.*?</a>", re.DOTALL)
_READ_ON = re.compile(r"""(?<=[.!?\u2026\])"'\u201d\u2019\xbb])\s{0,9}<a\b[^<>]*>[^<>]{1,40}</a>\s*$""")
"""What stands behind the last sentence, as in `Read more`."""
_ANY_TAG = re.compile(r"<[^<>]*>")
_LABEL = re.compile(r"\s*[^\W\d][^\d.!?:]{1,30}:[\s,;|·/-]*")
"""What stands before links to something else, as in `Read also:`."""
_FIGURE = re.compile(r":\s?\d[\d.,]*")
"""The figure that is told of what a link names, behind the link."""
_OUTLET = re.compile(r"\s*(?:&nbsp;|\u00a0){2}[^\n.!?]{1,60}")
"""The outlet behind a headline in a list of Google News; the same entry has another list at each poll."""


def without_advertising(markup: str) -> str:
    """Strangers' markup without hidden elements and those that by class or id are advertisements or related articles.

    One with nine tenths of the words is the text itself: Drupal calls what it shows on the front page `promoted`. So is
    a hidden one with half of them and more than a sentence, for those who read on.
    """
    if "<" not in markup or not (_tells_of_advertising(markup) or _HIDDEN.search(markup)):
        return markup
    letters = _letters(markup)
    most = letters * 9 // 10
    most_hidden = min(max(letters // 2, _SENTENCE), most)
    kept: list[str] = []
    place = looked = 0
    unclosed: set[str] = set()
    for tag in _OPENING_TAG.finditer(markup):
        if tag.start() < place or looked == _MOST_ADVERTISEMENTS:
            continue
        hidden = _HIDDEN.search(tag.group()) is not None
        if hidden or _ADVERTISING.search(tag.group()):
            looked += 1
            end = None if tag.group(1) in unclosed else _end_of(markup, tag)
            if end is None:
                unclosed.add(tag.group(1))
            elif _letters(markup[tag.start() : end]) > (most_hidden if hidden else most):
                continue
            kept.append(markup[place : tag.start()])
            place = end or tag.end()
    return " ".join((*kept, markup[place:]))


def _tells_of_advertising(markup: str) -> bool:
    return bool(_CLASS_OR_ID.search(markup) and _ADVERTISING.search(markup))


def without_link_lists(safe: str) -> str:
    """Sanitised markup without what only leads elsewhere.

    That is paragraphs and items that are nothing but links, or links with a label or a date, and a short link behind
    the last sentence of any other.
    """
    if "<a " not in safe:
        return safe
    pieces = _PIECES.split(safe)
    told = [_READ_ON.sub("", piece) for piece in pieces if "<a " not in piece or _says_something(piece)]
    return safe if told == pieces else "<p>".join(told)


def _says_something(piece: str) -> bool:
    beside = _ANY_TAG.sub("", _LINKS.sub("", piece))
    if _OUTLET.fullmatch(beside):
        return False
    rest = beside.strip()
    if _FIGURE.fullmatch(rest):
        return True
    return _WORD.search(rest) is not None and _LABEL.fullmatch(rest) is None and not is_a_stamp(rest.casefold())


def _letters(markup: str) -> int:
    """How many characters of markup are no tags."""
    return len(_ANY_TAG.sub("", markup))


def _end_of(markup: str, opening: re.Match[str]) -> int | None:
    """Where the element ends that a tag opens; None where it is never closed."""
    name, depth = re.escape(opening.group(1)), 0
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(markup, opening.start()):
        depth += -1 if tag.group(1) else 1
        if not depth:
            return tag.end()
    return None
