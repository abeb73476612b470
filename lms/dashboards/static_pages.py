"""Pages that say the same to everybody: help, personal data, accessibility; and the way to one's account."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import NoReverseMatch, reverse
from django.views.generic import TemplateView


class HelpView(TemplateView):
    """How to sign in, save, hand in and get a certificate."""

    template_name = "lms/pages/help.html"


class PrivacyView(TemplateView):
    """Which data the site keeps, why, for how long, and how to have them corrected."""

    template_name = "lms/pages/privacy.html"


class AccessibilityView(TemplateView):
    """What was done and tested, what is known not to work, and where to report a barrier."""

    template_name = "lms/pages/accessibility.html"


class AccountView(LoginRequiredMixin, TemplateView):
    """One's own account: password, e-mail addresses, data on record, sign out."""

    template_name = "lms/pages/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(my_data_url=_url_or_nothing("lms:my_data"), **kwargs)


def _url_or_nothing(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
