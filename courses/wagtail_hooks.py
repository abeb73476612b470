"""The case library in the Wagtail admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import Case


class CaseViewSet(SnippetViewSet):
    """Simulated cases, listed by code."""

    model = Case
    icon = "folder-open-inverse"
    menu_label = _("Cases")
    add_to_admin_menu = True
    menu_order = 250
    list_display = ["code", "name", "title", "locale"]
    search_fields = ["code", "name", "title"]


register_snippet(CaseViewSet)
