"""What English says of events, as rows of words.

A row is one or more words in order. A slash parts words that say the same, a word in capitals is a set of `words`, and
'..' stands for up to four words within a clause. The number before a row is how surely it tells its event, from 1 to 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.english.mishaps import MISHAPS
from aggregator.merging.kinds.english.other import OTHER
from aggregator.merging.kinds.english.talks import TALKS
from aggregator.merging.kinds.english.violence import VIOLENCE
from aggregator.merging.kinds.events import Event

PATTERNS: Final[Mapping[Event, str]] = {**TALKS, **VIOLENCE, **MISHAPS, **OTHER}
