"""Acts on activities: publish a page as one, retire it, gather an edition of a course."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lms.activities.mixins import ActivityMixin
from lms.activities.models import Activity, ActivityVersion, EditionItem
from lms.catalogue.models import Course, Edition
from lms.people.models import Person
from lms.translated import Translated

__all__ = [
    "ActivityOutsideCourseError",
    "NothingToPublishError",
    "publish_edition",
    "retire_activity",
    "sync_activity",
]


class ActivityOutsideCourseError(ValueError):
    """An activity page was published where no course page stands above it."""


class NothingToPublishError(ValueError):
    """An edition was asked for a course that has no published activity."""


def digest_of(definition: dict[str, Any]) -> str:
    """SHA-256 (hex) of the definition as JSON with sorted keys and no spaces."""
    canonical = json.dumps(definition, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def sync_activity(page: Any) -> Activity | None:
    """Write or update the Activity of a published page, and a new version if its content changed.

    `page` is any page with `ActivityMixin`. Returns None for a page outside any course (nothing is
    asked of anybody there). Side effects: one Activity row per translation key, at most one new
    ActivityVersion per call.
    """
    assert isinstance(page, ActivityMixin)
    course = page.activity_course()
    if course is None:
        return None
    activity = _write_activity(page, course)
    _write_version(activity, page)
    return activity


def _write_activity(page: Any, course: Course) -> Activity:
    language = page.locale.language_code
    existing = Activity.objects.filter(key=page.translation_key).first()
    title = Translated(existing.title if existing else {})
    title[language] = page.title
    parent = Activity.objects.filter(key=page.get_parent().translation_key).first()
    values = {
        "course": course,
        "parent": parent,
        "kind": page.activity_kind,
        "code": page.code,
        "slug": page.slug,
        "title": title,
        "is_private": page.activity_is_private,
        "is_retired": False,
    }
    if existing is None:
        values["position"] = Activity.objects.filter(course=course).count() + 1
    activity, _created = Activity.objects.update_or_create(key=page.translation_key, defaults=values)
    return activity


def _write_version(activity: Activity, page: Any) -> ActivityVersion:
    language, definition = page.locale.language_code, page.activity_definition()
    head = {"title": page.title, "minutes": page.minutes, "is_ready": page.activity_is_ready}
    digest = digest_of({**head, "definition": definition})
    last = ActivityVersion.objects.filter(activity=activity, language=language).first()
    if last is not None and last.digest == digest:
        return last
    return ActivityVersion.objects.create(
        activity=activity,
        language=language,
        number=last.number + 1 if last else 1,
        definition=definition,
        digest=digest,
        **head,
    )


def retire_activity(*, key: UUID) -> None:
    """Leave the activity out of future editions; running cohorts keep it. Unknown keys are ignored."""
    Activity.objects.filter(key=key).update(is_retired=True)


@transaction.atomic
def publish_edition(*, course: Course, rule: dict[str, Any], by: Person | None = None, note: str = "") -> Edition:
    """Freeze the newest version of every activity of the course as its next edition.

    `rule` is the certification rule as `completion.policy.Rule.to_json()` gives it. Raises
    NothingToPublishError for a course without activities. Cohorts do not move: see
    `delivery.api.take_edition`.
    """
    course = Course.objects.select_for_update().get(pk=course.pk)
    newest: dict[tuple[int, str], ActivityVersion] = {}
    versions = ActivityVersion.objects.filter(activity__course=course, activity__is_retired=False)
    for version in versions.order_by("number"):
        newest[(version.activity_id, version.language)] = version
    if not newest:
        raise NothingToPublishError(_("Course %(code)s has no published activity.") % {"code": course.code})
    last = Edition.objects.filter(course=course).first()
    edition = Edition.objects.create(
        course=course, number=last.number + 1 if last else 1, rule=rule, note=note, published_by=by
    )
    EditionItem.objects.bulk_create(
        EditionItem(edition=edition, activity_id=activity_id, language=language, version=version)
        for (activity_id, language), version in newest.items()
    )
    return edition
