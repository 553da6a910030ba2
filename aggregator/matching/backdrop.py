"""What else went on at the time, as reports tell it: 'Drones hit the port of Odesa hours before talks in Geneva'.

Those are the persons and the place of another story. Talks beside an incident are left out, and an incident beside
talks, for reports of one war name both day after day; where a report is of neither or of both, nothing is. This is read
in English alone.
"""

from __future__ import annotations

import re

from aggregator.matching.words import ENGLISH, first_sentence

_TALKS = r"\b(?:talks|negotiat\w+|envoys?|delegat\w+|diplomats|summits?|conference)\b"
_INCIDENT = (
    r"(?<![\w-])(?:(?:air)?str(?:ikes?|uck)|attack(?:s|ed)?|drones?|missiles?|rockets?|shell(?:s|ed|ing)|bomb\w*"
    r"|blasts?|explo\w+|fighting|clashes|kill(?:s|ed|ing)|dead|die[sd]|deaths?|wound\w*|hurt|injur\w+|hits?|fires?"
    r"|blazes?|quakes?|crash\w*|shot|shooting|gunm[ae]n|raids?|derail\w*|spills?|blackouts?)\b"
)
_MEANWHILE = (
    r",? (?:just |only |barely )?(?:as|while|amid|during|on the eve of|ahead of"
    r"|(?:hours|minutes|days|weeks|a day|shortly) (?:before|after|ahead of)) "
)
_NEAR = 30  # characters within which such a clause comes to what it is about
_OF_TALKS, _OF_INCIDENT = re.compile(_TALKS, re.IGNORECASE), re.compile(_INCIDENT, re.IGNORECASE)
_BESIDE_TALKS, _BESIDE_INCIDENT = (
    re.compile(rf"{_MEANWHILE}[^.,:;]{{0,{_NEAR}}}?{beside}[^.,:;]*") for beside in (_TALKS, _INCIDENT)
)


def without_backdrop(title: str, text: str, language: str) -> tuple[str, str]:
    """Return a title and its text without the clauses that tell what went on elsewhere."""
    if language != ENGLISH or not (_OF_TALKS.search(title) or _OF_TALKS.search(text)):
        return title, text
    for about, beside, clause in (
        (_OF_INCIDENT, _OF_TALKS, _BESIDE_TALKS),
        (_OF_TALKS, _OF_INCIDENT, _BESIDE_INCIDENT),
    ):
        bare_title, bare_text = clause.sub("", title), clause.sub("", text)
        if (bare_title, bare_text) != (title, text):
            told = f"{bare_title}. {first_sentence(bare_text)}"
            if about.search(told) and not beside.search(told):
                return bare_title, bare_text
    return title, text
