"""Who may act as what. Roles that belong to the whole site are Django groups; the others are rows."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """The seven roles of the project. A person may hold several."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    AUTHOR = "author"
    TOT_COORDINATOR = "tot_coordinator"
    QUALITY_OFFICER = "quality_officer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.TRAINEE: _("Trainee"),
    Role.TRAINER: _("Trainer"),
    Role.AUTHOR: _("Course author"),
    Role.TOT_COORDINATOR: _("ToT coordinator"),
    Role.QUALITY_OFFICER: _("Quality officer"),
    Role.MANAGER: _("Manager"),
    Role.ADMINISTRATOR: _("Administrator"),
}

# Django group name -> role. The groups are made by migration 0003 and carry the Wagtail permissions.
GROUP_ROLES = {
    "Course authors": Role.AUTHOR,
    "ToT coordinators": Role.TOT_COORDINATOR,
    "Quality officers": Role.QUALITY_OFFICER,
}
