"""Numbers and ordinals of Chinese, Japanese and Korean: '480億', '三千', '8만5천', '第三轮', '4回目の協議'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from aggregator.matching.series_words import COUNTED_FROM_FIRST, HAN_THINGS, SANCTIONS
from aggregator.matching.words import digit_runs

_HAN = "〇零一二两兩三四五六七八九十百千万萬亿億兆"
_HAN_DIGITS = {
    digit: value
    for value, digits in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
_HAN_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_KOREAN_MULTIPLES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
MULTIPLES_BEHIND = _HAN_MULTIPLES | _KOREAN_MULTIPLES
"""What multiplies the figure before it: several together, as in '3千万', and one figure after the other is added."""

_BEHIND = "".join(MULTIPLES_BEHIND)
# Nothing that was taken is given back, and no number begun in its middle: a text of digits alone would cost its square.
_FIGURE = r"\d[\d,]*+(?:\.\d++)?+"
_HAN_MULTIPLE = re.compile(
    rf"(?<!\d){_FIGURE}(?:[多余餘] ?)?[{_BEHIND}]+(?: ?{_FIGURE}[{_BEHIND}]+)*(?:\d{{1,4}}(?![\d万억億亿]))?"
)
_HAN_PART = re.compile(rf"({_FIGURE})[多余餘 ]*([{_BEHIND}]*)")
_HAN_NUMBER = re.compile(
    rf"(?<![第多余餘{_HAN}\d])(?:((?=[{_HAN}]*[十百千万萬亿億])[{_HAN}]++)(?=[多余餘名人个個间間円元岁歳死伤傷架枚艘座位件棟户戶戸])|"
    r"([二两兩三四五六七八九十])(?=[名人死伤傷架枚艘座位件]))"
)
_HAN_PLACE = re.compile(rf"第([{_HAN}]{{1,4}}|\d{{1,3}})([轮輪次回届屆批弾]?)|(\d{{1,3}})(?:回目|度目|차 ?)の?")
_HAN_AFTER = 8  # characters after a place within which its thing is named


def han_number(printed: str) -> int:
    """Return the value of a Chinese or Japanese numeral, in which figures may stand for its digits: '3万5000'."""
    total = section = digit = 0
    for letter in printed:
        if letter.isdecimal():
            digit = digit * 10 + int(letter)
        elif letter in _HAN_DIGITS:
            digit = _HAN_DIGITS[letter]
        else:
            multiple = _HAN_MULTIPLES[letter]
            if multiple < 10**4:
                section, digit = section + max(digit, 1) * multiple, 0
            else:
                total, section, digit = total + max(section + digit, 1) * multiple, 0, 0
    return total + section + digit


def han_values(text: str) -> Iterator[float]:
    """Yield the values of numerals, and of figures with a multiple behind them."""
    for match in _HAN_MULTIPLE.finditer(text) if digit_runs(text) else ():
        yield sum(
            prod((float(figure.replace(",", "")), *(MULTIPLES_BEHIND[letter] for letter in multiples)))
            for figure, multiples in _HAN_PART.findall(match[0])
        )
    for match in _HAN_NUMBER.finditer(text):
        yield float(han_number(match[1] or match[2]))


def han_places(text: str) -> Iterator[tuple[str, int]]:
    """Yield what a text numbers in a row, as (thing, number)."""
    for match in _HAN_PLACE.finditer(text):
        place = han_number(match[1] or match[3])
        after = text[match.end() : match.end() + _HAN_AFTER]
        thing: str | None
        if SANCTIONS in after:
            thing = "package"
        elif match[2] and match[2] in HAN_THINGS:
            thing = HAN_THINGS[match[2]]
        else:
            named = [(after.find(word), HAN_THINGS[word]) for word in HAN_THINGS if word in after]
            thing = min(named)[1] if named else None
        if thing and place and (place > 1 or thing in COUNTED_FROM_FIRST):
            yield thing, place
