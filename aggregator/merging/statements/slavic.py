"""The words by which Russian and Ukrainian reports say who said what."""
# ruff: noqa: RUF001 - letters of another alphabet are what it is about

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import Frame, Language, verbs, words
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
    auxiliaries=words(""),
    adverbs=words("также ранее позже"),
    breaks=words(
        """не ни был была было были есть будет что который которая как если когда где но а или он она они оно я мы вы
        это его её их журналистам так чтобы и"""
    ),
    finite=words("был была было были будет"),
    determiners=words(""),
    links=words(""),
    prepositions=words("в во на по с со к у о об от для из за при после до перед"),
    conjunctions=words(""),
    alternatives=words("или"),
    that=words("что"),
    coordinators=words("а но"),
    openers=words("в во на по после при ранее"),
    he_or_she=words("он она"),
    it=words("оно"),
    other_pronouns=words("они"),
    according=(("по", "данным"), ("по", "словам"), ("по", "информации")),
    nouns=words(
        """мэр министр президент губернатор министерство минобороны полиция представитель глава мчс президента
        министра обороны дел губернатора мэра правительства области"""
    ),
    times=words("понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня"),
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
    auxiliaries=words(""),
    adverbs=words("також раніше пізніше"),
    breaks=words(
        """не ні був була було були є буде що який яка як якщо коли де але а або він вона вони воно я ми ви це його її
        їх журналістам так щоб і й та"""
    ),
    finite=words("був була було були буде"),
    determiners=words(""),
    links=words(""),
    prepositions=words("в у на по з із до від для за при після перед про"),
    conjunctions=words(""),
    alternatives=words("або чи"),
    that=words("що"),
    coordinators=words("а але"),
    openers=words("в у на після за при раніше"),
    he_or_she=words("він вона"),
    it=words("воно"),
    other_pronouns=words("вони"),
    according=(("за", "даними"), ("за", "словами"), ("за", "інформацією")),
    nouns=words(
        """мер голова міністр президент губернатор міністерство поліція представник міноборони дснс президента
        міністра оборони справ уряду області"""
    ),
    times=words("понеділок вівторок середу четвер п'ятницю суботу неділю вчора сьогодні"),
)
