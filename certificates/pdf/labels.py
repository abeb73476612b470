"""The fixed words of the printed certificate, in its three languages.

They are part of the document and not of the interface, so they are here and not in a
message catalogue: an update of translations must not change what a certificate says.

DRAFTS: the Arabic and the Sorani were written without a native editor and must be reviewed
by one before the first certificate is issued. Western digits everywhere; Iraqi month names
in Arabic; numeric dates in Sorani.
"""

from dataclasses import dataclass
from datetime import date

from certificates.claims import Kind, OutcomeType

__all__ = ["LABELS", "Labels", "country_name", "date_text"]


@dataclass(frozen=True, kw_only=True)
class Labels:
    """All words in one language; ``{name}`` marks a place that is filled in."""

    kinds: dict[Kind, str]
    issued_to: str
    connectors: dict[Kind, str]
    awarding_body: str
    licence: str
    issued: str
    course_dates: str
    level: str
    designed: str
    stated: str
    designed_intro: str
    stated_intro: str
    workload: str
    ects_hours: str
    only_hours: str
    hours_parts: dict[str, str]
    hours_names: dict[str, str]
    total: str
    separator: str
    result: str
    result_of: str
    check_at: str
    supplement: str
    supplement_note: str
    holder: str
    award: str
    course: str
    edition: str
    outcomes: str
    outcome_types: dict[OutcomeType, str]
    hours: str
    assessment: str
    participation: str
    quality: str
    levels: str
    levels_text: str
    attendance_text: str
    verify: str
    verify_text: str
    page: str


_EN = Labels(
    kinds={"completion": "Certificate of completion", "attendance": "Certificate of attendance"},
    issued_to="This certificate was issued to",
    connectors={"completion": "on meeting all requirements of", "attendance": "for attending"},
    awarding_body="Awarding body",
    licence="Licence {number}",
    issued="Issued",
    course_dates="Course held",
    level="Level",
    designed="Designed to MQF level {mqf}, EQF level {eqf}. No accreditation is recorded.",
    stated="MQF level {mqf}, EQF level {eqf}.",
    designed_intro="Designed to MQF Introductory Level {mqf}, below EQF level 1. No accreditation is recorded.",
    stated_intro="MQF Introductory Level {mqf}, below EQF level 1.",
    workload="Workload",
    ects_hours="{ects}, {hours} hours: {parts}",
    only_hours="{hours} hours: {parts}",
    hours_parts={
        "contact": "{n} contact",
        "supervised_practice": "{n} supervised practice",
        "self_study": "{n} self-study",
        "assessment": "{n} assessment",
    },
    hours_names={
        "contact": "Contact",
        "supervised_practice": "Supervised practice",
        "self_study": "Self-study",
        "assessment": "Assessment",
    },
    total="Total",
    separator=", ",
    result="Result",
    result_of="{score} of {out_of}",
    check_at="Check at",
    supplement="Certificate supplement",
    supplement_note="Part of certificate {code}",
    holder="Holder",
    award="Award",
    course="Course",
    edition="edition {edition}",
    outcomes="Learning outcomes: the holder can",
    outcome_types={
        "knowledge": "Knowledge",
        "skills": "Skills",
        "responsibility": "Responsibility and autonomy",
    },
    hours="Hours of learning",
    assessment="Type of assessment",
    participation="Form of participation",
    quality="Quality assurance",
    levels="About the level",
    levels_text=(
        "The Malta Qualifications Framework (MQF) has levels 1 to 8, referenced to the same levels of the European "
        "Qualifications Framework (EQF); its Introductory Levels A and B lie below EQF level 1. One ECTS credit stands "
        "for 25 hours of learning in total."
    ),
    attendance_text="This certificate confirms attendance. It awards no credits.",
    verify="How to check this certificate",
    verify_text=(
        "Scan the QR code or open {address} and enter the code {code}. The page says whether the certificate is valid, "
        "and shows every statement printed here: if one differs, the paper was changed. Questions: {email}"
    ),
    page="Page {page} of {pages}",
)

