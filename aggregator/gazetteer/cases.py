"""The cases of names of places: how a word is cited that stands in one, or with what is written together with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from aggregator.gazetteer.words import fold_name, hash_of_word

_CASES = {
    "ru uk be bg mk sr bs": """
        ского ский ское|ском ский ское ск|цкого цкий|ого ий ый ой е|ому ий ый ой е|ом - о е ий ый|ем - ь е ий й|него ний
        нем ний|нему ний|ней няя|ой а ая|ей я а|ею я а|ии ия|ию ия|ії ія|ією ія|ою а|ова ів ов ово|ову ів ов ова ово
        ові ів ово|ове ів ов ова|овом ів|ево ев|ева ів ев ево|еву ів|єва їв ів|єву їв ів|єві їв ів|євом їв|ом - о|ем - е
        ям я і|ами ы и|ам ы и|ах ы и|ях и я і|ями і|ів и і|ов ы|ых ые
        ополя опіль|ополі опіль|ополю опіль|озі іг|огу іг|оги іг|ога іг|а - о
        я ь е й|у - а о|ю ь я е й|зі га|ці ка|сі ха|е - а о й ь|и а ь я
        і - а ь я о е я й|ы а|ей я|ям е я|ями я
    """,
    "pl": """
        owie ów owo owa|owa ów|owem ów|owi ów|nie n na no|nią nia|wie w wa wo|zie z za d da|czy cz|dzi dź
        dzie d da|sie s sa ssa|cie t ta|ście sta
        rze r ra|ie - a|iu - ie|ia -|iem - ie|cu iec ec|ca iec ec|cem iec ec|em - o|a e - o|u e -|i a - ia|y a|e a -
        dze ga|ce ka|ii ia|ji ja|ją ja|skiej ska|sce ska|ki ka|nach ny|ach y e i|c ce|ów y|ej a|ego y i|ą a|ę a
        kiem k ek|ku ek|iego i|im i|ym y
    """,
    "cs sk": "ze ha ga|ce ka|e a - o|i e a -|u a - o|y a -|ou a|em - o e|im i|ech y|ach y|ich i|um y|ami y",
    "hr sl sh sr bs": "u - o a|a - o|e a|om - o a i|i a|em - e|ima i|og i|oj a|oga i",
    "el": "ας α|ης η|ου ος ο ι|ων ες α οι ος|ους οι|ο ος|α ας|η ης|ιου ι",
    "fi": """
        ngissa nki|ngista nki|ngin nki|issa - i|ista - i|ssa -|sta -|illa - i|illä - i|lla -|lta -|lle -|iin - i|in - i
        aan a|oon o|een e|uun u|yyn y|n -
    """,
    "hu": """
        ban -|ben -|ból -|ből -|ba -|be -|on -|en -|ön -|ról -|ről -|ra -|re -|tól -|től -|hoz -|hez -|höz -|nál -|nél -
        ig -|nak -|nek -|ot -|et -|at -
    """,
    "ro": "ului - u|iei ia|ei a|ul -|lui -",
    "tr az": """
        dakı -|dəki -|daki -|deki -|taki -|teki -|dan -|dən -|den -|tan -|ten -|da -|də -|de -|ta -|te -|nın -|nin -
        nun -|nün -|ın -|in -|un -|ün -|ya -|yə -|ye -|a -|ə -|e -
    """,
    "hy": "յում -|ում -|ը -|յից -|ից -|յի -|ով -|ին -|ի -|ն -|ու -",
    "ka": "იდან ი|დან - ა|ისთვის ი|ში ი - ა|ზე ი - ა|თან ი - ა|ის ი ა -|ით ი|მა ი|ს ი - ა|მ -",
    "bn": "তে -|ের -|র -|ে -|য় -|কে -",
    "ko": """
        시에서 -|시의 -|시는 -|시가 -|시 -|에서는 -|에서 -|에는 -|에 -|으로 -|로 -|까지 -|부터 -|은 -|는 -|이 -|가 -
        을 -|를 -|의 -|와 -|과 -|도 -|서 -|주 -|현 -|성 -|섬 -|인 -|산 -|발 -
    """,
}
"""By languages: the ending of a case, and what the name may end in when it is cited, between strokes."""


def _endings(rules: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for rule in re.split("[|\n]", rules):
        if rule.strip():
            old, *new = rule.split()
            yield fold_name(old), tuple("" if end == "-" else fold_name(end) for end in new)


_ENDINGS: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
for _languages, _rules in _CASES.items():
    for _language in _languages.split():
        _ENDINGS[_language] += _endings(_rules)
_ADJECTIVE = re.compile(r"(ськ|цьк|зьк|ск|цк)(?:а|оі|іи|у|ая|ои|ую|ою|ии|ого|ому|ом|им|ім|еи)$")
_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "لل", "وب", "ول", "و", "ب", "ل", "ف", "ك")
# The genitive, and what makes an adjective of a town and keeps its capital: 'der Hamburger Hafen'.
_GENITIVE = dict.fromkeys(("en", "sv", "no", "nb", "da"), ("s",)) | {"de": ("s", "er"), "nl": ("s", "se")}
HEBREW_PREFIXES = frozenset("ובלמהשכ")
"""'And', 'in', 'to', 'from', 'the', 'that', 'as', which are written together with a word."""
_MOST_HEBREW = 3
_SHORTEST_STEM = 2
_SHORTEST_CITED = 4


@lru_cache(maxsize=1 << 13)
def variants(folded: str, language: str) -> tuple[int, ...]:
    """Return the hashes of what a folded word may be when it is cited, without the word itself."""
    return tuple(dict.fromkeys(hash_of_word(form) for form in cited(folded, language)))


@lru_cache(maxsize=1 << 11)
def region_variants(folded: str) -> tuple[int, ...]:
    """Return the hashes of the cities that a Slavic region's adjective may be derived from."""
    match = _ADJECTIVE.search(folded)
    if not match:
        return ()
    stem = folded[: match.start()]
    forms = [stem + match[1], stem + match[1] + "ь", *(stem + end for end in ("", "а", "и", "ы", "ь", "я", "жжя"))]
    return tuple(hash_of_word(form) for form in forms if len(form) >= _SHORTEST_STEM)


def cited(folded: str, language: str) -> Iterator[str]:
    """Yield what a folded word may be when it is cited."""
    if endings := _ENDINGS.get(language):
        for ending, cited in endings:
            stem = folded.removesuffix(ending)
            if stem != folded and len(stem) >= _SHORTEST_STEM:
                yield from (stem + last for last in cited if len(stem + last) >= _SHORTEST_CITED)
    elif language in _GENITIVE:
        for ending in _GENITIVE[language]:
            if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_CITED:
                yield folded.removesuffix(ending)
    elif language == "he":
        yield from _without_hebrew_prefixes(folded)
    elif language in {"ar", "fa", "ur"}:
        yield from _without_arabic_prefix(folded)


def _without_hebrew_prefixes(folded: str) -> Iterator[str]:
    for prefixes in range(1, _MOST_HEBREW + 1):
        if folded[prefixes - 1 : prefixes] not in HEBREW_PREFIXES or len(folded) - prefixes <= _SHORTEST_STEM:
            return
        yield folded[prefixes:]


def _without_arabic_prefix(folded: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        stem = folded.removeprefix(prefix)
        if stem != folded and len(stem) > _SHORTEST_STEM:
            yield stem
            if prefix.endswith("ل") and len(prefix) > 1:  # which has taken the article with it
                yield "ال" + stem
