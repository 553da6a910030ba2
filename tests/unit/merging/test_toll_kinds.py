"""Tolls of Slavic and Asian languages by kind: who is counted, how they died, bodies, and those long dead."""

from __future__ import annotations

import pytest

from aggregator.merging.figures.other_languages.lexicon import LONGEST_PHRASE
from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.language.tables import read_tables
from aggregator.merging.language.toll_words import TOLL_WORDS
from aggregator.model import Bound, FigureRole
from tests.support.figures import read
from tests.support.make import at

PUBLISHED = at(0).replace(year=2026, month=11, day=20)


def tolls(text: str, language: str) -> tuple[ToldFigure, ...]:
    return read(text, PUBLISHED, language=language)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ru", "При камнепаде погибли трое скалолазов.", 3, "climbers"),
        ("ru", "Шестеро членов одной семьи погибли в доме на окраине.", 6, "people"),
        ("ru", "При пожаре на судне погибли 9 членов экипажа.", 9, "crew"),
        ("ru", "Четыре пилота погибли при крушении.", 4, "pilots"),
        ("uk", "Троє скелелазів загинули під каменепадом.", 3, "climbers"),
        ("uk", "Під час пожежі на судні загинули 9 членів екіпажу.", 9, "crew"),
        ("uk", "Загинули двоє водіїв.", 2, "drivers"),
        ("pl", "Pod lawiną zginęło trzech alpinistów.", 3, "climbers"),
        ("pl", "W zderzeniu zginęło dwóch motocyklistów.", 2, "people"),
        ("pl", "Zginęło dziewięciu członków załogi.", 9, "crew"),
        ("ar", "مقتل ثلاثة متسلقين في انهيار صخري.", 3, "climbers"),
        ("ar", "مقتل خمسة أفراد من أسرة واحدة.", 5, "people"),
        ("ar", "مقتل شابين في انفجار.", 2, "people"),
        ("zh", "落石造成三名登山客死亡。", 3, "climbers"),
        ("zh", "空袭造成9名巴勒斯坦人死亡。", 9, "people"),
        ("zh", "煤气中毒，一家四口身亡。", 4, "people"),
        ("zh", "工地坍塌，四名施工人员遇难。", 4, "workers"),
        ("ja", "落石で登山客3人が死亡した。", 3, "climbers"),
        ("ja", "火災で園児2人が死亡した。", 2, "children"),
        ("fa", "سه کوهنورد در ریزش سنگ جان باختند.", 3, "climbers"),
        ("fa", "چهار عضو یک خانواده در آتش‌سوزی جان باختند.", 4, "people"),
    ],
)
def test_the_dead_are_counted_by_what_they_do_and_whose_they_are(
    language: str, text: str, value: float, unit: str
) -> None:
    assert [(each.value, each.unit, each.role) for each in tolls(text, language)] == [(value, unit, FigureRole.KILLED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В реке утонули 7 человек."),
        ("ru", "Стрелок застрелил 7 человек."),
        ("ru", "Оползень унёс жизни 7 человек."),
        ("ru", "Жизни 7 человек унёс оползень."),
        ("uk", "В озері потонули 7 людей."),
        ("uk", "Нападник убив 7 людей."),
        ("pl", "W jeziorze utonęło 7 osób."),
        ("pl", "Napastnik zastrzelił 7 osób."),
        ("ar", "غرق 7 أشخاص في النهر."),
        ("ar", "غارة تقتل 7 أشخاص."),
        ("zh", "渔船翻沉，7人溺亡。"),
        ("zh", "交火中7名士兵阵亡。"),
        ("ja", "川で7人が水死した。"),
        ("fa", "هفت نفر در رودخانه غرق شدند."),
        ("fa", "شمار فوتی‌ها به ۷ نفر رسید."),
        ("fa", "هفت نفر جان خود را از دست دادند."),
        ("fa", "شهادت هفت نفر در حمله مرزی."),
        ("pl", "Życie straciło 7 osób."),
        ("pl", "Siedem osób zastrzelonych w barze."),
        ("ru", "7 человек лишились жизни."),
        ("ru", "7 человек стали жертвами урагана."),
        ("uk", "7 людей стали жертвами пожежі."),
        ("zh", "7名枪手被击毙。"),
        ("zh", "大火夺走7条人命。"),
        ("zh", "7人送医不治。"),
    ],
)
def test_those_drown_and_are_shot_who_die(language: str, text: str) -> None:
    assert [(each.value, each.role) for each in tolls(text, language)] == [(7, FigureRole.KILLED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Тела 7 шахтёров нашли под завалом."),
        ("ru", "Спасатели нашли тела 7 шахтёров."),
        ("uk", "Рятувальники знайшли тіла 7 шахтарів."),
        ("uk", "Тіла 7 шахтарів дістали з-під завалу."),
        ("pl", "Ratownicy znaleźli ciała 7 górników."),
        ("pl", "Ciała 7 górników znaleziono pod gruzami."),
        ("ar", "العثور على جثث 7 عمال تحت الأنقاض."),
        ("ar", "انتشال 7 جثث من تحت الأنقاض."),
        ("zh", "救援队在废墟中发现7具遗体。"),
        ("zh", "救援队找到了7具遗体，天气恶劣。"),
        ("ja", "工場跡で7人の遺体が見つかった。"),
        ("ja", "工場跡から7人の遺体を収容した。"),
        ("fa", "پیکر هفت معدنچی پیدا شد."),
    ],
)
def test_bodies_that_are_found_are_the_dead(language: str, text: str) -> None:
    assert [(each.value, each.role) for each in tolls(text, language)] == [(7, FigureRole.KILLED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В массовом захоронении нашли тела 7 человек."),
        ("ru", "В годовщину аварии назвали имена: тогда погибли 7 человек."),
        ("uk", "До річниці аварії, у якій загинули 7 людей, відкрили музей."),
        ("uk", "Тіла 7 військових повернули родинам."),
        ("pl", "W zbiorowej mogile znaleziono ciała 7 osób."),
        ("pl", "Rocznica katastrofy, w której zginęło 7 osób."),
        ("ar", "العثور على جثث 7 أشخاص في مقبرة جماعية."),
        ("ar", "إحياء ذكرى انفجار أودى بحياة 7 أشخاص."),
        ("ar", "إنقاذ من الغرق 7 أشخاص."),
        ("zh", "矿难七周年：当年7人遇难。"),
        ("zh", "救援队又发现7具遗体。"),
        ("zh", "双方交换7具遗体。"),
        ("zh", "法院宣判：被告人杀害7人。"),
        ("ja", "7人殺害の被告が控訴した。"),
        ("ja", "事故10周年、7人が死亡した現場で式典。"),
        ("ru", "7 человек стали жертвами мошенников."),
        ("fa", "سالگرد حادثه‌ای که هفت نفر در آن جان باختند."),
        ("fa", "تشییع پیکر پنج شهید گمنام."),
    ],
)
def test_bodies_of_graves_and_the_dead_of_anniversaries_and_trials_are_no_toll(language: str, text: str) -> None:
    assert all(each.role is not FigureRole.KILLED for each in tolls(text, language))
    assert all(each.unit != "people" for each in tolls(text, language))


