"""Whether what stands in front of a verb of speech can be its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.statements.items import Item, item_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import GENITIVES, first_link, noun_phrase
from aggregator.merging.statements.subjects import can_act
from aggregator.model import StatementKind

ACTOR_FRAMES: Final = frozenset({Frame.OBJECT, Frame.RUMOUR, Frame.PURPOSE, Frame.LABEL, Frame.ESTIMATE})
"""Of verbs that need somebody who acts, for things can be what is denied."""


def fits(items: Sequence[Item], at: int, phrase: Sequence[Item], meaning: Verb, language: Language) -> bool:
    """Whether a phrase can be the subject of the verb at a position.

    What "warned" stands behind may be warned itself, so that the noun before it must be somebody's.
    """
    if all(item.low[:1].isdigit() for item in phrase) or phrase[-1].low.endswith(GENITIVES):
        return False
    if _is_oblique(items, at, phrase, meaning, language):
        return False
    is_reputed = items[at].low == "said" and _is_infinitive(items, at + 1, language)  # 'the plan said to save millions'
    needs_actor = is_reputed or meaning.frame in ACTOR_FRAMES or items[at].low in language.adjectival
    if not needs_actor and meaning.kind is not StatementKind.ANNOUNCED:
        return True
    if not items[at].low.endswith(language.past_endings):
        return can_act(phrase, language)
    link = first_link(phrase, language)
    return can_act(phrase[link - 1 : link], language)


def _is_oblique(items: Sequence[Item], at: int, phrase: Sequence[Item], meaning: Verb, language: Language) -> bool:
    """Whether a phrase is no subject where word order is free, but whom or what the verb at a position is about.

    As its article or its ending shows, or that a thing stands in front and behind who denies or confirms it.
    """
    first = phrase[0]
    if first.low in language.oblique or is_told(items[at], first, language):
        return True
    if language.drops_that or meaning.kind not in {StatementKind.DENIED, StatementKind.CONFIRMED}:
        return False
    behind = items[at + 1 : noun_phrase(items, at + 1, language, strict=False)]
    head = behind[: first_link(behind, language) if language.links else 1]
    is_actor = any(item.low in language.offices for item in head)
    return is_actor and not any(item.low in language.offices for item in phrase)


def agrees(verb: Item, first: Item, language: Language) -> bool:
    """Whether a verb has a plural's ending, and the first word of a phrase that of its subject."""
    return verb.low.endswith(language.plural_endings) and first.low.endswith(language.subject_endings)


def is_told(verb: Item, first: Item, language: Language) -> bool:
    """Whether a verb has a plural's ending, but the first word of a phrase another than a subject has."""
    is_known = first.word.isupper() or first.low in language.bodies or first.word[:1].isdigit()
    is_plural = verb.low.endswith(language.plural_endings)
    return is_plural and not is_known and not first.low.endswith(language.subject_endings)


def _is_infinitive(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether "to" and what somebody does stand at a position, not whom he speaks to."""
    following = item_at(items, at + 1)
    is_whom = following.low in language.determiners | language.offices | language.audiences
    return item_at(items, at).low == "to" and following.word.islower() and not is_whom


def needs_auxiliary(items: Sequence[Item], at: int, subject_end: int, language: Language) -> bool:
    """Whether the word at a position is a participle, and no auxiliary stands in a pronoun before it: 'a-t-il dit'."""
    before = items[subject_end - 1].low.partition("-")[0] if subject_end else ""
    return items[at].low.endswith(language.auxiliary_endings) and before not in language.auxiliaries
