"""What changes in a text by itself is told from what somebody has changed."""

from __future__ import annotations

import pytest

from aggregator.model import EntryData, ParsedFeed
from aggregator.normalizing import normalise
from aggregator.normalizing.fingerprint import content_key
from tests.support.cost import costs_at_most
from tests.support.make import feed_context

CONTEXT = feed_context()
QUAY = "<p>The quay reopened on Monday.</p>"


def key(markup: str) -> str:
    (article,) = normalise(ParsedFeed(format="rss20", entries=(EntryData(guid="1", summary=markup),)), CONTEXT)
    return article.content_key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>UPDATED: 11.05am</p>", "<p>UPDATED: 11.35am</p>"),
        ("<p>Open. Updated 10:05 GMT The ferry runs.</p>", "<p>Open. Updated 10:25 GMT The ferry runs.</p>"),
        ("<p>By Ana Vale, updated 3 May 10:05</p>", "<p>By Ana Vale, updated 4 May 11:05</p>"),
        ("<p>This page was last updated on 3 May 2026.</p>", "<p>This page was last updated on 4 May 2026.</p>"),
        ("<p>It is open. Local time 12:03. Call us.</p>", "<p>It is open. Local time 12:13. Call us.</p>"),
        ("<p>Stand: 12.03.2026, 10:05 Uhr: offen</p>", "<p>Stand: 13.03.2026, 11:05 Uhr: offen</p>"),
        ("<p>Publié le 3 mai – Mis à jour à 11h05</p>", "<p>Publié le 3 mai – Mis à jour à 12h35</p>"),
        ("<p>Pubblicato il 3 maggio 2026 alle 10:05</p>", "<p>Pubblicato il 4 maggio 2026 alle 11:05</p>"),
        ("<p>Publicado em 3 de maio às 10h05</p>", "<p>Publicado em 4 de maio às 11h05</p>"),
        ("<p>Laatst bijgewerkt op 3 mei 2026</p>", "<p>Laatst bijgewerkt op 4 mei 2026</p>"),
        ("<p>Обновлено: 3 мая в 10:05</p>", "<p>Обновлено: 3 мая в 10:15</p>"),
        ("<p>Sist oppdatert 3. mai kl. 10:05</p>", "<p>Sist oppdatert 3. mai kl. 10:15</p>"),
        ("<p>Frissítve: 10:05</p>", "<p>Frissítve: 10:15</p>"),
        ("<p>The ferry runs. It is 12:03 now</p>", "<p>The ferry runs. It is 12:13 now</p>"),
        ("<p>The ferry runs [12:03 UTC]</p>", "<p>The ferry runs [12:13 UTC]</p>"),
        ("<p>12:03 – The ferry runs</p>", "<p>12:13 – The ferry runs</p>"),
        ("<p>The ferry runs. Asked at 12:03:22</p>", "<p>The ferry runs. Asked at 12:04:02</p>"),
        ("<p>The ferry runs. Last checked at 12:03</p>", "<p>The ferry runs. Last checked at 12:13</p>"),
        ("<p>12 people are reading this</p>", "<p>57 people are reading this</p>"),
        ("<p>Just now</p>", "<p>An hour ago</p>"),
        ("<p>Gerade eben</p>", "<p>Vor 12 Minuten</p>"),
        ("<p>Today, 10:15</p>", "<p>26 November, 10:15</p>"),
        ("<p>Opdateret for 5 minutter siden</p>", "<p>Opdateret for 9 minutter siden</p>"),
        ("<p>Frissítve: 5 perccel ezelőtt</p>", "<p>Frissítve: 9 perccel ezelőtt</p>"),
        ("<p>Diperbarui 5 menit yang lalu</p>", "<p>Diperbarui 9 menit yang lalu</p>"),
        ("<p>Cập nhật 5 phút trước</p>", "<p>Cập nhật 9 phút trước</p>"),
        ("<p>منذ 5 دقائق</p>", "<p>منذ 9 دقائق</p>"),
        ("<p>آخر تحديث ١١:٠٥</p>", "<p>آخر تحديث ١١:٠٩</p>"),
        ("<p>Vor 5 Min.</p>", "<p>Vor 2 Std.</p>"),
        ("<p>Il y a 5 min</p>", "<p>Il y a 2 h</p>"),
        ("<p>Πριν από 5 λεπτά</p>", "<p>Πριν από 2 ώρες</p>"),
        ("<p>לפני 5 דקות</p>", "<p>לפני 9 דקות</p>"),
        ("<p>Page generated in 0.034 seconds</p>", "<p>Page generated in 0.1 seconds</p>"),
        ("<p>Visitors online: 34</p>", "<p>Visitors online: 57</p>"),
        ("<p>Downloads: 1,034</p>", "<p>Downloads: 1,057</p>"),
        ("<p>No comments yet</p>", "<p>1 comment</p>"),
        ("<p>Keine Kommentare</p>", "<p>3 Kommentare</p>"),
        ("<p>5 分钟前</p>", "<p>9 分钟前</p>"),
        ("<p>5分前に更新</p>", "<p>12分前に更新</p>"),
        ("<p>浏览：1203 次</p>", "<p>浏览：1,304 次</p>"),
        ("<p>조회수 123</p>", "<p>조회수 345</p>"),
        ("<p>1.2K shares · 34 comments</p>", "<p>1.3K shares · 41 comments</p>"),
        ("<p>3 likes · 9 comments · 0 shares</p>", "<p>4 likes · 11 comments · 2 shares</p>"),
        ("<p>1 share | 3 likes | 2 comments | 5 votes</p>", "<p>2 shares | 8 likes | 4 comments | 6 votes</p>"),
        ("<p>12 views | 3 comments | November 3, 2026</p>", "<p>95 views | 6 comments | November 4, 2026</p>"),
        (
            "<p>Read also: <a href='/1'>Ferry late</a></p>",
            "<p>Read also: <a href='/2'>New mayor elected</a></p>",
        ),
        (
            "<p>Tags: <a href='/1'>port</a>, <a href='/2'>quay</a></p>",
            "<p>Tags: <a href='/2'>quay</a>, <a href='/1'>port</a></p>",
        ),
        (
            "<ul><li><a href='/1'>Ferry late</a> - November 3, 2026</li></ul>",
            "<ul><li><a href='/2'>New mayor elected</a> - November 9, 2026</li></ul>",
        ),
        (
            "<ol><li><a href='/1'>Ferry late</a>&nbsp;&nbsp;<font>Hill Radio</font></li></ol>",
            "<ol><li><a href='/2'>Ferry in</a>&nbsp;&nbsp;<font>Quay 24</font></li></ol>",
        ),
        ("<p>(Visited 12 times, 1 visits today)</p>", "<p>(Visited 1,308 times, 6 visits today)</p>"),
        ("<p>12&nbsp;total views, 3 views today</p>", "<p>1,308&nbsp;total views, 5 views today</p>"),
        ("<p>This article has been viewed 12 times.</p>", "<p>This article has been viewed 57 times.</p>"),
        ("<p>12 people have read this article</p>", "<p>57 people have read this article</p>"),
        ("<p>Hits: 12</p>", "<p>Hits: 57</p>"),
        ("<p>12</p>", "<p>57</p>"),
        ("<dl><dt>Views</dt><dd>1,204</dd></dl>", "<dl><dt>Views</dt><dd>1,377</dd></dl>"),
        ("<p>As it stood</p><p>12:03 CET</p>", "<p>As it stood</p><p>12:13 CET</p>"),
        ("<p>Zugriffe: 12</p>", "<p>Zugriffe: 57</p>"),
        ("<p>4.3/5 - (12 votes)</p>", "<p>4.5/5 - (57 votes)</p>"),
        ("<p>(12 votes, average: 4.30 out of 5)</p>", "<p>(57 votes, average: 4.52 out of 5)</p>"),
        ("<p>12 shares Share 8 Tweet 4</p>", "<p>57 shares Share 31 Tweet 26</p>"),
        ("<p>Reading Time: 3 minutes</p>", "<p>Reading Time: 4 minutes</p>"),
        ("<p>3 min read</p>", "<p>4 min read</p>"),
        ("<p>Read more (2 min remaining to read)</p>", "<p>Read more (3 min remaining to read)</p>"),
        ("<p>Temps de lecture : 3 minutes</p>", "<p>Temps de lecture : 4 minutes</p>"),
        ("<p>It is open. <a href='/1'>Read more</a></p>", "<p>It is open.</p>"),
        ("It is open […] <a href='/1'>Continue reading →</a>", "It is open […]<a href='/1'>Weiterlesen</a>"),
        ("", "<p>The post <a href='/1'>Quay reopens</a> appeared first on <a href='/'>Harbour Post</a>.</p>"),
        (
            "<p>Der Beitrag <a href='/1'>Kai offen</a> erschien zuerst auf <a href='/'>Hafenpost</a>.</p>",
            "<p>Der Beitrag <a href='/1'>Kai offen</a> erschien zuerst auf <a href='/'>Hafenpost am Abend</a>.</p>",
        ),
        (
            "<div class='jp-relatedposts'><p><a href='/1'>Ferry late</a><br>In \"Town\"</p></div>",
            "<div class='jp-relatedposts'><p><a href='/2'>New mayor</a><br>In \"Votes\"</p></div>",
        ),
        ("<p>[Ad] Buy a boat</p>", "<p>[Ad] Buy a car</p>"),
        ("<p>(Anzeige) Boote im Angebot</p>", "<p>(Anzeige) Autos im Angebot</p>"),
        ("LIVE 10:05: the ferry runs.", "LIVE 10:15: the ferry runs."),
        ("LIVE:10:05:09: the ferry runs.", "LIVE:10:15:11: the ferry runs."),
        ("مباشر ١٠:٠٥: العبّارة تعمل.", "مباشر ١٠:١٥: العبّارة تعمل."),
        ("Liveticker 10.05 Uhr: die Fähre fährt.", "Liveticker 10.15 Uhr: die Fähre fährt."),
        ("10h05 : le bac circule.", "10h15 : le bac circule."),
        ("10.05 - lautta kulkee.", "10.15 - lautta kulkee."),
    ],
)
def test_what_changes_by_itself_is_no_edit(before: str, after: str) -> None:
    assert key(QUAY + before) == key(QUAY + after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("10:05 Not guilty, says the court.", "10:15 Guilty, says the court."),
        ("It costs $50m.", "It costs €50m."),
        ("Trade grew by 1.5 percent.", "Trade grew by -1.5 percent."),
        ("Trade fell by 3%.", "Trade fell by 3."),
        ("Il y a 40 morts dans la ville.", "Il y a 60 morts dans la ville."),
        ("Há 40 mortos na cidade.", "Há 60 mortos na cidade."),
        ("Die Polizei nahm 12 Personen vor dem Rathaus fest.", "Die Polizei nahm 30 Personen vor dem Rathaus fest."),
        ("Salvati 40 migranti il 3 marzo.", "Salvati 60 migranti il 3 marzo."),
        ("The fund sold 4,000 shares.", "The fund sold 9,000 shares."),
        ("The museum had 400 visitors that day.", "The museum had 900 visitors that day."),
        ("洪水造成3人死亡。", "洪水造成5人死亡。"),
        ("<a href='/1'>Port</a>: 3 dead", "<a href='/1'>Port</a>: 5 dead"),
        ("<a href='/1'>Dead</a>: 12", "<a href='/1'>Dead</a>: 15"),
        ("Dead: 12", "Dead: 15"),
        ("The toll is now 40, it said.", "The toll is now 45, it said."),
        ("Ferry burns: 12 dead \u2013 now 40.", "Ferry burns: 12 dead \u2013 now 45."),
        ("Rescuers found today 40 bodies.", "Rescuers found today 45 bodies."),
        ("Updated 3 May: 12 dead", "Updated 3 May: 15 dead"),
        ("Stand 12 Uhr: 40 Tote", "Stand 12 Uhr: 45 Tote"),
        ("Le bilan du jour 40 morts.", "Le bilan du jour 45 morts."),
        ("The ministry published 40 names.", "The ministry published 45 names."),
        ("The bank posted 3.5% growth.", "The bank posted 4.5% growth."),
        ("Fares were updated 3.5 percent up.", "Fares were updated 4.5 percent up."),
        ("The vote is now on Monday.", "The vote is now on Tuesday."),
        ("A float hurt 12 people watching the parade.", "A float hurt 15 people watching the parade."),
        ("Curfew from 21:00", "Curfew from 22:00"),
        ("Curfew between 21:00 and 05:00", "Curfew between 21:00 and 06:00"),
        ("Ausgangssperre ab 21:00 Uhr", "Ausgangssperre ab 22:00 Uhr"),
        ("Ausgangssperre ab 21.00 Uhr", "Ausgangssperre ab 22.00 Uhr"),
        ("2.50 dollars a litre", "2.90 dollars a litre"),
        ("2h05, le record du marathon", "2h04, le record du marathon"),
        ("Killed<br>40", "Killed<br>45"),
        ("Killed</p><p>40 today", "Killed</p><p>45 today"),
        ("<dl><dt>Magnitude</dt><dd>6.1</dd></dl>", "<dl><dt>Magnitude</dt><dd>6.4</dd></dl>"),
        ("Final score:<br>3:1", "Final score:<br>3:2"),
        ("<table><tr><td>Hurt</td><td>90</td></tr></table>", "<table><tr><td>Hurt</td><td>95</td></tr></table>"),
        ("12 shot", "15 shot"),
        ("पुल टूटा, चार मरे।", "पुल टूटी, चार मरे।"),
        ("সেতু ভাঙা", "সেতু ভাঙে"),
        ("ရေကြီး ၃ ဦး", "ရေကြော ၃ ဦး"),
        ("The ministry had no comment.", "The ministry had one comment."),
        ("The report was generated in 3 months.", "The report was generated in 9 months."),
        ("Vor 12 Höfen brannte es.", "Vor 15 Höfen brannte es."),
        ("It was closed by <a href='/1'>the council</a>", "It was closed by <a href='/1'>the army</a>"),
        ("Open. <a href='/1'>The mayor</a> left.", "Open. <a href='/1'>The minister</a> left."),
        ("The old quay was visited 400 times last year.", "The old quay was visited 900 times last year."),
        ("The song was read out 3 times; 12 people left.", "The song was read out 3 times; 40 people left."),
    ],
)
def test_what_somebody_has_changed_is_an_edit(before: str, after: str) -> None:
    assert key(f"{QUAY}<p>{before}</p>") != key(f"{QUAY}<p>{after}</p>")


