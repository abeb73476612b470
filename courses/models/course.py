"""The public pages: the list of courses, and what one course is and leads to."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from lms.activities.mixins import ActivityParentMixin, CourseRootMixin
from lms.translated import language_order


class CourseIndexPage(Page):
    """The root of the site in one language; lists the courses in the best language they exist in."""

    template = "lms_courses/course_index.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["lms_courses.CoursePage"]

    class Meta:
        verbose_name = _("list of courses")
        verbose_name_plural = _("lists of courses")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Wagtail's; a page that this language lacks is shown from the next best, at the asked address."""
        try:
            return super().route(request, path_components)
        except Http404:
            for other in self._stand_ins():
                try:
                    return Page.route(other, request, path_components)
                except Http404:
                    continue
            raise

    def _stand_ins(self) -> list[CourseIndexPage]:
        others = {page.locale.language_code: page for page in self.get_translations().live().select_related("locale")}
        return [others[code] for code in language_order(self.locale.language_code) if code in others]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.queries import listed_courses

        context = super().get_context(request, *args, **kwargs)
        return {**context, "courses": listed_courses(get_language() or "en")}


class CoursePageMixin(CourseRootMixin, ActivityParentMixin):
    """What a course page does, without being a Page: another site may build its own on it."""

    admin_default_ordering = "ord"  # authors see the lessons as they are taught, not as they were edited

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.queries import course_context

        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, **course_context(self, request.viewer)}  # type: ignore[attr-defined]


class CoursePage(CoursePageMixin, Page):
    """Public: what the course is, for whom, what it leads to. Its facts stand in the catalogue."""

    template = "lms_courses/course.html"
    parent_page_types = ["lms_courses.CourseIndexPage"]
    content_panels = [*Page.content_panels, FieldPanel("course")]

    class Meta:
        verbose_name = _("course page")
        verbose_name_plural = _("course pages")
