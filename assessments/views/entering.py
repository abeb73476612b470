"""What every screen of a quiz needs first: who asks, in which cohort, for which quiz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.models import Attempt
from assessments.queries import attempts_of, lesson_of, quiz_item
from lms import registry
from lms.api import CohortAccess, OutlineItem, enter_cohort
from lms.models import Cohort, Enrolment

__all__ = ["Place", "enter_attempt", "enter_quiz"]


@dataclass(frozen=True)
class Place:
    """A quiz in a cohort, and in which capacity the viewer is there."""

    access: CohortAccess
    item: OutlineItem
    lesson: OutlineItem | None

    @property
    def cohort(self) -> Cohort:
        return self.access.cohort

    @property
    def learner(self) -> Enrolment:
        """The viewer's enrolment; Http404 for a trainer, who has no attempts."""
        if self.access.enrolment is None:
            raise Http404
        # The cohort at hand is the fresh one; sparing its second query also keeps its state the same.
        self.access.enrolment.cohort = self.access.cohort
        return self.access.enrolment

    @property
    def is_closed(self) -> bool:
        return self.cohort.state == Cohort.State.CLOSED

    @property
    def lesson_url(self) -> str:
        """Where the lesson of the quiz is shown, '' if it has none."""
        kind = registry.activity_kinds.get(self.lesson.kind) if self.lesson else None
        if kind is None or self.lesson is None:
            return ""
        return reverse(kind.url_name, args=[self.cohort.code, self.lesson.slug])

    def url(self, name: str, *args: Any) -> str:
        """Address of a screen of this quiz."""
        return reverse(f"lms_assessments:{name}", args=[self.cohort.code, self.item.slug, *args])

    def context(self, **more: Any) -> dict[str, Any]:
        """Template context that all screens share."""
        crumbs = [(_("Home"), reverse("lms:home"))]
        if self.lesson and self.lesson_url:
            crumbs.append((self.lesson.title, self.lesson_url))
        return {"place": self, "cohort": self.cohort, "item": self.item, "crumbs": crumbs, **more}


def enter_quiz(request: HttpRequest, cohort: str, slug: str) -> Place:
    """The place; Http404 for strangers and for quizzes that are not in the cohort's edition."""
    language = get_language() or "en"
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    item = quiz_item(access.cohort, slug, language)
    return Place(access=access, item=item, lesson=lesson_of(access.cohort, item, language))


def enter_attempt(request: HttpRequest, cohort: str, slug: str, number: int) -> tuple[Place, Attempt]:
    """The viewer's own attempt with this number; nobody else's can be named at all."""
    place = enter_quiz(request, cohort, slug)
    attempt = attempts_of(place.learner, place.item.activity_id).select_related("version").filter(number=number).first()
    if attempt is None:
        raise Http404
    attempt.enrolment = place.learner
    return place, attempt
