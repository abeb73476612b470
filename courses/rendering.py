"""A published lesson as HTML fragments, cached: a version never changes, so neither does its fragment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from courses.models.case import case_file
from lms.api import get_version
from lms.models import ActivityVersion
from lms.text import render_markdown, source_keys_in, term_keys_in

__all__ = ["LessonHead", "LessonReader", "SectionHead", "preview_context"]

# Raise it with the templates, so that a shared cache forgets the fragments of the release before.
RELEASE = 1
SECONDS = 24 * 3600
EMPTY: dict[str, Any] = {"sections": [], "glossary": [], "sources": [], "facilitator": [], "cases": {}}


@dataclass(frozen=True)
class SectionHead:
    """One step of the list: where it leads is the view's business."""

    title: str
    minutes: int


@dataclass(frozen=True)
class LessonHead:
    """What the page around the text needs to know; nothing in it is for trainers only."""

    title: str
    intro: str
    outcomes: tuple[str, ...]
    self_study_minutes: int
    sections: tuple[SectionHead, ...]


class LessonReader:
    """One published version, read at most once (one query) and only for what is not cached yet."""

    def __init__(self, version_id: int) -> None:
        self.version_id = version_id

    @cached_property
    def _version(self) -> ActivityVersion:
        return get_version(self.version_id)

    @property
    def _definition(self) -> dict[str, Any]:
        return {**EMPTY, **self._version.definition, "language": self._version.language}

    def head(self) -> LessonHead:
        """Title, introduction, outcomes and sections."""
        key = f"lms_courses:{RELEASE}:head:{self.version_id}"
        head: LessonHead | None = cache.get(key)
        if head is None:
            head = head_of(self._version.title, self._definition)
            cache.set(key, head, SECONDS)
        return head

    def step(self, step: int, *, for_trainer: bool) -> SafeString:
        """The text of section `step` (from 1) with its cases, words and sources."""

        def render() -> SafeString:
            return step_html(self._definition, step, for_trainer=for_trainer)

        return self._cached(f"step:{step}", render, for_trainer=for_trainer)

    def notes(self) -> SafeString:
        """The trainer's script. Ask for it only for trainers of the cohort."""
        return self._cached("notes", lambda: notes_html(self._definition), for_trainer=True)

    def _cached(self, name: str, render: Callable[[], SafeString], *, for_trainer: bool) -> SafeString:
        # The audience is part of the key: a trainer's fragment is never served to a trainee.
        audience = "trainer" if for_trainer else "trainee"
        key = f"lms_courses:{RELEASE}:{self.version_id}:{name}:{audience}:{get_language()}"
        html: str | None = cache.get(key)
        if html is None:
            html = str(render())
            cache.set(key, html, SECONDS)
        return mark_safe(html)  # noqa: S308 - rendered by our own template


def head_of(title: str, definition: dict[str, Any]) -> LessonHead:
    """The head of a definition. Pure."""
    return LessonHead(
        title=title,
        intro=definition.get("intro", ""),
        outcomes=tuple(one["text"] for one in definition.get("outcomes", [])),
        self_study_minutes=definition.get("self_study_minutes", 0),
        sections=tuple(SectionHead(one["title"], one["minutes"]) for one in definition.get("sections", [])),
    )


def step_html(definition: dict[str, Any], step: int, *, for_trainer: bool) -> SafeString:
    """One section of a definition as HTML. Pure but for the template."""
    section = definition["sections"][step - 1]
    terms, sources = _used(definition, section)
    blocks = [_shown(block, definition, for_trainer=for_trainer) for block in section["blocks"]]
    other = "ar" if definition["language"] == "en" else "en"
    context = {"blocks": blocks, "terms": terms, "sources": sources, "other_language": other}
    return render_to_string("lms_courses/lesson/section.html", context)


def notes_html(definition: dict[str, Any]) -> SafeString:
    """The trainer's script of a definition as HTML."""
    notes = [{**one, "html": render_markdown(one["text"], terms=(), heading=4)} for one in definition["facilitator"]]
    return render_to_string("lms_courses/lesson/notes.html", {"notes": notes})


def _used(definition: dict[str, Any], section: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """The glossary terms and the sources that a section names, in the order of the lesson's lists."""
    texts = [block["value"] for block in section["blocks"] if block["type"] in ("text", "think")]
    terms = {key for text in texts for key in term_keys_in(text)}
    sources = {key for text in texts for key in source_keys_in(text)}
    sources |= {block["value"]["source"] for block in section["blocks"] if block["type"] == "fact"}
    return (
        [one for one in definition["glossary"] if one["key"] in terms],
        [one for one in definition["sources"] if one["key"] in sources],
    )


def _shown(block: dict[str, Any], definition: dict[str, Any], *, for_trainer: bool) -> dict[str, Any]:
    kind, value = block["type"], block["value"]
    sources = {one["key"]: one["title"] for one in definition["sources"]}
    if kind in ("text", "think"):
        terms = {one["key"] for one in definition["glossary"]}
        value = render_markdown(value, terms=terms, sources=sources, heading=2 if kind == "text" else 4)
    elif kind == "fact":
        checked = date.fromisoformat(value["checked"]) if value["checked"] else None
        value = {**value, "title": sources.get(value["source"], ""), "checked": checked}
    elif kind == "case":
        value = case_file(definition["cases"][value], for_trainer=for_trainer)
    elif kind == "table":
        value = {**value, "rows": [list(zip(value["header"], row, strict=False)) for row in value["rows"]]}
    return {"type": kind, "value": value}


def preview_context(page: Any, *, for_trainer: bool) -> dict[str, Any]:
    """A page as it stands now, all its sections one below the other, for authors."""
    definition = {**page.activity_definition(), "language": page.locale.language_code}
    head = head_of(page.title, definition)
    steps = [
        (section, step_html(definition, number, for_trainer=for_trainer))
        for number, section in enumerate(head.sections, start=1)
    ]
    notes = notes_html(definition) if for_trainer and definition["facilitator"] else ""
    return {"page": page, "head": head, "steps": steps, "notes": notes, "content_language": definition["language"]}
