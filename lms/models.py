"""All models of the ground floor. Plugins import them from here."""

from lms.activities.models import Activity, ActivityVersion, EditionItem
from lms.catalogue.models import Course, Edition, Issuer, LearningOutcome, MqfLevel
from lms.completion.models import CertificationRule, Completion, Requirement, SignOff
from lms.delivery.models import (
    AttendanceMark,
    Cohort,
    Enrolment,
    Group,
    GroupMembership,
    Session,
    TrainerAssignment,
    Venue,
)
from lms.grading.models import Grade, GradeChange
from lms.people.models import Governorate, Membership, Organisation, Person
from lms.progress.models import Progress

__all__ = [
    "Activity",
    "ActivityVersion",
    "AttendanceMark",
    "CertificationRule",
    "Cohort",
    "Completion",
    "Course",
    "Edition",
    "EditionItem",
    "Enrolment",
    "Governorate",
    "Grade",
    "GradeChange",
    "Group",
    "GroupMembership",
    "Issuer",
    "LearningOutcome",
    "Membership",
    "MqfLevel",
    "Organisation",
    "Person",
    "Progress",
    "Requirement",
    "Session",
    "SignOff",
    "TrainerAssignment",
    "Venue",
]
