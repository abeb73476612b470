"""The links of the plugin in the main navigation. Called once, in TotConfig.ready()."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms import registry
from lms.api import Role
from tot.queries import follows_pathway, has_candidacy


def _follows(request: HttpRequest) -> bool:
    return follows_pathway(request.viewer)  # type: ignore[attr-defined]


def _is_candidate(request: HttpRequest) -> bool:
    """One query, and only for people with an enrolment: nobody else can have been nominated."""
    viewer = request.viewer  # type: ignore[attr-defined]
    return Role.TRAINEE in viewer.roles and has_candidacy(viewer)


def add_nav_items() -> None:
    """Register the pathway for those who follow it, and the own candidacy for those who have one."""
    registry.nav_items.add(registry.NavItem("trainers", _("Trainers"), "lms_tot:board", 50, _follows))
    registry.nav_items.add(registry.NavItem("own_pathway", _("My way to trainer"), "lms_tot:own", 20, _is_candidate))
