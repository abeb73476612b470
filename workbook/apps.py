"""The `workbook` plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbookConfig(AppConfig):
    name = "workbook"
    label = "lms_workbook"
    verbose_name = _("Participant Workbook")
    default_auto_field = "django.db.models.BigAutoField"
