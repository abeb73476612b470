"""What the templates of an exercise get."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbook.models import Response
from workbook.scene import Scene, link_to, rubric_rows

__all__ = ["SCALE", "page_context"]

SCALE = [
    (0, gettext_lazy("missing")),
    (1, gettext_lazy("partial")),
    (2, gettext_lazy("sound")),
    (3, gettext_lazy("specific")),
]


def page_context(
    scene: Scene,
    *,
    typed: dict[str, str] | None = None,
    complete: bool = False,
    response: Response | None = None,
    conflict: Response | None = None,
    is_refused: bool = False,
    is_restored: bool = False,
    base_revision: str = "",
) -> dict[str, Any]:
    """Context of exercise.html. `typed` is shown again as it came; without it, what is saved.

    `conflict` is the answer that another window saved. `is_refused`: handed in or closed meanwhile.
    """
    response = response or scene.response
    saved = response.answers if response else {}
    form = scene.kind.form_class(scene.content, initial=saved)
    if typed is not None and not is_restored:
        form = scene.kind.form_class(scene.content, data=typed, complete=complete)
    elif typed is not None:
        form = scene.kind.form_class(scene.content, initial={**saved, **typed})
    current = conflict or response
    return {
        "scene": scene,
        "cohort": scene.cohort,
        "item": scene.item,
        "title": scene.item.title,
        "kind": scene.kind,
        "content": scene.content,
        "content_language": scene.item.language,
        "form": form,
        "response": response,
        "parts": scene.kind.parts(scene.content, saved),
        "typed_parts": scene.kind.parts(scene.content, typed) if is_refused and typed else [],
        "conflict": conflict,
        "conflict_parts": _differing(scene, conflict, typed or {}) if conflict else [],
        "is_trainer": scene.is_onlooker,
        "key_review": scene.kind.review(scene.content, {}) if scene.is_onlooker else [],
        "is_restored": is_restored,
        "is_unsaved": typed is not None and not complete,
        "base_revision": base_revision or (current.revision if current else 0),
        "request_key": uuid.uuid4(),
        "crumbs": _crumbs(scene),
        "neighbours": _neighbours(scene),
        **_result(scene),
    }


def _differing(scene: Scene, conflict: Response, typed: dict[str, str]) -> list[Any]:
    mine = {part.name: part.text for part in scene.kind.parts(scene.content, typed)}
    theirs = scene.kind.parts(scene.content, conflict.answers)
    return [(part, mine.get(part.name, "")) for part in theirs if part.text != mine.get(part.name, "")]


def _result(scene: Scene) -> dict[str, Any]:
    """The released result: points, rubric with the given levels, right answers."""
    if scene.grade is None:
        return {"grade": None}
    percent = getattr(scene.content, "pass_percent", 0)
    answers = scene.response.answers if scene.response else {}
    context = {
        "grade": scene.grade,
        "is_passed": scene.grade.percent >= percent,
        "scale": SCALE,
        "review": scene.kind.review(scene.content, answers),
    }
    if scene.kind.is_graded_by_hand:
        context["criteria"] = rubric_rows(scene.content, scene.grade.detail.get("scores", {}))
    return context


def _crumbs(scene: Scene) -> list[tuple[str, str]]:
    first = (
        (scene.cohort, reverse("lms:cohort", kwargs={"cohort": scene.cohort.code}))
        if scene.is_onlooker
        else (_("Home"), reverse("lms:home"))
    )
    parent = next((one for one in scene.outline if one.activity_id == scene.item.parent_id), None)
    lesson = [(parent.title, link_to(scene.cohort, parent))] if parent and link_to(scene.cohort, parent) else []
    return [(str(first[0]), first[1]), *lesson]


def _neighbours(scene: Scene) -> dict[str, Any]:
    """The activities before and after this one, as (title, address)."""
    linked = [(one, link_to(scene.cohort, one)) for one in scene.outline]
    shown = [(one, url) for one, url in linked if url]
    place = next((n for n, (one, _url) in enumerate(shown) if one.slug == scene.item.slug), 0)
    return {
        "previous": shown[place - 1] if place > 0 else None,
        "next": shown[place + 1] if place + 1 < len(shown) else None,
    }
