"""What English says of events, as rows of words: `tongue` tells how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.english import context
from aggregator.merging.kinds.english.mishaps import MISHAPS
from aggregator.merging.kinds.english.other import OTHER
from aggregator.merging.kinds.english.talks import TALKS
from aggregator.merging.kinds.english.violence import VIOLENCE
from aggregator.merging.kinds.english.words import SETS
from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.role_words import ANSWERING

PATTERNS: Final[Mapping[Event, str]] = {**TALKS, **VIOLENCE, **MISHAPS, **OTHER}
ENGLISH: Final = Tables(
    sets=SETS,
    events=PATTERNS,
    traps=context.TRAPS,
    missile_tests=context.MISSILE_TESTS,
    look_backs=context.LOOK_BACKS,
    former=context.FORMER,
    background="\n".join([context.BACKGROUND, *map(" ".join, sorted(ANSWERING))]),
    bounds_at_commas=True,
    at_once="as",
    parting=context.PARTING,
    accusing=context.ACCUSING,
    heads=context.HEADS,
    hypothetical=context.HYPOTHETICAL,
    conditions=context.CONDITIONS,
    illnesses=context.ILLNESSES,
    since="since",
)
