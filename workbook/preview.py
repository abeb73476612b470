"""What an author sees before publishing: the learner's own templates, with nothing to save."""

from __future__ import annotations

from typing import Any

import pydantic

from workbook.definitions import resolved_definition
from workbook.models.exercise import Exercise

__all__ = ["preview_context"]


def preview_context(exercise: Exercise) -> dict[str, Any]:
    """Context of preview.html; `problem` instead of a form while the exercise is not complete."""
    kind = exercise.kind
    try:
        content = kind.parse(resolved_definition(exercise))
    except pydantic.ValidationError as error:
        return {"title": exercise.title, "problem": "; ".join(str(one["msg"]) for one in error.errors())}
    return {
        "title": exercise.title,
        "kind": kind,
        "content": content,
        "form": kind.form_class(content),
        "key_review": kind.review(content, {}),
        "is_trainer": True,
        "content_language": exercise.locale.language_code,
    }
