"""Titles, markup and languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalizing.html import sanitised, text_of
from aggregator.normalizing.language import language_code
from aggregator.normalizing.loose_code import without_loose_code
from aggregator.normalizing.printing import as_printed
from aggregator.normalizing.titles import clean_title, plain_line
from tests.support.cost import costs_at_most

NAMES = ("Harbour Post", "harbour.example", "harbour", "Harbour Post - World", "World News")


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("  Two\n\t lines ", "Two lines"),
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("<b>Bold</b> move<br/>today", "Bold move today"),
        ("&lt;i&gt;Tide&lt;/i&gt; turns", "Tide turns"),
        ("5 < 6 and I <3 boats", "5 < 6 and I <3 boats"),
        ("<h1>Tide</h1><p>tur<b>ns</b> now</p>", "Tide turns now"),
        ("Ti<i>de</i>&lt;br&gt;turns", "Tide turns"),
        ("x<script>alert(1)</script>y", "x y"),
        ("x<STYLE>a\n{}</style >y", "x y"),
        ("Ti<!-- cached\n7f3a -->de &lt;!-- no <b> --&gt;turns", "Tide turns"),
        ("5 <!-- 6", "5 <!-- 6"),
        ("undefined", ""),
        ("&lt;p&gt;[object Object]&lt;/p&gt;", ""),
        ("(No title)", ""),
        ("Null and void", "Null and void"),
        ("Killed: &lt;del&gt;12&lt;/del&gt;&lt;ins&gt;14", "Killed: 14"),
        ("<s>Tide turns</s>", "Tide turns"),
        ("<q>Tide</q> <ruby>港<rt>みなと</rt></ruby>で", "“Tide” 港で"),
        ("evil\u202etxt.exe\u202c \u200bname\ufeff", "eviltxt.exe name"),
        ("nul\x00 and \ud800 surrogate", "nul and surrogate"),
        ("co\u00adope\u00adrate", "cooperate"),
        ("می\u200cکنیم", "می\u200cکنیم"),
        ("pay\u200dpal", "paypal"),
        ("Пор\u200dт\u200c откр\u200dыт", "Порт открыт"),
        ("po\ufe0fwer sta\U000e0100tion 1\ufe002", "power station 12"),
        ("po\ufe0f\u200dwer", "power"),
        ("渡\U000e0101船", "渡船"),
        ("\u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3", "\u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3"),
        ("क्\u200dष ᠰᠠ\u180bᠢ", "क्\u200dष ᠰᠠ\u180bᠢ"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_title_is_plain_text_on_one_line(raw: str, title: str) -> None:
    assert clean_title(raw) == title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Ferry runs aground - Harbour Post", "Ferry runs aground"),
        ("Ferry runs aground | The Harbour Post", "Ferry runs aground"),
        ("Ferry runs aground \u2013 harbour.example", "Ferry runs aground"),
        ("Ferry runs aground — Harbour Post News", "Ferry runs aground"),
        ("Ferry runs aground | Harbour Post - World", "Ferry runs aground"),
        ("Ferry runs aground - Harbour Post | harbour.example", "Ferry runs aground"),
        ("Ferry runs aground - Hill Radio", "Ferry runs aground - Hill Radio"),
        ("Talks on the harbour - a post in danger", "Talks on the harbour - a post in danger"),
        ("Profile - Harbour Post", "Profile - Harbour Post"),
        ("Harbour Post", "Harbour Post"),
        ("What I owe the Harbour Post", "What I owe the Harbour Post"),
        ("Rail-strike off-Harbour Post", "Rail-strike off-Harbour Post"),
        ("渡船が港で座礁した - Harbour Post", "渡船が港で座礁した"),
        ("渡船 - Harbour Post", "渡船 - Harbour Post"),
        ("Ferry runs aground - World News", "Ferry runs aground"),
    ],
)
def test_the_publishers_name_is_taken_off_and_nothing_else(raw: str, title: str) -> None:
    assert clean_title(raw, NAMES) == title


@given(st.text(max_size=80))
def test_a_clean_title_has_nothing_invisible(text: str) -> None:
    title = clean_title(text, NAMES)
    assert "\n" not in title
    assert not set(title) & set("\x00\u200b\u202e\u2066\ufeff\ud800")
    assert title == title.strip()
    title.encode()


def test_nothing_disguises_a_title() -> None:
    for disguise in (
        "\u202e",
        "&#8238;",
        "\u2066",
        "\u200b",
        "\u3164",
        "\u115f",
        "\u2800",
        "\u034f",
        "\x1b",
        "\U000e0041",
    ):
        assert plain_line(f"Talks {disguise}resume") == "Talks resume"
    assert len(plain_line("Talks" + "\u0301\u0332" * 50)) < 10


def test_markup_is_sanitised_and_its_links_made_absolute() -> None:
    safe = sanitised(
        '<p onclick="x()">See <a href="/a?b=1" style="x">this</a>, <a href="javascript:x()">that</a>'
        '<img src="http://t.example/pixel.gif"><script>bad()</script><style>p{}</style><iframe src="x"></iframe></p>',
        "https://news.example/feed",
    )
    assert safe == (
        '<p>See <a href="https://news.example/a?b=1" rel="nofollow noopener noreferrer">this</a>, '
        '<a rel="nofollow noopener noreferrer">that</a></p>'
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two <b>bold</b>\nwords.</p>", "One.\n\nTwo bold words."),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("plain & simple", "plain & simple"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ('<a title="x > y" href="http://a.example/?q=%3E">link</a>', "link"),
        ("<script>no</script>yes<!-- no -->", "yes"),
        ("<div><p></p> \n </div>", ""),
        ("Killed were <s>12</s> 14 people", "Killed were 14 people"),
        ("Killed were <del datetime='2020-06-01'>12</del><ins>14</ins> people", "Killed were 14 people"),
        ("<p>Quay closed, he <strike>said</strike></p><p>wrote.</p>", "Quay closed, he\n\nwrote."),
        ("<p><s>Killed were two.<p>The harbour is closed.", "Killed were two.\n\nThe harbour is closed."),
        ("She said: <q>We <Q>never</Q> sail</q>.", "She said: “We “never” sail”."),
        ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>で火事", "港で火事"),
        ("<center>Quay closed</center>Ferries wait", "Quay closed\n\nFerries wait"),
        ("<video src='a'>Your browser plays no videos.</video>Ferries wait", "Ferries wait"),
    ],
)
def test_markup_becomes_plain_text_in_paragraphs(markup: str, text: str) -> None:
    assert text_of(sanitised(markup, "")) == text


def test_markup_that_is_struck_out_and_never_closed_is_looked_through_once() -> None:
    with costs_at_most(1):
        assert as_printed("<s>" * 100_000) == "<s>" * 100_000


@pytest.mark.parametrize(
    "element",
    [
        '<iframe src="https://video.example/7"/>',
        '<iframe src="https://video.example/7"/><iframe src="https://video.example/8"></iframe>',
        '<iframe src="https://video.example/7">',
        '<object data="https://video.example/7"><param name="a">',
        '<script src="https://count.example/1.js" />',
        '<style/><script>if (a) { document.write("<script>b") }</script>',
    ],
)
def test_what_is_embedded_and_not_closed_takes_no_text_along(element: str) -> None:
    assert text_of(sanitised(f"<p>Before.</p>{element}<p>After.</p>", "")) == "Before.\n\nAfter."


@pytest.mark.parametrize("name", ["text", "list", "domain", "font", "x:share"])
def test_elements_that_are_not_htmls_leave_their_words(name: str) -> None:
    assert text_of(sanitised(f"<p>One <{name} a='b'>two</{name}> <{name}/>three.</p>", "")) == "One two three."


def test_code_that_is_never_closed_is_not_text() -> None:
    assert text_of(sanitised("<p>Before.</p><script>var a = 1", "")) == "Before."


@pytest.mark.parametrize("piece", ["<i>", "<u></b>", "<b></u>", "<div>"])
def test_markup_nested_beyond_reason_keeps_its_words_but_not_its_elements(piece: str) -> None:
    safe = sanitised("<p>" + piece * 20_000 + "word", "https://news.example/")
    assert "<" not in safe
    assert text_of(safe) == "word"


@given(st.text(alphabet="<>/=\"'&;abp!-[] \n", max_size=80))
def test_plain_text_and_sanitised_markup_are_final(soup: str) -> None:
    safe = sanitised(soup, "https://news.example/")
    assert sanitised(safe, "https://news.example/") == safe
    assert "<script" not in safe.lower()


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (("en-US",), "en"),
        (("EN_gb",), "en"),
        ((None, "de"), "de"),
        (("", "x", "und", "fr-CA"), "fr"),
        (("iw",), "he"),
        (("English",), "en"),
        (("zh-Hans-CN",), "zh"),
        (("12", None), None),
        (("fil",), "fil"),
        (("deu-AT",), "de"),
        (("chi",), "zh"),
        (("ENG",), "en"),
    ],
)
def test_a_language_is_its_primary_code(codes: tuple[str | None, ...], code: str | None) -> None:
    assert language_code(*codes) == code


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("LIVE BELOW: .video { position: relative; width: 56.25%; } .video iframe, .video embed ...", "LIVE BELOW:"),
        ("<p>Quay reopens. p { margin: 0; color: red } Ferries sail.</p>", "Quay reopens. Ferries sail."),
        ("Tide turns. #box a.b:hover { width: 10px; hei", "Tide turns. #box a.b:hover { width: 10px; hei"),
        ("Tide turns. (function(d, id) {var js;if (d) {js = id;}}(document, 'live')); At six.", "Tide turns. At six."),
        ("<p>Tide turns. (function(d) {d.cut(</p><p>At six.</p>", "Tide turns.\n\nAt six."),
        ("Sets {a: b} and { Photo: staff; text: agency } stay", "Sets {a: b} and { Photo: staff; text: agency } stay"),
        ("<p>Write</p><pre>p { margin: 0; }</pre>", "Write\n\np { margin: 0; }"),
        ('[vc_row][vc_column width="1/2"]Tide turns.[/vc_column][/vc_row]At six.', "Tide turns. At six."),
        ("<p>[caption id=”a7” width=”9″]Quay[/caption] Tide turns [gallery ids='1,2']</p>", "Quay Tide turns"),
        ("[b]Tide[/b] turns, see [url=https://a.example/1]here[/url]", "Tide turns, see here"),
        ("[Tide] turns [sic] at [the quay, n=5] [...] [/]", "[Tide] turns [sic] at [the quay, n=5] [...] [/]"),
    ],
)
def test_code_whose_tags_were_taken_out_is_no_text(markup: str, text: str) -> None:
    assert text_of(sanitised(markup, "")) == text


@pytest.mark.parametrize(
    "hostile",
    [
        "{ab:c;" + " " * 200_000 + "x",
        "(function(){ }" + " " * 200_000 + "x",
        ".v { ab: c; } " + " .a" * 70_000 + "!",
        "." + "a" * 200_000 + " {",
        "(function(){" + "}(" * 100_000,
        "[a_b " * 40_000,
        "[a b='" * 30_000,
        "".join(f"[/a{number}]" for number in range(20_000)),
    ],
    ids=["declaration", "function", "selectors", "selector", "calls", "brackets", "values", "names"],
)
def test_what_only_looks_like_code_costs_no_more_than_its_length(hostile: str) -> None:
    # Where the cost were that of the square, this would take minutes.
    assert len(without_loose_code(hostile)) <= len(hostile)
