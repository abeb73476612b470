"""What the ground floor adds to the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.catalogue.viewsets import CatalogueGroup
from lms.completion.viewsets import RuleGroup
from lms.dashboards.editions import cohort_edition, editions
from lms.delivery.viewsets import DeliveryGroup
from lms.people.roles import Role
from lms.people.viewsets import PeopleGroup


class EditionsMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to authors only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.viewer.is_any(Role.AUTHOR))  # type: ignore[attr-defined]


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [CatalogueGroup(), RuleGroup(), PeopleGroup(), DeliveryGroup()]


@hooks.register("register_admin_urls")
def register_editions_url() -> list[URLPattern]:
    return [
        path("editions/", editions, name="lms_editions"),
        path("editions/<slug:cohort>/", cohort_edition, name="lms_cohort_edition"),
    ]


@hooks.register("register_admin_menu_item")
def register_editions_menu_item() -> MenuItem:
    return EditionsMenuItem(_("Editions"), reverse("lms_editions"), icon_name="history", order=195)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action("lms.take_edition", _("Take an edition"), _("Another edition of the course was taken"))
    actions.register_action("lms.set_groups", _("Arrange groups"), _("The groups or pairs were arranged"))
