"""The course as a learner walks through it, and where the address of a lesson's page leads."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from courses import queries
from courses.rendering import LessonReader, preview_context
from courses.steps import LessonSteps
from lms.api import (
    CohortAccess,
    OutlineItem,
    Role,
    current_enrolment,
    edition_outline,
    enrolments_of,
    enter_cohort,
    record_progress,
)
from lms.copies import is_copy
from lms.models import Cohort, Progress

DONE = (Progress.State.SUBMITTED, Progress.State.ACCEPTED)


@require_safe
@login_required
def current(request: HttpRequest) -> HttpResponse:
    """To the outline of the course that the viewer takes now; without one, to the public list."""
    enrolment = current_enrolment(enrolments_of(request.viewer))  # type: ignore[attr-defined]
    if enrolment is None:
        return redirect("wagtail_serve", "")
    return redirect("lms_courses:outline", cohort=enrolment.cohort.code)


@require_safe
@login_required
def outline(request: HttpRequest, cohort: str) -> HttpResponse:
    """All lessons of the cohort's edition with the learner's progress."""
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    items = edition_outline(access.cohort.edition_id, queries.active_language())
    entries = queries.course_outline(access.cohort.code, items, queries.progress_of(access.enrolment))
    return render(request, "lms_courses/outline.html", {"access": access, "cohort": access.cohort, "entries": entries})


@require_safe
@login_required
def lesson(request: HttpRequest, cohort: str, slug: str, step: int | None = None) -> HttpResponse:
    """One section of a lesson; without `step` the one that the learner came to last.

    Side effect for learners: their progress moves forward, once per section, whatever is asked again. A page that
    a device fetches for later moves nothing.
    """
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    items = edition_outline(access.cohort.edition_id, queries.active_language())
    item = next((one for one in items if one.kind == "lesson" and one.slug == slug), None)
    if item is None:
        raise Http404
    if not item.is_ready:
        return _in_preparation(request, access, item, items)
    return _lesson_step(request, access, item, items, step)


def _in_preparation(
    request: HttpRequest, access: CohortAccess, item: OutlineItem, items: list[OutlineItem]
) -> HttpResponse:
    """A lesson whose text is not written yet; what is ready below it can be worked on."""
    progress = queries.progress_of(access.enrolment)
    outline = queries.course_outline(access.cohort.code, items, progress)
    ready = [child for one in outline if one.item is item for child in one.children if child.item.is_ready]
    context = {"access": access, "item": item, "entries": ready}
    return render(request, "lms_courses/lesson/in_preparation.html", context)


def _lesson_step(
    request: HttpRequest, access: CohortAccess, item: OutlineItem, items: list[OutlineItem], step: int | None
) -> HttpResponse:
    reader = LessonReader(item.version_id)
    head = reader.head()
    progress = queries.progress_of(access.enrolment)
    entries = queries.course_outline(access.cohort.code, items, progress)
    place = next(number for number, one in enumerate(entries, start=1) if one.item is item)
    mine = progress.get(item.activity_id)
    current = _current_step(step, len(head.sections), mine)
    if access.enrolment is not None and not is_copy(request):
        mine = _move_forward(access, item, mine, current, len(head.sections))
    steps = LessonSteps(
        cohort=access.cohort.code,
        slug=item.slug,
        sections=head.sections,
        children=entries[place - 1].children,
        current=current,
        reached=mine.step if mine else 0,
    )
    context: dict[str, Any] = {
        "access": access,
        "cohort": access.cohort,
        "item": item,
        "place": place,
        "head": head,
        "steps": steps,
        "section": head.sections[current - 1] if head.sections else None,
    }
    if head.sections:
        context["section_html"] = reader.step(current, for_trainer=access.is_trainer)
    if access.is_trainer:
        context["notes_html"] = reader.notes()
    return render(request, "lms_courses/lesson/lesson.html", context)


def _current_step(asked: int | None, count: int, mine: Progress | None) -> int:
    """The asked section (404 if there is none), else the last one reached, else the first."""
    if asked is None:
        is_open = mine is not None and mine.state not in DONE
        return max(1, min(mine.step, count)) if mine is not None and is_open else 1
    if not 1 <= asked <= max(count, 1):
        raise Http404
    return asked


def _move_forward(
    access: CohortAccess, item: OutlineItem, mine: Progress | None, step: int, count: int
) -> Progress | None:
    """Record that the learner came to `step`; the last one hands the lesson in. Writes only if that is news."""
    enrolment = access.enrolment
    assert enrolment is not None
    is_last = step >= count
    is_news = mine is None or step > mine.step or (is_last and mine.state not in DONE)
    if not is_news or access.cohort.state == Cohort.State.CLOSED:
        return mine
    state = Progress.State.SUBMITTED if is_last else Progress.State.STARTED
    return record_progress(enrolment=enrolment, activity_id=item.activity_id, state=state, step=step)


def lesson_page(request: HttpRequest, page: Any) -> HttpResponse:
    """The address of a lesson's page: to the cohort for its people, a preview for authors, else closed.

    The rule follows the translation key, so it is the same for the page in every language.
    """
    viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return redirect_to_login(request.get_full_path())
    course_id = queries.activity_course_id(page.translation_key)
    cohort = queries.newest_cohort(viewer, course_id) if course_id else None
    if cohort is not None:
        return redirect("lms_courses:lesson", cohort=cohort.code, slug=page.slug)
    if not viewer.is_any(Role.AUTHOR):
        raise PermissionDenied
    context = preview_context(page, for_trainer=True)
    return render(request, "lms_courses/preview/lesson.html", context)
