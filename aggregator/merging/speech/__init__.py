"""Reads who says what in a sentence, by the words and the punctuation of its language.

Text becomes quotations (`quotations`), then sentences of words, marks and whole quotations (`phrases`). In a sentence a
verb of speech is taken at its word only where its subject is a whole noun phrase that begins a clause or follows the
verb behind a quotation (`verbs`), and where what follows can have been said (`complements`). Sources ("according to")
and the layout of headlines are read beside verbs (`attributions`). The words of the sentence are then dealt out to its
attributions (`regions`). Who a pronoun or a surname means is settled last
(`speakers`). All that is known of a language stands in one table: `english`, `western`, `slavic`.

Everything gives up where a second reading is possible, and no step looks further than some two dozen words, so that
time grows with the length of a text alone.
"""

from collections.abc import Mapping
from typing import Final

from aggregator.merging.speech.attributions import find_attributions
from aggregator.merging.speech.english import ENGLISH
from aggregator.merging.speech.language import Language, StatementKind
from aggregator.merging.speech.phrases import Item, Sentence, split_sentences
from aggregator.merging.speech.quotations import Quotation, find_quotations
from aggregator.merging.speech.regions import find_regions, only_quotations
from aggregator.merging.speech.slavic import RUSSIAN, UKRAINIAN
from aggregator.merging.speech.speakers import Speakers
from aggregator.merging.speech.verbs import Attribution
from aggregator.merging.speech.western import FRENCH, GERMAN, SPANISH

LANGUAGES: Final[Mapping[str, Language]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""Those whose speakers and claims are recognised, by ISO 639-1 code."""

__all__ = [
    "LANGUAGES",
    "Attribution",
    "Item",
    "Language",
    "Quotation",
    "Sentence",
    "Speakers",
    "StatementKind",
    "find_attributions",
    "find_quotations",
    "find_regions",
    "only_quotations",
    "split_sentences",
]
