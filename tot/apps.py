"""The `tot` plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TotConfig(AppConfig):
    name = "tot"
    label = "lms_tot"
    verbose_name = _("Training of Trainers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from tot.navigation import add_nav_items

        add_nav_items()
