"""Claims to print: the invented person of the visual reference, with every field filled."""

from dataclasses import replace
from datetime import date
from typing import Any, Protocol

import pytest

from certificates.claims import Claims, CourseDates, Hours, Outcome, Result, Signatory

CODE = "HQ7M2KXD9TRE4WNB"
VERIFY_URL = f"https://institute.example/c/{CODE}"

CLAIMS = Claims(
    code=CODE,
    kind="completion",
    languages=("en", "ar"),
    holder_name_latin="Dilnia Aram Saeed",
    holder_name_arabic="دلنيا آرام سعيد",
    title={
        "en": "Award in Reintegration of Returning Migrants: Practitioners",
        "ar": "شهادة في إعادة إدماج المهاجرين العائدين: الممارسون",
        "ckb": "بڕوانامەی دووبارە تێکەڵکردنەوەی کۆچبەرانی گەڕاوە: پراکتیککاران",
    },
    course_title={
        "en": "Reintegration of returning migrants, course 1",
        "ar": "إعادة إدماج المهاجرين العائدين، الدورة الأولى",
        "ckb": "دووبارە تێکەڵکردنەوەی کۆچبەرانی گەڕاوە، خولی یەکەم",
    },
    issuer_name={
        "en": "Reintegration Training Institute",
        "ar": "معهد التدريب على إعادة الإدماج",
        "ckb": "پەیمانگای ڕاهێنانی دووبارە تێکەڵکردنەوە",
    },
    issuer_country="MT",
    issuer_licence="2019-000",
    contact_email="quality@institute.example",
    issued_on=date(2025, 11, 27),
    place={"en": "Erbil", "ar": "أربيل", "ckb": "هەولێر"},
    mqf_level="4",
    eqf_level=4,
    accredited=False,
    accreditation_wording={},
    ects=2,
    hours=Hours(contact=24, supervised_practice=0, self_study=23, assessment=3),
    outcomes=(
        Outcome(
            type="knowledge",
            text={
                "en": "name the actors, rights and services in the reintegration of returning migrants",
                "ar": "تسمية الجهات والحقوق والخدمات في إعادة إدماج المهاجرين العائدين",
                "ckb": "ناوهێنانی لایەن و ماف و خزمەتگوزارییەکانی دووبارە تێکەڵکردنەوە",
            },
        ),
        Outcome(
            type="knowledge",
            text={
                "en": "explain the limits of confidentiality and of informed consent",
                "ar": "شرح حدود السرية والموافقة المستنيرة",
                "ckb": "ڕوونکردنەوەی سنوورەکانی نهێنی و ڕەزامەندی ئاگادارانە",
            },
        ),
        Outcome(
            type="skills",
            text={
                "en": "assess needs and vulnerability with informed consent",
                "ar": "تقييم الاحتياجات والهشاشة بموافقة مستنيرة",
                "ckb": "هەڵسەنگاندنی پێداویستی و لاوازی بە ڕەزامەندی ئاگادارانە",
            },
        ),
        Outcome(
            type="skills",
            text={
                "en": "write an assistance plan with review dates and signs of set-back",
                "ar": "وضع خطة مساعدة بمواعيد مراجعة ومؤشرات انتكاس",
                "ckb": "نووسینی پلانی یارمەتی لەگەڵ بەرواری پێداچوونەوە و نیشانەی پاشەکشە",
            },
        ),
        Outcome(
            type="skills",
            text={
                "en": "refer a person and follow the referral up",
                "ar": "إحالة الشخص ومتابعة الإحالة",
                "ckb": "ڕەوانەکردنی کەسێک و بەدواداچوون بۆی",
            },
        ),
        Outcome(
            type="responsibility",
            text={
                "en": "work within the mandate and protect personal data",
                "ar": "العمل ضمن الاختصاص وحماية البيانات الشخصية",
                "ckb": "کارکردن لە چوارچێوەی دەسەڵات و پاراستنی زانیاریی کەسی",
            },
        ),
    ),
    assessment_type={
        "en": "Written test, eight graded exercises, one case portfolio",
        "ar": "اختبار كتابي، وثمانية تمارين مقيَّمة، وملف حالة متكامل",
        "ckb": "تاقیکردنەوەی نووسراو، هەشت ڕاهێنانی نمرەدار، یەک پۆرتفۆلیۆی کەیس",
    },
    participation={
        "en": "In person, four days, Arabic",
        "ar": "حضورياً، أربعة أيام، بالعربية",
        "ckb": "ئامادەبوون، چوار ڕۆژ، بە عەرەبی",
    },
    quality_assurance={
        "en": "Results moderated and signed off by the quality officer",
        "ar": "رُوجعت النتائج وصادق عليها مسؤول الجودة",
        "ckb": "ئەنجامەکان پێداچوونەوەیان بۆ کرا و بەرپرسی جۆری پەسەندی کرد",
    },
    result=Result(score="78", out_of="100"),
    course_dates=CourseDates(start=date(2025, 11, 24), end=date(2025, 11, 27)),
    edition="2025.1",
    signatories=(
        Signatory(
            name="Maria Borg Example",
            role={"en": "Head of institute", "ar": "مديرة المعهد", "ckb": "بەڕێوەبەری پەیمانگا"},
        ),
        Signatory(
            name="Karwan Hassan Example",
            role={"en": "Quality officer", "ar": "مسؤول الجودة", "ckb": "بەرپرسی جۆری"},
        ),
    ),
)


class Changed(Protocol):
    """Sample claims with some fields replaced."""

    def __call__(self, **fields: Any) -> Claims: ...


@pytest.fixture
def claims() -> Claims:
    return CLAIMS


@pytest.fixture
def changed() -> Changed:
    def change(**fields: Any) -> Claims:
        return replace(CLAIMS, **fields)

    return change


@pytest.fixture
def verify_url() -> str:
    return VERIFY_URL
