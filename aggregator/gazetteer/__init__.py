"""Which places a text names, from a table made of GeoNames and CLDR; below matching and merging, which both use it.

The table (`table`) holds hashes of names (`words`), which are found in a text (`reading`) and judged by what stands
around them (`around`, `signs`), and what is known of each place. Which of those is meant the whole text tells
(`places`). It is made once, by `data` with `senses` and `extra_words`.
"""

from aggregator.gazetteer.cases import HEBREW_PREFIXES
from aggregator.gazetteer.places import EVERYWHERE, PrintedPlace, find_places, printed_places
from aggregator.gazetteer.signs import IN, listed_stop_words, small_words
from aggregator.gazetteer.table import (
    BY_THE_SUN,
    country_of,
    distance_km,
    is_country,
    is_given_name,
    is_region,
    name_of,
    time_by_the_sun,
)
from aggregator.gazetteer.words import MARKS, SPACELESS, fold_name, is_spelling

__all__ = [
    "BY_THE_SUN",
    "EVERYWHERE",
    "HEBREW_PREFIXES",
    "IN",
    "MARKS",
    "SPACELESS",
    "PrintedPlace",
    "country_of",
    "distance_km",
    "find_places",
    "fold_name",
    "is_country",
    "is_given_name",
    "is_region",
    "is_spelling",
    "listed_stop_words",
    "name_of",
    "printed_places",
    "small_words",
    "time_by_the_sun",
]
