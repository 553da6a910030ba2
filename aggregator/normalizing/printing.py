"""What browsers make of markup that changes what is said: struck-out words, quotation marks, readings above words."""

from __future__ import annotations

import re

_NOT_SAID = re.compile(
    r"<(s|strike|del|rt|rp)(?:\s[^<>]*)?>(?:[^<]|<(?!/?\1[\s>])){0,2000}</\1\s*>", re.DOTALL | re.IGNORECASE
)
"""Up to the next of its kind, so that a thousand that are left open are passed over once."""
_QUOTED = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)


def as_printed(markup: str) -> str:
    """Markup without what is struck out or says how words are read, with the quotation marks that `q` stands for.

    "Killed <s>12</s> 14" tells of 14. Where two thirds of a text would go, an element was left open.
    """
    valid = _NOT_SAID.sub("", markup)
    return _QUOTED.sub(lambda tag: "”" if tag.group(1) else "“", valid if 3 * len(valid) > len(markup) else markup)
