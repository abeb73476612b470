"""The `courses` plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "lms_courses"
    verbose_name = _("Course content")
    default_auto_field = "django.db.models.BigAutoField"
