"""Loads exercise files into exercises and their pages, below the page of their lesson."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lms.pages import activity_key, ensure_locales, lesson_page_for, stable_key, variants, write_page
from lms.registry import Source
from workbook.blocks import stream_of
from workbook.kinds import kind_of
from workbook.models import Exercise, ExercisePage
from workbook.source import definition_in

__all__ = ["check_exercise", "load_exercises", "write_exercise"]


def load_exercises(sources: list[Source]) -> int:
    """Write every exercise and its page; returns how many changed. A second run changes nothing.

    Raises LookupError for a file above which no lesson page stands.
    """
    return sum(_load(source) for files in variants(sources) for source in files.values())


def check_exercise(source: Source, every: list[Source]) -> Iterable[tuple[tuple[Any, ...], str]]:
    """Every case that is named must be a file of the same language."""
    known = {
        str(one.data.get("code"))
        for one in every
        if one.data.get("kind") == "case" and one.data.get("language") == source.language
    }
    for place, code in enumerate(source.data.get("cases", [])):
        if code not in known:
            yield ("cases", place), f"there is no case {code} in this language"


def _load(source: Source) -> int:
    exercise, is_changed = write_exercise(source)
    _page, is_page_changed = write_page(
        model=ExercisePage,
        parent=lesson_page_for(source),
        language=source.language,
        key=activity_key(source.course_code, source.data["code"]),
        slug=source.data["slug"],
        values={
            "title": source.data["title"],
            "code": source.data["code"],
            "minutes": source.data["minutes"],
            "exercise": exercise,
        },
    )
    return int(is_changed or is_page_changed)


def write_exercise(source: Source) -> tuple[Exercise, bool]:
    """The exercise of this file, saved if it differs from what is there."""
    model = kind_of(source.data["type"]).model
    place = {
        "translation_key": stable_key("exercise", source.course_code, source.data["code"]),
        "locale": ensure_locales()[source.language],
    }
    exercise = model.objects.filter(**place).first()
    is_new = exercise is None
    exercise = exercise or model(**place)
    before = None if is_new else (exercise.title, exercise.raw_definition())
    _assign(exercise, source)
    if is_new or (exercise.title, exercise.raw_definition()) != before:
        exercise.full_clean()
        exercise.save()
        return exercise, True
    return exercise, False


def _assign(exercise: Exercise, source: Source) -> None:
    # Through the schema, so that fields a file leaves out get their defaults and texts lose blank ends.
    content = exercise.kind.parse(definition_in(source.data)).model_dump(mode="json")
    exercise.title = source.data["title"]
    for name in (*exercise.head_fields, *exercise.own_fields):
        setattr(exercise, name, content[name])
    for name in ("cases", *exercise.own_streams):
        field: Any = exercise._meta.get_field(name)
        (block_name,) = field.stream_block.child_blocks
        setattr(exercise, name, stream_of(block_name, content[exercise.definition_names.get(name, name)]))
