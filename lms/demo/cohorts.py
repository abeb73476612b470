"""Demo cohorts: sessions around today, attendance of past days, and graduates of a past cohort."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from lms.completion.api import sign_off
from lms.completion.policy import Rule
from lms.delivery.api import MarkInput, enrol, record_attendance
from lms.delivery.groups import GroupInput, set_groups
from lms.grading.api import save_grade
from lms.models import (
    Activity,
    ActivityVersion,
    Cohort,
    Course,
    Edition,
    Organisation,
    Person,
    Session,
    TrainerAssignment,
    Venue,
)
from lms.progress.api import record_progress
from lms.translated import Translated

Row = dict[str, Any]
DAY_BEGINS = dt.time(8, 0)
BREAK = dt.timedelta(minutes=15)


def load_venue(row: Row) -> Venue:
    """The demo venue, found again by its English name."""
    existing = Venue.objects.filter(name__en=row["name"]["en"]).first()
    return existing or Venue.objects.create(name=Translated(row["name"]), governorate=row["governorate"])


def load_cohort(
    row: Row,
    days: list[list[Row]],
    *,
    course: Course,
    venue: Venue,
    people: dict[str, Person],
    organisations: dict[str, Organisation],
) -> Cohort:
    """A cohort with everything in it; one that exists is left as it is."""
    existing = Cohort.objects.filter(code=row["code"]).first()
    if existing is not None:
        return existing
    first = timezone.localdate() + dt.timedelta(days=row["first_day"])
    cohort = Cohort.objects.create(
        code=row["code"],
        title=Translated(row["title"]),
        edition=Edition.objects.filter(course=course).latest("number"),
        organisation=organisations[row["organisation"]],
        venue=venue,
        starts_on=first,
        ends_on=first + dt.timedelta(days=len(days) - 1),
        state=Cohort.State.RUNNING,
    )
    for key in row["trainers"]:
        TrainerAssignment.objects.create(cohort=cohort, person=people[key])
    for key in row["learners"]:
        enrol(cohort=cohort, person=people[key])
    _arrange(cohort, row.get("groups", {}), people)
    by_day = [_add_day(cohort, first + dt.timedelta(days=number), day) for number, day in enumerate(days)]
    trainer = people[row["trainers"][0]]
    _record(by_day[: row["recorded_days"]], cohort, trainer)
    for key in row.get("graduates", []):
        _graduate(cohort, people[key], trainer)
    Cohort.objects.filter(pk=cohort.pk).update(state=row["state"])
    return cohort


def _arrange(cohort: Cohort, kinds: dict[str, dict[str, list[str]]], people: dict[str, Person]) -> None:
    """Groups and pairs by kind and name, as the first trainer would arrange them."""
    trainer = TrainerAssignment.objects.filter(cohort=cohort).earliest("pk").person
    enrolments = dict(cohort.enrolments.values_list("person", "pk"))
    for kind, groups in kinds.items():
        inputs = [GroupInput(name, tuple(enrolments[people[key].pk] for key in keys)) for name, keys in groups.items()]
        set_groups(cohort=cohort, kind=kind, groups=inputs, by=trainer)


def _add_day(cohort: Cohort, day: dt.date, rows: list[Row]) -> list[Session]:
    lessons = {one.slug: one for one in Activity.objects.filter(course=cohort.edition.course)}
    at = timezone.make_aware(dt.datetime.combine(day, DAY_BEGINS))
    sessions = []
    for row in rows:
        lesson = lessons.get(row.get("lesson", ""))
        ends = at + dt.timedelta(minutes=row["minutes"])
        title = Translated(row["title"]) if "title" in row else lesson.title if lesson else Translated()
        sessions.append(
            Session.objects.create(cohort=cohort, title=title, activity=lesson, starts_at=at, ends_at=ends, room="2")
        )
        at = ends + BREAK
    return sessions


def _record(days: list[list[Session]], cohort: Cohort, trainer: Person) -> None:
    learners = list(cohort.enrolments.values_list("pk", flat=True))
    for session in (one for day in days for one in day):
        record_attendance(session=session, marks=[MarkInput(pk, "p") for pk in learners], by=trainer)


def _graduate(cohort: Cohort, person: Person, trainer: Person) -> None:
    """Meet the rule of the edition by the same acts that the screens call."""
    enrolment = cohort.enrolments.get(person=person)
    for required in Rule.from_json(cohort.edition.rule).activities:
        activity = Activity.objects.get(course=cohort.edition.course, code=required.code)
        record_progress(enrolment=enrolment, activity_id=activity.pk, state="submitted")
        if required.state == "accepted":
            record_progress(enrolment=enrolment, activity_id=activity.pk, state="accepted")
        if required.min_percent is not None:
            version = ActivityVersion.objects.filter(activity=activity).latest("number")
            save_grade(
                enrolment=enrolment,
                version=version,
                points=Decimal(8),
                max_points=Decimal(10),
                by=trainer,
                is_automatic=True,
            )
    sign_off(enrolment=enrolment, by=trainer)
