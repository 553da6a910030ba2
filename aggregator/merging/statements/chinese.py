"""Who says what in Chinese: the speaker, when and where, the verb of speech, and behind it what was said."""
# ruff: noqa: RUF001 - marks of another script are what it is about

from __future__ import annotations

import re
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.language.tables import read_tables
from aggregator.merging.statements.masked import MASKS, QUOTED, Order, Said, is_place, stripped, verb_kinds
from aggregator.model import StatementKind

_TABLES: Final = read_tables(
    """
verbs: [said] 表示 指出 说 說 称 稱 强调 強調 认为 認為 写道 寫道 重申 透露 通报 通報 回应 回應 补充 補充 反驳 反駁 解释
  解釋 介绍 介紹 报道 報道 報導 告诉记者 告诉媒体 告訴記者 告訴媒體 [claimed] 坚称 堅稱 声称 聲稱 宣称 宣稱 主张 主張
  [warned] 警告 [confirmed] 证实 證實 承认 承認 确认 確認 [denied] 否认 否認 驳斥 駁斥 [promised] 承诺 承諾 [accused]
  指责 指責 指控
no_verbs: 统称 統稱 合称 合稱 总称 總稱 全称 全稱 通称 通稱 别称 別稱 又称 又稱 改称 改稱 自称 自稱 代称 代稱 称重 稱重
  称谓 稱謂 演说 演說 解说 解說 小说 小說 据说 據說 听说 聽說 传说 傳說 再说 学说 學說 假说 假說 名称 名稱 简称 簡稱
  号称 號稱 堪称 堪稱 职称 職稱 俗称 俗稱 对称 對稱 昵称 暱稱 尊称 著称 著稱 人称 人稱 据称 據稱 说明 說明 说服 說服
  说法 說法 说话 說話 称为 稱為 称之 稱之 称赞 稱讚 称呼 稱呼 称号 稱號 称职 稱職 来说 來說 可以说 可以說 应该说 應該說
  换句话说 換句話說 也就是说 也就是說 或者说 或者說 顺便说 順便說 就是说 就是說 总的来说 總的來說 不用说 不用說 地说
  地說 的话说 的話說 表示欢迎 表示歡迎 表示遗憾 表示遺憾 表示感谢 表示感謝 表示关切 表示哀悼 表示祝贺 表示支持 表示反对
  表示不满 表示愿意 表示慰问 表示谴责 表示抗议
adverbs: 当天 當天 当日 當日 今天 今日 昨天 昨日 前天 次日 当晚 昨晚 日前 近日 稍早 随后 隨後 上周 上週 本周 本週 上个月
  上個月 上月 去年 今年 此前 早些时候 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 星期
  当地时间 當地時間 赛后 賽後 再次 多次 一致 明确 公开 通过 通過 接受 出席 援引 引述 表态 受访 事后 予以
closing: 则 則 也 还 還 又 曾 曾经 曾經 已 均 都 并 並
documents: 观点 觀點 理论 理論 分析 声明 聲明 报告 報告 文件 公告 公报 消息 报道 報道 報導 数据 數據 调查 調查 研究 结果
  結果 通知 通报 通報 文章
offices: 员 員 师 師 者 民 家 队 隊 人士 负责人 負責人 领导人 領導人 候选人 证人 当事人 部 方 局 署 院 会 會 社 媒 军 軍
  警 府 委 办 辦 厅 廳 团 團 长 長 组织 組織 机构 機構 总统 總統 总理 總理 主席 首相 发言人 發言人 专家 專家 医生 醫生
  律师 律師 学者 學者 教授 主帅 主帥 教练 教練 居民 村民 官员 官員 议员 議員 大使 公司 联合国 聯合國 央行 教皇 教宗 银行
  銀行 家属 家屬 目击者 目擊者 北约 北約 欧盟 歐盟 世卫 世衛 党 黨
"""
)
_OFFICES: Final = tuple(_TABLES["offices"])
_DOCUMENTS: Final = tuple(_TABLES["documents"])
_KINDS: Final = verb_kinds(_TABLES)
_SPEECH: Final = "|".join(_KINDS)
_VERB: Final = re.compile(
    rf"(?:{'|'.join(_TABLES['no_verbs'])})|(?<![的出有受到临臨])"
    rf"(?P<verb>(?P<kind>{_SPEECH})(?:[说說称稱道]|表示|指出)?)(?![的了过過着著后後时時])"
)
"""A verb of speech, unless a word in front or behind makes a noun of it, or a word that holds one."""
_CUT: Final = re.compile(
    rf"\d{{1,2}}(?:月\d{{1,2}})?日|{'|'.join(_TABLES['adverbs'])}|(?<![存现現潜潛])在|(?<!成)就|(?<![反绝絕相针針面])[对對]"
    rf"|(?<![方倾傾动動])向|(?:{'|'.join(_TABLES['closing'])})(?=[在就对對向]|$)"
)
"""What begins, behind who says it, when, where and to whom something was said."""
_NOBODY: Final = re.compile(
    "^(?:如果|即使|因为|因為|由于|由於|虽然|雖然|尽管|儘管|据|據|根据|根據|有|无|無|外界|可以|其中|这|這|那|包括|只有|或者|我|你|您"
    "|大多|大部分|人们|人們|引用|各界|从|從|并且|並且|以及)|[没沒被把谁誰]|什么|什麼|为何|為何|不(?!愿透露|願透露|具名|丹)|未(?![来來])"
)
"""What is in front of no verb by which somebody who is told of speaks: a condition, a negation, a passive."""
_NO_NAME: Final = re.compile(
    "[何的和与與时時都该該本]$|[我你他她它人][们們]$|[只才就将將都不]会$|[只才就将將都不]會$|[前后後]者$|^.?$|^[他她它](?![们們]?的)"
)
"""The same at the end of a name."""
_PRONOUNS: Final = frozenset("他她")
_LEAD: Final = re.compile("^(?:而|但是|但|不过|不過|同时|同時|对此|對此|另外|其中)")
_CLAUSE: Final = re.compile(rf"(?:[^，。：；！？,:;\s{MASKS}]|(?<=[A-Za-z.]) (?=[A-Z]))+")
_SOURCE: Final = re.compile(
    "(?:据|據|根据|根據)(?P<speaker>[^，]{2,25}?)"
    "(?P<verb>的(?:说法|說法|消息)|所?[称稱说說述]|引述|透露|表示|报道|報道|報導|通报|通報|消息|介绍|介紹)?$"
)
_NO_SOURCE: Final = re.compile(
    "^(?:此|悉|了解|目击|目擊|推测|[称稱说說报報])"
    "|(?:[统統][计計]|估计|估計|规定|規定|协议|協議|法律|计划|計劃|数据|數據|记载|記載|研究|报告|報告|显示|顯示|情况|情況"
    "|报道|報道|報導)$"
)
_OVER: Final = re.compile(rf"；|，(?:而|但|不过|不過)|，(?:(?:并|並|还|還)(?:{_SPEECH}|呼吁|呼籲|敦促|要求)|[称稱]其)")
"""Where somebody else goes on, or the same with another verb."""
_BEHIND: Final = re.compile(
    rf"(?P<words>{QUOTED})[，,]?\s*(?P<clause>[^，。：；\s{MASKS}]+)[，：]?(?P<more>{QUOTED})?[。！]?$"
)
_QUOTED: Final = re.compile(rf"[，：:]?\s*(?P<words>{QUOTED})[。！]?(?=$|，)")
_PAUSES: Final = frozenset("，：,:")
_NAME: Final = re.compile(r"\w{2,4}|\w{1,6}(?:·\w{1,5})+")
"""Who may stand before a colon and a quotation."""
_MARKS: Final = "，。：；、,.:; \n"
_FEWEST: Final = 4
"""Signs of what somebody says."""
_FARTHEST: Final = 60
"""Signs of a clause among which a verb of speech ends."""


