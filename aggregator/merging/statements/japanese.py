"""Who says what in Japanese: the speaker, what was said, "to", and the verb of speech that ends it."""
# ruff: noqa: RUF001 - marks of another script are what it is about

from __future__ import annotations

import re
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.language.tables import read_tables
from aggregator.merging.statements.masked import MASKS, QUOTED, Order, Said, stripped, verb_kinds
from aggregator.model import StatementKind

_TABLES: Final = read_tables(
    """
verbs: [said] 述べ 語っ 語り 語る 話し 話す 言っ 言い 説明 強調 指摘 明らかに 答え 訴え 伝え 報じ コメント 投稿 証言
  報告 回答 陳謝 謝罪 反論 反発 批判 振り返っ 振り返り 振り返る 書い 断言 明かし 明かす 見解を示し 認識を示し 考えを示し
  つづっ 力を込め 笑顔を見せ 肩を落とし 胸を張っ 声を詰まらせ [claimed] 主張 [announced] 発表 表明 [confirmed] 認め
  [denied] 否定 否認 [warned] 警告 警鐘を鳴らし [promised] 約束 誓い 誓っ 誓う [accused] 非難
endings: た る ている ていた ており て した する している していた しており して し
offices: 省 庁 府 党 軍 隊 署 局 部 会 社 側 国 県 市 町 村 都 州 団 院 警 政府 当局 機関 組織 通信 紙 テレビ 放送 氏
  知事 首相 大統領 長官 大臣 相 監督 総裁 長 議員 教授 専門家 弁護士 報道官 幹部 関係者 筋 住民 遺族 家族 男性 女性 被告
  容疑者 記者 代表 委員 総統 司令官 教皇 医師 学者 アナリスト エコノミスト 高官 国連 日銀 銀行 大使 さん 担当者 広報官
  赤十字 連盟 協会 公司 大学 消防 警察 検察 会社員 野党 与党 外相
"""
)
_KINDS: Final = verb_kinds(_TABLES)
_VERB: Final = (
    rf"(?P<verb>(?P<kind>{'|'.join(_KINDS)})(?:{'|'.join(sorted(_TABLES['endings'], key=len, reverse=True))})?)"
    r"(?=[。、」\s]|が、|一方|$)"
)
"""A verb of speech that ends its clause; in front of a noun it only describes that."""
_HOW: Final = rf"(?!書かれ|され|呼ばれ|みられ|見られ|いわれ)(?:[^、。はが{MASKS}]{{0,14}}?[にでてくをの])?"
"""How, where and to whom, between "to" and the verb."""
_NAME: Final = rf"(?P<speaker>(?![とをにがので])[^、。\s{MASKS}]{{0,34}}?[^、。\s{MASKS}にでとへ])"
_TOPIC: Final = re.compile("(?<![にでとへ])は|(?<![たるいだす])が(?!ら)")
"""What stands behind who speaks."""
_BEFORE_NAME: Final = re.compile(rf"[、。\s{MASKS}]|一方")
_SUBJECT: Final = re.compile(rf"(?:^|、|一方){_NAME}は、?")
"""Who speaks, in front of words that are not quoted, of which 'ga' would be a part."""
_TO: Final = rf"(?:(?P<words>{QUOTED})|(?<=[るたいだうすむくぬつん]))と"
_SAID: Final = re.compile(rf"{_TO}{_HOW}{_VERB}")
_AS: Final = re.compile(rf"(?P<words>{QUOTED})と(?P<verb>し(?:ている|ており))(?=[。、\s]|$)")
"""The same without a verb of speech, which behind words that are not quoted would be 'tries to'."""
_BY: Final = re.compile(
    rf"{_TO}(?:、(?:[^。{MASKS}]{{0,12}}、)?)?(?P<speaker>[^、。はが\s{MASKS}]{{2,34}})(?:は|が)"
    rf"(?:[^、。はが{MASKS}]{{0,16}}?)??{_VERB}"
)
"""The speaker behind what he said: '...to, Tsūshin ga tsutaeta'."""
_SO: Final = re.compile(rf"(?P<words>{QUOTED})[。\s]*{_NAME}は[^。{MASKS}]{{0,25}}?(?:そう|こう){_VERB}")
_DENIED: Final = re.compile(
    rf"(?:^|、){_NAME}[は、](?:[^、のを]{{1,10}}で)?(?P<words>[^。{MASKS}]{{2,40}}?)を"
    r"(?:改めて|全面的に|強く|きっぱり)?(?P<verb>否定|否認)(?:した|する|している|し)?(?=[。、\s]|$)"
)
_SOURCE: Final = re.compile(rf"(?:^|、){_NAME}(?P<verb>によると|によれば)、(?P<words>[^。]{{6,}}?)(?:という)?(?=。|$)")
_LABEL: Final = re.compile(rf"{_NAME}(?:は|、[^。{MASKS}]{{1,15}}に)?(?P<words>{QUOTED})(?=\s|$)")
_SOMEBODY: Final = re.compile(rf"(?:{'|'.join(_TABLES['offices'])}|[A-Z]{{2,}})(?:[(（][^)）]{{1,8}}[)）])?$")
_ADVERBIAL: Final = re.compile(r"[^、]{0,14}(?:日|で|に|後|として|ため)、")
_MARKS: Final = "。、 \n"
_PLAIN: Final = str.maketrans(",，．", "、、。")
"""Marks that some print for those of Japanese."""
_FEWEST: Final = 5
"""Signs of what somebody says."""
_FARTHEST: Final = 40
"""Signs between a speaker and a quotation."""
_LONGEST: Final = 400
"""Signs of a sentence; a longer one is a list or an attack."""


