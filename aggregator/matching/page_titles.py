"""Titles of pages that follow an event as it happens, and of pages about several events."""

from __future__ import annotations

import re

_COLON = r"(?=\W*(?:[:|\u2013\u2014-]|$))"
"""Words that head what follows: 'In brief: ...'."""


def _words(*patterns: str) -> re.Pattern[str]:
    """Of languages that part their words: looked for at the beginning of each."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


_LIVE = _words(
    r"live\b(?=\W*(?:[:|\u2013\u2014-]|updates?\b|blog\b|ticker\b|$))|updates?:? live\b",
    r"live(?:blog|ticker)\b",
    r"^live\b|^as (?:it|the \w+) (?:happened|unfolded)\b",
    r"en direct\b|en directo\b|(?:in diretta|la diretta)\b|^diretta\b|ao vivo\b|na żywo\b",
    r"онлайн|прямой эфир|прямая трансляция|текстовая трансляция|наживо\b|пряма трансляція|canlı\b",
    r"مباشر(?:ة)?" + _COLON + r"|(?:تغطية|بث|تحديثات) (?:مباشرة?|مستمرة)\b|^لحظة بلحظة",
)
_LIVE_UNPARTED = re.compile(r"直播|滚动(?:更新|报道)|[（(【]?ライブ(?:更新|配信|中継)")
_ROUNDUP = _words(
    r"(?:news|daily|morning|evening|weekly|world|global) (?:brief|briefing|digest|round-?up|wrap(?:-up)?|summary)\b",
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['\u2019]s)? (?:brief|briefing|digest)\b" + _COLON,
    r"(?:daily|morning|midday|afternoon|evening|weekly) updates?\b|(?:round-?up|at a glance|hard numbers)\b",
    r"(?:in brief|headlines)" + _COLON + r"|^headlines\b|wrap:",
    r"^(?:(?:the|this|your|our|my) )?(?:week|day) in\b|(?:week|day) in (?:review|pictures|photos|numbers|brief)\b",
    r"\d+ things\b|(?:top|main) (?:stories|news|headlines)\b",
    # German, French, Spanish, Italian, Portuguese, Polish
    r"presseschau\b|(?:nachrichten|news|tages|wochen)(?:-?überblick|rückblick)\b|(?:kurz|kurze )meldungen\b",
    r"nachrichten (?:des tages|am (?:morgen|mittag|abend)|in kürze)\b|(?:das wichtigste|der tag) im überblick\b",
    r"das wichtigste (?:des tages|der woche|vom tag|am (?:morgen|abend))\b|das war der tag\b",
    r"^der (?:morgen|tag) kompakt\b",
    r"revue de presse\b|en bref" + _COLON,
    r"l['\u2019]essentiel (?:de l['\u2019]actualité|du jour|de la (?:semaine|journée|matinée))\b",
    r"l['\u2019]actu(?:alité)? (?:du jour|de la (?:semaine|journée|matinée))\b",
    r"le (?:récap|point) (?:du jour|de l['\u2019]actualité|de la (?:semaine|journée))\b",
    r"ce qu['\u2019]il faut retenir de (?:la (?:semaine|journée)|l['\u2019]actualité)\b",
    r"resumen de (?:noticias|prensa|la (?:semana|jornada))\b|resumen del día\b",
    r"(?:las )?(?:noticias|claves|titulares) del día\b",
    r"lo más (?:destacado|importante) (?:del día|de la (?:semana|jornada))\b|noticias en breve\b",
    r"rassegna stampa\b|(?:le )?notizie (?:del giorno|della settimana|in breve|di oggi)\b",
    r"i fatti (?:del giorno|della settimana)\b",
    r"(?:resumo|destaques|manchetes|notícias) (?:do dia|da semana|das notícias)\b|notícias em resumo\b",
    r"przegląd (?:prasy|dnia|tygodnia|wydarzeń|wiadomości)\b",
    r"(?:podsumowanie|skrót) (?:dnia|tygodnia|wydarzeń|informacji)\b",
    r"najważniejsze (?:informacje|wydarzenia|wiadomości) (?:dnia|tygodnia|poranka|wieczoru)\b",
    # Russian, Ukrainian
    r"дайджест\b|обзор (?:прессы|сми|дня|недели|событий|новостей)\b|итоги (?:дня|недели|суток|месяца)\b",
    r"главное (?:за|к этому)\b",
    r"(?:главные |последние )?новости (?:дня|недели|к этому часу)\b|новини (?:дня|тижня)\b",
    r"головн(?:е|і новини) (?:за|дня|тижня)\b",
    r"огляд (?:преси|змі|дня|тижня|подій|новин)\b|підсумки (?:дня|тижня|доби|місяця)\b",
    # Arabic
    r"(?:موجز|نشرة|حصاد) (?:الأخبار|الأنباء|اليوم|الأسبوع)",
    r"(?:أبرز|أهم) (?:الأخبار|الأنباء|العناوين|عناوين|أحداث)|جولة (?:الصحافة|في الصحف)",
)
# With one semicolon a title is nearly always of a single event told twice: 'Central bank cuts rates; chair warns'.
_ROUNDUP_UNPARTED = re.compile(
    r"[;\u037e\uff1b].*[;\u037e\uff1b]"
    r"|(?:新闻|每日|一周|今日)(?:早报|晚报|简报|要闻|摘要|汇总|速览|回顾)|新聞(?:摘要|簡報|速覽)|^(?:早报|晚报|早報|晚報)[:：|｜]"
    r"|ニュース(?:まとめ|一覧|ダイジェスト)|(?:今日|きょう|今週|一日|1日)の(?:主な)?(?:ニュース|動き)|主なニュース"
)


def follows_live(title: str) -> bool:
    """Whether the title says that the page follows an event as it happens."""
    return bool(_LIVE.search(title) or _LIVE_UNPARTED.search(title))


def is_roundup(title: str) -> bool:
    """Whether the title is what news desks call a page about several events, or strings several together."""
    return bool(_ROUNDUP.search(title) or _ROUNDUP_UNPARTED.search(title))