def _find(sentence: str) -> list[Said]:
    if behind := _BEHIND.match(sentence):
        words = tuple(Span(*behind.span(name)) for name in ("words", "more") if behind[name])
        said = _said(sentence, Span(*behind.span("clause")), words)
        return [said] if said and said.verb and said.verb.end == behind.end("clause") else []
    found: list[Said] = []
    source = None
    at = 0
    while clause := _CLAUSE.search(sentence, at):
        at = clause.end()
        span = Span(at - len(_LEAD.sub("", clause[0])), at)
        said = _said(sentence, span) or (None if found else _labelled(sentence, span))
        if said:
            found.append(said)
            at = max(at, said.words[-1].end)
        elif not clause.start():
            source = _SOURCE.match(clause[0])
    return found or (_from(sentence, source) if source else [])


def _said(sentence: str, clause: Span, words: tuple[Span, ...] = ()) -> Said | None:
    """What a clause says that somebody says; the words stand behind its verb where they are not given."""
    for verb in _VERB.finditer(sentence, clause.start, min(clause.end, clause.start + _FARTHEST)):
        if verb["verb"] is None:
            continue
        front = sentence[clause.start : verb.start()]
        cut = _CUT.search(front, 1)
        name = front[: cut.start() if cut else None]
        goes_on = name in _PRONOUNS
        is_clear = bool(words) or sentence[verb.end() : verb.end() + 1] in _PAUSES
        if _NOBODY.search(front) or not (goes_on or _may_speak(name, is_clear=is_clear)):
            continue
        words = words or _words(sentence, verb.end())
        if words:
            is_named = not goes_on and not name.endswith(_DOCUMENTS)
            speaker = Span(clause.start, clause.start + len(name)) if is_named else None
            return Said(words, _KINDS[verb["kind"]], Span(*verb.span("verb")), speaker, goes_on)
    return None


