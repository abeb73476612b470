"""Whole situations in one call: a course with activities in an edition, a cohort that runs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group as AuthGroup

from lms.api import Role
from lms.models import (
    Activity,
    ActivityVersion,
    Cohort,
    Course,
    Edition,
    EditionItem,
    Enrolment,
    Membership,
    Organisation,
    Person,
    Session,
)
from lms.people.roles import GROUP_ROLES
from lms.translated import Translated
from tests.factories.catalogue import (
    ActivityFactory,
    ActivityVersionFactory,
    CourseFactory,
    EditionFactory,
    rule_json,
)
from tests.factories.delivery import CohortFactory, EnrolmentFactory, SessionFactory, TrainerAssignmentFactory
from tests.factories.people import MembershipFactory, OrganisationFactory, PersonFactory

ROLE_GROUPS = {role: name for name, role in GROUP_ROLES.items()}


@dataclass(frozen=True)
class ActivitySpec:
    """One activity to be made. `definition` is its English one; `translations` gives others by language.

    `parent` is the code of an activity that stands earlier in the list. The slug is the code in small
    letters unless given; titles are made of the code unless given.
    """

    kind: str
    code: str
    definition: Mapping[str, Any] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    slug: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    minutes: int = 10
    is_private: bool = False
    is_ready: bool = True

    def definitions(self) -> dict[str, dict[str, Any]]:
        """Definition by language."""
        return {"en": dict(self.definition)} | {code: dict(one) for code, one in self.translations.items()}


@dataclass(frozen=True)
class CourseSetup:
    """A course, one edition of it, and its activities and versions by code (and language)."""

    course: Course
    edition: Edition
    activities: dict[str, Activity]
    versions: dict[tuple[str, str], ActivityVersion]

    def activity(self, code: str) -> Activity:
        return self.activities[code]

    def version(self, code: str, language: str = "en") -> ActivityVersion:
        return self.versions[code, language]


@dataclass(frozen=True)
class CohortSetup:
    """A cohort with its people; `enrolments[i]` belongs to `trainees[i]`."""

    course: CourseSetup
    cohort: Cohort
    trainees: list[Person]
    enrolments: list[Enrolment]
    trainers: list[Person]
    sessions: list[Session]

    @property
    def trainee(self) -> Person:
        return self.trainees[0]

    @property
    def enrolment(self) -> Enrolment:
        return self.enrolments[0]

    @property
    def trainer(self) -> Person:
        return self.trainers[0]


DEFAULT_ACTIVITIES = (ActivitySpec(kind="lesson", code="A1"),)


def make_course(
    activities: Iterable[ActivitySpec] = DEFAULT_ACTIVITIES, *, rule: dict[str, Any] | None = None, **course: Any
) -> CourseSetup:
    """A course whose first edition holds the given activities in every language that they define."""
    row = CourseFactory(**course)
    made: dict[str, Activity] = {}
    versions: dict[tuple[str, str], ActivityVersion] = {}
    for position, spec in enumerate(activities, start=1):
        made[spec.code] = _make_activity(row, spec, made.get(spec.parent), position)
        for language, definition in spec.definitions().items():
            versions[spec.code, language] = ActivityVersionFactory(
                activity=made[spec.code],
                language=language,
                definition=definition,
                minutes=spec.minutes,
                is_ready=spec.is_ready,
            )
    edition = EditionFactory(course=row, rule=rule or rule_json())
    EditionItem.objects.bulk_create(
        EditionItem(edition=edition, activity=one.activity, language=one.language, version=one)
        for one in versions.values()
    )
    return CourseSetup(course=row, edition=edition, activities=made, versions=versions)


def _make_activity(course: Course, spec: ActivitySpec, parent: Activity | None, position: int) -> Activity:
    title = spec.title or {"en": f"Activity {spec.code}", "ar": f"نشاط {spec.code}"}
    return ActivityFactory(
        course=course,
        parent=parent,
        kind=spec.kind,
        code=spec.code,
        slug=spec.slug or spec.code.lower(),
        title=Translated(title),
        position=position,
        is_private=spec.is_private,
    )


def make_cohort(
    course: CourseSetup | None = None, *, trainees: int = 1, trainers: int = 1, sessions: int = 1, **cohort: Any
) -> CohortSetup:
    """A running cohort of the course's edition with people who have accounts."""
    course = course or make_course()
    row = CohortFactory(edition=course.edition, **cohort)
    enrolments = EnrolmentFactory.create_batch(trainees, cohort=row)
    assignments = TrainerAssignmentFactory.create_batch(trainers, cohort=row)
    return CohortSetup(
        course=course,
        cohort=row,
        trainees=[one.person for one in enrolments],
        enrolments=enrolments,
        trainers=[one.person for one in assignments],
        sessions=SessionFactory.create_batch(sessions, cohort=row),
    )


def make_person(role: Role | str | None = None, **person: Any) -> Person:
    """A person with an account in the given role; roles that come from rows get a cohort or organisation."""
    made = PersonFactory(**person)
    if role in ROLE_GROUPS:
        made.account.groups.add(AuthGroup.objects.get(name=ROLE_GROUPS[Role(role)]))
    elif role == Role.ADMINISTRATOR:
        made.account.is_superuser = made.account.is_staff = True
        made.account.save()
    elif role == Role.TRAINEE:
        EnrolmentFactory(person=made)
    elif role == Role.TRAINER:
        TrainerAssignmentFactory(person=made)
    elif role == Role.MANAGER:
        make_manager(OrganisationFactory(), person=made)
    return made


def make_manager(organisation: Organisation, *, person: Person | None = None) -> Person:
    """A person who manages the organisation and all below it."""
    person = person or PersonFactory()
    MembershipFactory(person=person, organisation=organisation, role=Membership.Role.MANAGER)
    return person
