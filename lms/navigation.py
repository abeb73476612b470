"""The links of the ground floor in the main navigation. Called once, in LmsConfig.ready()."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms import registry
from lms.people.roles import Role


def is_signed_in(request: HttpRequest) -> bool:
    return bool(request.viewer.is_signed_in)  # type: ignore[attr-defined]


def _holds(*roles: Role) -> registry.Callable[[HttpRequest], bool]:
    return lambda request: request.viewer.is_any(*roles)  # type: ignore[attr-defined]


def add_nav_items() -> None:
    """Register home, teaching, programme and authoring."""
    programme = _holds(Role.QUALITY_OFFICER, Role.TOT_COORDINATOR, Role.MANAGER)
    for item in (
        registry.NavItem("home", _("Home"), "lms:home", 0, is_signed_in),
        registry.NavItem("teach", _("Teaching"), "lms:teach", 30, _holds(Role.TRAINER)),
        registry.NavItem("programme", _("Programme"), "lms:programme", 60, programme),
        registry.NavItem("authoring", _("Authoring"), "wagtailadmin_home", 90, _holds(Role.AUTHOR)),
    ):
        registry.nav_items.add(item)