def test_an_article_that_is_marked_as_promoted_as_a_whole_is_no_advertisement() -> None:
    article = "<article class='node node--promoted'><p>The quay reopened on {}.</p></article>"
    assert key(article.format("Monday morning")) != key(article.format("Tuesday evening"))


HIDING = ["p hidden", "p style='color:red;display: none !important'", 'p style="visibility:hidden"', "P  HIDDEN=''"]


@pytest.mark.parametrize("tag", HIDING)
def test_a_word_that_no_browser_shows_is_no_edit(tag: str) -> None:
    token = f"{QUAY}<{tag}>Token {{}}</{tag[0]}><p>It was closed for a year.</p>"
    assert key(token.format("7f3a" * 8)) == key(token.format("b09c" * 8))


@pytest.mark.parametrize("tag", [*HIDING, "p title='A hidden quay'", "p class='md:hidden lg:flex'", "p aria-hidden"])
def test_what_is_hidden_until_somebody_reads_on_or_speaks_of_hiding_is_told(tag: str) -> None:
    closed = "It was closed for a year after a storm in March, and ferries sailed from the old pier, when the wall"
    article = f"<p>The quay is open.</p><{tag}>{closed} {{}}</{tag[0]}>"
    assert key(article.format("fell on Monday.")) != key(article.format("was painted."))


def test_a_figure_that_is_all_there_is_to_read_is_told() -> None:
    assert content_key("The Orlen at Tarsk", "3.4") != content_key("The Orlen at Tarsk", "3.9")


def test_percent_may_be_a_word_or_a_sign_and_a_minus_any_dash() -> None:
    assert content_key("Trade", "It grew by \u22121.5 %.") == content_key("Trade", "It grew by -1.5 percent.")


@pytest.mark.parametrize(
    "line", ["1." * 29 + "x", "a. " * 19 + "é", "1. " * 19 + "人", "1分前 " * 12 + "x", "1/1 " * 14 + "x"]
)
def test_no_line_takes_long_to_be_told_from_a_stamp(line: str) -> None:
    with costs_at_most(1):
        content_key("Title", line)


def test_advertisements_within_each_other_are_not_all_looked_through() -> None:
    with costs_at_most(3):
        key("<div class='ad'>" * 4_000 + "word " * 20_000 + "</div>" * 4_000)
