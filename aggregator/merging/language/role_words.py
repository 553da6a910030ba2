"""English words that say what has become of what is counted; data for `figures`."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import phrase_set, word_set
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
NOT_DONE: Final = word_set(
    """
    to will shall must let lets make makes made help helps helped do does did that demand demands demanded urge urges
    urged ask asks asked tell tells order orders ordered call calls vow vows who when where how
    """
)
"""Words before such a verb by which it is none that tells what has been done."""
BEFORE_PAIRS: Final = {
    ("shot", "down"): FigureRole.SHOT_DOWN,
    ("shoots", "down"): FigureRole.SHOT_DOWN,
    ("shooting", "down"): FigureRole.SHOT_DOWN,
    ("brought", "down"): FigureRole.SHOT_DOWN,
    ("shot", "dead"): FigureRole.KILLED,
    ("shooting", "dead"): FigureRole.KILLED,
    ("gunned", "down"): FigureRole.KILLED,
    ("brought", "home"): FigureRole.RELEASED,
}
PASSIVE: Final = {word: role for word, role in BEFORE.items() if not word.endswith(("s", "ing"))} | {
    "trapped": FigureRole.TRAPPED
}
"""Participles whose subject a figure is."""
PASSIVE_PAIRS: Final = BEFORE_PAIRS | {
    ("taken", "prisoner"): FigureRole.DETAINED,
    ("taken", "hostage"): FigureRole.ABDUCTED,
    ("taken", "captive"): FigureRole.ABDUCTED,
    ("made", "homeless"): FigureRole.DISPLACED,
    ("rendered", "homeless"): FigureRole.DISPLACED,
    ("plucked", "from"): FigureRole.RESCUED,
    ("burned", "down"): FigureRole.DESTROYED,
    ("burnt", "down"): FigureRole.DESTROYED,
}
"""The same of two words."""
STATES: Final = {
    "dead": FigureRole.KILLED,
    "missing": FigureRole.MISSING,
    "unaccounted": FigureRole.MISSING,
    "trapped": FigureRole.TRAPPED,
}
"""What may also follow a figure or its verb."""
DYING: Final = word_set("died dies die perished drowned")
"""Verbs whose subject a figure is."""
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
WHERE: Final = word_set("of in across from at on")
"""What may part those who are counted from what has become of them: 'nine people across the valley were killed'."""
FLEEING: Final = word_set("fled flee")
"""The same of many at once, who have left their homes; a few may flee from anything."""
CONFINING: Final = word_set("prison prisons jail jails custody detention quarantine quarantines")
"""From where nobody flees who is at home there."""
ALIVE_AFTER: Final = word_set("found brought pulled dug")
"""Participles of those who are then alive, and so rescued."""
HARMED_BY: Final = word_set("burns injuries injury wounds bruises fractures concussion concussions")
"""What is suffered by the wounded, and what the dead have succumbed to."""
SUFFERING: Final = word_set("suffered sustained suffers suffer")
MARTYRED: Final = {(verb, "martyrdom") for verb in ("embraced", "attained", "achieved", "embrace")}
"""What armies say of their dead."""
SUCCUMBING: Final = word_set("succumbed succumbs succumb")
DEADLY: Final = word_set("fatal fatally mortally")
"""Words that make a death of any harm."""
STRUCK: Final = word_set("shot struck hit stabbed injured wounded crushed")
HELD_FOR: Final = word_set("over after and , . ; : )")
"""What follows those who are held by the police, and no hostages, when nothing more is said: '17 held over fraud'."""
FINDING: Final = word_set(
    "found finds find finding recovered recovers recover recovering retrieved retrieves retrieve retrieving pulled"
)
"""Verbs that say that bodies are those of an event."""
GRAVES: Final = word_set(
    "grave graves morgue morgues cemetery buried exhumed exhume repatriated hostages hostage captives"
)
"""Words beside which bodies are of another time."""
VEHICLES: Final = word_set("car cars van vehicle vehicles bus truck")
"""From where people are pulled who are not rescued, unless it is by rescuers."""
RESCUERS: Final = word_set("rescuers rescue firefighters divers rubble trapped underground")
"""Words beside which those who are freed were in no one's hands."""
DEADLY_WAYS: Final = word_set("stabbed beaten burned burnt crushed hacked trampled frozen starved shot bludgeoned")
"""Participles that mean death before "to death"."""
ONESELF: Final = word_set("himself herself themselves")
BE_FORMS: Final = word_set("was were is are been being remain remains remained")
"""Auxiliaries that make a passive of a participle; behind 'have' alone it has an object."""
AUXILIARIES: Final = BE_FORMS | word_set("has have had")
RELATIVES: Final = word_set("who that which")
ADVERBS: Final = word_set(
    """
    also reportedly slightly lightly seriously severely badly critically gravely later all both still already
    subsequently instantly fatally mortally confirmed known reported found listed left declared officially so far now
    """
)
FILLERS: Final = word_set("the its their his her our a total of another further additional other all these those")
"""What may stand between a verb and the figure that is its object."""
ADDING: Final = word_set("another further additional more")
"""Words that make a figure one that comes to an earlier count."""
_UNSURE: Final = word_set("denied denies denying deny rejected refuted would could may might if whether")
DOUBTS: Final = _UNSURE | word_set(
    """
    not never can cannot should unless feared believed presumed suspected threatened threatening planned plans planning
    nearly almost without neither nor t
    """
)
"""Words before a verb after which nobody says that it happened; 't' is the end of "didn't"."""
DENIALS: Final = _UNSURE | word_set(
    """
    refutes dismissed bracing braced brace predicted predicts projected projects simulated simulates simulating
    """
)
"""The same that reach across the figure to a verb behind it."""
LABOUR: Final = word_set("workers employees staff labourers laborers tenants jobs")
"""Those who are displaced from work or lodgings, and need not have fled."""
AFTER_PASSIVE: Final = word_set(
    """
    in on at by when after during while and or but as since from near under before over outside inside overnight
    yesterday today with for because across along early late this last between amid despite off aboard so to including
    """
)
"""What may follow a participle that stands alone behind its noun; what else follows is its object."""
ONE_PERSON: Final = word_set(
    """
    man woman boy girl child teenager pensioner widow widower mother father parent parents grandmother grandfather
    grandparents couple brother sister son daughter uncle aunt
    """
)
"""Words behind which "of" and a number tell an age or how many children there are: 'a man of 71', 'a father of two'."""
NO_SUBJECT: Final = word_set("no any every each not only than")
"""Words before a number that say that it counts nothing."""
LIVES_VERBS: Final = word_set("claimed claims claiming cost costs costing took takes taking")
POWER_WORDS: Final = word_set("power electricity")
WITHOUT_POWER: Final = {(word, supply) for word in ("without", "lost", "no") for supply in sorted(POWER_WORDS)}
POWER_CUTS: Final = word_set("cut knocked lost outage outages off out interrupted")
EXCEEDING: Final = word_set(
    "passed passes past top topped tops exceed exceeded exceeds surpass surpassed surpasses crossed crosses"
)
"""Words before a count that is no more than the least: 'the death toll topped 4,000'."""
TOLL_VERBS: Final = EXCEEDING | word_set("to at of reached reaches reaching is was hit hits stands now")
CORRECTING: Final = word_set("revised revises revising lowered lowers lowering corrected corrects correcting reduced")
"""Words before a count by which it takes the place of a greater one too."""
LATER_SAID: Final = phrase_set("later said, later says, later put, later gave, later confirmed, later reported")
"""The same of what was told before it."""
COUNTED_AS: Final = {
    **PASSIVE,
    **STATES,
    "deaths": FigureRole.KILLED,
    "fatalities": FigureRole.KILLED,
    "injuries": FigureRole.WOUNDED,
    "evacuees": FigureRole.EVACUATED,
}
"""What 'the number of' counts, by the word that says so: 'the number of injured', 'the number of people killed'."""
WHO_IS_COUNTED: Final = word_set("those confirmed")
"""What may stand before that word, beside who is counted."""
NO_DEATHS: Final = word_set(
    """
    a its their his her heavy injury injuries injured wounded casualty casualties economic financial road roads annual
    yearly daily monthly bridge highway motorway tunnel previous earlier
    """
)
"""Words before "toll" by which it counts something else than the dead of an event, or nothing."""
TOLLS_PAID: Final = word_set("road roads bridge bridges booth booths plaza plazas gate gates charge charges free")
"""Words behind "toll" by which it is paid."""
NOT_OF_DEATHS: Final = word_set("injured wounded injuries missing cases infections casualties")
"""The same behind "toll of"."""
NOT_REACHED: Final = word_set("will likely expected feared set not never yet")
"""Words between a toll and a count by which it is not that: 'the death toll is likely to rise to 100'."""
WHOLE_WARS: Final = word_set("since war conflict campaign")
"""Words behind a toll by which it is none of a single event: 'the number of journalists killed in the war'."""
WARS: Final = word_set("war wars conflict ceasefire truce invasion offensive coup")
"""What a count "since" which is none of a single event."""
STORMS: Final = word_set("typhoon hurricane cyclone storm")
"""What stands before the name of one."""
RAISING: Final = word_set(
    """
    bring brings bringing brought take takes taking took raise raises raising raised push pushes pushing pushed lift
    lifts lifting lifted
    """
)
"""Verbs by which a count stands before what is counted: 'bringing to five the number of dead'."""
FLIGHTS: Final = phrase_set("to flee, to leave, to evacuate, to abandon, from their")
"""What follows those who are forced from their homes."""
FORCING: Final = word_set("forced forcing forces drove drives driving driven")
PROMPTING: Final = FORCING | word_set("prompted prompting prompts caused causing causes triggered triggering led")
"""Verbs before "the evacuation of" that say that it has been."""
SHELTERS: Final = word_set("safety shelter shelters")
"""Where those are moved who are evacuated."""
INCLUDING: Final = word_set("including include includes")
OF_WHICH: Final = word_set("including among most mostly many mainly")
"""What opens a remark between commas on who is counted: ', most of them children,'."""
PARTITIVES: Final = word_set("whom them which these those")
PARTITIVE_ARTICLES: Final = word_set("the its his her their our these those")
BREAKING: Final = word_set(
    """
    a an the of in on at to by for from with without and or but as who whom that which when while where after before
    during since than because if was were is are be been being has have had will would could may might can do does did
    not said says say told met asked added there their his her its our this these those he she they it we you i per
    into onto over under near across between died dies die perished drowned lost remain remains remained sustained
    suffered lives outside inside overnight yesterday today each predicted projected potential possible expected
    """
)
"""Words that end the search for what a number counts."""
NAME_WORDS: Final = word_set(
    """
    article flight gate room hall number page chapter section phase stage level category route highway platform bus
    line district ward block flat apartment unit round resolution aged age per group paragraph clause version type
    model lane exit terminal building school station brigade regiment division
    """
)
"""Words in singular behind which a number is a name."""
WORST: Final = word_set("first worst most only")
"""Words that say, beside superlatives, that a year is named for comparison: 'the first since 2016'."""
PAST_PHRASES: Final = phrase_set(
    """
    last year, years ago, year ago, decade ago, decades ago, months ago, year earlier, years earlier, this year,
    this month,
    recent weeks, recent months, recent years, war began, war has, war had, conflict has, conflict had, conflict began,
    invasion began
    """
)
