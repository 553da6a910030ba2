"""Characters that nobody sees: with them a copy of a text, or of an outlet's name, passes for one of its own."""

from __future__ import annotations

import re
from typing import Final

_NEVER_MEANT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""Controls, soft hyphens, zero-width spaces, fillers, direction marks, tags, lone surrogates."""

_SYMBOLS: Final = "\u00a9\u00ae\u203c\u2049\u2100-\u214f\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""What is drawn in colour or as a letter is."""
# Each lookahead says nothing new: the search is twice as fast by it.
_VARIANTS: Final = re.compile(
    "(?=[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f])"
    f"(?:(?<![{_SYMBOLS}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+(?!\u20e3)|(?<![\u1820-\u18aa])[\u180b-\u180d\u180f]+)"
)
"""Marks that choose another drawing, where there is none to choose: behind letters. Those of Han characters, which few
fonts have, go too; a key (U+20E3) is drawn around a digit."""

_JOINED: Final = (
    "\u0600-\u109f\u1700-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_JOINERS: Final = re.compile(f"(?=[\u200c\u200d])(?<![{_JOINED}{_SYMBOLS}])[\u200c\u200d]+")
"""Joiners, where nothing is joined: without them Persian, Indic scripts and emoji are misspelt, and these alone."""


def without_unseen(text: str) -> str:
    """The text without characters that cannot be seen or that turn others around, as far as no script needs them."""
    return _JOINERS.sub("", _VARIANTS.sub("", _NEVER_MEANT.sub("", text)))
