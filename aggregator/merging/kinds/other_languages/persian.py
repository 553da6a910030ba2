"""Persian words of events; a verb of two words stands with the word that tells it."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

PERSIAN: Final = Tables(
    sets=read_tables("""
ARMED: مسلح مسلحان تروریست شورشیان مهاجمان ناشناس داعش
DRONE: پهپاد پهپادها پهپادی پهپادهای
MISSILE: موشک موشکی توپخانه خمپاره راکت
HIT: حمله حملات اصابت هدف بمباران ضربه شلیک
VEHICLE: اتوبوس قطار هواپیما هواپیمای هلیکوپتر بالگرد کامیون قایق خودرو کشتی
CRASH: واژگونی واژگون تصادف برخورد سقوط غرق
LEADER: رئیس وزیر وزیران وزرای رهبران فرستاده هیئت هیات پادشاه
MEET: دیدار ملاقات گفتگو وگو رایزنی
TALKS: مذاکره مذاکرات گفتگو گفتگوها گفتگوهای وگو وگوها وگوهای
"""),
    events={
        Event.AGREEMENT: """
            3 توافق/پیمان/توافقنامه صلح
            3 توافق/پیمان/توافقنامه آتش بس
            2 امضا .. توافق/توافقنامه/پیمان
            2 توافق/توافقنامه/پیمان .. امضا
        """,
        Event.CEASEFIRE: "3 اعلام آتش بس",
        Event.MEDIATION: "3 میانجی/میانجیگری",
        Event.NEGOTIATION: """
            3 TALKS صلح/هسته/غیرمستقیم
            3 TALKS آتش بس
            3 دور .. TALKS
            3 LEADER .. مذاکره/مذاکرات
            2 مذاکرات
        """,
        Event.MEETING: """
            3 LEADER .. MEET
            3 MEET .. LEADER
            3 نشست سران
            3 اجلاس سران
        """,
        Event.TRUCE: "2 آتش بس",
        Event.SUICIDE_BOMBING: "3 انتحاری",
        Event.AIR_STRIKE: """
            3 حمله/حملات هوایی/پهپادی
            3 DRONE .. HIT
        """,
        Event.SHELLING: """
            3 حمله/حملات موشکی/توپخانه
            3 گلوله باران
            3 MISSILE .. اصابت
        """,
        Event.BOMBING: """
            3 بمب گذاری
            3 انفجار بمب/مین/خودرو
        """,
        Event.STRIKE: "3 بمباران",
        Event.INTERCEPTION: """
            3 سرنگونی/رهگیری/انهدام .. DRONE/MISSILE
            3 DRONE/MISSILE .. سرنگون/رهگیری/منهدم
        """,
        Event.CLASH: "3 درگیری مسلحانه/شدید/میان/بین",
        Event.ABDUCTION: """
            3 ربوده/ربودن
            3 آدم ربایی
            3 گروگان گیری
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. حمله/تیراندازی/کشتند
            3 تیراندازی در/به
            3 حمله تروریستی/مسلحانه
            3 قتل عام
            3 کشتار
        """,
        Event.INTERVENTION: "3 گاز اشک آور",
        Event.RIOT: "3 شورش/ناآرامی",
        Event.PROTEST: """
            3 معترضان/تظاهرات
            2 تجمع اعتراضی
            2 اعتراضات
        """,
        Event.CRACKDOWN: "3 بازداشت/دستگیری .. فعال/فعالان/خبرنگار/معترضان",
        Event.ARREST: "2 بازداشت/دستگیر/دستگیری",
        Event.RELEASE: """
            3 آزادی گروگان/اسیران
            3 تبادل زندانیان/اسیران/اسرا
        """,
        Event.DISASTER: """
            3 زلزله/سیلاب/سونامی/توفان
            3 زمین لرزه
            3 رانش زمین
            2 سیل
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 آتش سوزی
            3 ریزش/فروریختن ساختمان/معدن/پل
            3 نشت گاز
        """,
        Event.CRIME: "3 سرقت مسلحانه",
        Event.EXPLOSION: "2 انفجار",
        Event.HARM: "1 کشته/زخمی/مجروح/قربانیان",
        Event.SANCTION: "3 تحریم جدید/تازه",
        Event.AID: "3 کمک بشردوستانه",
        Event.MOBILISATION: "3 رزمایش/مانور",
        Event.LABOUR_STRIKE: "3 اعتصاب",
        Event.ELSE: """
            3 لیگ/مربی/مهاجم/تیم/باشگاه/قهرمانی/فوتبال/والیبال/جام
            3 شرکت/بورس/سود/تورم/دلار/قیمت/بانک
            3 فیلم/سریال/رمان/کنسرت/جشنواره/موزه/نمایشگاه
            3 انتخابات/دادگاه/حکم
        """,
    },
    traps="""
        انفجار جمعیت/قیمت
        حمله قلبی/سایبری
        TALKS .. قرارداد/خرید/دستمزد/بازیکن
        خواستار/دعوت .. TALKS/آتش
        سیل کمک/انتقادات
    """,
    look_backs="""
        سالگرد/سالروز
        محکوم/اعدام
        سال پیش/قبل
        فیلم/سریال/کتاب/مستند/نمایشگاه
        رزمایش/تمرین/بیمه
    """,
    background="""
        پس از
        بعد از
        در پی
        به دنبال
        در واکنش
    """,
    hypothetical="اگر احتمال خطر تهدید هشدار ممکن شاید جلوگیری بدون",
    illnesses="کرونا ویروس وبا آنفلوآنزا سرخک",
    since="از",
)
