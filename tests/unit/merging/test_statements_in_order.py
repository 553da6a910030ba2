"""Arabic, Chinese and Japanese statements are read by the order of their sentences and by small words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Form, Passage, Stance
from tests.support.cost import costs_at_most
from tests.support.statements import only, speaker, statements, words

FRAGMENTS = st.sampled_from(
    [
        *"\"'“”「」『』«»：:，、。،.؟?\n\ue000\ue001 ",
        "قال الوزير ",
        "وأضاف ",
        "نفى ",
        "إن ",
        "بحسب ",
        "مضيفا أن ",
        "外交部发言人",
        "表示",
        "说",
        "他",
        "据路透社报道",
        "否认",
        "市長は",
        "と述べた",
        "を否定した",
        "県によると、",
        "橋が落ちた",
        "ア",
    ]
)


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("قال وزير النقل سامر الأردني إن الجسر سقط ليلا.", "وزير النقل سامر الأردني", "الجسر سقط ليلا"),
        ("أكد الوزير، الأحد، أن الجسر لم يسقط.", "الوزير", "الجسر لم يسقط"),
        ('وقال رئيس البلدية في مؤتمر صحفي: "الجسر سقط".', "رئيس البلدية", "الجسر سقط"),
        ('"الجسر سقط ليلا"، قال المحافظ للصحفيين.', "المحافظ", "الجسر سقط ليلا"),
        ('"الجسر سقط ليلا"، هكذا قال المحافظ أمس.', "المحافظ", "الجسر سقط ليلا"),
        ("بحسب وزارة النقل، سقط الجسر ليلا.", "وزارة النقل", "سقط الجسر ليلا"),
        ("سقط الجسر ليلا، حسبما أفادت مصادر طبية.", "مصادر طبية", "سقط الجسر ليلا"),
        ("نقلت صحيفة عن مسؤول في الوزارة قوله إن الجسر سقط.", "مسؤول في الوزارة", "الجسر سقط"),
        ("حذر مسؤول من أن الجسر قد يسقط.", "مسؤول", "الجسر قد يسقط"),
        ("وزير النقل: الجسر سقط ليلا", "وزير النقل", "الجسر سقط ليلا"),
    ],
)
def test_in_arabic_the_speaker_stands_behind_the_verb(text: str, who: str, said: str) -> None:
    statement = only(text, "ar")
    assert (statement.speaker and statement.speaker.words, words(statement)) == (who, said)


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("交通部发言人李若岚5日在记者会上表示，大桥已经坍塌。", "交通部发言人李若岚", "大桥已经坍塌"),
        ("交通部发言人李若岚说：“大桥已经坍塌。”", "交通部发言人李若岚", "大桥已经坍塌。"),
        ("“大桥已经坍塌。”村民周桂兰说。", "村民周桂兰", "大桥已经坍塌。"),
        ("乌克兰称击落四十一架无人机", "乌克兰", "击落四十一架无人机"),
        ("据路透社报道，大桥已经坍塌。", "路透社", "大桥已经坍塌"),
        ("警方：大桥已经坍塌", "警方", "大桥已经坍塌"),
        ("医生们说，大桥已经坍塌。", "医生们", "大桥已经坍塌"),
        (
            "他們的部長傑夫·諾特（Jeff Knott）說：“大橋已經坍塌。”",
            "他們的部長傑夫·諾特（Jeff Knott）",
            "大橋已經坍塌。",
        ),
    ],
)
def test_in_chinese_the_speaker_stands_before_when_and_where_he_spoke(text: str, who: str, said: str) -> None:
    statement = only(text, "zh")
    assert (statement.speaker and statement.speaker.words, words(statement)) == (who, said)


def test_the_parts_of_a_chinese_quotation_around_its_speaker_are_one_statement() -> None:
    statement = only("“大桥已经坍塌，”教练巴拉达斯赛后说，“我们都很难过。”", "zh")
    assert statement.speaker is not None
    assert [piece.words for piece in statement.words] == ["大桥已经坍塌", "我们都很难过。"]
    assert statement.speaker.words == "教练巴拉达斯"


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("有田市の中谷隆知事は5日、「橋は落ちた」と述べた。", "有田市の中谷隆知事", "橋は落ちた"),
        ("中谷知事は橋は「落ちた」との認識を示した。", "中谷知事", "落ちた"),
        ("「橋は落ちた」と、農家の森川ハルさんは話す。", "農家の森川ハルさん", "橋は落ちた"),
        ("「橋は落ちた」。中谷知事は記者団にそう語った。", "中谷知事", "橋は落ちた"),
        ("市長は「橋は落ちました。」と述べた。", "市長", "橋は落ちました。"),
        ("国防省は、無人機を撃墜したと発表した。", "国防省", "無人機を撃墜した"),
        ("国防省は5日、無人機を撃墜したと発表。", "国防省", "無人機を撃墜した"),
        ("県によると、千二百人が避難しているという。", "県", "千二百人が避難している"),
        ("無人機を撃墜したと、北方通信が伝えた。", "北方通信", "無人機を撃墜した"),
        ("知事「避難所を増やす」 有田の豪雨", "知事", "避難所を増やす"),
    ],
)
def test_in_japanese_a_particle_shows_who_speaks(text: str, who: str, said: str) -> None:
    statement = only(text, "ja")
    assert (statement.speaker and statement.speaker.words, words(statement)) == (who, said)


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("ar", "نفى الجيش أن يكون قد قصف الجسر.", "يكون قد قصف الجسر"),
        ("ar", "نفت الوزارة وجود أي مفاوضات.", "وجود أي مفاوضات"),
        ("ar", "طهران تنفي قصف الجسر", "قصف الجسر"),
        ("ar", "رفض الوزير اتهامات المعارضة.", "اتهامات المعارضة"),
        ("zh", "俄罗斯国防部否认其无人机进入波兰领空。", "其无人机进入波兰领空"),
        ("ja", "国防省、無人機の領空侵犯を否定", "無人機の領空侵犯"),
        ("ja", "市長は「事実無根だ」と関与を否定した。", "事実無根だ"),
    ],
)
def test_denials_deny(language: str, text: str, denied: str) -> None:
    statement = only(text, language)
    assert statement.speaker is not None
    assert (words(statement), statement.stance) == (denied, Stance.DENIAL)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لم يقل الوزير إن الجسر سقط."),
        ("ar", "لو قال الوزير إن الجسر سقط لخاف الناس."),
        ("ar", "وقيل إن الجسر سقط."),
        ("ar", "أكد الوزير ضرورة أن يغلق الجسر."),
        ("ar", "فاز فيلم «ليل الميناء» بجائزة."),
        ("ar", "السودان: مقتل ثلاثين مدنيا"),
        ("ar", "وفق معاهدة السلام، أغلق الجسر."),
        ("zh", "部长没有说大桥何时开放。"),
        ("zh", "如果部长说大桥安全，大家就会放心。"),
        ("zh", "据称，大桥早已不安全。"),
        ("zh", "影片改编自小说《渡口》，讲述一座桥的故事。"),
        ("zh", "法官洗清了他的所有指控并下令放人。"),
        ("zh", "从技术上说，大桥是安全的。"),
        ("zh", "香港：大桥已经坍塌"),
        ("zh", "西戎是对西部部族的统称，长期威胁边境。"),
        ("zh", "当地的老人只会说方言，别人听不懂。"),
        ("ja", "橋が落ちるとは誰も話していない。"),
        ("ja", "もし大臣が橋は危ないと言えば、混乱するだろう。"),
        ("ja", "「工事反対」と書かれた横断幕を掲げた。"),
        ("ja", "映画「海辺の手紙」公開"),
        ("ja", "死者は十人に上ると発表した。"),
        ("ja", "首相は大統領と会談した。"),
        ("ja", "団体は伝統を維持しようとしている。"),
    ],
)
def test_nobody_speaks_where_it_is_negated_hearsay_a_title_or_a_noun(language: str, text: str) -> None:
    assert statements(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال وزير النقل إن الجسر سقط. وأضاف أن آخر سيبنى."),
        ("ar", "قال وزير النقل إن الجسر سقط، مضيفا أن آخر سيبنى."),
        ("zh", "交通部发言人李若岚表示，大桥已经坍塌。她说，新桥即将动工。"),
        ("ja", "国防省は無人機を撃墜したと発表し、被害が小さかったと説明した。"),
    ],
)
def test_who_is_not_named_again_goes_on(language: str, text: str) -> None:
    first, second = statements(text, language)
    assert first.speaker is not None
    assert second.speaker == first.speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قالت الوزارة إن الجسر سقط. وأضاف أن آخر سيبنى."),
        ("ar", "قال الوزير إن الجسر سقط. الجو بارد هناك. وأضاف أن آخر سيبنى."),
        ("zh", "交通部表示，大桥已经坍塌。天气很冷。他说，新桥即将动工。"),
    ],
)
def test_a_verb_of_another_gender_or_further_on_goes_on_with_nobody(language: str, text: str) -> None:
    assert statements(text, language)[-1].speaker is None


def test_a_document_says_something_and_is_no_speaker() -> None:
    assert speaker("الوثيقة قديمة. ويقول التقرير إن الجسر سقط.", "ar") is None
    assert speaker("委员会的声明说，大桥已经坍塌。", "zh") is None


def test_two_who_speak_in_one_sentence_each_keep_their_words() -> None:
    first, second = statements("医师会は薬が足りないと訴える一方、厚生労働省は供給は足りていると説明する。", "ja")
    assert [each.speaker and each.speaker.words for each in (first, second)] == ["医师会", "厚生労働省"]
    assert [words(first), words(second)] == ["薬が足りない", "供給は足りている"]


@given(text=st.lists(FRAGMENTS, max_size=40).map("".join), language=st.sampled_from(["ar", "zh", "ja"]))
def test_every_statement_is_printed_in_the_text_at_its_place(text: str, language: str) -> None:
    def is_printed(passage: Passage) -> bool:
        return text[passage.start : passage.end] == passage.words and bool(passage.words)

    for statement in statements(text, language):
        assert statement.words
        assert all(is_printed(piece) for piece in statement.words)
        assert statement.form in Form
        assert all(is_printed(each) for each in (statement.sentence, statement.speaker, statement.verb) if each)


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("zh", "表示"),
        ("zh", "表示，在说"),
        ("zh", "“あ”说"),
        ("ja", "市長は「あ」と"),
        ("ja", "がはと、あ"),
        ("ja", "橋は落ちたと"),
        ("ja", "、あはいでを"),
        ("ar", "قال "),
        ("ar", "قال الوزير، "),
        ("ar", "بحسب "),
    ],
)
def test_time_grows_with_the_length_of_a_text_alone(language: str, unit: str) -> None:
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    with costs_at_most(5):
        statements(text, language)
