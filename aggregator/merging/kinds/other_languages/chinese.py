"""Chinese words of events, in simplified and in traditional letters."""
# ruff: noqa: RUF001 - marks of another script are what it is about

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

CHINESE: Final = Tables(
    sets=read_tables("""
ARMED: 武装分子 武裝分子 枪手 槍手 恐怖分子 极端分子 極端分子 叛军 叛軍 持刀男子 男子持刀
ARMY: 军队 軍隊 政府军 政府軍 叛军 叛軍 部队 部隊 武装 武裝 俄军 俄軍 乌军 烏軍 以军 以軍 胡塞 塔利班 真主党 真主黨
  哈马斯 哈馬斯 民兵 反政府
DRONE: 无人机 無人機
MISSILE: 导弹 導彈 飞弹 飛彈 火箭弹 火箭彈 炮弹 砲彈
HIT: 袭击 襲擊 攻击 攻擊 击中 擊中 打击 打擊 落在 轰炸 轟炸 命中 摧毁 摧毀 发射 發射
VEHICLE: 大巴 巴士 客车 客車 火车 火車 列车 列車 飞机 飛機 客机 客機 直升机 直升機 卡车 卡車 货车 貨車 渡轮 渡輪 船只
  船 汽车 汽車 轿车
CRASH: 翻车 翻車 相撞 坠毁 墜毀 坠落 墜落 坠机 墜機 脱轨 脫軌 沉没 沉沒 倾覆 傾覆 坠崖 追尾 失事 翻覆 起火 冲入 衝入
  冲撞 衝撞
LEADER: 总统 總統 总理 總理 外长 外長 外交部长 外交部長 部长 部長 国家主席 國家主席 特使 代表团 代表團 领导人 領導人
  首相 防长 防長 国王 國王
MEET: 会见 會見 会晤 會晤 会谈 會談 接见 接見 接待 会面 會面 通电话 通電話
TALKS: 谈判 談判 和谈 和談 会谈 會談 磋商 对话 對話
TRUCE: 停火 休战 休戰 停战 停戰
"""),
    events={
        Event.AGREEMENT: """
            3 和平协议/和平協議/和平条约/停火协议/停火協議
            3 签署/簽署/达成/達成 .. 协议/協議/协定/協定 .. TRUCE
            3 达成/達成 .. TRUCE
            1 签署/簽署/达成/達成 .. 协议/協議/协定/協定/条约/條約
        """,
        Event.CEASEFIRE: "3 宣布 .. TRUCE",
        Event.MEDIATION: "3 斡旋/调解/調解/居中/调停/調停",
        Event.NEGOTIATION: """
            3 和谈/和談/停火谈判/停火談判/和平谈判/核谈判/核談判
            3 轮谈判/輪談判/轮会谈/輪會談
            3 LEADER .. 谈判/談判
            2 谈判/談判
        """,
        Event.MEETING: """
            3 峰会/峰會
            3 LEADER .. MEET .. LEADER
            3 外长/外長/外交部长/外交部長/特使 .. MEET
            3 ARMY .. 代表团/代表團
            1 LEADER .. MEET
            3 通电话/通電話
            2 会晤/會晤/会见/會見
        """,
        Event.TRUCE: "2 TRUCE",
        Event.SUICIDE_BOMBING: "3 自杀式/自殺式/自杀炸弹/自殺炸彈",
        Event.AIR_STRIKE: """
            3 空袭/空襲
            3 战机/戰機 .. 轰炸/轟炸/HIT
            3 DRONE .. HIT
            3 HIT .. DRONE
        """,
        Event.SHELLING: """
            3 炮击/炮擊/砲擊/遭炮
            3 MISSILE .. HIT
            3 HIT .. MISSILE
        """,
        Event.BOMBING: """
            3 汽车炸弹/汽車炸彈/路边炸弹/路邊炸彈/爆炸装置/爆炸裝置
            3 炸弹/炸彈/地雷 .. 爆炸
            3 触雷
        """,
        Event.STRIKE: "3 轰炸/轟炸",
        Event.INTERCEPTION: """
            3 击落/擊落/拦截/攔截 .. DRONE/MISSILE
            3 DRONE/MISSILE .. 被击落/被擊落/拦截/攔截
        """,
        Event.CLASH: """
            3 交火/激战/激戰/枪战/槍戰
            3 ARMY .. 冲突/衝突/战斗/戰鬥
        """,
        Event.CAPTURE: "3 ARMY .. 攻占/攻佔/占领/佔領/夺取/奪取/控制",
        Event.ABDUCTION: "3 绑架/綁架/劫持/掳走/擄走",
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. 袭击/襲擊/开枪/開槍/扫射/掃射/杀害/殺害/闯入
            3 枪击/槍擊
            3 向 .. 开枪/開槍
            3 恐袭/恐襲/恐怖袭击/恐怖襲擊/屠杀/屠殺/砍人/冲撞人群
        """,
        Event.ATTACK: "2 遇袭/遇襲/袭击/襲擊",
        Event.INTERVENTION: "3 催泪/催淚/水炮车/水砲車",
        Event.RIOT: "3 骚乱/騷亂/暴动/暴動/抢劫商店",
        Event.PROTEST: """
            3 示威/游行抗议/遊行抗議
            2 抗议/抗議
        """,
        Event.CRACKDOWN: "3 逮捕/拘捕/拘留 .. 活动人士/活動人士/记者/記者/反对派/反對派/异见",
        Event.ARREST: """
            3 警方/警察 .. 逮捕/拘捕/抓获
            2 被捕/逮捕/拘捕/落网/落網/抓获
        """,
        Event.RELEASE: "3 释放/釋放/交换/交換 .. 人质/人質/战俘/戰俘",
        Event.DISASTER: """
            3 地震
            3 洪水/洪灾/洪災/洪涝/水灾/水災/山洪/泥石流/山体滑坡/海啸/海嘯/台风/颱風/飓风/颶風/龙卷风/龍捲風/火山喷发
            3 火山爆發/雪崩/山火
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 起火/火灾/火災/大火/失火
            3 车祸/車禍/空难/空難/矿难/礦難/海难
            3 坍塌/倒塌/塌方
            3 泄漏/洩漏
        """,
        Event.CRIME: "3 谋杀/謀殺/抢劫/搶劫/纵火/縱火/凶杀/命案",
        Event.EXPLOSION: "2 爆炸",
        Event.HARM: """
            2 遇难/遇難/丧生/喪生/身亡/死亡
            1 受伤/受傷/伤亡/傷亡/疏散/救援人员
        """,
        Event.SANCTION: "3 实施/實施/宣布/新一轮 .. 制裁",
        Event.EASING: "3 解除/放松 .. 制裁",
        Event.AID: "3 人道援助/人道主义援助/人道救援",
        Event.MOBILISATION: "3 军演/軍演/军事演习/軍事演習",
        Event.WITHDRAWAL: "3 撤军/撤軍",
        Event.LABOUR_STRIKE: "3 罢工/罷工",
        Event.ACCUSATION: "2 指责/指責/指控",
        Event.ELSE: """
            3 主场/比赛/比賽/前锋/前鋒/中锋/球队/球隊/联赛/聯賽/冠军/冠軍/进球/進球/世界杯/棋手/续约
            3 工会/工會/加薪/薪资
            3 公司/集团/集團/收购/收購/股价/股價/股市/利率/央行/通胀/通脹/价格/價格/交易
            3 电影/電影/影片/票房/演唱会/歌手/音乐/博物馆/博物館/展览/小说
            3 选举/選舉/投票/预算/預算
            3 法院/判处/判處/判刑/审判/审理
            2 专家/專家/流感/疫情
        """,
    },
    traps="""
        炮轰/砲轟/轰动
        爆炸性/爆炸式
        抗议书/抗議書/抗议信/抗議信
        网络攻击/網絡攻擊/網路攻擊/黑客攻击
        呼吁/呼籲/敦促/促请/促 .. TALKS/TRUCE
        谈判/談判/洽谈/洽談 .. 续约/合同/收购/加薪/薪
        续约/收购/加薪 .. 谈判/談判
        股市/股价/价格 .. 地震/雪崩/崩盘
        停火线
        起火爆
        遇到 .. 地震/火灾/洪水
        猛烈攻击/攻击力
        火灾隐患/火灾报警
    """,
    look_backs="""
        判处/判處/判刑/判死/被判/判囚/获刑/死缓/无期徒刑/無期徒刑
        周年/週年/纪念/紀念/悼念/追思
        年前
        电影/電影/影片/小说/纪录片/紀錄片/展览/展覽/题材
        演练/演練/演习/演習/模拟/模擬
        保险/保險/赔付/賠償/赔偿
        怎么办/怎麼辦/如何应对/支招
        去年/上个月/上月
        预防/防范/防災
    """,
    closing="""
        后 ,/，
        之后
        以来
    """,
    background="""
        因应
        鉴于
        尽管
    """,
    accusing="指责 指責 指控",
    hypothetical="可能 或将 或將 如果 若 威胁 威脅 风险 風險 警告 避免 防止 恐 没有 沒有 无 涉嫌",
    heads="未遂 隐患 隱患 预警 預警 保险 保險",
    illnesses="疫苗 新冠 病毒 疫情 霍乱 霍亂 流感 登革 麻疹 埃博拉",
    since="自 自从 从",
    is_unspaced=True,
)
