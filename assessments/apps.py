"""The `assessments` plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    label = "lms_assessments"
    verbose_name = _("Assessments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from assessments import curriculum
        from assessments.device import offline_files
        from lms import registry

        registry.activity_kinds.add(
            registry.ActivityKind(key="quiz", label=_("Quiz"), icon="question", url_name="lms_assessments:quiz")
        )
        registry.offline_files.add(offline_files)
        curriculum.register()
