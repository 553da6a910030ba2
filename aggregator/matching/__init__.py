"""Matching."""

from aggregator.matching.evaluation import Agreement, Scores, evaluate
from aggregator.matching.evidence import in_words
from aggregator.matching.index import StoryIndex
from aggregator.matching.listing import Grouped, group_list
from aggregator.matching.policy import MatchPolicy, Strictness, shipped_policy
from aggregator.matching.signature import Signature, sign

__all__ = [
    "Agreement",
    "Grouped",
    "MatchPolicy",
    "Scores",
    "Signature",
    "StoryIndex",
    "Strictness",
    "evaluate",
    "group_list",
    "in_words",
    "shipped_policy",
    "sign",
]