def _may_speak(name: str, *, is_clear: bool) -> bool:
    """Whether a name may be somebody's; where no mark shows that he speaks an office's, a body's or a place's."""
    if _NO_NAME.search(name):
        return False
    return is_clear or "·" in name or name.endswith(_OFFICES) or is_place(name, "zh")


def _words(sentence: str, start: int) -> tuple[Span, ...]:
    """What was said behind a verb: a quotation, or all up to where another one goes on; none where too little is."""
    if quoted := _QUOTED.match(sentence, start):
        return (Span(*quoted.span("words")),)
    over = _OVER.search(sentence, start)
    words = stripped(sentence, start, over.start() if over else len(sentence), _MARKS)
    return (words,) if words.end - words.start >= _FEWEST else ()


def _labelled(sentence: str, clause: Span) -> Said | None:
    """What stands behind an office and a colon."""
    name = clause.of(sentence)
    if clause.start or sentence[clause.end : clause.end + 1] != "：" or "：" in sentence[clause.end + 1 :]:
        return None
    quoted = _QUOTED.match(sentence, clause.end)
    is_whole = quoted is not None and quoted.end() == len(sentence) and _NAME.fullmatch(name) is not None
    is_somebody = is_whole or (name.endswith(_OFFICES) and _may_speak(name, is_clear=True))
    words = _words(sentence, clause.end) if is_somebody and not _NOBODY.search(name) else ()
    return Said(words, StatementKind.SAID, None, clause) if words else None


def _from(sentence: str, source: re.Match[str]) -> list[Said]:
    """What stands behind a source and its comma."""
    words = _words(sentence, source.end()) if sentence[source.end() : source.end() + 1] == "，" else ()
    is_clear = source["verb"] is not None
    if not words or _NO_SOURCE.search(source["speaker"]) or not _may_speak(source["speaker"], is_clear=is_clear):
        return []
    return [Said(words, StatementKind.SAID, Span(0, source.start("speaker")), Span(*source.span("speaker")))]


CHINESE: Final = Order(_find)
