"""Whether a page's text is its article's, in scripts whose words are no runs of letters."""

from __future__ import annotations

import pytest

from aggregator.model import PageRead
from aggregator.normalizing import page_problem
from tests.support import make

TOLD = {
    "Hindi": ("दिल्ली में भारी बारिश से सड़कें डूबीं, तीन की मौत", "राजधानी में कई इलाकों में पानी भर गया।"),
    "Bengali": ("ঢাকায় ভারী বৃষ্টিতে রাস্তা ডুবে তিনজনের মৃত্যু", "রাজধানীর অনেক এলাকায় পানি জমেছে।"),
    "Burmese": ("ရန်ကုန်မြို့တွင် မိုးသည်းထန်စွာရွာသွန်းပြီး သုံးဦးသေဆုံး", "လမ်းများ ရေလွှမ်းမိုးခဲ့သည်။"),
    "Thai": ("ฝนตกหนักในกรุงเทพฯ น้ำท่วมถนน เสียชีวิตสามราย", "หลายพื้นที่มีน้ำท่วมขัง"),
    "Chinese": ("北京暴雨淹没道路三人死亡", "首都多个地区积水。"),
}
ARTICLES = {
    "Hindi": "दिल्ली में सोमवार को भारी बारिश से सड़कें डूब गईं और तीन लोगों की मौत हो गई। मंगलवार को भी बारिश की चेतावनी है।",
    "Bengali": "ঢাকায় সোমবার ভারী বৃষ্টিতে রাস্তা ডুবে গেছে এবং তিনজনের মৃত্যু হয়েছে। মঙ্গলবারও বৃষ্টির সতর্কতা দেওয়া হয়েছে।",
    "Burmese": "ရန်ကုန်မြို့တွင် တနင်္လာနေ့က မိုးသည်းထန်စွာ ရွာသွန်းခဲ့ပြီး လူသုံးဦး သေဆုံးခဲ့သည်။ အင်္ဂါနေ့တွင်လည်း မိုးရွာမည်ဟု သတိပေးထားသည်။",
    "Thai": "ฝนตกหนักในกรุงเทพฯ เมื่อวันจันทร์ทำให้น้ำท่วมถนนหลายสาย และมีผู้เสียชีวิตสามราย เจ้าหน้าที่ขอให้ประชาชนอยู่ในบ้าน",
    "Chinese": "周一北京暴雨淹没了多条道路，造成三人死亡。气象部门警告周二仍有暴雨，官员呼吁居民留在家中。",
}
WALLS = {
    "Hindi": "इस लेख को पढ़ने के लिए कृपया लॉग इन करें या सदस्यता लें। हमारी वेबसाइट कुकीज़ का उपयोग करती है।",
    "Bengali": "এই নিবন্ধটি পড়তে অনুগ্রহ করে লগ ইন করুন। আমাদের ওয়েবসাইট কুকি ব্যবহার করে যাতে আপনি আরও ভাল অভিজ্ঞতা পান।",
    "Burmese": "ဤဆောင်းပါးကိုဖတ်ရန် ကျေးဇူးပြု၍ အကောင့်ဝင်ပါ သို့မဟုတ် စာရင်းသွင်းပါ။ ကျွန်ုပ်တို့၏ဝက်ဘ်ဆိုက်သည် ကွတ်ကီးများကို အသုံးပြုသည်။",
    "Thai": "กรุณาเข้าสู่ระบบหรือสมัครสมาชิกเพื่ออ่านบทความนี้ เว็บไซต์ของเราใช้คุกกี้เพื่อประสบการณ์ที่ดีขึ้นของคุณ "
    "ดูข้อมูลเพิ่มเติมได้ในนโยบายความเป็นส่วนตัว คลิกที่นี่เพื่อสร้างบัญชีใหม่",
    "Chinese": "请登录或注册账户以阅读本文。我们的网站使用缓存以便为您提供更好的体验，更多信息请参阅隐私政策。",
}


@pytest.mark.parametrize("language", TOLD)
def test_an_article_is_told_from_what_stands_before_it(language: str) -> None:
    title, summary = TOLD[language]
    article = make.article(title, summary=summary)
    text, wall = (PageRead(text=each, is_free=True) for each in (ARTICLES[language], WALLS[language]))
    assert page_problem(article, text, url="https://harbour-post.example/rain") is None
    assert page_problem(article, wall, url="https://harbour-post.example/rain") is not None
