"""The question bank in the Wagtail admin: one list per kind, one chooser for all of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.kinds import QuestionKind, all_kinds
from lms.choosing import StrictChosenMultipleView, StrictChosenView

__all__ = ["QuestionChooserViewSet", "QuestionGroup"]


class QuestionChooserViewSet(ChooserViewSet):
    """Choose a question of any kind. New ones are written in the bank, where each kind has its own form."""

    model = "lms_assessments.Question"
    icon = "help"
    choose_one_text = _("Choose a question")
    choose_another_text = _("Choose another question")
    edit_item_text = _("Edit this question")
    per_page = 20
    chosen_view_class = StrictChosenView
    chosen_multiple_view_class = StrictChosenMultipleView


def viewset_of(kind: QuestionKind) -> Any:
    """The list and the form of one kind."""

    class QuestionViewSet(SnippetViewSet):
        model = kind.model
        # The key is a link to the base row; without this any text would be taken for one.
        pk_path_converter = "int"
        icon = kind.icon
        menu_label = kind.label
        list_display = ["code", "prompt", "points", "locale"]
        search_fields = ["code", "prompt"]

    return QuestionViewSet


class QuestionGroup(SnippetViewSetGroup):
    """The menu of the question bank."""

    items = [viewset_of(kind) for kind in all_kinds()]
    menu_label = _("Questions")
    menu_icon = "help"
    menu_order = 260
