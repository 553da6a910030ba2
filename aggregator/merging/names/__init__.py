"""Places, people and organisations: what an article names, and how many articles of a story name each.

A wrong class is worse than a missing name. So a run of capitals is shown as a person or an organisation only where a
sign says which it is, and a capital is a sign of a name only where small letters stand around it.

* The words of each sentence are read with what touches what, and where any word has a capital (`tokens`).
* Organisations come first: known ones (`known`), and runs with a word that only a body has, such as "Ministry" or
  "Ltd", with what "of" and "for" join to it (`organisations`).
* Then people: a title or a role in front of a name, a role or an age behind it, a given name that is hardly
  another word, or a person beside it in a list; what has a word of a body, a street, a ship or a prize in it is nobody
  (`people`), and so is whoever a byline or an agency's last line credits with the article itself (`credits`).
* Places come from the gazetteer, with their country; those within a longer name are left out (`places`). A small
  town counts where the story names its country too, since towns of one name lie in many countries.
* An article keeps each name in each way in which it prints it, as passages (`reading`), and also runs of capitals that
  nothing proves. A story then joins what is one (`variants`, `grouping`): a surname goes to the one full name of the
  story that has it, an acronym to the name that an article explains by it, and to nobody where two could be meant.

People and organisations are read in English alone, places in all languages of the gazetteer. All words that are known
of English stand in `english`. No step looks further than a sentence, so time grows with the length of a text alone.
"""

from aggregator.merging.names.grouping import group_names
from aggregator.merging.names.organisations import is_common_name
from aggregator.merging.names.reading import LANGUAGES, ArticleNames, read_names

__all__ = ["LANGUAGES", "ArticleNames", "group_names", "is_common_name", "read_names"]
