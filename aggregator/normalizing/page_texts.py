"""Whether the text of a page is that of its article, or that of what stands before it.

Publishers answer with pages of their own in place of an article: to log in, to consent, to subscribe, to say that there
is nothing here. Taken for the article's text, they would make all articles behind one wall copies of each other. The
front page, where links of deleted articles often lead, has the words of this one among those of twenty others.

Many walls bear the article's headline and its first sentences, so that these prove nothing: where there is little else,
it must have to do with them too, and neither call itself a wall nor be called one by its page.
"""

from __future__ import annotations

import re
from typing import Final

from aggregator.model import Article, PageRead
from aggregator.normalizing.likeness import stems
from aggregator.normalizing.urls import is_front_page

_LEAST_SHARED: Final = 1 / 4
"""Share of the feed's words that the page must repeat: of 306 written headlines the words of four walls reached it with
two at most, and articles of two sentences with 86 of a hundred."""
_LONGEST_WALL: Final = 1_500
"""Characters beside the headline and what the feed has told; more is an article, whatever is said before or after."""
_OF_WALLS = r"""
    to (continue|keep) reading|subscribers only|(only|exclusively) (available )?(for|to) subscribers
    (article|story|content|page) is [^.!?]{0,30}\b(for|to) (our |paying )?(subscribers|members)
    (subscribe|register|sign (in|up)|log ?in)\b[^.!?]{0,40}\bto (read|unlock|access) (this|the|all|our)\b
    verify (that )?you are (not )?(a )?(human|robot)|accept to continue
    nur für abonnent|jetzt\b[^.!?]{0,30}\bweiterlesen|um weiterzulesen
    réservée?s? (à nos|aux) abonné|pour lire la suite|abonnez-vous pour
    (exclusivo|solo|sólo) para (nuestros )?(suscriptores|assinantes)|para (seguir|continuar) (leyendo|lendo)
    riservat[oaie] (agli|ai nostri) abbonati|per continuare a leggere
    (alleen|exclusief) (toegankelijk )?voor abonnees|om verder te lezen
    tylko dla (prenumerator|subskrybent|zalogowan)|aby (czytać dalej|przeczytać cały)
    (endast|bara) för prenumeranter|för att läsa vidare|kun for abonnenter|for (å|at) l[eæ]se videre
    только (для )?подписчик|чтобы (продолжить чтение|читать дальше)
    (лише|тільки) (для )?(передплатник|підписник)|щоб (читати далі|продовжити читання)
    aboneler(e|imize) özel|okumaya devam etmek için|للمشتركين فقط|لمتابعة القراءة|למנויים בלבד|להמשך קריאה
    会員限定|続きを読むには|(订阅|登录|訂閱)[^。]{0,8}(全文|继续阅读|繼續閱讀)|(유료|구독) ?회원|계속 읽으려면
"""
_WALL = re.compile("|".join(_OF_WALLS.strip().splitlines()).replace("    ", ""), re.IGNORECASE)
"""What walls say of themselves, in the languages of most feeds."""


def page_problem(article: Article, page: PageRead, *, url: str) -> str | None:
    """Why a page's text is not that of an article, which is as its feed told it; None where it may be.

    `url` is the address that the article's link, which is no front page's, has led to.
    """
    if is_front_page(url):
        return "the link leads to the site's front page, as it does where an article is gone"
    own = article.text or article.summary
    if len(page.text) < len(own):
        return "the page says less than the feed"
    told = [stems(each) for each in (article.title, f"{article.title}\n{own}")]
    beyond = "\n".join(part for part in page.text.split("\n\n") if not stems(part) <= told[-1])
    is_short = len(beyond) < _LONGEST_WALL
    if not any(_repeats(words, page.text) and (not is_short or _repeats(words, beyond)) for words in told):
        return "the page says something else than the feed: it may be one to log in, to consent or to subscribe"
    if is_short and (not page.is_free or _WALL.search(beyond)):
        return "the page says little, and that the rest is for those who log in, consent or subscribe"
    return None


def _repeats(words: set[str], text: str) -> bool:
    return len(words & stems(text)) >= _LEAST_SHARED * len(words)
