"""The `workbook` plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbookConfig(AppConfig):
    name = "workbook"
    label = "lms_workbook"
    verbose_name = _("Participant Workbook")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms import registry
        from lms.api import Role
        from lms.signals import groups_changed
        from workbook.device import offline_files, offline_pages
        from workbook.loader import check_exercise, load_exercises
        from workbook.queries import waiting_for_marking
        from workbook.receivers import on_groups_changed
        from workbook.source import ExerciseFile

        groups_changed.connect(on_groups_changed, dispatch_uid="lms_workbook.groups_changed")

        registry.activity_kinds.add(
            registry.ActivityKind(
                key="exercise",
                label=_("Exercise"),
                icon="pen",
                url_name="lms_workbook:exercise",
                grading_url_name="lms_workbook:grading_list",
            )
        )
        registry.curriculum_kinds.add(
            registry.CurriculumKind(
                key="exercise", order=50, schema=ExerciseFile, load=load_exercises, check=check_exercise
            )
        )
        registry.cohort_tabs.add(registry.CohortTab("grading", _("Grading"), "lms_workbook:grading"))
        registry.cohort_tabs.add(registry.CohortTab("workbooks", _("Workbooks"), "lms_workbook:workbook"))
        registry.nav_items.add(
            registry.NavItem(
                key="workbook",
                label=_("Workbook"),
                url_name="lms_workbook:mine",
                order=12,
                is_for=lambda request: Role.TRAINEE in request.viewer.roles,  # type: ignore[attr-defined]
            )
        )
        registry.waiting_in_cohort.add(waiting_for_marking)
        registry.offline_files.add(offline_files)
        registry.offline_pages.add(offline_pages)
