"""Bytes to text, as browsers do it: byte order mark, then header, then declaration, then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What each name really means on the web (WHATWG Encoding Standard, "Names and labels")."""

_NAMES = {
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "iso-8859-6-e": "iso8859-6",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "windows-949": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc_5601": "cp949",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "x-mac-roman": "mac-roman",
    "mac": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    **{f"{name}{digit}": f"cp125{digit}" for name in ("x-cp125", "win-125", "windows125") for digit in range(9)},
}
"""Names on the web that Python does not know; the last two kinds are no standard's, but publishers'."""

_NOT_TEXT = {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
"""Python codecs that no browser knows; UTF-7 and the escapes can hide markup."""

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:+-]{1,40})", re.IGNORECASE)
_DECLARATION_OF_PAGE = re.compile(
    rb"<(?:\?xml|meta)\s[^>]{0,200}?(?:encoding|charset)\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE
)
_DECLARED_WITHIN, _DECLARED_IN_PAGE_WITHIN = 1024, 8192
"""Bytes. Browsers look through the first 1024 of a page too, but begin anew where its meta element comes later."""


_BYTES_OF_CP1252 = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0xA0)}
"""From windows-1252's characters to the bytes that they stand for; unassigned bytes stand for themselves."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PAIR = re.compile(r"[\xc2-\xf4][^\x00-\x7f]")
"""How a character of UTF-8 begins when its bytes are taken for characters."""
_COMMON_PAIR = re.compile("[ÂÃâ]")
"""How letters of the west of Europe and marks of print begin then."""


_LANGUAGE = re.compile(rb"(?:<(?:dc:)?language>\s*|xml:lang\s*=\s*[\"'])([A-Za-z]{2}(?:-[A-Za-z]{2})?)\b")
_BY_LANGUAGE = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "ru", "sr", "tg", "uk"), "cp1251"),
    **dict.fromkeys(("cs", "hu", "pl", "sk", "sl", "hr"), "cp1250"),
    **dict.fromkeys(("tr", "ku", "az"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("ar", "fa"), "cp1256"),
    **dict.fromkeys(("zh-tw", "zh-hk"), "big5hkscs"),
    "el": "cp1253",
    "he": "cp1255",
    "ja": "cp932",
    "ko": "cp949",
    "th": "cp874",
    "vi": "cp1258",
    "zh": "gb18030",
}
"""What browsers fall back to for readers of each language (HTML Standard, "Determining the character encoding")."""

_SHIFTED = re.compile(rb"\x1b\$[@B]")
"""How ISO-2022-JP, which looks like ASCII, begins Japanese; XML allows no such character otherwise."""

_WIDEST = 4
"""Bytes of a character in the widest encoding."""
_FIRST = b"<{[ \t\r\n"
"""What a feed may begin with."""

_STRAY = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as `surrogateescape` shows them."""
_MARKS_OF_PRINT = re.compile("[\udc85\udc91-\udc97]+")
"""The ellipsis, quotation marks, bullet and dashes of windows-1252, where they stand alone."""
_LETTER = re.compile(
    "(?<![^\x00-\x7f])[\udcc0-\udcff](?=[A-Za-z])|(?<=[A-Za-z])[\udcc6-\udcff](?=[ ,.;:'][A-Za-z]|[,.;:'] [A-Za-z])"
)
"""A letter of windows-1252 alone among others, as where one item comes from elsewhere: a character is cut in two before
an ellipsis or markup, and hardly ever before a word."""

_EURO = re.compile("(?:(?<=[0-9])|(?<=[0-9] ))\udc80|\udc80(?= ?[0-9])")
"""Its sign of the euro, where a number stands beside it; elsewhere it may end a character cut in two."""

_CYRILLIC = re.compile(rb"[\xc0-\xff]{3,}")
"""Words of windows-1251, whose small letters come from 0xE0 on, or of KOI8-R, whose come before."""
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(body: bytes, content_type: str, *, page: bool = False) -> tuple[str, str]:
    """The text of a body, and a note on what had to be overruled, replaced or undone (empty where nothing was).

    That of a `page` may name its encoding in a meta element.
    """
    if page:
        declared = _DECLARATION_OF_PAGE.search(body, 0, _DECLARED_IN_PAGE_WITHIN)
    else:
        declared = _DECLARATION.search(body, 0, _DECLARED_WITHIN)
    text, note = _decode(body, content_type, declared[1].decode("ascii", "replace") if declared else "")
    once = encoded_once(text)
    return (text, note) if once is None else (once, "the text was encoded twice")


