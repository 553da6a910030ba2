"""What becomes of whom, in the words of twelve languages other than English; data for `figures.other_languages`.

They are written as `tables` tells, with `*` for any ending. Of roles, `mata>` stands before the number that it gives a
role, `>morts` behind it, one without `>` on either side, and `schoss>ab` around it.

* `numbers`; `ones` (one, as an article, counts people alone); `rough` (by the dozen); `bounded` (words such as
  'thousands' that mean one thousand behind 'more than', and several elsewhere); `vague` (plurals, with the least that
  they mean); `multiples`; `duals` (nouns that count two, and numbers of their own); `at_least`, `at_most`, `about`
  (what bounds a number); `between` two numbers that are joined, and `until` the second: 'entre 15 y 18', '8 bis 10'.
* `handing`: verbs that mean a release only of people whom others hold or who are exchanged; `exchanging`: words of an
  exchange, beside which nothing but releases is read; `remains`: bodies, whose hand-over is no release.
* `units`: what is counted; `describing`: a pattern, without marks, of what may stand before its noun; `roles`: what
  becomes of it; `singular`: words for one alone; `victims`: those who are the dead behind 'the number of'.
* `tolls` ('the number of'), `reaching` ('has risen to'), `leaving` ('from').
* `passing`: what means nothing between a number and its role, `linking` the same before the number alone; `places`:
  words that begin where and how; `follows`: so many other words may stand behind a noun; `subjects`: a pattern of what
  begins a subject behind its verb.
* `joining` (and, or), `of` (some of), `including`, `parts` ('of them'), `adding` (another), `staying` (still in
  hospital), `illness` (of those who are no wounded, but sick, flooded or cheated), `stops`: what has an object;
  `doubts`: what did not happen;
  `taken_back`: what a correction calls the text that it corrects, whose count it repeats; `past`: what is of another
  time, tried, remembered or filmed, unless it is since then that there has been no such thing (`records`: the worst,
  `since`); `months`.
* `prefixes`: what may be written with the word behind it; `spaced`: whether thousands are parted by spaces;
  `unspaced`: whether words are not, so that the longest that the tables know are taken, and who is counted may stand
  before the number; `counters`: what stands behind it there. Months are printed there as figures with a word.
* Where a denial stands far from what it denies, behind it or in a script without spaces, it is in `taken_back`.
"""

from typing import Final

from aggregator.merging.language.toll_words.arabic import ARABIC
from aggregator.merging.language.toll_words.chinese import CHINESE
from aggregator.merging.language.toll_words.french import FRENCH
from aggregator.merging.language.toll_words.german import GERMAN
from aggregator.merging.language.toll_words.italian import ITALIAN
from aggregator.merging.language.toll_words.japanese import JAPANESE
from aggregator.merging.language.toll_words.persian import PERSIAN
from aggregator.merging.language.toll_words.polish import POLISH
from aggregator.merging.language.toll_words.portuguese import PORTUGUESE
from aggregator.merging.language.toll_words.russian import RUSSIAN
from aggregator.merging.language.toll_words.spanish import SPANISH
from aggregator.merging.language.toll_words.ukrainian import UKRAINIAN

TOLL_WORDS: Final = {
    "ar": ARABIC,
    "de": GERMAN,
    "es": SPANISH,
    "fa": PERSIAN,
    "fr": FRENCH,
    "it": ITALIAN,
    "ja": JAPANESE,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "zh": CHINESE,
}
"""The tables of each language, by primary subtag."""
