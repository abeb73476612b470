"""When learners see how an exercise is marked, and its model answer: by its rule, or by a trainer's act."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lms.api import CohortClosedError, Viewer
from lms.models import Activity, Cohort, Grade
from workbook.authority import trainer_of
from workbook.models import Opening, Response

__all__ = [
    "Shown",
    "close_part",
    "has_parts",
    "is_always_shown",
    "open_part",
    "opened_in",
    "opened_parts",
    "shown_parts",
]

Part = Opening.Part
RULES = {Part.RUBRIC: ("rubric_opens", "always"), Part.MODEL_ANSWER: ("model_answer_opens", "released")}


@dataclass(frozen=True)
class Shown:
    """What a learner may see now."""

    rubric: bool
    model_answer: bool


def shown_parts(content: Any, response: Response | None, grade: Grade | None, opened: Container[str]) -> Shown:
    """Apply the rules of an exercise: `opened` are the parts that a trainer has opened to the cohort.

    `grade` is a released one. Pure. Everything that shows a rubric or a model answer to learners asks here.
    """
    return Shown(
        rubric=_is_shown(Part.RUBRIC, content, response, grade, opened),
        model_answer=_is_shown(Part.MODEL_ANSWER, content, response, grade, opened),
    )


def _is_shown(part: Part, content: Any, response: Response | None, grade: Grade | None, opened: Container[str]) -> bool:
    field, default = RULES[part]
    rule = getattr(content, field, default)
    met = {
        "always": True,
        "handed_in": response is not None and response.was_handed_in,
        "released": grade is not None,
        "trainer": False,
    }
    return part.value in opened or met[rule]


def is_always_shown(part: str, content: Any) -> bool:
    """True if nobody has to open this part."""
    field, default = RULES[Part(part)]
    return bool(getattr(content, field, default) == "always")


def has_parts(content: Any) -> bool:
    """True if the exercise has anything that can be opened."""
    return bool(getattr(content, "rubric", None) or getattr(content, "model_answer", ""))


def opened_parts(cohort: Cohort, activity_id: int) -> set[str]:
    """The parts of an exercise that a trainer has opened to a cohort (one query)."""
    return set(Opening.objects.filter(cohort=cohort, activity_id=activity_id).values_list("part", flat=True))


def opened_in(cohort: Cohort) -> dict[int, frozenset[str]]:
    """Activity id -> the parts that a trainer has opened to a cohort (one query)."""
    found: dict[int, set[str]] = {}
    for activity_id, part in Opening.objects.filter(cohort=cohort).values_list("activity", "part"):
        found.setdefault(activity_id, set()).add(part)
    return {activity_id: frozenset(parts) for activity_id, parts in found.items()}


@transaction.atomic
def open_part(*, cohort: Cohort, activity: Activity, part: str, by: Viewer) -> Opening:
    """Show a part to the whole cohort now. Again: nothing changes.

    Raises NotYourCohortError, CohortClosedError, and ValueError for an unknown part.
    """
    person = trainer_of(cohort, by)
    if Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.CLOSED).exists():
        raise CohortClosedError(_("This cohort is closed."))
    opening, _created = Opening.objects.get_or_create(
        cohort=cohort, activity=activity, part=Part(part), defaults={"by": person}
    )
    return opening


@transaction.atomic
def close_part(*, cohort: Cohort, activity: Activity, part: str, by: Viewer) -> None:
    """Leave a part to its own rule again. Raises NotYourCohortError, and ValueError for an unknown part."""
    trainer_of(cohort, by)
    Opening.objects.filter(cohort=cohort, activity=activity, part=Part(part)).delete()
