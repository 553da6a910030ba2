"""How long something has gone on without a break: 'the ninth straight day' is a place in a row as a 'third round' is.

What is told of each day, night or week anew, strikes, protests or a ministry's figures, is another event each time, in
nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aggregator.matching.han_figures import han_number
from aggregator.matching.number_words import CARDINALS, listed, with_tens
from aggregator.matching.series_words import BEHIND, ORDINAL_ENDINGS, ORDINALS

_UNITS = {
    "day": """
        day days tag tage tagen tages jour jours día días dia dias giorno giorni dzień dni dnia день дня дней дні днів
        يوم اليوم لليوم أيام dag dagen dagar dager gün günde gününde päivä päivää nap napon den dne dní zi zile ημέρα
        μέρα יום
    """,
    "night": """
        night nights nacht nächte nächten nuit nuits noche noches noite noites notte notti noc nocy ночь ночи ночей ніч
        ночі ليلة الليلة لليلة ليال natt netter nätter gece éjszaka noapte νύχτα לילה
    """,
    "week": """
        week weeks woche wochen semaine semaines semana semanas settimana settimane tydzień tygodnie tygodni неделю
        неделя недели недель тиждень тижні тижнів أسبوع الأسبوع للأسبوع أسابيع weken vecka veckan veckor hafta hét týden
    """,
    "month": """
        month months monat monate monaten mois mes meses mês mese mesi miesiąc miesiące miesięcy месяц месяца месяцев
        місяць місяці місяців شهر الشهر للشهر أشهر maand maanden månad månaden ay hónap měsíc
    """,
}  # fmt: skip
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_BETWEEN = frozenset(
    listed("straight consecutive successive aufeinanderfolgende aufeinanderfolgenden opeenvolgende üste")
)
"""Between a number and its unit; in Turkish before both."""
_UNBROKEN = listed(
    """
        straight consecutive running in_a_row in_row in_folge hintereinander nacheinander consécutif consécutive
        consécutifs consécutives d_affilée de_suite consecutivo consecutiva consecutivos consecutivas seguido seguida
        seguidos seguidas consecutivi di_fila di_seguito z_rzędu pod_rząd подряд кряду поспіль підряд على_التوالي
        تواليا توالياً op_rij i_rad på_rad zsinórban v_řadě za_sebou la_rând στη_σειρά ברציפות ברצף
    """
)
_BEHIND_UNIT = frozenset(tuple(phrase.split("_")) for phrase in _UNBROKEN)
RUNS = frozenset(f"{unit} in a row" for unit in _UNITS)
"""The things that are counted here, as they are called where things in a row are."""
_BEFORE, _BEHIND = 4, 3  # tokens
_LONGEST = 3  # digits
_HAN = re.compile(
    r"(?:连续|連續|連続)第?([0-9一二三四五六七八九十百]{1,4}) ?(天|日|晚|夜|周|週|個月|个月)"
    r"|([0-9一二三四五六七八九十百]{1,4})(日|夜|晩|週|か月|カ月|ヶ月)連続"
    r"|([0-9]{1,3})(일|주|개월) ?(?:연속|째)"
)
_HAN_UNITS = {
    "天": "day", "日": "day", "일": "day", "晚": "night", "夜": "night", "晩": "night", "周": "week", "週": "week",
    "주": "week",
}  # fmt: skip


def runs(items: list[str]) -> Iterator[tuple[str, int]]:
    """Yield how many days, nights, weeks or months in a row are told of, as (thing, number), from the second on."""
    for at, word in enumerate(items):
        if word not in _UNIT:
            continue
        before, behind = items[max(0, at - _BEFORE) : at], items[at + 1 : at + 1 + _BEHIND]
        number = _number_at_the_end(before)
        if number is None and behind and (number := ORDINALS.get(behind[0]) or BEHIND.get(behind[0])):
            behind = behind[1:]
        in_a_row = _is_unbroken(behind) or not _BETWEEN.isdisjoint(before)
        if number and number > 1 and (in_a_row or (_UNIT[word] == "night" and _is_a_place(before))):
            yield f"{_UNIT[word]} in a row", number


def _is_a_place(words: list[str]) -> bool:
    """Whether words end with a place, and not with a number: nights with a place follow each other without a break.

    So it is in 'firing for a fifth night'. Days are mostly those of a search, a visit or a trial, which is one event.
    """
    return bool(words) and (words[-1] in ORDINALS or words[-1] in ORDINAL_ENDINGS)


def _is_unbroken(behind: list[str]) -> bool:
    """Whether the words behind a unit say that it follows others of its kind; 'ten days running up to' does not."""
    found = any(tuple(behind[:length]) in _BEHIND_UNIT for length in range(1, _BEHIND + 1))
    return found and behind[1:2] != ["up"]


def han_runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the same of Chinese, Japanese and Korean."""
    for match in _HAN.finditer(text):
        number, unit = (part for part in match.groups() if part)
        yield f"{_HAN_UNITS.get(unit, 'month')} in a row", han_number(number)


def _number_at_the_end(words: list[str]) -> int | None:
    """The number or place that words end with, but for what stands between it and its unit."""
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        value = ORDINALS.get(word) or CARDINALS.get(word)
        if value is not None:
            return with_tens(value, words[position - 1] if position else "")
        if word.isdecimal():
            return int(word) if len(word) <= _LONGEST else None
        if word not in _BETWEEN and word not in ORDINAL_ENDINGS and word != ".":
            return None
    return None
