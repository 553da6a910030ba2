"""Regions that CLDR does not list, or in English alone, and the counties of England."""

from __future__ import annotations

from aggregator.gazetteer.extra_words import rows

_REGIONS = """
Crimea, UA, 45.3, 34.4: Crimée, Krim, Crimeia, Krym, Крым, Крим, القرم, 克里米亚, クリミア
Donbas, UA, 48.3, 38.0: Donbass, Донбасс, Донбас, دونباس, 顿巴斯, ドンバス
Darfur, SD, 13.0, 25.0: Darfour, Дарфур, دارفور, 达尔富尔, ダルフール, North Darfur, South Darfur, West Darfur
Kordofan, SD, 13.0, 30.0: Kurdufan, Кордофан, كردفان, North Kordofan, South Kordofan, West Kordofan
Tigray, ET, 14.0, 38.5: Tigré, Тыграй, Тиграй, تيغراي, 提格雷
Amhara, ET, 11.5, 38.0:
Kashmir, IN, 34.0, 75.0: Cachemire, Kaschmir, Cachemira, Кашмир, Кашмір, كشمير, 克什米尔, カシミール,
    Jammu and Kashmir
Nagorno-Karabakh, AZ, 39.9, 46.7: Karabakh, Haut-Karabakh, Bergkarabach, Нагорный Карабах, Карабах, ناغورني قره باغ,
    纳卡
Transnistria, MD, 47.2, 29.5: Transnistrie, Transnistrien, Приднестровье, Придністров'я
South Ossetia, GE, 42.3, 44.0: Ossétie du Sud, Südossetien, Южная Осетия
Abkhazia, GE, 43.1, 41.0: Abkhazie, Abchasien, Абхазия, Абхазія
Chechnya, RU, 43.4, 45.7: Tchétchénie, Tschetschenien, Чечня, Чечні, الشيشان, 车臣
Dagestan, RU, 43.0, 47.0: Daghestan, Дагестан, داغستان, 达吉斯坦
Sinai, EG, 29.5, 33.8: Синай, سيناء, 西奈
Golan Heights, SY, 33.0, 35.8: Golan, Golanhöhen, plateau du Golan, Голанские высоты, الجولان, 戈兰高地, ゴラン高原
Rakhine, MM, 20.0, 93.5: Arakan, ولاية راخين, 若开邦
North Kivu, CD, -0.8, 29.0: Nord-Kivu, Kivu Norte, Северное Киву, 北基伍
South Kivu, CD, -3.0, 28.3: Sud-Kivu, Kivu, Südkivu, 南基伍
Ituri, CD, 1.8, 29.5:
Balochistan, PK, 28.0, 66.0: Baluchistan, Baloutchistan, Belutschistan, Белуджистан, بلوشستان, 俾路支
Khyber Pakhtunkhwa, PK, 34.0, 71.5: Хайбер-Пахтунхва
Xinjiang, CN, 41.0, 85.0: Синьцзян, شينجيانغ, 新疆
Tibet, CN, 31.0, 88.0: Тибет, التبت, 西藏, チベット
Sichuan, CN, 30.6, 103.0: Сычуань, 四川, 四川省
Guangdong, CN, 23.4, 113.4: Гуандун, 广东, 廣東
Cebu, PH, 10.3, 123.8:
Mindanao, PH, 7.8, 125.0: Минданао, 棉兰老岛
Catalonia, ES, 41.8, 1.5: Catalogne, Katalonien, Cataluña, Catalunya, Catalogna, Каталония
Bavaria, DE, 48.9, 11.4: Bayern, Bavière, Baviera, Бавария
Sicily, IT, 37.6, 14.0: Sicilia, Sicile, Sizilien, Сицилия
Kamchatka, RU, 56.0, 159.0: Kamtchatka, Kamtschatka, Камчатка, Камчатці, كامتشاتكا, 堪察加, カムチャツカ, カムチャッカ
Ontario, CA, 46.0, -80.0:
Quebec, CA, 47.0, -72.0: Квебек
Alberta, CA, 53.9, -115.0:
British Columbia, CA, 54.0, -125.0:
Inner Mongolia, CN, 43.0, 113.0: Mongolie-Intérieure, Mongolia Interior, Mongolia Interna, Mongólia Interior,
    Innere Mongolei, Inneren Mongolei, Mongolia Wewnętrzna, Mongolii Wewnętrznej, Внутренняя Монголия,
    Внутренней Монголии, Внутрішня Монголія, Внутрішньої Монголії, İç Moğolistan, منغوليا الداخلية, 内蒙古, 內蒙古,
    内モンゴル
Siberia, RU, 60.0, 100.0: Sibérie, Sibirien, Sibéria, Syberia, Syberii, Sibirya, Сибирь, Сибири, Сибір, Сибіру,
    سيبيريا, 西伯利亚, 西伯利亞, シベリア
California, US, 37.2, -119.3: Californie, Kalifornien, Califórnia, Kalifornia, Kaliforniya, Калифорния, Каліфорнія,
    كاليفورنيا, 加利福尼亚州, 加利福尼亞州, カリフォルニア
Florida, US, 28.5, -82.4: Floride, Flórida, Floryda, Флорида, Флоріда, فلوريدا, 佛罗里达, フロリダ
Hawaii, US, 20.8, -156.3: Hawaï, Hawái, Havaí, Гавайи, Гаваї, هاواي, 夏威夷, ハワイ
Louisiana, US, 31.0, -92.0: Louisiane, Luisiana, Луизиана, Луїзіана, لويزيانا, 路易斯安那, ルイジアナ
New Jersey, US, 40.1, -74.6: Nueva Jersey, Nova Jersey, Нью-Джерси, Нью-Джерсі, نيوجيرسي, 新泽西, ニュージャージー
New Mexico, US, 34.4, -106.1: Nouveau-Mexique, Nuevo México, Nuovo Messico, Novo México, Nowy Meksyk, Neu-Mexiko,
    Нью-Мексико, نيو مكسيكو, 新墨西哥, ニューメキシコ
North Carolina, US, 35.6, -79.4: Caroline du Nord, Carolina del Norte, Carolina del Nord, Carolina do Norte,
    Северная Каролина, Северной Каролине, Північна Кароліна, كارولاينا الشمالية, 北卡罗来纳, ノースカロライナ
South Carolina, US, 33.9, -80.9: Caroline du Sud, Carolina del Sur, Carolina del Sud, Carolina do Sul,
    Южная Каролина, Южной Каролине, Південна Кароліна, كارولاينا الجنوبية, 南卡罗来纳, サウスカロライナ
Texas, US, 31.5, -99.3: Teksas, Техас, تكساس, 得克萨斯, 德克萨斯, テキサス
West Virginia, US, 38.6, -80.6: Virginie-Occidentale, Virginia Occidental, Западная Виргиния, Західна Вірджинія,
    فرجينيا الغربية, 西弗吉尼亚, ウェストバージニア
Anhui, CN, 31.8, 117.2: 安徽
Fujian, CN, 26.0, 118.0: 福建
Gansu, CN, 38.0, 102.0: 甘肃, 甘肅
Guangxi, CN, 23.8, 108.8: 广西, 廣西
Guizhou, CN, 26.8, 106.8: 贵州, 貴州
Hainan, CN, 19.2, 109.7: 海南省, 海南岛
Hebei, CN, 39.3, 116.7: 河北省
Heilongjiang, CN, 47.8, 127.8: 黑龙江, 黑龍江
Henan, CN, 33.9, 113.5: 河南省
Hubei, CN, 31.2, 112.3: 湖北省
Hunan, CN, 27.6, 111.9: 湖南省
Jiangsu, CN, 33.0, 119.8: 江苏, 江蘇
Jiangxi, CN, 27.3, 116.0: 江西省
Liaoning, CN, 41.3, 123.4: 辽宁, 遼寧
Ningxia, CN, 37.3, 106.2: 宁夏, 寧夏
Qinghai, CN, 35.7, 96.3: 青海
Shaanxi, CN, 35.8, 109.0: 陕西, 陝西
Shandong, CN, 36.4, 118.4: 山东省, 山東省
Shanxi, CN, 37.7, 112.1: 山西省
Yunnan, CN, 25.0, 101.5: 云南, 雲南
Zhejiang, CN, 29.2, 120.2: 浙江
Noto, JP, 37.3, 136.9: 能登, 能登半島
Aomori Prefecture, JP, 40.8, 140.7: 青森県
Iwate Prefecture, JP, 39.6, 141.4: 岩手県
Miyagi Prefecture, JP, 38.4, 140.9: 宮城県
Akita Prefecture, JP, 39.7, 140.4: 秋田県
Yamagata Prefecture, JP, 38.4, 140.1: 山形県
Fukushima Prefecture, JP, 37.4, 140.2: 福島県
Ibaraki Prefecture, JP, 36.3, 140.3: 茨城県
Tochigi Prefecture, JP, 36.7, 139.8: 栃木県
Gunma Prefecture, JP, 36.5, 139.0: 群馬県
Saitama Prefecture, JP, 36.0, 139.4: 埼玉県
Chiba Prefecture, JP, 35.5, 140.2: 千葉県
Kanagawa Prefecture, JP, 35.4, 139.4: 神奈川県
Niigata Prefecture, JP, 37.5, 138.9: 新潟県
Toyama Prefecture, JP, 36.6, 137.2: 富山県
Ishikawa Prefecture, JP, 36.8, 136.8: 石川県
Fukui Prefecture, JP, 35.8, 136.2: 福井県
Yamanashi Prefecture, JP, 35.6, 138.6: 山梨県
Nagano Prefecture, JP, 36.1, 138.0: 長野県
Gifu Prefecture, JP, 35.8, 137.0: 岐阜県
Shizuoka Prefecture, JP, 35.0, 138.3: 静岡県
Aichi Prefecture, JP, 35.0, 137.2: 愛知県
Mie Prefecture, JP, 34.5, 136.4: 三重県
Shiga Prefecture, JP, 35.2, 136.1: 滋賀県
Hyogo Prefecture, JP, 35.0, 134.8: 兵庫県
Nara Prefecture, JP, 34.3, 135.9: 奈良県
Wakayama Prefecture, JP, 33.9, 135.5: 和歌山県
Tottori Prefecture, JP, 35.4, 133.8: 鳥取県
Shimane Prefecture, JP, 35.1, 132.6: 島根県
Okayama Prefecture, JP, 34.9, 133.8: 岡山県
Hiroshima Prefecture, JP, 34.6, 132.8: 広島県
Yamaguchi Prefecture, JP, 34.2, 131.6: 山口県
Tokushima Prefecture, JP, 33.9, 134.2: 徳島県
Kagawa Prefecture, JP, 34.2, 134.0: 香川県
Ehime Prefecture, JP, 33.6, 132.9: 愛媛県
Kochi Prefecture, JP, 33.5, 133.3: 高知県
Fukuoka Prefecture, JP, 33.5, 130.6: 福岡県
Saga Prefecture, JP, 33.3, 130.1: 佐賀県
Nagasaki Prefecture, JP, 32.9, 129.6: 長崎県
Kumamoto Prefecture, JP, 32.6, 130.8: 熊本県
Oita Prefecture, JP, 33.2, 131.4: 大分県
Miyazaki Prefecture, JP, 32.2, 131.3: 宮崎県
Kagoshima Prefecture, JP, 31.5, 130.5: 鹿児島県
Okinawa Prefecture, JP, 26.5, 128.0: 沖縄県
"""
EXTRA_REGIONS = [
    (name, code, float(latitude), float(longitude), names)
    for (name, code, latitude, longitude), names in rows(_REGIONS)
]
"""Name, country, latitude, longitude, other names."""

