"""Where authors write exercises: one list for each kind, and a chooser over all of them."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.choosing import StrictChosenMultipleView, StrictChosenView
from workbook.kinds import all_kinds
from workbook.models import Exercise

__all__ = ["ExerciseViewSetGroup", "exercise_chooser"]


@cache
def kind_viewsets() -> tuple[type[SnippetViewSet], ...]:
    """A viewset per kind: one on the base model would edit the base fields only."""
    return tuple(
        type(
            f"{kind.model.__name__}ViewSet",
            (SnippetViewSet,),
            {
                "model": kind.model,
                # The key is a link to the base row; without this any text would be taken for one.
                "pk_path_converter": "int",
                "icon": "form",
                "menu_label": kind.label,
                "list_display": ["title", "mode", "locale"],
                "search_fields": ["title"],
                "list_per_page": 50,
            },
        )
        for kind in all_kinds().values()
    )


class ExerciseViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Exercises")
    menu_icon = "form"
    menu_order = 210
    menu_name = "exercises"

    @property
    def items(self) -> tuple[type[SnippetViewSet], ...]:
        return kind_viewsets()


class ExerciseChooserViewSet(ChooserViewSet):
    model = Exercise
    icon = "form"
    choose_one_text = _("Choose an exercise")
    choose_another_text = _("Choose another exercise")
    edit_item_text = _("Edit this exercise")
    per_page = 20
    chosen_view_class = StrictChosenView
    chosen_multiple_view_class = StrictChosenMultipleView


exercise_chooser = ExerciseChooserViewSet("exercise_chooser")
