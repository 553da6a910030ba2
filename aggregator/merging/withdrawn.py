"""Whether its publisher has taken an article back, as outlets print that over or in place of a text.

Read are the label before a title, as in 'RETRACTED: Nine dead in Brenn', and a notice that opens the title, the summary
or the text and speaks of itself: 'This article has been withdrawn.' That another outlet has taken something back is
news, an article of a law is struck out as one of a paper is, and who withdraws is mostly an army; so a notice has to
end where its verb does, or say why or from where.
"""

from __future__ import annotations

import re
from typing import Final

from aggregator.model import Article

_NOTICES: Final = {
    "en": r"""
        this (?:article|story|news item|dispatch) (?:has (?:now )?been|was) (?:withdrawn|retracted|taken down|removed)
        we (?:have|are) (?:withdrawn|withdrawing|retracted|retracting) this (?:article|story|report|dispatch)
        """,
    "de": r"""
        dieser (?:artikel|beitrag) (?:wurde|ist) [^.!?,;:]{0,60}?(?:zurückgezogen|depubliziert)(?: worden)?
        diese meldung (?:wurde|ist) [^.!?,;:]{0,60}?(?:zurückgezogen|storniert)(?: worden)?
        wir haben (?:diesen (?:artikel|beitrag|bericht)|diese meldung) [^.!?,;:]{0,60}?(?:zurückgezogen|depubliziert)
        """,
    "fr": r"""
        cet article a été (?:retiré|dépublié)
        cette dépêche (?:a été|est) (?:annulée|retirée)
        nous avons (?:retiré|dépublié) (?:cet article|cette dépêche)
        """,
    "es": r"""
        este artículo (?:ha sido|fue) (?:retirado|despublicado)
        esta (?:noticia|nota) (?:ha sido|fue|queda) (?:retirada|anulada|despublicada)
        hemos (?:retirado|despublicado|anulado) (?:este artículo|esta (?:noticia|nota|información))
        """,
    "it": r"""
        questo articolo è stato (?:ritirato|rimosso)
        questa notizia è (?:stata )?(?:ritirata|annullata|rimossa)
        abbiamo (?:ritirato|rimosso) (?:questo articolo|questa notizia)
        """,
    "pt": r"""
        este artigo foi (?:retirado|despublicado)(?: do ar)?
        esta (?:notícia|matéria|reportagem) foi (?:retirada|despublicada|anulada)(?: do ar)?
        (?:retir[aá]mos|despublic[aá]mos) (?:este artigo|esta (?:notícia|matéria|reportagem))
        """,
    "pl": r"""
        ten artykuł został wycofany
        ta depesza została (?:anulowana|wycofana)
        wycofaliśmy (?:ten (?:artykuł|tekst|materiał)|tę depeszę)
        """,
    "ru": r"""
        (?:эта|данная) (?:статья|новость|публикация|заметка) (?:была )?(?:отозвана|аннулирована|снята с публикации)
        (?:этот|данный) (?:материал|текст) (?:был )?(?:отозван|аннулирован|снят с публикации)
        (?:это|данное) сообщение (?:было )?(?:отозвано|аннулировано)
        мы (?:отозвали|сняли с публикации) (?:эту (?:статью|новость|публикацию)|этот (?:материал|текст))
        """,
    "uk": r"""
        (?:цю|дану) (?:статтю|новину|публікацію) (?:було )?(?:відкликано|анульовано|знято з публікації)
        (?:цей|даний) (?:матеріал|текст) (?:було )?(?:відкликано|анульовано|знято з публікації)
        ми (?:відкликали|зняли з публікації) (?:цю (?:статтю|новину|публікацію)|цей (?:матеріал|текст))
        """,
    "ar": r"""
        (?:تم|جرى) (?:سحب|إلغاء) (?:هذا (?:المقال|التقرير|الخبر)|هذه المادة)
        سحبنا هذا (?:المقال|التقرير|الخبر)
        """,
    "fa": r"""
        این (?:خبر|گزارش|مقاله|مطلب) (?:حذف|پس[ \u200c]گرفته) شد(?:[ \u200c]?ه است)?
        """,
    "zh": r"""
        (?:本|此|[這这][篇则則條条])(?:文|文章|[报報][道導导]|新[闻聞]|稿件?)[已现現]?[经經]?被?(?:撤回|撤稿|撤下)
        (?:我[们們]|本[报報网網刊社])[已现現]?[经經]?(?:撤回|撤下)(?:本|此|[這这][篇则則條条])(?:文|文章|[报報][道導导]|新[闻聞]|稿件?)
        """,
    "ja": r"""
        (?:この|本)記事[はを][^。！？]{0,60}?(?:取り消し|取り下げ|撤回し)(?:ました|ます|た)
        (?:この|本)記事は、?(?:取り消され|撤回され)(?:ました|た)
        """,
}
"""What a text begins with that is no more, by language."""
_LABELS: Final = {
    "en": "(?-i:RETRACTED|RETRACTION)|(?:article|story|dispatch) (?:withdrawn|retracted)",
    "de": "(?:artikel|beitrag|meldung) (?:zurückgezogen|storniert)",
    "fr": "article retiré|dépêche (?:annulée|retirée)|annulation de dépêche",
    "es": "artículo retirado|(?:noticia|nota) (?:retirada|anulada)",
    "it": "articolo ritirato|notizia (?:ritirata|annullata)",
    "pt": "artigo retirado|(?:notícia|matéria|reportagem) (?:retirada|anulada|despublicada)",
    "pl": "artykuł wycofany|depesza (?:anulowana|wycofana)",
    "ru": """
        (?-i:АННУЛИРОВАНО|ОТОЗВАНО)
        (?:материал|текст) отозван
        (?:статья|новость|публикация) (?:отозвана|аннулирована)
        """,
    "uk": "(?-i:АНУЛЬОВАНО|ВІДКЛИКАНО)|(?:матеріал|текст|статтю|новину|публікацію) (?:відкликано|анульовано)",
    "ar": "(?:تم )?(?:سحب|إلغاء) (?:المقال|التقرير|الخبر)",
    "zh": "撤稿|(?:本文|文章|[报報][道導导])已?撤回",
    "ja": "(?:配信|記事)の?(?:全文)?取り?消し",
}
"""What stands before a title that is no more, or in its place, by language."""
_SIGNED: Final = """
    editor['’]?s['’]? note|note to (?:readers|editors)|correction|retraction|update
    anmerkung der redaktion|hinweis der redaktion|in eigener sache|korrektur
    note de la rédaction|nota de la redacción|nota del editor|fe de erratas|nota della redazione|nota da redação
    od redakcji|от редакции|від редакції|ملاحظة من المحرر|تنويه|[编編]者按|更正|訂正|お知らせ|おわび|お詫び
"""
"""Who speaks in a notice, before it."""
_WHY: Final = r"""
    because|due to|pending (?:an? )?(?:review|investigation)|as it|from (?:our|this|the) (?:web ?)?site
    weil|de notre site|en raison|parce que|car |porque|por (?:un )?err|perché|ponieważ|z powodu
    в связи|из-за|так как|через помил|у зв|بسبب
"""
"""What may follow on a notice without a mark between."""


def _any(table: str) -> str:
    return "|".join(filter(None, map(str.strip, table.splitlines())))


_NOTICE: Final = re.compile(
    rf"\W{{0,9}}(?:(?:{_any(_SIGNED)})\W{{1,9}})?(?:{'|'.join(map(_any, _NOTICES.values()))})"
    rf"\s*(?:[.!;:,。！，；…)\]】—–-]|$|(?:{_any(_WHY)}))",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    rf"[\s\[(（【［]{{0,9}}(?:{'|'.join(map(_any, _LABELS.values()))})\s*(?:[:：|\])】］）]|[.!。！]?\s*$)"
    r"|\s*[\[(]retracted[\])]|.*\s[\[(]retracted[\])]\s*$",
    re.IGNORECASE,
)


def is_withdrawn(article: Article) -> bool:
    """Whether an article says that it is taken back."""
    texts = (article.title, article.summary, article.text)
    return _LABEL.match(article.title) is not None or any(map(_NOTICE.match, texts))
