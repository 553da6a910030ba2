"""Names across scripts: the consonants that the spellings of one name have in common.

'Zelensky', 'Selenskyj', 'Зеленський' and 'زيلينسكي' are one name, written as each language hears it. Vowels differ
most, and Arabic leaves them out; so a name is put into Latin letters by a library (anyascii), its consonants into
classes that languages confuse (hissing sounds; b and p; f, v and w; g, h, k and q), and its vowels are dropped. Chinese
renders names by syllables that are too far from them, and Japanese has one letter for l and r: to take these two for
one everywhere made a third more names collide.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from aggregator.matching.words import without_article

_SHORTEST = 3
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_IS_KATAKANA = re.compile("[\u30a0-\u30ff]")

# Letters whose accents decide how they sound, before the accents are gone.
_ACCENTED = str.maketrans(
    {"ç": "s", "č": "s", "ć": "s", "ĉ": "s", "ж": "j", "ĝ": "j", "ц": "s", "щ": "s", "ь": "", "ъ": ""}
)
# Arabic: its vowels, its throat sounds that others drop, and the ending that others write with a vowel.
_ARABIC = str.maketrans({"ع": "ا", "ء": None, "ئ": None, "ؤ": None, "ة": None, "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ا"})
_ARABIC_SILENT = re.compile("(?<=.)و|ه$")

# Urdu has letters of its own for two of these, of which one only says that the sound before it is breathed.
_URDU = str.maketrans({"ہ": "ه", "ھ": None, "ں": "ن", "ے": "ی"})
# Hebrew: 'v', which is doubled or ends a name, and the vowel that one letter is else; the silent end; foreign sounds.
_IS_HEBREW = re.compile("[\u05d0-\u05ea]")
_HEBREW = str.maketrans({"א": "a", "ע": "a", "י": "i", "פ": "p"})
_HEBREW_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (("[גזצ]׳", "s"), ("ב$", "v"), ("ב", "b"), ("(?<=.)וו", "v"), ("(?<=.)ו", "o"), ("ה$", ""))
)
# Sounds that other scripts write with two letters, or with one that the library takes for another.
_OTHER_SOUNDS = {
    "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "χ": "kh", "ου": "u", "ու": "u", "ং": "ng", "ं": "n", "ँ": "n",
    "ッ": "",  # doubles what follows
}  # fmt: skip
_OTHER_SOUND = re.compile("|".join(_OTHER_SOUNDS))
_IS_HANGUL = re.compile("[\uac00-\ud7a3]")
_KOREAN_R = re.compile("(?<!ᆯ)ᄅ")

_LATIN_ARTICLE = re.compile("^[ae]l-")

# How languages write sounds that others write otherwise: first of these, then of all.
_BY_LANGUAGE = {
    "de": (("(?<!s)ch", "k"), ("(?<=.)j", "i")),
    "pl": (("ch", "k"), ("c(?!z)", "s"), ("(?<=.)j", "i")),
    "it": (("ch", "k"),),
    "es": (("(?<=[aeiou])j", "k"),),
}
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("t?sch|t?sh|tch|dzh|tzs?|dsch|d?j(?=.)|[cs]z|rz|dz|ts|zh|x(?=i)", "s"),
        ("ch|c(?=[eiy])", "s"),
        ("j$|(?<=[aeiou])h$", ""),
        ("x", "ks"),
        ("ph|[vw]", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("bh", "b"),
        ("ck|cc|kh|gh|qu|[cghq]", "k"),
    )
)

_SAME = str.maketrans({"b": "p", "z": "s"})
_NASAL = re.compile("m(?=[pf])|n(?:k(?=[^aeiouy]|$))")
_NO_LETTER = re.compile("[^a-z]+")
_VOWELS = re.compile("[aeiouy]+")
_REPEATED = re.compile(r"(.)\1+")


def skeleton(name: str, language: str | None = None) -> str:
    """Return the consonants of one word of a name, such as 'slnsk' for 'Zelensky'; empty where they are too few.

    The language of the text says how some letters sound. A vowel at the start stands for itself, as 'a', where only two
    consonants are left; fewer than that tell no names apart.
    """
    letters = _LATIN_ARTICLE.sub("", name.lower()).translate(_ACCENTED)
    if _IS_ARABIC.search(letters):
        letters = _ARABIC_SILENT.sub("", without_article(letters.translate(_URDU)).translate(_ARABIC))
        opens_with_vowel = letters[:1] in {"ا", "ي"}
        latin = _letters(letters)
    elif _IS_HEBREW.search(letters):
        opens_with_vowel = letters[0] in "איע"
        for found, sound in _HEBREW_SOUNDS:
            letters = found.sub(sound, letters)
        latin = _letters(letters.translate(_HEBREW))
    else:
        if not letters.isascii():
            letters = _of_other_scripts(letters)
        is_katakana = _IS_KATAKANA.search(letters) is not None
        latin = _letters(letters)
        if is_katakana:
            # 'ti' is mostly written so, and a final 'n' or 'm' is one letter.
            latin = latin.replace("chi", "ti")
        opens_with_vowel = latin[:1] in set("aeiouy")
        latin = re.sub("^u(?=[aeiou])", "w", latin)
        for pattern, sound in _BY_LANGUAGE.get(language or "", ()):
            latin = re.sub(pattern, sound, latin)
    for found, sound in _SOUNDS:
        latin = found.sub(sound, latin)
    latin = latin.translate(_SAME)
    bones = _REPEATED.sub(r"\1", _VOWELS.sub("", _NASAL.sub("n", latin)))
    if len(bones) == _SHORTEST - 1 and opens_with_vowel:
        bones = "a" + bones
    return bones if len(bones) >= _SHORTEST else ""


def _of_other_scripts(letters: str) -> str:
    """Return letters with those replaced that the library would take for other sounds."""
    if _IS_HANGUL.search(letters):
        # One letter is 'r' alone and 'l' where it is doubled or closes a syllable; the library knows whole syllables.
        apart = unicodedata.normalize("NFD", letters)
        return _KOREAN_R.sub("r", apart)
    return _OTHER_SOUND.sub(lambda match: _OTHER_SOUNDS[match[0]], unicodedata.normalize("NFC", letters))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", anyascii(text).lower())
