"""The kinds of files that the ground floor loads itself: issuer, course, and the rule of the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from django.db import models
from pydantic import BaseModel, ConfigDict, Field

from lms import registry
from lms.models import Activity, CertificationRule, Course, Issuer, LearningOutcome, Requirement
from lms.pages import variants
from lms.registry import CurriculumKind, Source
from lms.translated import Translated

Language = Literal["en", "ar", "ckb"]


class Strict(BaseModel):
    """A mapping of a curriculum file: a field that nobody reads is an error."""

    model_config = ConfigDict(extra="forbid")


class IssuerFile(Strict):
    kind: Literal["issuer"]
    language: Language
    key: str
    name: str
    country: str = Field(min_length=2, max_length=2)
    licence: str = ""
    max_mqf_level: int = Field(ge=-1, le=8)
    contact_email: str
    quality_assurance: str = ""
    accreditation_wording: str = ""


class HoursPart(Strict):
    contact: int = Field(ge=0)
    supervised_practice: int = Field(ge=0)
    self_study: int = Field(ge=0)
    assessment: int = Field(ge=0)


class OutcomePart(Strict):
    key: str
    type: Literal["knowledge", "skills", "responsibility"]
    text: str = Field(min_length=1)


class RequirementPart(Strict):
    activity: str
    state: Literal["submitted", "accepted"]
    min_percent: int | None = Field(default=None, ge=0, le=100)


class CertificationPart(Strict):
    attendance_percent: int = Field(ge=0, le=100)
    required: list[RequirementPart]
    trainer_sign_off: bool


class CourseFile(Strict):
    kind: Literal["course"]
    language: Language
    code: str = Field(min_length=1, max_length=20)
    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    issuer: str
    title: str = Field(min_length=1)
    award_title: str = Field(min_length=1)
    summary: str
    audience: str
    mqf_level: int = Field(ge=-1, le=8)
    ects: int = Field(ge=1)
    hours: HoursPart
    participation: Literal["in_person", "blended", "online"]
    assessment_type: str
    languages: list[Language]
    outcomes: list[OutcomePart]
    certification: CertificationPart
    lessons: list[str]

    def problems(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The arithmetic of credits (25 hours an ECTS, 5 of them contact; MFHEA) and doubled keys."""
        hours = sum(self.hours.model_dump().values())
        if hours != self.ects * 25:
            yield ("hours",), f"the hours add up to {hours}; {self.ects} ECTS are {self.ects * 25}"
        if self.hours.contact < self.ects * 5:
            yield ("hours", "contact"), f"{self.ects} ECTS need at least {self.ects * 5} contact hours"
        seen: set[str] = set()
        for place, outcome in enumerate(self.outcomes):
            if outcome.key in seen:
                yield ("outcomes", place, "key"), f'"{outcome.key}" stands twice'
            seen.add(outcome.key)


def check_course(source: Source, sources: list[Source]) -> Iterable[tuple[tuple[Any, ...], str]]:
    """Issuer, required activities and the folders of the lessons must be among the files."""
    issuers = {one.data.get("key") for one in sources if one.data.get("kind") == "issuer"}
    if source.data["issuer"] not in issuers:
        yield ("issuer",), f'there is no issuer "{source.data["issuer"]}"'
    codes = {one.data.get("code") for one in sources if one.course_code == source.data["code"]}
    for place, required in enumerate(source.data["certification"]["required"]):
        if required["activity"] not in codes:
            path = ("certification", "required", place, "activity")
            yield path, f'there is no activity "{required["activity"]}" in this course'


def _texts(group: dict[str, Source], name: str) -> Translated:
    return Translated({code: source.data[name] for code, source in group.items() if source.data.get(name)})


def write_row(model: type[models.Model], *, lookup: dict[str, Any], values: dict[str, Any]) -> tuple[Any, bool]:
    """The row with `lookup`, brought to `values`; whether it was new or differed."""
    manager = model._default_manager
    row = manager.filter(**lookup).first()
    if row is None:
        return manager.create(**lookup, **values), True
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    return row, bool(changed)


def load_issuers(sources: list[Source]) -> int:
    """Write one Issuer per stem. Returns how many are new or changed."""
    changed = 0
    for group in variants(sources):
        data = next(iter(group.values())).data
        plain = {name: data.get(name, "") for name in ("country", "licence", "max_mqf_level", "contact_email")}
        texts = {name: _texts(group, name) for name in ("name", "quality_assurance", "accreditation_wording")}
        changed += write_row(Issuer, lookup={"key": data["key"]}, values={**plain, **texts})[1]
    return changed


def load_courses(sources: list[Source]) -> int:
    """Write Course and LearningOutcome rows. Outcomes that left the file are removed."""
    return sum(_load_course(group) for group in variants(sources))


def _load_course(group: dict[str, Source]) -> int:
    data = next(iter(group.values())).data
    values: dict[str, Any] = {name: data[name] for name in ("slug", "mqf_level", "ects", "participation")}
    values |= {f"hours_{name}": amount for name, amount in data["hours"].items()}
    values["issuer"] = Issuer.objects.get(key=data["issuer"])
    for name in ("title", "award_title", "summary", "audience", "assessment_type"):
        values[name] = _texts(group, name)
    course, is_changed = write_row(Course, lookup={"code": data["code"]}, values=values)
    return int(_load_outcomes(course, group) or is_changed)


def _load_outcomes(course: Course, group: dict[str, Source]) -> bool:
    first = next(iter(group.values())).data["outcomes"]
    gone, _by_model = course.outcomes.exclude(key__in=[one["key"] for one in first]).delete()
    changed = bool(gone)
    for place, outcome in enumerate(first):
        text = Translated({code: source.data["outcomes"][place]["text"] for code, source in group.items()})
        values = {"kind": outcome["type"], "text": text, "position": place}
        lookup = {"course": course, "key": outcome["key"]}
        changed |= write_row(LearningOutcome, lookup=lookup, values=values)[1]
    return changed


def load_rules(sources: list[Source]) -> int:
    """Write the CertificationRule of each course; its activities exist by now."""
    return sum(_load_rule(next(iter(group.values())).data) for group in variants(sources))


def _load_rule(data: dict[str, Any]) -> int:
    asked = data["certification"]
    course = Course.objects.get(code=data["code"])
    values = {name: asked[name] for name in ("attendance_percent", "trainer_sign_off")}
    rule, is_changed = write_row(CertificationRule, lookup={"course": course}, values=values)
    codes = [one["activity"] for one in asked["required"]]
    gone, _by_model = rule.requirements.exclude(activity__code__in=codes).delete()
    changed = is_changed or bool(gone)
    activities = {one.code: one for one in Activity.objects.filter(course=course, code__in=codes)}
    for one in asked["required"]:
        lookup = {"rule": rule, "activity": activities[one["activity"]]}
        values = {"state": one["state"], "min_percent": one.get("min_percent")}
        changed |= write_row(Requirement, lookup=lookup, values=values)[1]
    return int(changed)


def register() -> None:
    """Called in AppConfig.ready()."""
    add = registry.curriculum_kinds.add
    add(CurriculumKind(key="issuer", order=10, schema=IssuerFile, load=load_issuers))
    add(CurriculumKind(key="course", order=20, schema=CourseFile, load=load_courses, check=check_course))
    add(CurriculumKind(key="rule", order=90, schema=None, load=load_rules, of="course"))
