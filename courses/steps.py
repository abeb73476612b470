"""The list of steps of a lesson: its sections, then the exercises and the quiz. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from courses.queries import OutlineEntry
from courses.rendering import SectionHead

__all__ = ["LessonSteps", "Step"]


@dataclass(frozen=True)
class Step:
    """One line of the step list, as `lms/components/step_list.html` reads it."""

    label: str
    url: str
    state: str
    number: int
    end: str = ""


@dataclass(frozen=True)
class LessonSteps:
    """All steps with the current one (counted from 1); `reached` is the last section read."""

    cohort: str
    slug: str
    sections: Sequence[SectionHead]
    children: Sequence[OutlineEntry]
    current: int
    reached: int

    @cached_property
    def all(self) -> list[Step]:
        texts = [self._section(number, one) for number, one in enumerate(self.sections, start=1)]
        first = len(texts) + 1
        return texts + [self._child(number, one) for number, one in enumerate(self.children, start=first)]

    @property
    def count(self) -> int:
        return len(self.all)

    @property
    def previous(self) -> Step | None:
        return self.all[self.current - 2] if self.current > 1 else None

    @property
    def next(self) -> Step | None:
        return self.all[self.current] if self.current < len(self.all) else None

    @property
    def next_child(self) -> OutlineEntry | None:
        """The exercise or quiz that follows the text, on its last section."""
        is_last = self.current >= len(self.sections)
        return self.children[0] if is_last and self.children else None

    def _section(self, number: int, section: SectionHead) -> Step:
        url = reverse("lms_courses:step", args=[self.cohort, self.slug, number])
        is_done = number <= self.reached
        state = "now" if number == self.current else "done" if is_done else ""
        return Step(label=section.title, url=url, state=state, number=number)

    def _child(self, number: int, child: OutlineEntry) -> Step:
        state = "done" if child.is_done else ""
        return Step(label=child.item.title, url=child.url, state=state, number=number)
