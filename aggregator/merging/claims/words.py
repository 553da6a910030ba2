"""English words by which openings claim, deny and confirm; data for `claims`."""

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.english import REFUSED
from aggregator.merging.words import phrase_set, word_set

CLAIMING: Final = word_set("claim claims claimed allege alleges alleged accuse accuses")
NO_CLAIM: Final = word_set(
    """
    responsibility credit lives life asylum title titles victory win crown gold silver bronze medal medals compensation
    benefits ownership for back top first second third fall falls fell rise rises rose dozens hundreds thousands scores
    """
)
"""What is claimed without a word being said."""
BEHIND_NOUN: Final = word_set("about of against over that for from")
"""Words behind "claims" that make it a noun where nothing shows its subject."""
HEARSAY: Final = word_set("allegedly reportedly purportedly supposedly unconfirmed unverified rumoured rumored")
DESCRIBING: Final = word_set("for that of by with")
"""Words before those by which they describe somebody, and what happened is plain: 'charged for allegedly ...'."""
SUBORDINATE: Final = word_set("after who whom whose which where when while because if since although")
"""Words before those, in their sentence, by which something plain is the news."""
SAYING: Final = word_set("say says said")
SELF: Final = word_set("it its they their")
"""Words by which one who speaks speaks of what he himself has done."""
BODY: Final = word_set("it its")
"""Those of a state, an army or a company."""
PARTIES: Final = word_set(
    """
    army military rebels rebel militants militant militia militias insurgents separatists guerrillas fighters junta
    front faction forces troops kremlin brigade
    """
)
"""Those whose word of what happened is a party's."""
NOT_DONE: Final = word_set(
    "will would plans wants hopes expects may might can could should must needs is are was were s re"
)
"""Words behind them by which he speaks of what is not done."""
VERIFIED: Final = word_set("verified")
NOT: Final = word_set("not never cannot t")
DENYING: Final = word_set("deny denies denied denying refute refutes refuted")
TOLD: Final = word_set("warned told informed notified alerted advised")
ORDERED: Final = ("told", "to")
"""What makes an order of it: 'denied that soldiers were told to shoot'."""
KNOWLEDGE: Final = word_set("knew know knowing knowledge aware awareness")
"""What somebody had or had not heard or known, which is not what happened."""
REASONS: Final = word_set("ransom ransoms motive motives negligence delay delays")
"""Why what happened did, or how it ended, which is denied while nobody denies that it happened."""
NATURES: Final = word_set(
    """
    terrorism terrorist terror deliberate intentional premeditated planned racist racial racially sectarian religious
    religiously political politically motivated hate sabotage arson murder suicide retaliation retaliatory revenge
    accidental accident excessive unlawful illegal unprovoked
    """
)
"""What it was, or was not: who denies that a stabbing was terrorism does not deny the stabbing."""
REJECTING: Final = word_set(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing disputes disputed"
)
CLAIM_NOUNS: Final = word_set(
    """
    claim claims reports accusation accusations allegation allegations rumour rumours rumor rumors suggestion
    suggestions
    """
)
CALLING: Final = word_set("call calls called calling brand brands branded")
TOLD_BEFORE: Final = word_set("it this")
"""What has just been told, beside a claim that is named."""
LIES: Final = word_set("lie lies false untrue fake fabrication fabricated fiction hoax nonsense invention")
"""What somebody calls it who says that it never happened."""
NO_DENIAL: Final = REFUSED | {"interest"}
"""What is denied to somebody, or is no event."""
CONFIRMING: Final = word_set("confirm confirms confirmed confirming")
ADMITTING: Final = word_set("admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded")
NO_CONFIRMATION: Final = word_set(
    """
    dead deaths apology whether identity identities details if or nor when plans him her them as more multiple
    several only at about nearly over dozens hundreds no defeat slowness mistakes difficulties to
    lapse lapses failings shortcomings
    """
)
"""What is confirmed without saying that it happened."""
FALSE: Final = word_set("false untrue hoax hoaxes fabricated invented unfounded baseless")
FALSE_WORD: Final = word_set("complaint complaints report reports claim claims alarm alarms allegation allegations")
"""What "false" may stand before, so that what was told never happened."""
DESCRIBED: Final = word_set("of the a an any all new more other first total its their")
"""Words before "confirmed" that make it no verb: 'the number of confirmed cases'."""
WHO: Final = word_set("he she they i we it")
THINKING: Final = word_set(
    "think thinks thought feel feels felt believe believes fear fears hope hopes love loves like likes hate hates"
)
"""Words behind those by which somebody admits what goes on in himself alone."""
BEING: Final = word_set("was were is are be been as")
AHEAD: Final = word_set("will would shall should must could may might can ll")
"""Words in what is confirmed or admitted by which it has not happened."""
CASES: Final = word_set("case cases infection infections")
"""What is confirmed by a test, so that it is a count."""
TEXTS: Final = word_set("declaration declarations treaty commitment commitments pledge pledges borders support")
"""What is confirmed by whoever stands by it, which is no news of what happened."""
PLANNED: Final = phrase_set("to be, set to")
"""Words in what is confirmed by which it is planned."""
WHEN: Final = word_set(
    """
    on late early in monday tuesday wednesday thursday friday saturday sunday today yesterday afterwards later
    """
)
"""Words behind a verb that ends its sentence."""
KNOWING: Final = word_set(
    """
    army military navy police government ministry minister president premier governor mayor spokesman spokeswoman
    spokesperson officials official authorities company airline operator rebels militants militia guard command
    commander office agency prosecutors prosecutor club bank embassy union hospital party palace service mediators
    sides he she it they
    """
)
"""Those who would know."""
NO_NAMES: Final = word_set(
    "the a an this that these those his her its their some one two three many residents witnesses"
)
"""Words with a capital at the beginning of a sentence that name nobody who would know."""
NEGATIONS: Final = word_set(
    """
    not n't no never yet neither nor without cannot unable declined declines refused refuses refusing to was were been
    be being is are could should must whether if until don't didn't doesn't t
    """
)
"""Words before a verb that turn it, put it off or make it passive."""