def test_the_wounded_are_counted_in_headlines_without_a_verb() -> None:
    figures = tolls("Аварія: двоє загиблих, дванадцятьох поранено.", "uk") + tolls("Аварія: 9 травмованих.", "uk")
    assert [(each.value, each.bound, each.role) for each in figures] == [
        (2, Bound.EXACT, FigureRole.KILLED),
        (12, Bound.EXACT, FigureRole.WOUNDED),
        (9, Bound.EXACT, FigureRole.WOUNDED),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Пострадали от 6 до 9 рабочих."),
        ("ru", "Ранены шесть или девять рабочих."),
        ("uk", "Від 6 до 9 робітників поранено."),
        ("pl", "Od sześciu do dziewięciu robotników zostało rannych."),
        ("ar", "إصابة ما بين 6 و9 عمال."),
        ("fa", "شش تا نه کارگر زخمی شدند."),
        ("zh", "六至九名工人受伤。"),
        ("ja", "作業員6\uff5e9人が負傷した。"),
    ],
)
def test_a_number_between_two_is_neither(language: str, text: str) -> None:
    ((value, upper, bound, unit),) = [(each.value, each.upper, each.bound, each.unit) for each in tolls(text, language)]
    assert (value, upper, bound, unit) == (6, 9, Bound.BETWEEN, "workers")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "負傷者は6人から9人に増えた。"),
        ("ja", "6人から9人が負傷した。"),
        ("ja", "従業員2人が高校生を殺害した。"),
    ],
)
def test_neither_a_greater_of_two_nor_those_who_kill_are_counted(language: str, text: str) -> None:
    assert tolls(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("pl", "W wypadku poszkodowanych zostało siedem osób.", 7),
        ("pl", "Siedem osób poszkodowanych po wybuchu.", 7),
        ("pl", "Poszkodowanych zostało siedem osób, które oszukał pośrednik.", None),
        ("uk", "Семеро людей дістали поранень.", 7),
        ("uk", "Травмувалися 7 школярів.", 7),
        ("ar", "سقوط 7 قتلى وجرحى.", None),
        ("ar", "سقوط 7 قتلى و9 جرحى.", 9),
    ],
)
def test_the_wounded_are_those_hurt_and_no_half_of_two_that_are_told_together(
    language: str, text: str, value: float | None
) -> None:
    figures = tolls(text, language)
    assert [each.value for each in figures if each.role is FigureRole.WOUNDED] == [value] * (value is not None)
    assert any(each.role is FigureRole.KILLED for each in figures) is (value == 9)


