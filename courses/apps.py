"""The `courses` plugin as a Django app; every signal and registry that it uses is named here."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "lms_courses"
    verbose_name = _("Course content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import published

        from courses import curriculum, offline, queries, receivers
        from courses.models import Case
        from lms import registry
        from lms.api import Role

        published.connect(receivers.on_case_published, sender=Case, dispatch_uid="lms_courses.case_published")
        registry.activity_kinds.add(
            registry.ActivityKind(key="lesson", label=_("Lesson"), icon="book", url_name="lms_courses:lesson")
        )
        registry.nav_items.add(
            registry.NavItem(
                key="course",
                label=_("Course"),
                url_name="lms_courses:current",
                order=10,
                is_for=lambda request: Role.TRAINEE in request.viewer.roles,  # type: ignore[attr-defined]
            )
        )
        registry.cohort_tabs.add(registry.CohortTab("course", _("Course"), "lms_courses:outline"))
        registry.case_files.add(queries.case_files)
        registry.offline_pages.add(offline.pages)
        registry.offline_files.add(offline.files)
        curriculum.register()
