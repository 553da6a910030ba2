"""Figures that a sentence tells only to take them back: 'an earlier version of this story said 14 were killed'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.numerals import Token

_BEFORE_REACH: Final = 16
"""Tokens before a figure within which it is told that it is not so."""
_BEHIND_REACH: Final = 10
"""The same behind it: 'reports that 40 were killed in the strike are false'."""

_OWN: Final = "(?:story|report|article|dispatch|headline|item)"
_SAYS: Final = "(?:said|says|stated|reported|gave|put|wrote|listed|claimed)"
_TALK: Final = "(?:reports?|claims?|allegations?|rumou?rs?)"
# Headlines reject much else: 'Group rejects truce as strikes kill 12'.
_TAKES_BACK: Final = re.compile(
    rf"""(?<!\S)(?:
    retract(?:ed|s|ing) | misstated | misreported | not[ ]true | no[ ]truth | (?:false|untrue)[ ]that | contrary[ ]to
    | (?:earlier|previous|prior|original)[ ]version(?:[ ]\S+){{0,4}}[ ](?:{_OWN}|{_SAYS})
    | (?:incorrectly|wrongly|erroneously|mistakenly|inaccurately)[ ]{_SAYS}
    | {_OWN}[ ](?:\S+[ ]){{0,4}}earlier[ ]said
    | no[ ]evidence[ ]that
    | (?:reject|dismiss)(?:s|es|ing)[ ](?:\S+[ ])?{_TALK}
    | (?:withdrew|withdraws|withdrawn|withdrawing)[ ](?:\S+[ ])?{_OWN}
    )(?!\S)""",
    re.VERBOSE,
)
_IS_TALKED_OF: Final = re.compile(rf"(?<!\S){_TALK} (?:that|of)(?!\S)")
_IS_FALSE: Final = re.compile(
    r"""(?<!\S)(?:is|are|was|were|be|been|proved)[ ](?:not[ ]true|(?:a[ ])?(?:
    false|untrue|wrong|incorrect|inaccurate|unfounded|baseless|retracted|withdrawn|hoax|fakes?|fabricated|fabrication
    ))(?!\S)""",
    re.VERBOSE,
)


def is_taken_back(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether the clause of a figure, of so many tokens of a sentence, says that the figure is or was wrong."""
    before = _words(row[max(0, start - _BEFORE_REACH) : start]).rpartition(" ; ")[2]
    behind = re.split(" [,;] ", _words(row[end : end + _BEHIND_REACH]))[0]
    if _TAKES_BACK.search(before):
        return True
    return _IS_TALKED_OF.search(before) is not None and _IS_FALSE.search(behind) is not None


def _words(row: Sequence[Token]) -> str:
    return f" {' '.join(token.low for token in row)} "