def test_no_phrase_of_a_table_is_longer_than_those_that_are_looked_for() -> None:
    found = [
        part
        for tables in TOLL_WORDS.values()
        for name, words in read_tables(tables).items()
        for phrase in words
        if name not in {"describing", "subjects"}
        for part in phrase.strip(">").split(">")
    ]
    assert max(part.count("_") for part in found) < LONGEST_PHRASE


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "Четыреста тридцать человек погибли.", 430),
        ("ru", "Тысяча двести человек погибли.", 1_200),
        ("ru", "Две тысячи триста человек погибли.", 2_300),
        ("uk", "Чотириста тридцять людей загинули.", 430),
        ("pl", "Czterysta trzydzieści osób zginęło.", 430),
        ("ar", "سقوط سبعة عشر قتيلا.", 17),
        ("ar", "مقتل مئة وسبعة وعشرين شخصا.", 127),
        ("ar", "مقتل خمسمئة شخص.", 500),
        ("fa", "هفتصد و سی نفر کشته شدند.", 730),
        ("zh", "四百三十人死亡。", 430),
        ("ja", "四百三十人が死亡した。", 430),
        ("ja", "二十七人が死亡した。", 27),
    ],
)
def test_a_number_in_words_is_read_to_its_end(language: str, text: str, value: float) -> None:
    assert [(each.value, each.role) for each in tolls(text, language)] == [(value, FigureRole.KILLED)]


@pytest.mark.parametrize(("language", "text"), [("zh", "一百三十人死亡。"), ("ja", "千二百人が死亡した。")])
def test_the_end_of_a_number_that_is_not_known_is_none(language: str, text: str) -> None:
    assert tolls(text, language) == ()


def test_a_sign_that_a_table_has_is_not_every_word_that_it_has_not() -> None:
    assert [(each.value, each.bound) for each in tolls("作業員6\u301c9人が負傷した。", "ja")] == [(6, Bound.BETWEEN)]
    assert [(each.value, each.bound) for each in tolls("3棟9人が負傷した。", "ja")] == [(9, Bound.EXACT)]


def test_who_is_missing_is_told_before_the_number_too() -> None:
    assert [(each.value, each.role) for each in tolls("死者7人、行方不明9人。", "ja")] == [
        (7, FigureRole.KILLED),
        (9, FigureRole.MISSING),
    ]
