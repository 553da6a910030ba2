"""An article that its publisher has taken back says so, and is no source of what it says."""

from __future__ import annotations

import pytest

from aggregator.merging import build_record, is_withdrawn
from aggregator.merging.details import build_details
from aggregator.merging.reading import read_article
from aggregator.model import Pins, SourceRole, StoredArticle
from tests.support.make import article, at, stored_article

FERRY = (
    "A ferry sank off the island of Kesta on Sunday after a fire in its engine room, killing nine people who had been "
    "asleep in the cabins of the lower deck, the harbour master said."
)
SEARCH = (
    "Divers searched the strait below the lighthouse through the night, and found the wreck at forty metres with its "
    "bow doors open, said Ana Kovac, who leads the coast guard of the island."
)


@pytest.mark.parametrize(
    "notice",
    [
        "This article has been withdrawn.",
        "This story was retracted because of errors in its sourcing.",
        "Editor's note: This article has been removed from our website.",
        "We have withdrawn this report.",
        "Dieser Artikel wurde wegen schwerer Fehler zurückgezogen.",
        "Wir haben diese Meldung zurückgezogen.",
        "Cet article a été retiré.",
        "Nous avons retiré cet article en raison d'une erreur.",
        "Este artículo ha sido retirado.",
        "Hemos retirado esta noticia por un error.",
        "Questo articolo è stato rimosso.",
        "Esta reportagem foi retirada do ar.",
        "Ten artykuł został wycofany.",
        "Эта статья снята с публикации.",
        "Цю статтю було відкликано.",
        "تم سحب هذا المقال بسبب خطأ.",
        "این خبر حذف شده است.",
        "本文已撤回。",
        "此报道已被撤回，特此致歉。",
        "この記事は、事実と異なる内容のため取り消しました。",
    ],
)
def test_a_text_that_is_no_more_says_so_in_its_title_or_where_it_began(notice: str) -> None:
    assert is_withdrawn(article(notice, summary=FERRY))
    assert is_withdrawn(article("Ferry sinks", summary=notice))
    assert not is_withdrawn(article("Ferry sinks", summary=f"{FERRY} {notice}"))


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Nine dead off Kesta",
        "[Retracted] Nine dead off Kesta",
        "Nine dead off Kesta (retracted)",
        "Story withdrawn",
        "Meldung zurückgezogen: Neun Tote vor Kesta",
        "Dépêche annulée : neuf morts au large de Kesta",
        "Noticia retirada",
        "Notizia annullata: nove morti",
        "Matéria retirada: nove mortos",
        "Depesza anulowana: dziewięć ofiar",
        "АННУЛИРОВАНО: Девять погибших",
        "Новину відкликано",
        "سحب الخبر: تسعة قتلى",
        "【撤稿】渡轮沉没",
        "【記事取り消し】フェリー沈没",
    ],
)
def test_a_title_says_in_a_label_that_its_text_is_no_more(title: str) -> None:
    assert is_withdrawn(article(title, summary=FERRY))


@pytest.mark.parametrize(
    "words",
    [
        "This article has been removed from the constitution.",
        "This article was withdrawn by the senate.",
        "This article was amended on 3 May.",
        "The Kesta Gazette has retracted its report on the ferry.",
        "Retracted: the studies that shaped a decade",
        "Troops have been withdrawn.",
        "Withdrawn: one rider before the third stage",
        "Bill withdrawn: ministers back down",
        "Dieser Artikel wurde aktualisiert.",
        "Zurückgezogen: wie die Autorin heute lebt",
        "Cet article a été retiré du projet de loi.",
        "Este artículo fue retirado del proyecto de ley.",
        "Este artículo fue retirado por el Senado.",
        "Este artigo foi retirado da Constituição.",
        "This article was removed after a vote in parliament.",
        "Законопроект отозван",
        "该文已被删除",
        "撤稿风波",
        "政府は発言を取り消しました。",
    ],
)
def test_what_others_take_back_and_what_is_struck_from_a_law_is_no_notice(words: str) -> None:
    assert not is_withdrawn(article(words, summary=FERRY))
    assert not is_withdrawn(article("Ferry sinks", summary=words))


def report(number: int, publisher: str, title: str, summary: str) -> StoredArticle:
    times = {"published": at(number), "sort_time": at(number)}
    return stored_article(number, title, publisher=publisher, summary=summary, **times)


def test_what_was_taken_back_is_no_text_of_its_own_no_first_report_and_no_headline() -> None:
    gone = report(1, "A", "RETRACTED: Ferry sinks off Kesta", FERRY)
    record = build_record([gone, report(2, "B", "Divers find ferry off Kesta", SEARCH)])
    assert [source.role for source in record.sources] == [SourceRole.WITHDRAWN, SourceRole.LEAD]
    assert (record.articles, record.publishers, record.independent_texts) == (2, 2, 1)
    assert record.headline_article_id == 2
    assert build_record([gone], Pins()).headline == "RETRACTED: Ferry sinks off Kesta"
    assert build_record([gone]).independent_texts == 0


def test_a_copy_of_what_was_taken_back_remains_its_copy() -> None:
    record = build_record([report(1, "A", "RETRACTED: Ferry sinks", FERRY), report(2, "B", "Ferry sinks", FERRY)])
    assert [(source.role, source.copy_of) for source in record.sources] == [
        (SourceRole.WITHDRAWN, None),
        (SourceRole.COPY, 1),
    ]
    assert record.independent_texts == 0


def test_a_record_says_nothing_that_was_taken_back_unless_all_was() -> None:
    gone = report(1, "A", "RETRACTED: Ferry sinks off Kesta", FERRY)
    both = [gone, report(2, "B", "Divers find ferry off Kesta", SEARCH)]
    details = build_details(both, build_record(both).sources, read_article)
    assert (details.figures, details.timeline, details.articles_read) == ((), (), 1)
    assert details.statements
    assert build_details([gone], build_record([gone]).sources, read_article).figures
