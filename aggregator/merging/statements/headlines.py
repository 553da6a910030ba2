"""Verbs of speech in headlines, also of those whose words all have capitals: 'Red Cross Says Convoy Turned Back'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.statements.items import Item, item_at
from aggregator.merging.statements.language import Language

_LONG: Final = 4
"""Letters from which a word has a capital in such a headline."""
_FEWEST: Final = 4
"""Such words by which one is known."""
_SMALL_SHARE: Final = 0.2
"""Share of them that may have none."""
_SPEAKER: Final = 5
"""Words in front of the verb; more are a clause of their own."""


def with_small_verbs(items: Sequence[Item], language: Language) -> Sequence[Item]:
    """The items of a sentence; where it is such a headline, its verbs of speech without their capitals.

    Capitals hide where a speaker ends. So a verb is left as it is where another one may stand in front of it.
    """
    verbs = [at for at, item in enumerate(items) if item.capital and item.low in language.headline_verbs]
    if not verbs or not _is_headline(items):
        return items
    found = list(items)
    for at in verbs:
        if _may_speak(items, at, language):
            found[at] = items[at]._replace(capital=False)
    return found


def _is_headline(items: Sequence[Item]) -> bool:
    long = [item for item in items if len(item.word) >= _LONG]
    return len(long) >= _FEWEST and sum(not item.capital for item in long) <= _SMALL_SHARE * len(long)


def _may_speak(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether the words in front of a verb, from a mark or the beginning on, are a speaker and hold no other verb.

    What stands between commas belongs to a speaker in front: 'Premier, Lacking Votes, Says He Will Stay'.
    """
    start = at
    while start and items[start - 1].word:
        start -= 1
    front = items[start:at]
    if start and not front:
        return len(items) - at - 1 <= _SPEAKER and not any(language.is_pronoun(item.low) for item in items[at:])
    is_set_off = start and items[start - 1].mark == "," and front[0].low not in language.coordinators
    if (is_set_off and item_at(items, at + 1).word) or len(front) > _SPEAKER:
        return False
    inner = front[1:-1]
    ends = ("s", *language.past_endings, *language.adverbial_endings)
    return not any(item.low.endswith(ends) and item.low not in language.offices for item in inner)


def is_clause(phrase: Sequence[Item], language: Language) -> bool:
    """Whether words behind "says" are what was said, with a participle for their verb: 'says mayor injured'."""
    last = phrase[-1]
    is_participle = language.is_past(last.word) and last.low not in language.offices
    return is_participle and len(phrase) > 1 and phrase[0].low not in language.determiners
