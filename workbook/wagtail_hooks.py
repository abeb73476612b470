"""What the workbook adds to Wagtail's admin. Responses are not there: nobody browses learners' texts."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from workbook.viewsets import ExerciseViewSetGroup, exercise_chooser

register_snippet(ExerciseViewSetGroup)


@hooks.register("register_admin_viewset")
def register_exercise_chooser() -> Any:
    return exercise_chooser
