"""Tolls in other languages than English: counts of victims, detainees, drones and the like, by tables of words.

No grammar is known. A number counts something where a word that gives it a role stands right before or behind it, with
nothing between but what means nothing there, and where its noun, if it has one, is known; all else is no figure. What
is known of a language stands in one table (`language.toll_words`): `lexicon` looks it up, `numbers` and `counting` find
what is counted, `roles` what has become of it, `reading` puts it together. No step looks further than some dozen words.
"""

from aggregator.merging.figures.other_languages.reading import read_tolls

__all__ = ["read_tolls"]
