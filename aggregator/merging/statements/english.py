"""The words by which English reports say who said what."""

from __future__ import annotations

from typing import Final

from aggregator.merging.language.numerals import NUMBER_WORDS
from aggregator.merging.language.quantity_words import BOUNDS, MULTIPLES
from aggregator.merging.statements.language import language
from aggregator.merging.words import word_set

_LOSSES: Final = word_set("dozens hundreds thousands scores lives life victims")
"""What a disaster claims."""
REFUSED: Final = word_set(
    """access bail entry asylum parole visa visas permission permit leave boarding treatment aid entrance application
    applications request requests petition petitions motion motions refund refunds benefits release releases justice
    food water themselves victory win goal point chance"""
)
"""What somebody is denied."""


ENGLISH: Final = language(
    f"""
verbs: [said_clause] said says say [said_told] told tells [said_that] stated added adds noted notes reported reports
  explained explains observed remarked estimates estimated stress stressed stresses emphasised emphasized reiterated
  reiterates reaffirmed declared declares wrote writes concluded posted joked ruled testified clarified predicted
  [said_quotation] replied replies answered answers recalled recalls continued tweeted shouted cried exclaimed
  [said_label] call called calls describe described describes branded labelled labeled [said_estimate] put puts
  [claimed_clause] claimed claims alleged alleges allege insisted insists insist asserted asserts [claimed_that] argued
  argues maintained maintains contended contends [suggested_clause] believe believes [suggested_that] suggested suggests
  hinted speculated [announced_that] announced announces [confirmed_object] confirm confirmed confirms
  [confirmed_clause] acknowledged acknowledges admitted admits conceded concedes [denied_object] denied denies deny
  refuted refutes [denied_rumour] rejected rejects dismissed dismisses disputed disputes [warned_object] warn warned
  warns [warned_that] cautioned cautions [demanded_object] demanded demands urged urges [promised_purpose] promised
  promises vowed vows pledged pledges [accused_object] accuse accused accuses blamed blames [condemned_object] condemn
  condemned condemns denounced denounces [asked_quotation] asked asks
auxiliaries: has have had
adverbs: also later earlier repeatedly again then further still publicly previously already initially separately
  reportedly strongly flatly categorically immediately swiftly firmly once first now always alone
breaks: is are was were be been being am has have had do does did will would shall should can could may might must
  cannot ought not never no n't don't doesn't didn't won't wouldn't can't couldn't hasn't haven't hadn't isn't aren't
  wasn't weren't neither nor to which who whom whose what when where why how if as because since until unless than so
  there here while but although though whereas yet after before amid despite during following also then this these those
  i you we him them us me himself herself itself meanwhile however earlier later now always still nothing everything
  something anything
finite: is are was were be been has have had do does did will would shall should can cannot could may might must isn't
  wasn't weren't hasn't hadn't didn't won't wouldn't came went rose fell grew
determiners: the a an its his her their our my another some several many most few two three four five six seven eight
  nine ten one both all each every
links: of for in at from with de del di da du van von bin al
prepositions: on to by during after before over under near about into through via against among between without within
  upon late early amid behind beyond across around off out up down away
conjunctions: and
alternatives: or
that: that
coordinators: while but although though whereas and
openers: in on at after before during when while as if following amid despite since because by from for with without
  although though under over ahead earlier later meanwhile yesterday today separately however but and speaking asked
  citing responding writing late early last
asides: as while when following outside inside alongside adding citing referring speaking
he_or_she: he she
it: it
other_pronouns: they
according: according_to
offices: adviser advisers advisor advisors aide aides pm mp mps mla ceo congressman congresswoman undersecretary
  vice-president secretary-general director-general politician politicians policeman policewoman soldier soldiers cleric
  clerics priest pastor imam surgeon surgeons skipper striker midfielder goalkeeper strategist strategists ministry
  minister ministers spokesman spokeswoman spokesperson spokespeople official officials officer officers police army
  military navy force forces guard government president premier mayor governor commander general colonel captain chief
  chiefs leader leaders head authorities agency office department council commission committee court judge prosecutor
  prosecutors lawyer lawyers parliament lawmaker lawmakers senator senators deputy deputies company companies operator
  union unions party opposition group groups rebel rebels militia resident residents villager villagers witness
  witnesses survivor survivors neighbour neighbours neighbor neighbors doctor doctors medic medics nurse nurses rescuer
  rescuers firefighter firefighters engineer engineers analyst analysts expert experts scientist scientists researcher
  researchers economist economists diplomat diplomats source sources mediator mediators envoy delegation delegations
  side sides activist activists organisation organization charity hospital university broadcaster newspaper media bank
  airline airport railway service services administration embassy ambassador church team family relatives mother father
  driver passenger passengers master farmer farmers fisherman fishermen teacher teachers student students protester
  protesters critics observers monitors investigators inspectors negotiator negotiators coach executive executives
  administrator administrators commissioner commissioners ombudsman ombudswoman trainer author writer pilot pilots
  worker workers owner owners manager editor columnist historian candidate singer actor broker brokers trader traders
  shareholder shareholders investor investors hostage hostages donor donors climber climbers sailor sailors spectator
  spectators volunteer volunteers correspondent reporter principal assembly ally journalist attorney chairman chairwoman
  founder employer employers museum troops insurgents separatists kremlin mayors governors forecaster
  forecasters councillor councillors councilman councilwoman regulator regulators boss bosses firm firms magazine
  advocates campaigner campaigners insurer insurers retailer retailers fighters authority defendant defendants
no_clauses: little nothing so much anything as about goodbye yes no more less hello who whom whose
amounts: no nothing little more less
nobody: nobody noone none
pointing: it this that
meanwhile: as while
objects: him her them us me you
adjectival: alleged
audiences: reporters journalists lawmakers mps parliament senators delegates supporters investors reuters afp ap cnbc
  axios bloomberg xinhua anadolu
headline_verbs: say says said tells warns denies insists vows urges admits confirms accuses alleges announces
remarks: [said_clause] saying [claimed_clause] claiming alleging insisting asserting [said_that] adding noting stressing
  [claimed_that] arguing
adverb_endings: ly
topic_endings: tion tions sion sions ism
past_endings: ed
adverbial_endings: ing
participle_endings: ed seen given
conditions: only not that if would could should will must
wishes: want wants wanted wanting see
ranks: senior top former local regional unnamed anonymous high-ranking high-level western retired outgoing incoming
  acting influential prominent leading veteran junior then-serving serving exiled ousted deposed detained jailed state
  wounded elderly young unidentified visiting key chief main second third fellow
acts: met led held gave took made sent went came left spoke saw thanked hailed praised visited welcomed returned won
  lost began stood paid set put cut hit struck shot
claims: claim claims report reports allegation allegations accusation accusations suggestion suggestions charge charges
  assertion assertions rumour rumours rumor rumors
charging: of for
times: monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february march
  april june july august september october november december feb aug sept oct nov week month year night morning evening
drops_that: yes
phrasal: ruled_out|in posted_to|a say|says|said_goodbye|farewell|sorry|prayer insist|insists|insisted_on
  believe|believes_in call|calls|called_out|off|up|back|in
  claims_worth|against|over|from|for|made|about claims|claimed_{"|".join(_LOSSES)} denies|denied_{"|".join(REFUSED)}
  urged|warned_to|not|toward|towards
bounds: {" ".join(map("_".join, BOUNDS))} between only exactly just
numbers: {" ".join(NUMBER_WORDS | MULTIPLES.keys())} an dozens hundreds thousands scores millions
"""
)
