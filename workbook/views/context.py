"""What the templates of an exercise get."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbook.attaching import attachments_of, room_for
from workbook.history import changed_fields
from workbook.merging import digests
from workbook.models import Opening
from workbook.openings import is_always_shown, opened_parts
from workbook.queries import learners_and_groups, names_of
from workbook.saving import Conflict
from workbook.scene import Scene, link_to, rubric_rows
from workbook.views.replies import writers_of

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
    began_from: dict[str, str] | None = None,
    complete: bool = False,
    conflicts: Mapping[str, Conflict] | None = None,
    is_refused: bool = False,
    is_late: bool = False,
    file_error: str = "",
) -> dict[str, Any]:
    """Context of exercise.html. `typed` are changed fields, shown as they came over what is saved.

    With `began_from` (digests of the texts that they were changed from) they are not saved yet. `conflicts`
    are fields with two texts. `is_refused`: handed in or closed meanwhile; `is_late`: after the deadline.
    """
    response, content = scene.response, scene.content
    saved = response.answers if response else {}
    return {
        "scene": scene,
        "cohort": scene.cohort,
        "item": scene.item,
        "title": scene.item.title,
        "kind": scene.kind,
        "content": content,
        "content_language": scene.item.language,
        "form": _form(scene, saved, typed, complete=complete, is_restored=began_from is not None),
        "response": response,
        "parts": scene.kind.parts(content, saved),
        "answers": saved,
        "marking_note": scene.kind.marking_note(content),
        "typed_parts": _changed_parts(scene, typed) if is_refused and typed else [],
        "conflicts": _both_texts(scene, saved, conflicts) if conflicts else [],
        "is_trainer": scene.is_onlooker,
        "key_review": scene.kind.review(content, {}) if scene.is_onlooker else [],
        "is_restored": began_from is not None,
        "is_unsaved": bool(typed) and (began_from is not None or bool(conflicts)),
        "is_late": is_late,
        "seen": _compact({**digests(saved), **_told(conflicts), **(began_from or {})}),
        "request_key": uuid.uuid4(),
        "written": writers_of(response) if response and scene.team else {},
        "earlier_parts": scene.kind.parts(content, scene.earlier.answers) if scene.earlier else [],
        "attachments": attachments_of(response) if room_for(scene.version) else [],
        "room": room_for(scene.version),
        "file_error": file_error,
        **_for_trainer(scene),
        **scene.kind.panel(scene),
        "crumbs": _crumbs(scene),
        "neighbours": _neighbours(scene),
        **_result(scene),
    }


def _form(
    scene: Scene, saved: dict[str, str], typed: dict[str, str] | None, *, complete: bool, is_restored: bool
) -> Any:
    """Bound, with errors, after a post; else filled with what is saved or waits to be."""
    if typed is None or is_restored:
        return scene.kind.form_class(scene.content, initial={**saved, **(typed or {})})
    begins = scene.cohort.starts_on
    return scene.kind.form_class(scene.content, data={**saved, **typed}, complete=complete, begins=begins)


def _for_trainer(scene: Scene) -> dict[str, Any]:
    """What a trainer who looks on can open, and for whom an answer can be entered from paper."""
    if not scene.is_onlooker:
        return {}
    content, opened = scene.content, opened_parts(scene.cohort, scene.item.activity_id)
    parts = [part for part in Opening.Part if getattr(content, part.value, None) and not is_always_shown(part, content)]
    learners, _groups = learners_and_groups(scene.cohort)
    return {
        "openings": [(part.value, part.label, part.value in opened) for part in parts],
        "learners": [] if scene.item.is_private or scene.is_closed else learners,
    }


def _told(conflicts: Mapping[str, Conflict] | None) -> dict[str, str]:
    """Who is shown the other text goes on from it: saving again replaces it."""
    return digests({name: one.theirs for name, one in (conflicts or {}).items()})


def _compact(seen: dict[str, str]) -> str:
    return json.dumps(seen, separators=(",", ":"))


def _changed_parts(scene: Scene, typed: dict[str, str]) -> list[Any]:
    return [part for part in scene.kind.parts(scene.content, typed) if typed.get(part.name)]


@dataclass(frozen=True)
class TwoTexts:
    """A field that was changed here and elsewhere; `by` and `at` are of the text that is saved."""

    label: str
    theirs: str
    mine: str
    by: str
    at: datetime | None


def _both_texts(scene: Scene, saved: dict[str, str], conflicts: Mapping[str, Conflict]) -> list[TwoTexts]:
    theirs = {name: one.theirs for name, one in conflicts.items()}
    mine = {name: one.mine for name, one in conflicts.items()}
    names = names_of(one.by for one in conflicts.values() if one.by)
    return [
        TwoTexts(one.label, one.before, one.after, names.get(found.by, "") if found.by else "", found.at)
        for one in changed_fields(scene.kind, scene.content, theirs, mine, rest=saved)
        for found in [conflicts[one.name]]
    ]


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
        "checks": scene.kind.checks(scene.content, answers),
    }
    if scene.kind.is_graded_by_hand and scene.shows_rubric:
        context["criteria"] = rubric_rows(scene.content, scene.grade.detail.get("scores", {}))
    return context


def _crumbs(scene: Scene) -> list[tuple[str, str]]:
    first = (
        (scene.cohort, reverse("lms:cohort", kwargs={"cohort": scene.cohort.code}))
        if scene.is_onlooker or scene.is_transcription
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