def encoded_once(text: str) -> str | None:
    """The text meant by one that was UTF-8, taken for windows-1252 and encoded again; None for any other text.

    Only where every character beyond ASCII fits, and one of them is common or they are several: `ACCUSÉ` before a
    no-break space is valid UTF-8 by chance.
    """
    first = None if text.isascii() else _BEYOND_ASCII.search(text)
    if first is None or not _PAIR.match(text, first.start()):
        return None
    try:
        once = text.translate(_BYTES_OF_CP1252).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return once if _COMMON_PAIR.search(text) or len(set(_BEYOND_ASCII.findall(once))) > 1 else None


def _decode(body: bytes, content_type: str, declared: str) -> tuple[str, str]:
    """The text as announced, or as it evidently is.

    A header that names a single-byte encoding is overruled when the body is valid UTF-8 beyond ASCII: nearly every text
    in another encoding is not.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff"), ""
    evident = _wide(body[:_WIDEST]) or (
        "iso2022_jp" if _SHIFTED.search(body) and _decodes(body, "iso2022_jp") else None
    )
    if evident is not None:
        return body.decode(evident, "replace"), ""
    header = _HEADER.search(content_type)
    named = [codec for label in (header[1] if header else "", declared) if label and (codec := _codec(label))]
    if named and named[0] != "utf-8" and not body.isascii() and _decodes(body, "utf-8"):
        return body.decode(), f"read as UTF-8, though {named[0]} was announced"
    for codec in (*named, "utf-8"):
        if _decodes(body, codec):
            note = f"read as {codec}, since {named[0]} was announced in vain" if named and codec != named[0] else ""
            return body.decode(codec), note
    return _decode_broken(body, named)


def _decode_broken(body: bytes, named: Sequence[str]) -> tuple[str, str]:
    """The text of a body that is in none of the encodings named for it, nor in UTF-8."""
    joined = _surrogates_joined(body)
    if joined is not None:
        return joined, "characters in two halves put together"
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    runs = re.findall(r"[^\x00-\x7f]+", text)
    # Of 816 short texts in older encodings none was UTF-8 by chance to either extent.
    if sum(map(len, runs)) > 2 * broken or 2 * sum("\ufffd" not in run for run in runs) >= len(runs):
        text = _STRAY.sub(_meant, _EURO.sub("€", body.decode("utf-8", "surrogateescape")))
        return text, f"{broken} undecodable byte{'' if broken == 1 else 's'} replaced"
    fallback = next((codec for codec in named if codec != "utf-8"), None) or _guess(body)
    return body.decode(fallback, "replace"), f"read as {fallback}"


def _meant(stray: re.Match[str]) -> str:
    """What bytes that are no UTF-8 stand for: marks and letters from elsewhere, or the rest of a cut character."""
    if _MARKS_OF_PRINT.fullmatch(stray.group()) or _LETTER.match(stray.string, stray.start()):
        return stray.group().encode("latin-1", "surrogateescape").decode("cp1252")
    return "\ufffd"


def _guess(body: bytes) -> str:
    """The legacy encoding of a body that names none, or names UTF-8 in vain: by its language, else by its letters."""
    stated = _LANGUAGE.search(body)
    language = stated.group(1).decode("ascii").lower() if stated else ""
    codec = _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(language[:2])
    if codec is not None and _decodes(body, codec):
        return codec
    words = b"".join(_CYRILLIC.findall(body))
    if 2 * len(words) > len(_HIGH.findall(body)):
        return "cp1251" if 2 * sum(byte >= 0xE0 for byte in words) > len(words) else "koi8-r"  # noqa: PLR2004 - see _CYRILLIC
    return "cp1252"


def _wide(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark show in the zeros beside the first character (RFC 4627, section 3)."""
    first = head.strip(b"\0")[:1]
    if not first or first not in _FIRST:
        return None
    match [byte == 0 for byte in head]:
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, True, True, False]:
            return "utf-32-be"
        case [False, True, *_]:
            return "utf-16-le"
        case [True, False, *_]:
            return "utf-16-be"
        case _:
            return None


def _surrogates_joined(body: bytes) -> str | None:
    """UTF-8 in which characters beyond U+FFFF are written as two, as some databases do (CESU-8); None for any other."""
    try:
        halves = body.decode("utf-8", "surrogatepass")
    except UnicodeError:
        return None
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(_NAMES.get(label.lower(), label)).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    # A document whose declaration can be read as ASCII is not in a wide encoding, whatever it says.
    if name in _NOT_TEXT or name.startswith(("utf-16", "utf-32")):
        return None
    return _SUPERSETS.get(name, name)


def _decodes(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeError:
        return False
    return True
