"""What stands around a name in a text: whether its capital says something, and what goes before and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.gazetteer.signs import (
    CITY_SIGNS,
    IN,
    OF_PERSONS_TOO,
    PERSON_TITLES,
    REGION_SIGNS,
    SAINTS,
    small_words,
)
from aggregator.gazetteer.words import JOINS, SUFFIX_SIGN, Word

# A title in Title Case capitalises so large a share of its longer words.
_TITLE_CASE_SHARE = 0.75
_LONG_WORD = 4
_SENTENCE_MARKS = frozenset('.!?:;|\n"\u201c\u201e\u00ab([\u2013\u2014')
_JOINED_IN = {"he": "בלמ", "ar": "بل"}
"""Letters of 'in', 'to' and 'from' that are written together with a name."""
_STREETS = {
    "es": frozenset(["calle", "avenida", "paseo", "plaza"]),
    "fr": frozenset(["rue", "avenue", "boulevard"]),
    "it": frozenset(["via", "viale", "corso", "piazza", "piazzale"]),
    "pt": frozenset(["rua", "avenida", "praca", "alameda"]),
}
"""What is called after a place by the name that stands behind it, by language."""
_OF = {"es": "de", "fr": "de", "pt": "de"}
"""What may stand between; in Italian that tells of a bend of the talks, 'nel corso di', and not of a street."""
_SOME = frozenset(["un", "una", "une", "uma", "numa", "duma"])
"""Before a street that is none by name: 'dans une rue de Lyon'."""


class Around:
    """A title and its text, in words and the gaps after them; places in it are numbers of words."""

    def __init__(self, words: Sequence[Word], gaps: Sequence[str], title_words: int, language: str) -> None:
        self._words, self._gaps, self._title_words, self._language = words, gaps, title_words, language
        self._small_words = small_words(language)
        self.has_capital_nouns = language == "de"
        self.joined = [
            gap in JOINS or (gap == ". " and word.folded in SAINTS) or (gap in {".", ". "} and len(word.folded) == 1)
            for word, gap in zip(words, gaps, strict=True)
        ]
        """Whether a name may go on with the word after each."""
        title = [word for word in words[:title_words] if word.is_cased and len(word.folded) >= _LONG_WORD]
        # Others than English capitalise the first word of a title alone.
        counted = title if language == "en" else [] if self.has_capital_nouns else title[1:]
        capitals = sum(word.may_name for word in counted)
        is_title_case = len(counted) > 1 and capitals >= _TITLE_CASE_SHARE * len(counted)
        self.title_case_end = title_words if is_title_case else 0
        """Up to which word capitals say nothing."""
        self.shouted_end = title_words if all(word.is_upper for word in title) else 0
        """Up to which word all letters are capitals."""

    def stands_out(self, start: int) -> bool:
        """Whether a capital within a sentence tells a name from a word, as Gaza from gas in Russian.

        English capitalises what others do not, and German all nouns.
        """
        if not self._words[start].is_cased or self._language in {"en", "de"}:
            return False
        is_first = start in {0, self._title_words} or not _SENTENCE_MARKS.isdisjoint(self._gaps[start - 1])
        return not is_first and start >= self.title_case_end

    def is_located(self, start: int) -> bool:
        """Whether a word such as "in" stands before a place."""
        return start > 0 and self._words[start - 1].folded in IN

    def is_called_city(self, start: int) -> bool:
        """Whether a word such as 'the city of' stands before a place."""
        return start > 0 and self._words[start - 1].folded in CITY_SIGNS

    def is_street(self, start: int) -> bool:
        """Whether a street is called after a place: 'rue de Lyon', 'via Roma'."""
        streets = _STREETS.get(self._language, ())
        if not streets or not start or not self.joined[start - 1]:
            return False
        if self._words[start - 1].folded in streets:
            return True
        is_of = start > 1 and self.joined[start - 2] and self._words[start - 1].folded == _OF.get(self._language)
        is_some = start > 2 and self._words[start - 3].folded in _SOME  # noqa: PLR2004 - in front of both
        return is_of and self._words[start - 2].folded in streets and not is_some

    def has_suffix(self, end: int) -> bool:
        """Whether Turkish has marked what ends here as a name, by the apostrophe before its case."""
        return self._gaps[end - 1] == SUFFIX_SIGN

    def is_joined_to_in(self, start: int) -> bool:
        """Whether Hebrew or Arabic may have written 'in', 'to' or 'from' together with a name."""
        return self._words[start].folded[0] in _JOINED_IN.get(self._language, "")

    def is_region(self, start: int, end: int) -> bool:
        """Whether a word such as "province" stands beside a name, which then is the region's."""
        if end < len(self._words) and self.joined[end - 1] and self._words[end].folded in REGION_SIGNS:
            return True
        before = [word.folded for word in self._words[max(0, start - 2) : start]]
        return bool(before) and (before[-1] in REGION_SIGNS or (before[0] in REGION_SIGNS and before[-1] in IN))

    def is_compound(self, end: int) -> bool:
        """Whether hyphens and a small word join a name to another: 'Bunyan-un-Marsoos' is no town of Bünyan."""
        if end + 1 >= len(self._words) or not self._gaps[end - 1] == self._gaps[end] == "-":
            return False
        return not self._words[end].may_name and self._words[end + 1].may_name

    def goes_on_with_of(self, end: int) -> bool:
        """Whether a word such as "de" is joined to what ends before it."""
        return end < len(self._words) and self.joined[end - 1] and self._words[end].folded in OF_PERSONS_TOO

    def is_followed(self, end: int) -> bool:
        """Whether a word that may name something is joined to what ends before it."""
        return end < len(self._words) and self.joined[end - 1] and self._may_name(end)

    def is_preceded(self, start: int) -> bool:
        """Whether a word that may name something is joined to what begins here."""
        return start > 0 and self.joined[start - 1] and self._may_name(start - 1)

    def _may_name(self, number: int) -> bool:
        return self._words[number].may_name and not self.is_small(number)

    def is_small(self, number: int) -> bool:
        """Whether a word says nothing in the language of the text."""
        return self._words[number].folded in self._small_words

    def is_title(self, number: int) -> bool:
        """Whether a word is a person's title."""
        return self._words[number].folded in PERSON_TITLES