def _find(printed: str) -> list[Said]:
    sentence = printed.translate(_PLAIN)
    if len(sentence) > _LONGEST:
        return []
    if so := _SO.match(sentence):
        return [_made(so, _span(so, "speaker"))]
    found: list[Said] = []
    at = 0
    while ends := [match for pattern in (_SAID, _AS, _BY) if (match := pattern.search(sentence, at))]:
        end = min(ends, key=lambda match: match.start())
        said = _by(sentence, at, end) if end.re is _BY else _said(sentence, at, end)
        found += [said] if said else []
        at = end.end()
    return found or _without_to(sentence)


def _span(match: re.Match[str], group: str, by: int = 0) -> Span:
    return Span(match.start(group) + by, match.end(group) + by)


def _made(match: re.Match[str], speaker: Span | None, words: Span | None = None, *, goes_on: bool = False) -> Said:
    given = match.groupdict()
    verb = _span(match, "verb") if given.get("verb") else None
    kind = _KINDS.get(given.get("kind") or given.get("verb") or "", StatementKind.SAID)
    return Said((words or _span(match, "words"),), kind, verb, speaker, goes_on)


def _said(sentence: str, at: int, end: re.Match[str]) -> Said | None:
    """What stands from a place to a "to"; who says it stands in front, or spoke before."""
    if end["words"]:
        speaker = _topic(sentence, at, end.start())
        return _made(end, speaker, goes_on=speaker is None and "は" not in sentence[at : end.start()])
    subject = _SUBJECT.search(sentence[at : end.start()])
    start = at + (subject.end() if subject else 0)
    while adverbial := _ADVERBIAL.match(sentence, start, end.start()):
        start = adverbial.end()
    words = stripped(sentence, start, end.start(), _MARKS)
    if words.end - words.start < _FEWEST or (subject and not _SOMEBODY.search(subject["speaker"])):
        return None
    return _made(end, _span(subject, "speaker", at) if subject else None, words, goes_on=subject is None)


def _topic(sentence: str, start: int, quotation: int) -> Span | None:
    """Who speaks in front of a quotation, from a place on."""
    end = max(sentence.rfind(particle, start, quotation) for particle in "はが")
    if end < start or quotation - end > _FARTHEST or not _TOPIC.match(sentence, end):
        return None
    front = _BEFORE_NAME.split(sentence[start:end])[-1]
    name = front.partition("は")[0]  # of 'X wa Y wa' the second is what is spoken of
    begin = end - len(front)
    return Span(begin, begin + len(name)) if len(name) > 1 and name[0] not in "とをにがので" else None


def _by(sentence: str, at: int, end: re.Match[str]) -> Said | None:
    """What stands from a place to a "to" behind which the speaker is named."""
    speaker = _span(end, "speaker")
    if end["words"]:
        return _made(end, speaker)
    words = stripped(sentence, at, end.start(), _MARKS)
    is_clear = words.end - words.start >= _FEWEST and _SOMEBODY.search(end["speaker"])
    return _made(end, speaker, words) if is_clear else None


def _without_to(sentence: str) -> list[Said]:
    """What is denied, what a source tells, and what stands behind an office in a headline."""
    for pattern in (_DENIED, _SOURCE, _LABEL):
        match = pattern.match(sentence) if pattern is _LABEL else pattern.search(sentence)
        if match and (pattern is _SOURCE or _SOMEBODY.search(match["speaker"])):
            return [_made(match, _span(match, "speaker"))]
    return []


JAPANESE: Final = Order(_find)
