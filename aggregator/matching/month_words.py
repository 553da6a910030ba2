"""Months that take two words, and those of another calendar."""

from __future__ import annotations

TWO_WORD_MONTHS = {
    "كانون الثاني": "يناير",
    "تشرين الأول": "أكتوبر",
    "تشرين الاول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
    "كانون الاول": "ديسمبر",
}
"""The months of the Levant that take two words, and the word that Egypt has for them."""

PERSIAN_MONTHS = {
    name: month
    for month, name in enumerate(
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"], start=1
    )
}
"""Of the solar calendar, whose year begins with spring: six of 31 days, then of 30."""