_AR = Labels(
    kinds={"completion": "شهادة إتمام", "attendance": "شهادة حضور"},
    issued_to="مُنحت هذه الشهادة إلى",
    connectors={"completion": "بعد استيفاء جميع متطلبات", "attendance": "لحضور"},
    awarding_body="الجهة المانحة",
    licence="الترخيص {number}",
    issued="تاريخ الإصدار",
    course_dates="مدة الدورة",
    level="المستوى",
    designed=(
        "صُمّمت لتوافق المستوى {mqf} في الإطار المالطي (MQF) والمستوى {eqf} في الإطار الأوروبي (EQF). "
        "لا يوجد اعتماد مسجَّل."
    ),
    stated="المستوى {mqf} في الإطار المالطي (MQF) والمستوى {eqf} في الإطار الأوروبي (EQF).",
    designed_intro=(
        "صُمّمت لتوافق المستوى التمهيدي {mqf} في الإطار المالطي (MQF)، دون المستوى 1 في الإطار الأوروبي (EQF). "
        "لا يوجد اعتماد مسجَّل."
    ),
    stated_intro="المستوى التمهيدي {mqf} في الإطار المالطي (MQF)، دون المستوى 1 في الإطار الأوروبي (EQF).",
    workload="حجم التعلّم",
    ects_hours="{ects}، أي {hours} ساعة: {parts}",
    only_hours="{hours} ساعة: {parts}",
    hours_parts={
        "contact": "{n} حضور مع المدرّب",
        "supervised_practice": "{n} تدريب عملي بإشراف",
        "self_study": "{n} دراسة ذاتية",
        "assessment": "{n} تقييم",
    },
    hours_names={
        "contact": "حضور مع المدرّب",
        "supervised_practice": "تدريب عملي بإشراف",
        "self_study": "دراسة ذاتية",
        "assessment": "تقييم",
    },
    total="المجموع",
    separator="، ",
    result="النتيجة",
    result_of="{score} من {out_of}",
    check_at="للتحقق",
    supplement="ملحق الشهادة",
    supplement_note="جزء من الشهادة {code}",
    holder="حامل الشهادة",
    award="عنوان الشهادة",
    course="الدورة",
    edition="الإصدار {edition}",
    outcomes="مخرجات التعلّم: حامل الشهادة قادر على",
    outcome_types={
        "knowledge": "المعارف",
        "skills": "المهارات",
        "responsibility": "المسؤولية والاستقلالية",
    },
    hours="ساعات التعلّم",
    assessment="نوع التقييم",
    participation="شكل المشاركة",
    quality="ضمان الجودة",
    levels="عن المستوى",
    levels_text=(
        "للإطار المالطي للمؤهلات (MQF) ثمانية مستويات، من 1 إلى 8، "
        "تقابل المستويات نفسها في الإطار الأوروبي للمؤهلات (EQF)، "
        "أما المستويان التمهيديان A وB فدون المستوى الأوروبي الأول. "
        "وتمثّل نقطة ECTS واحدة 25 ساعة تعلّم إجمالاً."
    ),
    attendance_text="تثبت هذه الشهادة الحضور، ولا تمنح نقاطاً دراسية.",
    verify="كيف تتحقق من هذه الشهادة",
    verify_text=(
        "امسح رمز الاستجابة أو افتح {address} وأدخل الرمز {code}. تبيّن الصفحة هل الشهادة سارية، "
        "وتعرض كل بيان مطبوع هنا: إن اختلف شيء فالورقة محرَّفة. للاستفسار: {email}"
    ),
    page="صفحة {page} من {pages}",
)