_COUNTIES = """
Bedfordshire, 52.1, -0.5, 700000:
Berkshire, 51.4, -1.0, 960000:
Buckinghamshire, 51.8, -0.8, 850000:
Cambridgeshire, 52.3, 0.0, 890000:
Cheshire, 53.2, -2.6, 1100000:
Cornwall, 50.4, -4.9, 570000:
County Durham, 54.7, -1.7, 870000: Co Durham, Durham
Cumbria, 54.6, -2.9, 500000:
Derbyshire, 53.1, -1.6, 1060000:
Devon, 50.7, -3.8, 1220000:
Dorset, 50.8, -2.3, 780000:
Essex, 51.8, 0.6, 1860000:
Gloucestershire, 51.8, -2.1, 940000:
Hampshire, 51.1, -1.3, 1860000:
Herefordshire, 52.1, -2.7, 190000:
Hertfordshire, 51.8, -0.2, 1200000:
Kent, 51.2, 0.7, 1870000:
Lancashire, 53.9, -2.6, 1550000:
Leicestershire, 52.6, -1.1, 1090000:
Lincolnshire, 53.1, -0.2, 1110000:
Merseyside, 53.4, -2.9, 1430000:
Norfolk, 52.7, 1.0, 920000:
Northamptonshire, 52.3, -0.9, 800000:
Northumberland, 55.2, -2.0, 330000:
Nottinghamshire, 53.1, -1.0, 1160000:
Oxfordshire, 51.8, -1.3, 740000:
Shropshire, 52.6, -2.7, 510000:
Somerset, 51.1, -2.9, 980000:
Staffordshire, 52.9, -2.0, 1140000:
Suffolk, 52.2, 1.0, 770000:
Surrey, 51.2, -0.4, 1210000:
Sussex, 50.9, 0.0, 1750000: East Sussex, West Sussex
Warwickshire, 52.3, -1.6, 610000:
Wiltshire, 51.3, -1.9, 750000:
Worcestershire, 52.2, -2.2, 610000:
Yorkshire, 54.0, -1.5, 5400000: North Yorkshire, South Yorkshire, West Yorkshire, East Yorkshire
"""
ENGLISH_COUNTIES = [
    (name, float(latitude), float(longitude), int(population), names)
    for (name, latitude, longitude, population), names in rows(_COUNTIES)
]
"""Name, latitude, longitude, inhabitants, other names; a town elsewhere that is called after one was taken for it."""
