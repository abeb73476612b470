"""Editions in the Wagtail admin: publish the next one; let a cohort take the newest. Differences first."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lms.activities.api import NothingToPublishError, publish_edition
from lms.activities.queries import Change, changes_since_edition
from lms.catalogue.models import Course, Edition
from lms.completion.api import rule_of_course
from lms.completion.models import CertificationRule
from lms.delivery.models import Cohort
from lms.people.access import Viewer
from lms.people.roles import Role
from lms.progress.editions import EditionRefusedError, edition_differences, take_edition


@dataclass(frozen=True)
class CourseState:
    """A course, its newest edition and what an edition published now would change."""

    course: Course
    edition: Edition | None
    changes: list[Change]
    has_new_rule: bool
    behind: list[Cohort]

    @property
    def has_news(self) -> bool:
        return bool(self.changes) or self.has_new_rule


@require_http_methods(["GET", "HEAD", "POST"])
def editions(request: HttpRequest) -> HttpResponse:
    """All courses with their newest edition; POST publishes the next one of one course."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_any(Role.AUTHOR):
        raise PermissionDenied
    if request.method == "POST":
        return _publish(request, viewer)
    states = [_state(course) for course in Course.objects.all()]
    return render(request, "lms/admin/editions.html", {"states": states})


def _state(course: Course) -> CourseState:
    edition = Edition.objects.filter(course=course).first()
    rule = CertificationRule.objects.filter(course=course).first()
    has_new_rule = edition is not None and rule is not None and rule_of_course(rule).to_json() != edition.rule
    changes = changes_since_edition(course, edition)
    open_cohorts = Cohort.objects.filter(edition__course=course).exclude(state=Cohort.State.CLOSED)
    behind = list(open_cohorts.exclude(edition=edition).select_related("edition")) if edition else []
    return CourseState(course=course, edition=edition, changes=changes, has_new_rule=has_new_rule, behind=behind)


def _publish(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    course = get_object_or_404(Course, code=request.POST.get("course", ""))
    rule = CertificationRule.objects.filter(course=course).first()
    if rule is None:
        messages.error(request, _("Course %(code)s has no certification rule yet.") % {"code": course.code})
        return redirect("lms_editions")
    try:
        edition = publish_edition(
            course=course,
            rule=rule_of_course(rule).to_json(),
            by=viewer.person,
            note=request.POST.get("note", "").strip()[:300],
        )
    except NothingToPublishError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Edition %(edition)s is published.") % {"edition": edition})
    return redirect("lms_editions")


@require_http_methods(["GET", "HEAD", "POST"])
def cohort_edition(request: HttpRequest, cohort: str) -> HttpResponse:
    """What the newest edition would change for a cohort; POST takes it."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_any(Role.AUTHOR):
        raise PermissionDenied
    row = get_object_or_404(Cohort.objects.select_related("edition__course"), code=cohort)
    newest = Edition.objects.filter(course=row.edition.course).latest("number")
    if request.method == "POST":
        try:
            take_edition(cohort=row, edition=newest, by=viewer)
        except EditionRefusedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The cohort now has edition %(edition)s.") % {"edition": newest})
            return redirect("lms_editions")
    context = {"cohort": row, "newest": newest, "differences": edition_differences(row, newest)}
    return render(request, "lms/admin/cohort_edition.html", context)
