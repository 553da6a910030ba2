"""The words by which English reports say who said what."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from aggregator.merging.language.numerals import NUMBER_WORDS
from aggregator.merging.language.quantity_words import BOUNDS, MULTIPLES
from aggregator.merging.statements.language import Frame, Language, verbs
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_K = StatementKind
_F = Frame

_LOSSES: Final = word_set("dozens hundreds thousands scores lives life victims")
"""What a disaster claims."""
REFUSED: Final = word_set(
    """access bail entry asylum parole visa visas permission permit leave boarding treatment aid entrance application
    applications request requests petition petitions motion motions refund refunds benefits release releases justice
    food water themselves victory win goal point chance"""
)
"""What somebody is denied."""


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        first: tuple(same)
        for first, same in groupby(sorted(phrases, key=lambda phrase: phrase[0]), key=lambda phrase: phrase[0])
    }


ENGLISH: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.CLAUSE): "said says say",
            (_K.SAID, _F.TOLD): "told tells",
            (_K.SAID, _F.THAT): """stated added adds noted notes reported reports explained explains observed remarked
                estimates estimated stress stressed stresses emphasised emphasized reiterated reiterates reaffirmed
                declared declares wrote writes concluded posted joked ruled testified clarified predicted""",
            (_K.SAID, _F.QUOTATION): """replied replies answered answers recalled recalls continued tweeted
                shouted cried exclaimed""",
            (_K.SAID, _F.LABEL): "call called calls describe described describes branded labelled labeled",
            (_K.SAID, _F.ESTIMATE): "put puts",
            (_K.CLAIMED, _F.CLAUSE): "claimed claims alleged alleges allege insisted insists insist asserted asserts",
            (_K.CLAIMED, _F.THAT): "argued argues maintained maintains contended contends",
            (_K.SUGGESTED, _F.CLAUSE): "believe believes",
            (_K.SUGGESTED, _F.THAT): "suggested suggests hinted speculated",
            (_K.ANNOUNCED, _F.THAT): "announced announces",
            (_K.CONFIRMED, _F.OBJECT): "confirm confirmed confirms",
            (_K.CONFIRMED, _F.CLAUSE): "acknowledged acknowledges admitted admits conceded concedes",
            (_K.DENIED, _F.OBJECT): "denied denies deny refuted refutes",
            (_K.DENIED, _F.RUMOUR): "rejected rejects dismissed dismisses disputed disputes",
            (_K.WARNED, _F.OBJECT): "warn warned warns",
            (_K.WARNED, _F.THAT): "cautioned cautions",
            (_K.DEMANDED, _F.OBJECT): "demanded demands urged urges",
            (_K.PROMISED, _F.PURPOSE): "promised promises vowed vows pledged pledges",
            (_K.ACCUSED, _F.OBJECT): "accuse accused accuses blamed blames",
            (_K.CONDEMNED, _F.OBJECT): "condemn condemned condemns denounced denounces",
            (_K.ASKED, _F.QUOTATION): "asked asks",
        }
    ),
    auxiliaries=word_set("has have had"),
    adverbs=word_set(
        """also later earlier repeatedly again then further still publicly previously already initially separately
        reportedly strongly flatly categorically immediately swiftly firmly once first now always alone"""
    ),
    breaks=word_set(
        """is are was were be been being am has have had do does did will would shall should can could may might must
        cannot ought not never no n't don't doesn't didn't won't wouldn't can't couldn't hasn't haven't hadn't isn't
        aren't wasn't weren't neither nor to that which who whom whose what when where why how if as because since
        until unless than so there here while but although though whereas or yet after before amid despite during
        following also then this these those i you we they he she it him them us me himself herself itself meanwhile
        however earlier later now always still nothing everything something anything"""
    ),
    finite=word_set(
        """is are was were be been has have had do does did will would shall should can cannot could may might must
        isn't wasn't weren't hasn't hadn't didn't won't wouldn't came went rose fell grew"""
    ),
    determiners=word_set(
        """the a an its his her their our my another some several many most few two three four five six seven eight nine
        ten one both all each every"""
    ),
    links=word_set("of for in at from with de del di da du van von bin al"),
    prepositions=word_set(
        """on to by during after before over under near about into through via against among between without within
        upon late early amid behind beyond across around off out up down away"""
    ),
    conjunctions=word_set("and"),
    alternatives=word_set("or"),
    that=word_set("that"),
    coordinators=word_set("while but although though whereas and"),
    openers=word_set(
        """in on at after before during when while as if following amid despite since because by from for with without
        although though under over ahead earlier later meanwhile yesterday today separately however but and speaking
        asked citing responding writing late early last"""
    ),
    asides=word_set("as while when following outside inside alongside adding citing referring speaking"),
    he_or_she=word_set("he she"),
    it=word_set("it"),
    other_pronouns=word_set("they"),
    according=(("according", "to"),),
    nouns=word_set(
        """adviser advisers advisor advisors aide aides pm mp mps mla ceo congressman congresswoman undersecretary
        vice-president secretary-general director-general politician politicians policeman policewoman soldier soldiers
        cleric clerics priest pastor imam surgeon surgeons skipper striker midfielder goalkeeper strategist strategists
        ministry minister ministers spokesman spokeswoman spokesperson spokespeople official officials officer
        officers police army military navy force forces guard government president premier mayor governor commander
        general colonel captain chief chiefs leader leaders head authorities agency office department council commission
        committee court judge prosecutor prosecutors lawyer lawyers parliament lawmaker lawmakers senator senators
        deputy deputies company companies operator union unions party opposition group groups rebel rebels militia
        resident residents villager villagers witness witnesses survivor survivors neighbour neighbours neighbor
        neighbors doctor doctors medic medics nurse nurses rescuer rescuers firefighter firefighters engineer engineers
        analyst analysts expert experts scientist scientists researcher researchers economist economists diplomat
        diplomats source sources mediator mediators envoy delegation delegations side sides activist activists
        organisation organization charity hospital university broadcaster newspaper media bank airline airport railway
        service services administration embassy ambassador church team family relatives mother father driver passenger
        passengers master farmer farmers fisherman fishermen teacher teachers student students protester protesters
        critics observers monitors investigators inspectors negotiator negotiators coach executive executives
        administrator administrators commissioner commissioners ombudsman ombudswoman trainer author writer pilot pilots
        worker workers owner owners manager editor columnist historian candidate singer actor broker brokers trader
        traders shareholder shareholders investor investors hostage hostages donor donors climber climbers sailor
        sailors spectator spectators volunteer volunteers correspondent reporter principal assembly ally journalist
        attorney chairman chairwoman founder employer employers museum troops soldiers insurgents separatists kremlin
        mayors governors forecaster forecasters councillor councillors councilman councilwoman regulator regulators boss
        bosses firm firms magazine advocates campaigner campaigners insurer insurers retailer retailers fighters
        authority defendant defendants"""
    ),
    bounds=_by_first_word((*BOUNDS, ("between",), ("only",), ("exactly",), ("just",))),
    numbers=NUMBER_WORDS | MULTIPLES.keys() | word_set("an dozens hundreds thousands scores millions"),
    objects=word_set("him her them us me you"),
    adjectival=word_set("alleged"),
    audiences=word_set(
        """reporters journalists lawmakers mps parliament senators delegates supporters investors reuters afp ap cnbc
        axios bloomberg xinhua anadolu"""
    ),
    headline_verbs=word_set(
        """say says said tells warns denies insists vows urges admits confirms accuses alleges announces"""
    ),
    remarks=verbs(
        {
            (_K.SAID, _F.CLAUSE): "saying",
            (_K.CLAIMED, _F.CLAUSE): "claiming alleging insisting asserting",
            (_K.SAID, _F.THAT): "adding noting stressing",
            (_K.CLAIMED, _F.THAT): "arguing",
        }
    ),
    adverb_endings=("ly",),
    past_endings=("ed",),
    adverbial_endings=("ing",),
    participle_endings=("ed", "seen", "given"),
    conditions=word_set("only not that if would could should will must"),
    wishes=word_set("want wants wanted wanting see"),
    ranks=word_set(
        """senior top former local regional unnamed anonymous high-ranking high-level western retired outgoing incoming
        acting influential prominent leading veteran junior then-serving serving exiled ousted deposed detained jailed
        state wounded elderly young unidentified visiting key chief main second third fellow"""
    ),
    acts=word_set(
        """met led held gave took made sent went came left spoke saw thanked hailed praised visited welcomed returned
        won lost began stood paid set put cut hit struck shot"""
    ),
    claims=word_set(
        """claim claims report reports allegation allegations accusation accusations suggestion suggestions charge
        charges assertion assertions rumour rumours rumor rumors"""
    ),
    phrasal=frozenset(
        {
            ("ruled", "out"),
            ("ruled", "in"),
            ("posted", "to"),
            ("posted", "a"),
            ("insist", "on"),
            ("insists", "on"),
            ("insisted", "on"),
            ("believe", "in"),
            ("believes", "in"),
        }
        # Of headlines without "are": who is urged to do something does not speak.
        | {(verb, word) for verb in ("urged", "warned") for word in ("to", "not", "toward", "towards")}
        | {("claims", word) for word in ("worth", "against", "over", "from", "for", "made", "about")}
        | {(verb, loss) for verb in ("claims", "claimed") for loss in _LOSSES}
        | {(verb, refused) for verb in ("denies", "denied") for refused in REFUSED}
        | {(verb, "out") for verb in ("calls", "called")}
        | {(verb, what) for verb in ("say", "says", "said") for what in ("goodbye", "farewell", "sorry", "prayer")}
    ),
    charging=word_set("of for"),
    drops_that=True,
    times=word_set(
        """monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february
        march april june july august september october november december feb aug sept oct nov
        week month year night morning evening"""
    ),
)
