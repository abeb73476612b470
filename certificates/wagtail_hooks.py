"""A way from the Wagtail admin to the register. There are no admin screens: nothing here may be edited."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.api import Role


class RegisterMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to quality officers and administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.viewer.is_any(Role.QUALITY_OFFICER))  # type: ignore[attr-defined]


@hooks.register("register_admin_menu_item")
def register_of_certificates() -> MenuItem:
    return RegisterMenuItem(
        _("Register of certificates"),
        reverse_lazy("lms_certificates:register"),
        name="certificate-register",
        icon_name="doc-full",
        order=900,
    )
