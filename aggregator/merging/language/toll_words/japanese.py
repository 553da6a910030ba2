"""The words by which Japanese reports count victims and the like; the package tells how they are written."""
# ruff: noqa: RUF001 - marks of another script are what it is about

from __future__ import annotations

from typing import Final

JAPANESE: Final = """
numbers: [2] 二 [3] 三 [4] 四 [5] 五 [6] 六 [7] 七 [8] 八 [9] 九 [10] 十 [11] 十一 [12] 十二 [13] 十三 [14] 十四 [15]
  十五 [16] 十六 [17] 十七 [18] 十八 [19] 十九 [20] 二十 [30] 三十 [40] 四十 [50] 五十 [60] 六十 [70] 七十 [80] 八十
  [90] 九十
vague: [20] 数十 [200] 数百 [2000] 数千
multiples: [1000] 千 [10000] 万 [100] 百
counters: 名 機 発 基
units: [people] 人 住民 市民 男女 高齢者 お年寄り 通行人 歩行者 釣り客 海水浴客 日本人 外国人 [children] 子ども 子供
  児童 未成年 乳児 男児 女児 園児 小学生 中学生 [women] 女性 [men] 男性 [civilians] 民間人 一般市民 [soldiers] 兵士 軍人
  隊員 自衛官 自衛隊員 [police] 警察官 警官 [firefighters] 消防士 消防隊員 [rescuers] 救助隊員 [doctors] 医師 看護師
  [workers] 作業員 従業員 労働者 [miners] 鉱山労働者 [passengers] 乗客 乗員 [tourists] 観光客 [pupils] 生徒 学生 高校生
  大学生 [migrants] 移民 難民 [journalists] 記者 ジャーナリスト [fighters] 戦闘員 [fishermen] 漁師 [sailors] 船員 乗組員
  [drones] 無人機 ドローン [missiles] ミサイル [protesters] デモ参加者 抗議者 [prisoners] 捕虜 受刑者 囚人 [hostages]
  人質 [climbers] 登山者 登山客 [skiers] スキー客 [drivers] 運転手 [pilots] パイロット 操縦士 [teachers] 教員 教師
  [patients] 患者
roles: [killed] >死亡 >死亡した >死者 死者> >死者数 >亡くなった >亡くなり >殺害 >殺害された >犠牲 >水死 >溺死 >焼死
  >射殺 >刺殺 >亡くなりました >遺体見つかる >遺体が見つかり >遺体が見つかった >遺体が見つかりました >遺体を発見
  >遺体発見 >遺体で発見 >遺体で見つかり >遺体で見つかった >遺体を収容 >遺体を確認 [wounded] >負傷 >けが >怪我 >重傷
  >軽傷 >重軽傷 >けが人 けが人> >負傷者 負傷者> >負傷者数 [missing] >行方不明 行方不明者> >行方不明者 >安否不明
  行方不明> [detained] >逮捕 >拘束 >拘束された [abducted] >拉致 >誘拐 [evacuated] >避難 [displaced] >家を失った
  [rescued] >救助 >救出 [launched] >発射 >発射した [shot_down] >撃墜 >迎撃 [released] >解放 >釈放
exchanging: 交換
remains: 遺体
at_least: 少なくとも 以上 超 超える
at_most: 最大 最大で 未満
about: 約 およそ ほぼ 近く
until: 〜 ～
tolls: 死者 死者数 負傷者 負傷者数 けが人 行方不明者
reaching: は が に 計
leaving: 前日の
passing: が は の を も に と で され さらに これまでに 合わせて いずれも 全員 が新たに ほか 余り
linking: 計 合わせて の
places: で により による
joining: と や および
parts: から 目 組 のうち
including: うち このうち
adding: 新たに さらに ほかに 他に
illness: 感染 コロナ ウイルス
staying: 入院
stops: 死傷
  女性|男性|男児|女児|児童|園児|生徒|高校生|母親|父親|両親|妻|夫|長男|長女|家族|人|客|乗客|市民|住民|警官|警察官|兵士|隊員|記者|子ども|子供_を
doubts: 可能性 恐れ おそれ もし 計画 容疑 想定 訓練 人から 名から
past: 昨年 去年 一昨年 先月 先週 年前 か月前 カ月前 週間前 以来 以降 今年に入って 年間 毎年 平均 過去 戦争中 開始から
  周年 慰霊 追悼 被告 判決 死刑 無期懲役 公判 裁判 を描く を描いた ドキュメンタリー
taken_back: 否定した 否定し 否定する 否定 可能性がある 恐れがある おそれがある デマ 偽情報 誤報 以前の版 訂正 なかった
  なければ ていない 出ていない
records: 最悪 最大規模 初めて
since: 以来
months: [1] 1月 [2] 2月 [3] 3月 [4] 4月 [5] 5月 [6] 6月 [7] 7月 [8] 8月 [9] 9月 [10] 10月 [11] 11月 [12] 12月
follows: 3
unspaced: yes
"""
