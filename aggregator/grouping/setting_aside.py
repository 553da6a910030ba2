"""An article that the matcher fails at is taken out of its way, so that it holds up no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from aggregator.matching import PACKED, pack, sign
from aggregator.model import MatchDecision, Outcome, StoredArticle
from aggregator.ports import UnitOfWork
from aggregator.records import Topics, refresh_records
from aggregator.verdicts import put_by_rule

NOT_COMPARED: Final = "the program failed at comparing it, which its log tells of"


def set_aside(uow: UnitOfWork, *, engine: str, topics: Topics, now: datetime) -> StoredArticle | None:
    """Take the first article that waits out of line, edited ones before new ones; None where none waits.

    An edited one stays where it is. A new one gets a story of its own, which a person can merge into another, and the
    signature of an article without words, so that nothing is compared with it. `engine` is the version of the weights.
    """
    revised = uow.articles.revised(limit=1)
    if revised:
        uow.articles.settle([revised[0].id])
        return revised[0]
    for stored in uow.articles.ungrouped(limit=1):
        story_id = uow.stories.open(now=now)
        decision = MatchDecision(outcome=Outcome.DISTINCT, note=NOT_COMPARED)
        put_by_rule(uow, {stored.id: (story_id, decision)}, engine=engine, now=now)
        wordless = replace(stored.article, title="", summary="", text="")
        uow.articles.store_signatures(PACKED, {stored.id: pack(sign(wordless, seen=stored.first_seen))})
        refresh_records(uow, [story_id], topics=topics(), now=now)
        return stored
    return None
