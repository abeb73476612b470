"""The front door of the ground floor: what plugins may call. Models are in `lms.models`."""

from lms.activities.api import publish_edition, retire_activity, sync_activity
from lms.activities.queries import OutlineItem, edition_outline, get_version, newest_version
from lms.completion.api import complete_if_met, complete_missing, rule_of_course, sign_off, verdict_for
from lms.delivery.api import (
    AttendanceError,
    CohortClosedError,
    MarkInput,
    enrol,
    record_attendance,
)
from lms.delivery.groups import (
    Arrangement,
    ArrangementChange,
    ArrangementChangedError,
    GroupInput,
    GroupListError,
    GroupsError,
    arrangement_of,
    draw_groups,
    group_of,
    groups_by_list,
    groups_with,
    members_of,
    set_groups,
)
from lms.delivery.queries import (
    CohortAccess,
    cohorts_taught_by,
    cohorts_visible_to,
    current_enrolment,
    enrolments_of,
    enter_cohort,
    get_taught_cohort,
    managed_organisations,
)
from lms.grading.api import GradeOutOfRangeError, PrivateActivityError, release_grades, save_grade
from lms.grading.queries import mean_released_percents
from lms.people.access import ANONYMOUS, Viewer, viewer_for
from lms.people.roles import Role
from lms.progress.api import record_progress
from lms.progress.editions import EditionRefusedError, take_edition

__all__ = [
    "ANONYMOUS",
    "Arrangement",
    "ArrangementChange",
    "ArrangementChangedError",
    "AttendanceError",
    "CohortAccess",
    "CohortClosedError",
    "EditionRefusedError",
    "GradeOutOfRangeError",
    "GroupInput",
    "GroupListError",
    "GroupsError",
    "MarkInput",
    "OutlineItem",
    "PrivateActivityError",
    "Role",
    "Viewer",
    "arrangement_of",
    "cohorts_taught_by",
    "cohorts_visible_to",
    "complete_if_met",
    "complete_missing",
    "current_enrolment",
    "draw_groups",
    "edition_outline",
    "enrol",
    "enrolments_of",
    "enter_cohort",
    "get_taught_cohort",
    "get_version",
    "group_of",
    "groups_by_list",
    "groups_with",
    "managed_organisations",
    "mean_released_percents",
    "members_of",
    "newest_version",
    "publish_edition",
    "record_attendance",
    "record_progress",
    "release_grades",
    "retire_activity",
    "rule_of_course",
    "save_grade",
    "set_groups",
    "sign_off",
    "sync_activity",
    "take_edition",
    "verdict_for",
    "viewer_for",
]
