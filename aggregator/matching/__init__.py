"""Matching: which story an article belongs to. Pure; theory of operation.

A story is one incident or one round of talks as many outlets report it. A false merge tells an editor that newsrooms
corroborate each other when they do not, and is the worse error; so there are three outcomes, LINK, SUGGEST and
DISTINCT, and doubt is asked about.

The way of an article
    `sign` reads all that is compared into a `Signature`, once: stems of title and text, names by their consonants,
    places of a gazetteer, figures, ordinals ('third round'), days spoken of, time, publisher, language. Terms are
    32-bit keys. (words, names, scripts, figures, han_figures, runs, dates, weekdays, calendars, clock_times,
    page_titles, backdrop, signature; `aggregator.gazetteer`. Tables of words: number_words, series_words,
    weekday_words)
    `pack` makes some 300 bytes of it, which the index holds and the database keeps. (packing, arena)
    `StoryIndex.observe` gives a batch its slots in the index, so that many are searched for at once: which earlier ones
    share its rarest terms, and how much they are alike. The work is bounded by the number of terms and of articles a
    term may find; array functions do it for a hundred articles in little more time than for ten. (postings, candidates)
    `StoryIndex.candidates` asks, when an article is decided about, which stories those articles are in by now, and
    leaves out those that are far less alike than the best, and among many stories all that have little in common. What
    is left, one or two mostly, among few stories up to a dozen, is what is measured. (window, index)
    `measure` compares it with each candidate as a whole: a `Profile` is the sum of a story's texts, copies counted
    once, so "Russia hits Ukrainian capital" can meet "Nine killed in strikes on Kyiv". (profile, facts, signals)
    A conditional logit over the named signals shares the probability between the candidates and 'none of them', so
    that look-alike stories compete. Bare titles have a model of their own. The more stories there are, the likelier
    one is near by chance: weights pass from those of few stories to those of many. They are in bits: prior plus
    evidence is the log2 odds, so that a decision can be shown as a sum. (policy, evidence)
    The best story is linked from the upper threshold on, if nothing speaks against it in so many words: another
    ordinal, another day of the event, no name or place in common, far apart in time. Then, and between the thresholds,
    a person is asked. Differing tolls and denials never split. (contradictions)
    `StoryIndex.join` finds two stories that have grown to match as wholes; a person is asked once. Two that have grown
    apart are asked about no longer, whatever a single article of them has in common with the other.
    `look_again` decides once more about an article that is alone and asked about, a day later, when its story has been
    told by others; what is linked then needs no answer any more. (second_look)

What a term tells is learnt from the stream: its rarity among the articles of the window, over a small background of
general words for a cold start (stream). Where every article says Ukraine, "Ukraine" says nothing. An article is counted
when it is placed, so a decision depends on the articles before it in line and on nothing else: not on its batch, nor on
the order of arrival. `in_line` inserts one that comes late: those after it that resemble it are decided about again.
(line) Profiles are weighed anew when what was counted has grown by a fifth.

What feeds are full of and no labelled set shows
    A publisher's series repeats its title with another date, or with another text a day later; the live report or
    digest of a day is followed by that of the next. Another issue is another story, and is not even asked about.
    (series, page_titles)
    A publisher shares its own vocabulary with itself, so a story that only the same publisher tells needs three bits
    more; this weight is set by hand. It takes fifty articles of one publisher alone, and a thousand of all. (signals,
    contradictions)
    The day and time at which a text was filed, times of day, and the day of publication when both articles speak of it,
    are no evidence. (dates, figures, facts)
    Reports of one war tell what else went on: 'Drones hit the port hours before talks in Geneva'. Such clauses are left
    out, and of what is announced, such as rounds, only title and first sentence say which one is meant. (backdrop,
    signature)

The weights were learnt by replaying labelled stories in time order (training), and learning goes on from them with an
operator's own labels; weights.json says on what and when, and README how well they do. A list that nobody stores is
grouped as the service would (listing), and scored against labels (evaluation, crossvalidation). What was tried and
dropped, with figures: DECISIONS.md, "The matcher".
"""

from aggregator.matching.evaluation import Agreement, Scores, evaluate
from aggregator.matching.evidence import in_words
from aggregator.matching.index import INSERTED_WITHIN, StoryIndex
from aggregator.matching.line import in_line
from aggregator.matching.listing import Grouped, group_list, group_signatures
from aggregator.matching.packing import PACKED, pack
from aggregator.matching.policy import MatchPolicy, Strictness, policy_of, shipped_policy, shipped_weights
from aggregator.matching.second_look import LOOKED_AT_AGAIN, look_again
from aggregator.matching.signature import Signature, sign, sign_stored

__all__ = [
    "INSERTED_WITHIN",
    "LOOKED_AT_AGAIN",
    "PACKED",
    "Agreement",
    "Grouped",
    "MatchPolicy",
    "Scores",
    "Signature",
    "StoryIndex",
    "Strictness",
    "evaluate",
    "group_list",
    "group_signatures",
    "in_line",
    "in_words",
    "look_again",
    "pack",
    "policy_of",
    "shipped_policy",
    "shipped_weights",
    "sign",
    "sign_stored",
]
