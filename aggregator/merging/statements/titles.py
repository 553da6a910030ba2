"""Words that stand before a name, and words that show a name to be no person's."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import word_set

TITLES: Final = word_set(
    """mr mrs ms miss dr prof sir lady lord dame king queen prince princess president premier chancellor prime minister
    deputy vice foreign defence defense interior finance secretary mayor governor senator general gen colonel col major
    maj captain capt lieutenant lt sergeant sgt admiral adm commander ambassador judge justice pope bishop archbishop
    chief rep sen gov professor director spokesman spokeswoman spokesperson envoy leader former acting opposition señor
    señora herr frau monsieur madame brigadier brig cmdr superintendent supt inspector insp rev hon"""
)
"""Words before a name that are no part of it."""
SHORTENED: Final = word_set("jr sr inc corp co ltd bros")
"""Words at the end of a name that are written with a full stop."""
MALE: Final = word_set("mr sir lord king prince herr monsieur señor spokesman")
FEMALE: Final = word_set("mrs ms miss lady dame queen princess frau madame señora spokeswoman")
NO_PERSON: Final = word_set(
    """ministry department office agency council commission committee parliament assembly congress senate house court
    government army navy force forces guard police bank company corporation group union party front movement
    organisation organization association federation institute university hospital school airport port station rail
    railways airlines radio television news post times press health world united nations european national international
    federal state republic kingdom emirates states city town county district province region oblast north south east
    west northern southern eastern western central new great sea ocean lake river bay gulf strait island islands mount
    mountains valley cape street square avenue bridge palace white red black middle shield storm war peace day week
    league cup operation agreement accord accords treaty pact convention"""
)
"""Words of a name that show it to be no person's."""
PARTICLES: Final = word_set("de del di da du van von bin al")
"""Small words within a name."""