_CKB = Labels(
    kinds={"completion": "بڕوانامەی تەواوکردن", "attendance": "بڕوانامەی ئامادەبوون"},
    issued_to="ئەم بڕوانامەیە درا بە",
    connectors={"completion": "دوای جێبەجێکردنی هەموو مەرجەکانی", "attendance": "بۆ ئامادەبوون لە"},
    awarding_body="لایەنی بەخشەر",
    licence="مۆڵەت {number}",
    issued="بەرواری دەرچوون",
    course_dates="ماوەی خول",
    level="ئاست",
    designed=(
        "بۆ ئاستی {mqf} لە چوارچێوەی ماڵتا (MQF) و ئاستی {eqf} لە چوارچێوەی ئەوروپا (EQF) داڕێژراوە. "
        "هیچ متمانەپێدانێک تۆمار نەکراوە."
    ),
    stated="ئاستی {mqf} لە چوارچێوەی ماڵتا (MQF) و ئاستی {eqf} لە چوارچێوەی ئەوروپا (EQF).",
    designed_intro=(
        "بۆ ئاستی سەرەتایی {mqf} لە چوارچێوەی ماڵتا (MQF) داڕێژراوە، خوار ئاستی 1 لە چوارچێوەی ئەوروپا (EQF). "
        "هیچ متمانەپێدانێک تۆمار نەکراوە."
    ),
    stated_intro="ئاستی سەرەتایی {mqf} لە چوارچێوەی ماڵتا (MQF)، خوار ئاستی 1 لە چوارچێوەی ئەوروپا (EQF).",
    workload="قەبارەی فێربوون",
    ects_hours="{ects}، واتە {hours} کاتژمێر: {parts}",
    only_hours="{hours} کاتژمێر: {parts}",
    hours_parts={
        "contact": "{n} لەگەڵ ڕاهێنەر",
        "supervised_practice": "{n} پراکتیکی بە سەرپەرشتی",
        "self_study": "{n} خۆخوێندن",
        "assessment": "{n} هەڵسەنگاندن",
    },
    hours_names={
        "contact": "لەگەڵ ڕاهێنەر",
        "supervised_practice": "پراکتیکی بە سەرپەرشتی",
        "self_study": "خۆخوێندن",
        "assessment": "هەڵسەنگاندن",
    },
    total="کۆ",
    separator="، ",
    result="ئەنجام",
    result_of="{score} لە {out_of}",
    check_at="بۆ پشکنین",
    supplement="پاشکۆی بڕوانامە",
    supplement_note="بەشێکە لە بڕوانامەی {code}",
    holder="خاوەن بڕوانامە",
    award="بڕوانامە",
    course="خول",
    edition="چاپی {edition}",
    outcomes="دەرەنجامەکانی فێربوون: خاوەن بڕوانامە دەتوانێت",
    outcome_types={
        "knowledge": "زانیاری",
        "skills": "لێهاتوویی",
        "responsibility": "بەرپرسیارێتی و سەربەخۆیی",
    },
    hours="کاتژمێرەکانی فێربوون",
    assessment="جۆری هەڵسەنگاندن",
    participation="شێوەی بەشداریکردن",
    quality="دڵنیایی جۆری",
    levels="دەربارەی ئاست",
    levels_text=(
        "چوارچێوەی بڕوانامەکانی ماڵتا (MQF) هەشت ئاستی هەیە، لە 1 تا 8، کە بەرامبەر هەمان ئاستن "
        "لە چوارچێوەی بڕوانامەکانی ئەوروپا (EQF)؛ ئاستە سەرەتاییەکانی A و B خوار ئاستی 1ی ئەوروپان. "
        "یەک خاڵی ECTS بەرامبەر 25 کاتژمێری فێربوونە."
    ),
    attendance_text="ئەم بڕوانامەیە ئامادەبوون دەسەلمێنێت و هیچ خاڵێک نابەخشێت.",
    verify="چۆن ئەم بڕوانامەیە بپشکنیت",
    verify_text=(
        "کۆدی QR سکان بکە یان {address} بکەرەوە و کۆدی {code} بنووسە. پەڕەکە دەڵێت ئایا بڕوانامەکە کارایە، و هەموو ئەو "
        "زانیارییانە پیشان دەدات کە لێرە چاپ کراون: ئەگەر جیاوازییەک هەبوو، کاغەزەکە گۆڕدراوە. بۆ پرسیار: {email}"
    ),
    page="پەڕەی {page} لە {pages}",
)

LABELS = {"en": _EN, "ar": _AR, "ckb": _CKB}

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "ar": (
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
        "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ),
}  # fmt: skip

_COUNTRIES = {
    "MT": {"en": "Malta", "ar": "مالطا", "ckb": "ماڵتا"},
    "IQ": {"en": "Iraq", "ar": "العراق", "ckb": "عێراق"},
}


def date_text(day: date, language: str) -> str:
    """Return a date for reading: ``27 November 2025``, ``27 تشرين الثاني 2025``, ``27/11/2025``."""
    if language not in _MONTHS:
        return f"{day.day}/{day.month}/{day.year}"
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def country_name(code: str, language: str) -> str:
    """Return the country's name, or its ISO 3166-1 code when we have no name for it."""
    return _COUNTRIES.get(code, {}).get(language, code)
