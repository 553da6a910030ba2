"""Japanese words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

JAPANESE: Final = Tables(
    sets=read_tables("""
ARMED: 武装集団 武装勢力 武装した 武装グループ 過激派 反政府勢力 テロリスト 男らは 何者か 銃を持った
ARMY: 軍 部隊 兵士 反政府勢力 武装勢力 民兵 フーシ派 タリバン ヒズボラ ハマス
DRONE: 無人機 ドローン
MISSILE: ミサイル ロケット弾 砲弾
HIT: 攻撃 着弾 直撃 命中 破壊 落ちた 落下 発射 撃ち込 撃ち込んだ
VEHICLE: バス 列車 電車 飛行機 旅客機 小型機 ヘリ ヘリコプター トラック 船 漁船 フェリー 乗用車 車 ボート 新幹線
CRASH: 横転 衝突 墜落 脱線 沈没 転覆 転落 追突 不時着 炎上 突っ込 突っ込む はねられ
LEADER: 首相 大統領 外相 国防相 防衛相 首脳 国家主席 特使 代表団 外務相 長官 国王
TALKS: 協議 交渉 会談 対話
TRUCE: 停戦 休戦
"""),
    events={
        Event.AGREEMENT: """
            3 和平合意/停戦合意/平和条約/和平協定/平和協定
            3 TRUCE .. 合意
            1 協定/合意/条約 .. 署名
            2 合意に署名
        """,
        Event.CEASEFIRE: "3 TRUCE .. 宣言/発表",
        Event.MEDIATION: "3 仲介",
        Event.NEGOTIATION: """
            3 停戦協議/停戦交渉/和平協議/和平交渉/核協議/核交渉/和平会議
            3 LEADER .. 交渉
            3 LEADER .. 協議
            2 交渉
            1 協議
        """,
        Event.MEETING: """
            3 首脳会談/外相会談/首脳会議/サミット/電話会談/電話協議
            3 ARMY .. 代表団
            3 LEADER .. 会談
            2 会談
        """,
        Event.TRUCE: "2 TRUCE",
        Event.SUICIDE_BOMBING: "3 自爆",
        Event.AIR_STRIKE: """
            3 空爆/空襲
            3 DRONE .. HIT
            3 戦闘機 .. 爆撃/攻撃
            3 爆撃
        """,
        Event.SHELLING: """
            3 砲撃
            3 MISSILE .. HIT
            3 ミサイル攻撃
        """,
        Event.BOMBING: """
            3 自動車爆弾/爆発物/仕掛け爆弾/地雷
            3 爆弾 .. 爆発
        """,
        Event.INTERCEPTION: """
            3 DRONE/MISSILE .. 撃墜/迎撃
            3 撃墜/迎撃 .. DRONE/MISSILE
        """,
        Event.CLASH: """
            3 交戦/銃撃戦/戦闘が/激しい戦闘
            3 ARMY .. 衝突
        """,
        Event.CAPTURE: "3 ARMY .. 制圧/占領/掌握/奪還",
        Event.ABDUCTION: "3 誘拐/拉致/連れ去/人質に",
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. 襲撃/発砲/攻撃/殺害
            3 銃撃/銃乱射/乱射/刺傷/切りつけ/虐殺/通り魔
            3 テロ攻撃
            3 テロ事件
        """,
        Event.ATTACK: "2 襲撃",
        Event.INTERVENTION: "3 催涙/放水銃",
        Event.RIOT: "3 暴動/略奪",
        Event.PROTEST: """
            3 抗議デモ/デモ隊/大規模デモ/デモ行進
            2 抗議活動/抗議集会/抗議
        """,
        Event.CRACKDOWN: "3 拘束/逮捕 .. 記者/活動家/野党",
        Event.ARREST: """
            3 容疑 .. 逮捕
            3 逮捕
            1 容疑者
        """,
        Event.RELEASE: """
            3 人質/捕虜 .. 解放
            3 捕虜交換
        """,
        Event.DISASTER: """
            3 地震/震度/津波/噴火/土砂崩れ/土石流/洪水/氾濫/浸水/竜巻/山火事/雪崩/がけ崩れ
            2 台風
            1 大雨/豪雨
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 火災/全焼/火事/出火
            3 事故
            3 倒壊/崩落/陥没
            3 ガス漏れ
        """,
        Event.CRIME: """
            3 殺人/強盗/放火
            2 遺体
        """,
        Event.EXPLOSION: "2 爆発",
        Event.HARM: """
            2 死亡/死者
            1 けが/重軽傷/避難/被害/行方不明
        """,
        Event.SANCTION: "3 制裁 .. 発動/科/追加",
        Event.EASING: "3 制裁 .. 解除",
        Event.AID: "3 人道支援",
        Event.MOBILISATION: "3 軍事演習/合同演習",
        Event.WITHDRAWAL: "3 撤退/撤収",
        Event.LABOUR_STRIKE: "3 ストライキ/スト決行",
        Event.ACCUSATION: "2 非難",
        Event.ELSE: """
            3 打球/打者/投手/本塁打/試合/得点/逆転勝ち/優勝/監督/選手/球団/契約/エース/リーグ/五輪/将棋/先勝/挑戦者
            3 年俸/先発
            3 労使/組合/賃上げ/春闘
            3 企業/買収/株価/利上げ/利下げ/日銀/決算/物価/家計/大手/億円
            3 映画/小説/コンサート/歌手/展覧会/博物館/ドラマ/新作/ソフト
            3 選挙/投票/法案
            3 地裁/高裁/最高裁/判決/被告/裁判/公判/懲役
            2 専門家/インフルエンザ/流行/訓練
        """,
    },
    traps="""
        抗議文/抗議書
        攻撃的/攻撃陣/猛攻/攻撃力
        人気爆発/爆発的/爆発力
        契約交渉/買収交渉/労使交渉/賃金交渉/移籍交渉/年俸交渉/団体交渉
        呼びかけ/促す/求める .. TALKS/TRUCE
        TALKS/TRUCE .. 呼びかけ/促す/求めた
        サイバー攻撃/口撃
        デモ版/デモンストレーション
        衝突安全
        買収 .. 交渉
        災害時
        地震保険/火災保険/火災報知
        住宅ローン .. 破綻
        地震計
    """,
    look_backs="""
        判決/被告/求刑/公判/初公判/控訴
        周年/追悼/黙とう/慰霊/遺族が
        年前
        映画/ドラマ/小説/漫画
        訓練/演習/想定
        損保/保険/支払い
        起きたら
        昨年/先月/去年
        予測/予知
    """,
    closing="""
        後 、
        を受け
        受けて
        に続き
    """,
    hypothetical="恐れ おそれ 可能性 もし 警戒 注意 予防 避け 防ぐ 懸念",
    heads="未遂 恐れ おそれ の恐れ のおそれ 訓練 対策 保険 映画 事件を 警報 注意報",
    illnesses="ワクチン コロナ ウイルス コレラ インフルエンザ はしか 感染 デング熱 エボラ",
    since="以来",
    is_unspaced=True,
)
