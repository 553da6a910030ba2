"""The numbers and the ordinals of a text: '15,000', '6,9' and 'six' as values, 'third round' as a place in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aggregator.gazetteer import MARKS
from aggregator.matching.dates import figures_of_time
from aggregator.matching.han_figures import MULTIPLES_BEHIND, han_places, han_values
from aggregator.matching.number_words import (
    ARABIC_ONE,
    ARABIC_TEN,
    ARABIC_TENS,
    CARDINALS,
    FRENCH_TWENTIES,
    GLUED_MULTIPLES,
    JOINERS,
    MULTIPLES,
    NEVER_FIRST,
    THAI_MULTIPLES,
    with_tens,
)
from aggregator.matching.runs import han_runs, runs
from aggregator.matching.series_words import (
    BEHIND,
    COUNTED,
    COUNTED_FROM_FIRST,
    ORDINAL_ENDINGS,
    ORDINALS,
    THINGS,
)
from aggregator.matching.words import ENGLISH, digit_runs, tokens
from aggregator.months import MONTHS

_CARDINAL_WORDS = frozenset(CARDINALS) | {"cent"}
_THING_WORDS = frozenset(THINGS)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "he"})
"""Their decimals follow a point, so that three digits after one are no thousands."""
_DOT_LANGUAGES = frozenset(
    ("de", "pl", "cs", "sk", "hu", "fi", "et", "tr", "da", "nb", "nn", "no", "hr", "sr", "bs", "sl")
)
"""They write a place in a row as a figure with a dot."""
_DOTTED_WORDS = """
    paket pakets sanktionspaket sanktionspakets hilfspaket runde verhandlungsrunde gesprächsrunde treffen sitzung
    gipfel pakiet pakietu pakiecie runda rundy spotkanie spotkania
"""
_DOTTED = frozenset(_DOTTED_WORDS.split())
"""Things of theirs that no other language has, so that the dot is understood without knowing the language."""

_REACH = 5  # tokens before a thing among which its place is sought
_SIGN_REACH = 3  # tokens of '35.º' before its thing
_LONGEST_PLACE = 3  # digits
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_GROUP = 3  # digits between separators of thousands
_INDIAN_GROUP = 2  # and above the thousands in India

# A letter may stand before a figure in Chinese, Japanese, Korean and Thai, where words touch, and M is a magnitude;
# Arabic and Hebrew write 'and', 'in', 'to' together with what follows.
_NUMBER = re.compile(
    r"(?:(?<![\w.,:/\u066b\u066c-])|(?<=[\u0e01-\u0e4e\u3000-\u9fff\uac00-\ud7a3])(?<![万萬億亿만억])|(?<=\bM)"
    r"|(?<=[\u3000-\u9fff]M)|(?<=\b[وبل])|(?<=\b[ובלמכהש]-))"
    r"(\d{1,3}(?:[\u00a0\u202f\u2009' \u2019]\d{3})+(?:[.,]\d{1,6})?(?!\d)|\d{1,12}(?:[.,\u066b\u066c]\d{1,12}){0,4})"
    rf"(?:([\s-]?)((?:[^\W\d_][{MARKS}]*){{1,14}}))?(?![\d:/])"
)
_NEXT_WORD = re.compile(rf" ((?:[^\W\d_][{MARKS}]*){{2,14}})")
_SPACES = str.maketrans(dict.fromkeys(" \u00a0\u202f\u2009'\u2019"))
_SEPARATORS = re.compile("[.,\u066b\u066c]")
_WIDE = str.maketrans("０１２３４５６７８９．，％Ｍ", "0123456789.,%M")
_POINT_BETWEEN = re.compile("(?<=[0-9])・(?=[0-9])")
_IS_WIDE = re.compile("[０-９]")
_ARABIC_POINT = "\u066b"
_PLACE_SIGNS = frozenset("ºª°")
_AND_MORE = frozenset("多余餘")


def in_narrow_figures(text: str) -> str:
    """Return a text of the same length whose full-width figures are plain, with a point where Japanese sets a dot."""
    return _POINT_BETWEEN.sub(".", text.translate(_WIDE)) if _IS_WIDE.search(text) else text


def numbers(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the numbers of a text as plain values ('15000', '6.9'), once each, figures before words.

    Years, dates, times of day and places in a row are no figures. The language, where it is known, tells whether three
    digits after a point are thousands.
    """
    read = tokens(text)
    found: dict[float, None] = {}
    if read.digits:
        taken = figures_of_time(text)
        end = 0
        for start in digit_runs(text):
            match = _NUMBER.match(text, start) if start >= end else None
            if match and not (taken and any(first <= start < last for first, last in taken)):
                end = match.end(1)
                for value in _values_of(match, text, language):
                    found[value] = None
    if not read.vocabulary.isdisjoint(_CARDINAL_WORDS):
        found.update(dict.fromkeys(_spelled(read.items)))
    if read.ideographic:
        found.update(dict.fromkeys(han_values(text)))
    return tuple(map(_plain, found))


