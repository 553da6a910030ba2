"""The words by which Russian and Ukrainian reports say who said what."""
# ruff: noqa: RUF001 - letters of another alphabet are what it is about

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import Frame, Language, verbs
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_K = StatementKind
_F = Frame

RUSSIAN: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.THAT): """сказал сказала сказали сообщил сообщила сообщило сообщили заявил заявила заявило
                заявили отметил отметила отметили добавил добавила рассказал рассказала рассказали пояснил пояснила
                написал написала подчеркнул подчеркнула уточнил уточнила уточнили""",
            (_K.CLAIMED, _F.THAT): "утверждает утверждают утверждал утверждала",
            (_K.CONFIRMED, _F.THAT): "подтвердил подтвердила подтвердило подтвердили",
            (_K.WARNED, _F.THAT): "предупредил предупредила предупредило предупредили",
            (_K.DENIED, _F.OBJECT): "опроверг опровергла опровергло опровергли отрицает отрицают",
            (_K.DEMANDED, _F.THAT): "потребовал потребовала потребовали",
            (_K.ASKED, _F.QUOTATION): "спросил спросила",
        }
    ),
    auxiliaries=word_set(""),
    adverbs=word_set("также ранее позже позднее затем"),
    breaks=word_set(
        """также ранее позже позднее затем не ни был была было были есть будет что который которая как если когда где но
        а или он она они оно я мы вы это его её их журналистам так чтобы и"""
    ),
    finite=word_set("был была было были будет"),
    determiners=word_set(""),
    links=word_set(""),
    prepositions=word_set("в во на по с со к у о об от для из за при после до перед"),
    conjunctions=word_set(""),
    alternatives=word_set("или"),
    that=word_set("что"),
    coordinators=word_set("а но"),
    openers=word_set("в во на по после при ранее также позже позднее затем"),
    he_or_she=word_set("он она"),
    it=word_set("оно"),
    other_pronouns=word_set("они"),
    according=(("по", "данным"), ("по", "словам"), ("по", "информации")),
    nouns=word_set(
        """мэр министр президент губернатор министерство минобороны полиция представитель глава мчс президента
        министра обороны дел губернатора мэра правительства области"""
    ),
    times=word_set("понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня"),
)

UKRAINIAN: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.THAT): """сказав сказала сказали повідомив повідомила повідомило повідомили заявив заявила
                заявило заявили зазначив зазначила зазначили додав додала розповів розповіла написав написала
                наголосив наголосила уточнив уточнила""",
            (_K.CLAIMED, _F.THAT): "стверджує стверджують стверджував",
            (_K.CONFIRMED, _F.THAT): "підтвердив підтвердила підтвердило підтвердили",
            (_K.WARNED, _F.THAT): "попередив попередила попередило попередили",
            (_K.DENIED, _F.OBJECT): "спростував спростувала спростувало спростували заперечує заперечують",
            (_K.ASKED, _F.QUOTATION): "запитав запитала",
        }
    ),
    auxiliaries=word_set(""),
    adverbs=word_set("також раніше пізніше згодом потім"),
    breaks=word_set(
        """також раніше пізніше згодом потім не ні був була було були є буде що який яка як якщо коли де але а або він
        вона вони воно я ми ви це його її їх журналістам так щоб і й та"""
    ),
    finite=word_set("був була було були буде"),
    determiners=word_set(""),
    links=word_set(""),
    prepositions=word_set("в у на по з із до від для за при після перед про"),
    conjunctions=word_set(""),
    alternatives=word_set("або чи"),
    that=word_set("що"),
    coordinators=word_set("а але"),
    openers=word_set("в у на після за при раніше також пізніше згодом потім"),
    he_or_she=word_set("він вона"),
    it=word_set("воно"),
    other_pronouns=word_set("вони"),
    according=(("за", "даними"), ("за", "словами"), ("за", "інформацією")),
    nouns=word_set(
        """мер голова міністр президент губернатор міністерство поліція представник міноборони дснс президента
        міністра оборони справ уряду області"""
    ),
    times=word_set("понеділок вівторок середу четвер п'ятницю суботу неділю вчора сьогодні"),
)
