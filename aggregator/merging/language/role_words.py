"""English words that say what has become of what is counted, for several readers of `figures`."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import by_phrase, phrase_set, word_set
from aggregator.model import FigureRole

_VERBS: Final = {
    FigureRole.KILLED: "kill: killed killing kills massacred massacring slaughtered slaughtering beheaded beheading "
    "executed executes executing hanged martyred",
    FigureRole.WOUNDED: "wound injure: wounded wounding wounds injured injuring injures hurt hurting hurts",
    FigureRole.DETAINED: "detain arrest: detained detaining detains arrested arresting arrests remanded remanding "
    "remands",
    FigureRole.ABDUCTED: "abduct kidnap: abducted abducting abducts kidnapped kidnapping kidnaps",
    FigureRole.RELEASED: "free release exchange swap: freed freeing frees released releasing releases exchanged "
    "exchanging swapped swaps swapping",
    FigureRole.DISPLACED: "displace uproot: displaced displacing displaces uprooted uprooting",
    FigureRole.EVACUATED: "evacuate: evacuated evacuating evacuates",
    FigureRole.RESCUED: "rescue: rescued rescuing rescues",
    FigureRole.LAUNCHED: "launch: launched launching launches fired firing fires",
    FigureRole.SHOT_DOWN: "intercept: downed downing downs intercepted intercepting intercepts",
    FigureRole.DAMAGED: "damage: damaged damaging damages",
    FigureRole.DESTROYED: "destroy: destroyed destroying destroys flattened flattening wrecked wrecking razed razing",
}
"""Verbs, those first that headlines print as several do it."""


def _verbs(part: int) -> dict[str, FigureRole]:
    return {word: role for role, words in _VERBS.items() for word in words.split(":")[part].split()}


BEFORE: Final = _verbs(1)
"""Verbs whose object a figure is."""
PRESENT: Final = _verbs(0)
"""The same verbs as several do it, which headlines print: 'gunmen kill six'; elsewhere they are what is to be done."""
BEFORE_PAIRS: Final = by_phrase(
    {
        FigureRole.SHOT_DOWN: "shot down, shoots down, shooting down, brought down",
        FigureRole.KILLED: "shot dead, shooting dead, gunned down",
        FigureRole.RELEASED: "brought home",
    }
)
"""The same of two words."""
PASSIVE: Final = {word: role for word, role in BEFORE.items() if not word.endswith(("s", "ing"))} | {
    "trapped": FigureRole.TRAPPED
}
"""Participles whose subject a figure is."""
STATES: Final = {
    "dead": FigureRole.KILLED,
    "missing": FigureRole.MISSING,
    "unaccounted": FigureRole.MISSING,
    "trapped": FigureRole.TRAPPED,
}
"""What may also follow a figure or its verb."""
HABITUAL: Final = word_set("every each annually yearly daily")
"""Words behind "die" by which it is told of no event."""
ELSEWHERE: Final = word_set("separate separately elsewhere previous")
"""Words before a count by which it is told of another event."""
ANSWERING: Final = phrase_set(
    """
    response to, retaliation for, retaliated for, retaliate for, revenge for, avenge the, avenging the, reprisal for,
    compared with, compared to, double the, twice the
    """
)
"""What tells of another event, to which this one is an answer or with which it is compared."""
BE_FORMS: Final = word_set("was were is are been being remain remains remained")
"""Auxiliaries that make a passive of a participle; behind 'have' alone it has an object."""
AUXILIARIES: Final = BE_FORMS | word_set("has have had")
ADVERBS: Final = word_set(
    """also reportedly slightly lightly seriously severely badly critically gravely later all both still already
    subsequently instantly fatally mortally confirmed known reported found listed left declared officially so far now"""
)
FILLERS: Final = word_set("the its their his her our a total of another further additional other all these those")
"""What may stand between a verb and the figure that is its object."""
ADDING: Final = word_set("another further additional more")
"""Words that make a figure one that comes to an earlier count."""
_UNSURE: Final = word_set("denied denies denying deny rejected refuted would could may might if whether")
DOUBTS: Final = _UNSURE | word_set(
    """not never can cannot should unless feared believed presumed suspected threatened threatening planned plans
    planning nearly almost without neither nor t"""
)
"""Words before a verb after which nobody says that it happened; 't' is the end of "didn't"."""
DENIALS: Final = _UNSURE | word_set(
    "refutes dismissed bracing braced brace predicted predicts projected projects simulated simulates simulating"
)
"""The same that reach across the figure to a verb behind it."""
AFTER_PASSIVE: Final = word_set(
    """in on at by when after during while and or but as since from near under before over outside inside overnight
    yesterday today with for because across along early late this last between amid despite off aboard so to
    including"""
)
"""What may follow a participle that stands alone behind its noun; what else follows is its object."""
EXCEEDING: Final = word_set(
    "passed passes past top topped tops exceed exceeded exceeds surpass surpassed surpasses crossed crosses"
)
"""Words before a count that is no more than the least: 'the death toll topped 4,000'."""
TOLL_VERBS: Final = EXCEEDING | word_set("to at of reached reaches reaching is was hit hits stands now")
SHELTERS: Final = word_set("safety shelter shelters")
"""Where those are moved who are evacuated."""
PARTITIVE_ARTICLES: Final = word_set("the its his her their our these those")
BREAKING: Final = word_set(
    """a an the of in on at to by for from with without and or but as who whom that which when while where after before
    during since than because if was were is are be been being has have had will would could may might can do does did
    not said says say told met asked added there their his her its our this these those he she they it we you i per into
    onto over under near across between died dies die perished perish drowned drown lost remain remains remained
    sustained suffered lives outside inside overnight yesterday today each predicted projected potential possible
    expected"""
)
"""Words that end the search for what a number counts."""