def ordinals(text: str, language: str | None = None) -> tuple[tuple[str, int], ...]:
    """Return what a text numbers in a row, as (thing, number), in order, once each: ('round', 3).

    The thing is an English word in any language. A figure with a dot is a place only in a language that writes it so,
    or before a word that English has not.
    """
    read = tokens(text)
    found: dict[tuple[str, int], None] = {}
    if not read.vocabulary.isdisjoint(_THING_WORDS):
        items = read.items
        for position, word in enumerate(items):
            if word in _THING_WORDS:
                thing = THINGS[word]
                place = _place_before(items, position, dotted=language in _DOT_LANGUAGES or word in _DOTTED)
                if place is None:
                    place = _place_after(items, position, counted=thing in COUNTED)
                if place and (place > 1 or thing in COUNTED_FROM_FIRST):
                    found[thing, place] = None
    found.update(dict.fromkeys(runs(read.items)))
    if read.ideographic:
        found.update(dict.fromkeys((*han_places(read.lower), *han_runs(read.lower))))
    return tuple(found)


def _plain(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else f"{value:.6f}".rstrip("0").rstrip(".")


def _values_of(match: re.Match[str], text: str, language: str | None) -> Iterable[float]:
    """The values of one printed figure; none where it is a year, a place in a row or part of a name such as 3D."""
    printed, gap, after = match[1], match[2], (match[3] or "").lower()
    multiple = MULTIPLES.get(after) if gap else GLUED_MULTIPLES.get(after)
    if multiple is None and after and not after.isascii():
        multiple = next((value for word, value in THAI_MULTIPLES.items() if after.startswith(word)), None)
    elif multiple is not None and gap and (then := _NEXT_WORD.match(text, match.end())):
        multiple *= max(1.0, MULTIPLES.get(then[1].lower(), 1.0))  # 'thousand million', and twelve of those in Vietnam
    if multiple is None and after and not gap and (after[0].isascii() or after in ORDINAL_ENDINGS):
        return ()
    if _is_place(match, text, language, after):
        return ()
    if printed.isdecimal():
        value = float(printed)
        if multiple is None and _FIRST_YEAR <= value <= _LAST_YEAR:
            return ()
        return (value * (multiple or 1.0),)
    return [value * (multiple or 1.0) for value in _separated(printed, language)]


def _is_place(match: re.Match[str], text: str, language: str | None, after: str) -> bool:
    """Whether a figure is a place in a row, or is read together with the Chinese multiple that follows it."""
    end = match.end(1)
    rest = text[end : end + 2]
    if not rest:
        return text[match.start() - 1 : match.start()] == "第"
    if rest[0].isascii():
        if rest[0] == "-":
            return after in ORDINAL_ENDINGS and not after.isascii()
        if rest == ". " and (language is None or language in _DOT_LANGUAGES):
            following = tokens(text[end + 2 : end + 40]).items[:1]
            return bool(following) and following[0] in (_DOTTED if language is None else _THING_WORDS)
        return rest[0] == "." and rest[1:] in _PLACE_SIGNS
    if rest[0] in _AND_MORE:
        rest = rest[1:] or rest
    return rest[0] in _PLACE_SIGNS or rest[0] in MULTIPLES_BEHIND or text[match.start() - 1 : match.start()] == "第"


def _separated(printed: str, language: str | None) -> list[float]:
    """The value of digits with separators; what fits no pattern is a list of figures."""
    if not printed.isascii() or " " in printed or "'" in printed:
        if language == ENGLISH and " " in printed:
            return [float(part.replace(",", "")) for part in printed.split(" ")]
        printed = printed.translate(_SPACES)
    head, *groups = _SEPARATORS.split(printed)
    if not groups:
        return [float(head)]
    marks = _SEPARATORS.findall(printed)
    even = len(head) <= _GROUP and all(len(group) == _GROUP for group in groups[:-1])
    one_kind = len(set(marks)) == 1 and marks[0] != _ARABIC_POINT
    if (
        (even or (marks[0] == "," and {*map(len, groups[:-1])} == {_INDIAN_GROUP}))
        and one_kind
        and head != "0"
        and len(groups[-1]) == _GROUP
        and not (marks == ["."] and language in _POINT_LANGUAGES)
    ):
        return [float(head + "".join(groups))]
    if len(groups) == 1:
        return [float(f"{head}.{groups[0]}")]
    if even and marks[-1] not in marks[:-1]:
        return [float(head + "".join(groups[:-1]) + "." + groups[-1])]
    return [float(part) for part in (head, *groups)] if set(marks) == {","} else []


def _spelled(items: list[str]) -> Iterator[float]:
    """The values of number words, those that follow one another taken together: 'two hundred and five'."""
    position, end = 0, len(items)
    while position < end:
        word = items[position]
        position += 1
        if word in _CARDINAL_WORDS and word not in NEVER_FIRST:
            following = items[position] if position < end else ""
            if word == "cent" and following not in _CARDINAL_WORDS:
                continue  # mostly of money or of percentages
            if word in ARABIC_TEN and items[position - 2 : position - 1] and items[position - 2] in ARABIC_ONE:
                yield 11.0
                continue
            value, position = _run(items, position, float(CARDINALS.get(word, _HUNDRED)))
            yield value


def _run(items: list[str], position: int, current: float) -> tuple[float, int]:
    """The value of number words from a place on that go on with one, and the place after them."""
    total = 0.0
    while position < len(items):
        word = items[position]
        then = items[position + 1] if position + 1 < len(items) else ""
        if word in MULTIPLES:
            multiple = MULTIPLES[word]
            if multiple < _THOUSAND:
                current *= multiple
            else:
                total, current = total + max(current, 1.0) * multiple, 0.0
        elif word in JOINERS and current >= _TWENTY and _adds(current, then):
            current += CARDINALS[then]
            position += 1
        elif word == "vingt" and current == 4:  # noqa: PLR2004 - French counts eighty as four twenties
            current *= _TWENTY
        elif word in ARABIC_TEN and current < _TEN:
            current += _TEN
        elif _adds(current, word):
            current += CARDINALS[word]
        else:
            break
        position += 1
    return total + current, position


def _adds(current: float, word: str) -> bool:
    """Whether a word goes on with a number, as five does with forty, and 'and forty' with five in Arabic."""
    value = CARDINALS.get(word, 0)
    if value == 0:
        return False
    if current < _TEN:
        return word.startswith("و")
    if current % _HUNDRED == 0:
        return value < _HUNDRED
    if current in FRENCH_TWENTIES:
        return value < _TWENTY
    return current >= _TWENTY and current % _TEN == 0 and value < _TEN


def _place_before(items: list[str], position: int, *, dotted: bool) -> int | None:
    """The place that is said within a few words before a thing."""
    for at in range(position - 1, max(-1, position - 1 - _REACH), -1):
        word = items[at]
        if word in ORDINALS:
            return with_tens(ORDINALS[word], items[at - 1] if at else "")
        if word.isdecimal():
            after, then = items[at + 1], items[at + 2 : at + 3]
            is_place = after in ORDINAL_ENDINGS or (
                after == "." and (then[0] in _PLACE_SIGNS or (dotted and at + 2 == position))
            )
            return int(word) if is_place and len(word) <= _LONGEST_PLACE else None
        if not word[0].isalnum() and not (word == "." and at >= position - _SIGN_REACH):
            return None
    return None


def _place_after(items: list[str], position: int, *, counted: bool) -> int | None:
    """The place that follows a thing: 'round three', 'phase 2', and in Arabic all of them."""
    word, then, month = [*items[position + 1 : position + 4], "", "", ""][:3]
    is_date = then == "من" and month in MONTHS  # 'the attack of the seventh of October'
    if word in ORDINALS and word.startswith("ال") and not is_date:
        value = ORDINALS[word]
        if then in ARABIC_TEN:
            return value % _TEN + _TEN
        return value + ARABIC_TENS.get(then, 0)
    if not counted or then in {"%", "percent", "per"}:
        return None
    if word in BEHIND:
        return BEHIND[word]
    if word.isdecimal() and len(word) <= _LONGEST_PLACE:
        return int(word)
    return None if word.startswith("و") else CARDINALS.get(word)
