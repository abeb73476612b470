"""Issuer, course, activities with their versions, and editions, without Wagtail pages."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from lms.activities.api import digest_of
from lms.models import (
    Activity,
    ActivityVersion,
    CertificationRule,
    Course,
    Edition,
    EditionItem,
    Issuer,
    LearningOutcome,
    Requirement,
)
from lms.translated import Translated


def rule_json(attendance_percent: int = 80, trainer_sign_off: bool = False, **activities: str) -> dict[str, Any]:
    """A certification rule as editions keep it; `rule_json(A1_E1="accepted")` demands activity A1-E1."""
    required = [
        {"code": code.replace("_", "-"), "state": state, "min_percent": None} for code, state in activities.items()
    ]
    return {
        "attendance_percent": attendance_percent,
        "activities": required,
        "trainer_sign_off": trainer_sign_off,
    }


class IssuerFactory(DjangoModelFactory):
    class Meta:
        model = Issuer
        django_get_or_create = ("key",)

    key = "institute"
    name = Translated(en="Reintegration Training Institute", ar="معهد التدريب", ckb="پەیمانگای ڕاهێنان")
    country = "MT"
    licence = "2019-000"
    contact_email = "quality@institute.example"


class CourseFactory(DjangoModelFactory):
    """2 ECTS: 20 contact, 24 self-study, 6 assessment hours."""

    class Meta:
        model = Course

    code = factory.Sequence(lambda n: f"T{n}")
    slug = factory.LazyAttribute(lambda one: one.code.lower())
    issuer = factory.SubFactory(IssuerFactory)
    title = factory.LazyAttribute(lambda one: Translated(en=f"Course {one.code}", ar=f"دورة {one.code}"))
    award_title = factory.LazyAttribute(lambda one: Translated(en=f"Award {one.code}", ar=f"شهادة {one.code}"))
    mqf_level = 4
    ects = 2
    hours_contact = 20
    hours_self_study = 24
    hours_assessment = 6
    assessment_type = Translated(en="Written test and exercises", ar="اختبار كتابي وتمارين")


class LearningOutcomeFactory(DjangoModelFactory):
    class Meta:
        model = LearningOutcome

    course = factory.SubFactory(CourseFactory)
    key = factory.Sequence(lambda n: f"lo-{n}")
    kind = LearningOutcome.Kind.SKILLS
    text = Translated(en="assess needs with informed consent", ar="تقييم الاحتياجات")
    position = factory.Sequence(lambda n: n)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    course = factory.SubFactory(CourseFactory)
    kind = "lesson"
    code = factory.Sequence(lambda n: f"X{n}")
    slug = factory.LazyAttribute(lambda one: one.code.lower())
    title = factory.LazyAttribute(lambda one: Translated(en=f"Activity {one.code}", ar=f"نشاط {one.code}"))
    position = factory.Sequence(lambda n: n)


class ActivityVersionFactory(DjangoModelFactory):
    class Meta:
        model = ActivityVersion

    activity = factory.SubFactory(ActivityFactory)
    language = "en"
    number = 1
    title = factory.LazyAttribute(lambda one: one.activity.title.text(one.language))
    minutes = 10
    is_ready = True
    definition = factory.Dict({})
    digest = factory.LazyAttribute(
        lambda one: digest_of(
            {"title": one.title, "minutes": one.minutes, "is_ready": one.is_ready, "definition": one.definition}
        )
    )


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    course = factory.SubFactory(CourseFactory)
    number = 1
    rule = factory.LazyFunction(rule_json)


class EditionItemFactory(DjangoModelFactory):
    class Meta:
        model = EditionItem

    edition = factory.SubFactory(EditionFactory)
    version = factory.SubFactory(ActivityVersionFactory)
    activity = factory.SelfAttribute("version.activity")
    language = factory.SelfAttribute("version.language")


class CertificationRuleFactory(DjangoModelFactory):
    class Meta:
        model = CertificationRule

    course = factory.SubFactory(CourseFactory)
    trainer_sign_off = False


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = Requirement

    rule = factory.SubFactory(CertificationRuleFactory)
    activity = factory.SubFactory(ActivityFactory, course=factory.SelfAttribute("..rule.course"))
