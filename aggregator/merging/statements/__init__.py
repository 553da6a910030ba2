"""Reads who says what in an article, by the words and the punctuation of its language.

Text becomes quotations (`quotations`), then sentences of words, marks and whole quotations (`items`), what is written
as one word being taken apart (`joined`). In a sentence a verb of speech is taken at its word only where its subject is
a whole noun phrase (`phrases`) that begins a clause, behind a dateline too (`subjects`), and agrees with it
(`agreement`), or follows the verb behind a quotation (`verbs`, `inverted`), and where what follows can have been said
(`complements`). In headlines of capitals verbs are known by their words (`headlines`).
Sources ("according to") and the layout of headlines are read beside verbs (`attributions`). The words of the sentence
are then dealt out to its attributions (`regions`). Who a pronoun or a surname means is settled last (`speakers`). All
that is known of a language stands in one table: `english`, `western`, `slavic`; words that English alone needs for a
rule ("called it a lie") stand with that rule. `reading` puts it all together.

Arabic, Chinese and Japanese have no capitals that show who speaks. They are read by a few patterns each (`arabic`,
`chinese`, `japanese`), of verbs in tables too, over sentences in which a quotation is one sign (`masked`).

Statements of all languages are made in one place (`printing`);
`grouping` brings together what several articles print of one statement, `denials` puts beside a claim those who deny
it.

Everything gives up where a second reading is possible, and no step looks further than some two dozen words, so that
time grows with the length of a text alone.
"""

from aggregator.merging.statements.grouping import group_statements
from aggregator.merging.statements.reading import LANGUAGES, extract_statements

__all__ = ["LANGUAGES", "extract_statements", "group_statements"]
