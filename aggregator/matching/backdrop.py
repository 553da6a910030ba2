"""What else went on, as reports tell it: 'Drones hit the port of Odesa hours before talks in Geneva'.

Those are the persons and the place of another story. What came hours or days before or after an event is left out, and
of what came at its time talks beside an incident and an incident beside talks, for reports of one war name both day
after day; where a report is of neither or of both, nothing is. This is read in English alone.
"""

from __future__ import annotations

import re

from aggregator.matching.words import ENGLISH, first_sentence

_TALKS = r"\b(?:talks|meets?|negotiat\w+|envoys?|delegat\w+|diplomats|summits?|conference)\b"
_ACT = (
    r"(?<![\w-])(?:(?:air)?str(?:ikes?|uck)|attack(?:s|ed)?|drones?|missiles?|rockets?|shell(?:s|ed|ing)|bomb\w*"
    r"|blasts?|explo\w+|fighting|clashes|hits?|fires?|blazes?|quakes?|crash\w*|shooting|gunm[ae]n|raids?|derail\w*"
    r"|spills?|blackouts?)\b"
)
_OUTCOME = r"(?<![\w-])(?:kill(?:s|ed|ing)|dead|die[sd]|deaths?|wound\w*|hurt|injur\w+|shot)\b"
_INCIDENT = rf"(?:{_ACT}|{_OUTCOME})"
_NEAR = 60  # characters within which such a clause comes to what it is about
_MEANWHILE = (
    r",? (?:just |only |barely )?(?:as|while|amid|during|on the eve of|ahead of"
    r"|(?:hours|minutes|days|weeks|a day|shortly) (?:before|after|ahead of)) "
)
_APART = (  # not of an announcement, which is one of this event
    r"(?: just| only| barely| (?:just )?(?:less|more) than| just (?:over|under))?"
    r"(?: (?:two|three|four|five|six|seven|eight|nine|ten|several|some|a few|\d+))?"
    r" (?:minutes|hours|days|weeks|an hour|(?:a|one) (?:day|week)) (?:before|after)"
    rf" (?:(?!announc|sa[iy]|confirm|claim)[^.,:;]){{0,{_NEAR}}}?(?:{_TALKS}|{_INCIDENT})[^.,:;]*"
)
_OF_TALKS, _OF_INCIDENT = re.compile(_TALKS, re.IGNORECASE), re.compile(_INCIDENT, re.IGNORECASE)
_OF_WHAT = re.compile(f"{_ACT}|{_TALKS}", re.IGNORECASE)
_BESIDE_TALKS, _BESIDE_INCIDENT = (
    re.compile(rf"{_MEANWHILE}[^.,:;]{{0,{_NEAR}}}?{beside}[^.,:;]*") for beside in (_TALKS, _INCIDENT)
)
_APART_IN_TITLE = re.compile(rf",?{_APART}")
_APART_IN_TEXT = re.compile(
    # Without a comma or a verb it may be the event's own: 'Two days after the attack the toll is 31'.
    rf"(?:,| (?:comes|coming|came)\b){_APART}|(?<=[.!?] )(?:It|This) follow(?:s|ed) [^.,:;]*"
)


def without_backdrop(title: str, text: str, language: str) -> tuple[str, str]:
    """Return a title and its text without the clauses that tell what went on elsewhere."""
    if language != ENGLISH:
        return title, text
    title, text = _without_what_is_apart(title, text)
    if not (_OF_TALKS.search(title) or _OF_TALKS.search(text)):
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


def _without_what_is_apart(title: str, text: str) -> tuple[str, str]:
    """Leave out what came hours or days before or after, where the title says what happened now.

    How many are dead or hurt does not: that is told again days after the event itself.
    """
    bare = _APART_IN_TITLE.sub("", title)
    if _OF_WHAT.search(bare):
        return bare, _APART_IN_TEXT.sub("", text)
    return title, text
