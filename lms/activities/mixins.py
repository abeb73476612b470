"""The contract between a page type of a plugin and the ground floor.

A page that asks something of a learner subclasses `ActivityMixin`; a page that may hold such pages
subclasses `ActivityParentMixin`; the page at the top of a course subclasses `CourseRootMixin`.
Editors compose pages in the tree; no plugin names another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, get_page_models

if TYPE_CHECKING:
    from lms.catalogue.models import Course


def _page_types(mixin: type) -> list[type[Page]]:
    return [model for model in get_page_models() if issubclass(model, mixin)]


class CourseRootMixin(models.Model):
    """The page of a course: names the row of the catalogue that everything below it belongs to."""

    course = models.ForeignKey(
        "lms.Course", verbose_name=_("course"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class ActivityParentMixin:
    """A page below which any activity page may be placed."""

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        return _page_types(ActivityMixin)


class ActivityMixin(models.Model):
    """A page that becomes an `Activity` when it is published."""

    activity_kind: ClassVar[str]

    code = models.CharField(
        _("code"), max_length=30, help_text=_("Unique in the course, for example A1-E2. Learners' records keep it.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)

    activity_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("code"), FieldPanel("minutes")], heading=_("In the course")),
    ]

    class Meta:
        abstract = True

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Page]]:
        return _page_types(ActivityParentMixin)

    def activity_definition(self) -> dict[str, Any]:
        """Everything needed to show and to mark the activity, as JSON in the plugin's own schema."""
        raise NotImplementedError

    @property
    def activity_is_private(self) -> bool:
        """True: never graded, never shown to anybody but its author."""
        return False

    @property
    def activity_is_ready(self) -> bool:
        """False: shown in the outline as 'in preparation'."""
        return True

    def activity_course(self) -> Course | None:
        """The course of the nearest ancestor that is the page of a course; None outside any."""
        for page in self.get_ancestors().specific().reverse():  # type: ignore[attr-defined]
            if isinstance(page, CourseRootMixin):
                return page.course
        return None
