"""Style sheets and scripts among the words of a text, as content systems leave them that take out tags alone."""

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


def without_loose_code(text: str) -> str:
    """A text, or markup, without rules of style sheets and called functions that stand among its words."""
    if "{" not in text:
        return text
    found, rules = _RULE.subn(" ", _SCRIPT.sub(" ", text))
    return found[:-_TAIL] + _CUT_SELECTOR.sub("", found[-_TAIL:]) if rules else found
