"""Code among the words of a text, as content systems leave it.

That is style sheets and scripts of which they took out the tags alone, and codes in brackets that were to be replaced
(`[vc_row]`, `[caption id="7"]...[/caption]`, `[b]...[/b]`).
"""

from __future__ import annotations

import re

# White space is taken for good (`*+`): given back bit by bit, a long run of it between two parts costs its square.
_DECLARATION = r"[a-z-]{2,40}\s*+:\s*+[^;:{}<>]{1,200}"
_SELECTOR = r"(?:(?<![\w.])[.#@][a-zA-Z][\w-]{0,80}+[\w\s.#:,>*()-]{0,200}?|(?<!\S)[a-z][a-z0-9]{0,9}\s*+)"
_RULE = re.compile(rf"{_SELECTOR}?\{{\s*+(?:{_DECLARATION};\s*+)++(?:{_DECLARATION})?(?:\}}|$)")
"""A rule of a style sheet, such as `.video { position: relative; width: 9px; }`, or its beginning at the text's end."""
_CUT_SELECTOR = re.compile(r"(?<!\S)[.#][a-zA-Z][\w-]*+(?=[\s,])[\w\s.#,:>-]*(?:\.\.\.|\u2026)?\s*$")
"""What a summary that is cut within a style sheet ends with."""
_TAIL = 400
"""Characters at the end of a text in which that is looked for."""
_SCRIPT = re.compile(
    r"\(\s*+function\s*+\([\w\s,$]*+\)\s*+\{"
    r"(?:[^<]*?\}\s*+(?:\)\s*+)?\((?:[^()<]|\([^()<]*+\))*+\)\s*+(?:\)\s*+)?;?|[^<]*+)"
)
"""A function that is called where it stands, or its beginning where the text or element ends."""
_BRACKETS = re.compile(r"\[/?([a-z][\w-]{0,40})(?:[\s=][^\[\]<>]{0,2000})?\]")
_CLOSED = re.compile(r"\[/([a-z][\w-]{0,40})\]")
_QUOTED_VALUE = re.compile("[\\w-]=[\"'\u2018-\u201d\u2033]")


def without_loose_code(text: str) -> str:
    """A text, or markup, without rules of style sheets, called functions and codes in brackets among its words."""
    if "[" in text:
        text = _without_brackets(text)
    if "{" not in text:
        return text
    found, rules = _RULE.subn(" ", _SCRIPT.sub(" ", text))
    return found[:-_TAIL] + _CUT_SELECTOR.sub("", found[-_TAIL:]) if rules else found


def _without_brackets(text: str) -> str:
    """A text without codes in brackets; what writers put there has no underscore, no quoted value and no closing."""
    closed = set(_CLOSED.findall(text))

    def meant(found: re.Match[str]) -> str:
        is_code = found[1] in closed or "_" in found[1] or _QUOTED_VALUE.search(found[0])
        return " " if is_code else found[0]

    return _BRACKETS.sub(meant, text)
