"""The words by which Chinese reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

CHINESE: Final = """
numbers: [2] 二 两 兩 [3] 三 [4] 四 [5] 五 [6] 六 [7] 七 [8] 八 [9] 九 [10] 十 [11] 十一 [12] 十二 [13] 十三 [14] 十四
  [15] 十五 [16] 十六 [17] 十七 [18] 十八 [19] 十九 [20] 二十 [30] 三十 [40] 四十 [50] 五十 [60] 六十 [70] 七十 [80]
  八十 [90] 九十
vague: [20] 数十 數十 几十 幾十 [200] 数百 數百 上百 [2000] 数千 數千 上千
multiples: [100] 百 [1000] 千 [10000] 万 萬
counters: 名 位 个 個 架 枚
units: [people] 人 民众 民眾 居民 村民 平民百姓 [children] 儿童 兒童 孩子 未成年人 婴儿 嬰兒 [women] 妇女 婦女 女性
  女子 [men] 男子 男性 [civilians] 平民 [soldiers] 士兵 军人 軍人 官兵 [police] 警察 警员 警員 [officers] 警官
  [firefighters] 消防员 消防員 [rescuers] 救援人员 救援人員 [doctors] 医生 醫生 [workers] 工人 员工 員工 [miners] 矿工
  礦工 [passengers] 乘客 [tourists] 游客 遊客 [pupils] 学生 學生 [migrants] 移民 难民 難民 [journalists] 记者 記者
  [fighters] 武装分子 武裝分子 [fishermen] 渔民 漁民 [sailors] 船员 船員 [drones] 无人机 無人機 [missiles] 导弹 導彈
  飞弹 飛彈 [protesters] 示威者 抗议者 抗議者 [prisoners] 战俘 戰俘 囚犯 [hostages] 人质 人質
roles: [killed] >死亡 >丧生 >喪生 >遇难 >遇難 >遇害 >罹难 >罹難 >身亡 >死 >丧命 >喪命 死亡> >被杀 >被殺 >被打死
  >死亡人数 >死亡人數 >遇难人数 >遇難人數 >罹难人数 >死者人数 打死> 炸死> 杀害> 殺害> 击毙> [wounded] >受伤 >受傷 >伤
  >傷 >轻伤 >輕傷 >重伤 >重傷 >受伤人数 >受傷人數 >伤者人数 炸伤> 打伤> [missing] >失踪 >失蹤 >失联 >失聯 >下落不明
  >失踪人数 [detained] 逮捕> 拘捕> 拘留> 逮捕了> 拘留了> 拘捕了> >被捕 >被逮捕 >被拘留 >被拘捕 [abducted] 绑架> 綁架>
  绑架了> >被绑架 >被綁架 >遭绑架 [evacuated] 疏散> 疏散了> >被疏散 >疏散 撤离> 撤離> >撤离 >撤離 转移> 转移了>
  [displaced] >流离失所 >流離失所 >无家可归 >無家可歸 [rescued] 救出> 救出了> 营救出> >获救 >獲救 >被救出 [launched]
  发射> 發射> 发射了> 發射了> 出动> [shot_down] 击落> 擊落> 击落了> 擊落了> 拦截> 攔截> 拦截了> >被击落 >被擊落
  [released] 释放> 釋放> 释放了> 釋放了> >获释 >獲釋 >被释放 交换> 交换了>
exchanging: 交换 交換
remains: 遗体 遺體 尸体 屍體
ones: 一
at_least: 至少 超过 超過 逾 最少 不少于 多于
at_most: 多达 多達 最多 不到
about: 约 約 大约 大約 近 将近 大概
tolls: 死亡人数 死亡人數 遇难人数 遇難人數 罹难人数 死者人数 受伤人数 受傷人數 伤者人数 失踪人数
reaching: 升至 增至 达 達 达到 達到 已达 已達 为 為 至 上升到 升到 上升至 增加到 增加至 已升至 已增至 已上升至 超过
leaving: 从 從 由
passing: 被 已 当场 當場 因此 不幸 仍 确认 確認 证实 證實 了 均 也 都 全部 共 共有 其他 其它
places: 在 于 於 因
joining: 和 与 與 及 以及 或
parts: 中的 者中 罪
including: 其中 包括
adding: 另有 另外 还有 還有 新增 又有
illness: 新冠 病毒 疫情 霍乱 登革热
staying: 住院 仍在
stops: 伤亡 傷亡 死伤 死傷
doubts: 未 没有 沒有 无 可能 或将 如果 计划 計劃 威胁 威脅 被控 涉嫌 演习 演習 模拟 以免 防止 避免 恐 疑似 判处 被判
  指控
past: 今年以来 今年以來 去年 前年 上月 上个月 上周 上週 年前 个月前 周前 以来 以來 自从 自從 每年 平均 过去 過去
  战争期间 年间
taken_back: 否认 否認 辟谣 闢謠 谣言 謠言 不实 不實 虚假 假消息 此前版本 早前版本
since: 自 自从
records: 最严重 最嚴重 最致命 首次 最大 最血腥
months: [1] 1月 一月 [2] 2月 二月 [3] 3月 三月 [4] 4月 四月 [5] 5月 五月 [6] 6月 六月 [7] 7月 七月 [8] 8月 八月 [9] 9月
  九月 [10] 10月 十月 [11] 11月 十一月 [12] 12月 十二月
follows: 0
unspaced: yes
"""
