"""Letters are read right, whatever encoding a document, its header or nobody names."""

from __future__ import annotations

import codecs

import pytest

from tests.support.documents import FEED, titles


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (FEED.encode(), "text/html"),
        (FEED.encode("latin-1"), "application/xml; charset=ISO-8859-1"),
        (FEED.encode("latin-1"), ""),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + FEED.encode("latin-1"), ""),
        (b'<?xml version="1.0" encoding="utf-8"?>' + FEED.encode("latin-1"), 'text/xml; charset="iso-8859-1"'),
        (b'<?xml version="1.0" encoding="utf-16"?>' + FEED.encode(), ""),
        (FEED.encode(), "text/xml; charset=iso-8859-1"),
        (FEED.encode(), "text/xml; charset=us-ascii"),
        (FEED.encode(), "text/xml; charset=no-such-thing"),
        (codecs.BOM_UTF8 + FEED.encode(), "text/xml; charset=iso-8859-1"),
        (FEED.encode("utf-16"), ""),
        (FEED.encode("utf-16-le"), ""),
        (FEED.encode("utf-16-be"), "text/xml; charset=utf-8"),
        (FEED.encode("utf-32"), ""),
        (FEED.encode("utf-32-le"), ""),
        (FEED.encode("utf-32-be"), ""),
        (f"\n{FEED}".encode("utf-16-le"), ""),
        (FEED.encode().decode("latin-1").encode(), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_letters_are_read_right_whatever_is_announced(body: bytes, content_type: str) -> None:
    assert titles(body, content_type) == ["Über den Fluß"]


def test_the_charset_of_the_header_wins_over_the_declaration() -> None:
    body = '<?xml version="1.0" encoding="windows-1252"?>' + FEED.replace("Über den Fluß", "Паром")
    assert titles(body.encode("windows-1251"), "text/xml; charset=windows-1251") == ["Паром"]


@pytest.mark.parametrize("encoding", ["koi8-r", "windows-1251", "utf-16", "utf-16-be", "utf-32", "cp866"])
def test_cyrillic_is_read_in_each_encoding_that_the_document_declares(encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?>' + FEED.replace("Über den Fluß", "Паром")
    assert titles(body.encode(encoding)) == ["Паром"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        *(("shift_jis", "津波"), ("euc-jp", "津波"), ("iso-2022-jp", "津波")),
        *(("gb18030", "北京"), ("gb2312", "北京"), ("big5", "臺北"), ("euc-kr", "서울")),
    ],
)
def test_east_asian_text_is_read_in_each_encoding_that_the_header_names(encoding: str, words: str) -> None:
    body = FEED.replace("Über den Fluß", words).encode(encoding)
    assert titles(body, f'application/rss+xml;charset="{encoding.upper()}"') == [words]


@pytest.mark.parametrize(
    ("encoding", "language", "words"),
    [
        ("windows-1251", "", "Паром пошёл ко дну"),
        ("koi8-r", "", "Паром пошёл ко дну"),
        ("windows-1251", "ru", "Паром"),
        ("windows-1250", "pl-PL", "Łódź"),
        ("shift_jis", "ja", "津波"),
        ("gb18030", "zh-CN", "北京"),
        ("big5", "zh-TW", "臺北"),
        ("euc-kr", "ko", "서울"),
        ("iso-2022-jp", "", "津波"),
    ],
)
def test_an_encoding_that_is_not_named_is_told_by_the_language_or_the_letters(
    encoding: str, language: str, words: str
) -> None:
    body = '<?xml version="1.0" encoding="utf-8"?>' + FEED.replace("Über den Fluß", words)
    stated = f"<language>{language}</language>" if language else ""
    assert titles(body.replace("<item>", f"{stated}<item>").encode(encoding)) == [words]


@pytest.mark.parametrize(
    ("name", "encoding", "words"),
    [
        ("ISO-8859-8-I", "iso-8859-8", "שלום"),
        ("x-sjis", "shift_jis", "津波"),
        ("windows-31j", "cp932", "①津波"),
        ("x-cp1250", "cp1250", "Łódź"),
        ("win-1251", "cp1251", "Паром"),
        ("windows-874", "cp874", "สะพาน"),
        ("x-x-big5", "big5", "臺北"),
    ],
)
def test_encodings_go_by_the_names_of_the_web(name: str, encoding: str, words: str) -> None:
    body = f'<?xml version="1.0" encoding="{name}"?>' + FEED.replace("Über den Fluß", words)
    assert titles(body.encode(encoding)) == [words]


def test_one_broken_byte_does_not_garble_a_utf8_document() -> None:
    assert titles(FEED.replace("Fluß", "Fluß é").encode().replace(b"\xc3\xa9", b"\xc3")) == ["Über den Fluß \ufffd"]


def test_one_letter_in_utf8_is_as_good_as_one_byte_that_is_none() -> None:
    body = FEED.replace("Über den Fluß", "The café is Anna's").encode()
    assert titles(body.replace(b"'", b"\x92")) == ["The café is Anna’s"]
    assert titles(FEED.replace("Über den Fluß", "Straße „Groß“ zu").encode("cp1252")) == ["Straße „Groß“ zu"]


def test_typographic_marks_of_windows_in_a_utf8_document_are_those_marks() -> None:
    body = FEED.replace("Fluß", "Fluß (Mündung) <<ohne>>").encode()
    assert titles(body.replace(b"<<", b"\x93").replace(b">>", b"\x94")) == ["Über den Fluß (Mündung) “ohne”"]


def test_a_letter_of_windows_among_others_is_that_letter_and_elsewhere_the_rest_of_one() -> None:
    feed = FEED.replace("Fluß", "Fluß, die Höhe und die Größe: <<").encode()
    for printed, read in (
        (b"M\xe1laga, \xe9tat", "Málaga, état"),
        (b"Jos\xe9 Anr\xfa, caf\xe9", "José Anrú, caf\ufffd"),
        (b"the caf\xc3 ...", "the caf\ufffd ..."),
        ("мо\N{CYRILLIC SMALL LETTER ES}".encode()[:-1] + b" ost", "мо\ufffd ost"),
        (b"\xcf\xf0\xe8 x", "\ufffd x"),
    ):
        assert titles(feed.replace(b"<<", printed)) == [f"Über den Fluß, die Höhe und die Größe: {read}"]


def test_the_sign_of_the_euro_beside_a_number_is_that_sign_and_elsewhere_the_end_of_a_letter() -> None:
    for printed, read in (("5 <<", "5 €"), ("<<5", "€5"), ("<<от", "\ufffdот")):
        assert titles(FEED.replace("Fluß", f"Fluß: {printed}").encode().replace(b"<<", b"\x80")) == [
            f"Über den Fluß: {read}"
        ]


def test_characters_that_a_database_has_written_in_two_halves_are_put_together() -> None:
    halves = FEED.replace("Fluß", "Fluß \ud83d\udd25").encode("utf-8", "surrogatepass")
    assert titles(halves) == ["Über den Fluß \U0001f525"]


def test_of_an_item_that_alone_was_encoded_twice_the_letters_are_read_right() -> None:
    title = "Fähre – Größe unbekannt"
    twice = title.encode().decode("cp1252")
    body = FEED.replace("</item>", f"</item><item><title>{twice}</title></item><item><title>{title}</title></item>")
    assert titles(body) == ["Über den Fluß", title, title]
    items = ", ".join(f'{{"title": "{each}"}}' for each in (twice, title))
    assert titles(f'{{"title": "J", "items": [{items}]}}') == [title, title]


@pytest.mark.parametrize("title", ["MACRON ACCUSÉ\u00a0!", "JUGÉ\u00a0: ACCUSÉ\u00a0!", "Die Serie Ä“ beginnt"])
def test_a_capital_before_a_space_or_mark_that_may_be_a_letter_of_utf8_by_chance_is_none(title: str) -> None:
    assert titles(FEED.replace("Über den Fluß", title)) == [title]
    assert titles(f'{{"title": "J", "items": [{{"title": "{title}"}}]}}') == [title]
