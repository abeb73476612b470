"""Is every file right, and do the languages of one file agree? Pure but for the registry; lists all problems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lms import registry
from lms.curriculum.reading import DataPath, Problem, display_path
from lms.registry import CurriculumKind, Source

__all__ = ["REQUIRED_LANGUAGES", "TRANSLATED_FIELDS", "problems_of"]

# Sorani is written by a native professional and may come later; the site falls back until then.
REQUIRED_LANGUAGES = ("en", "ar")
TRANSLATED_FIELDS = frozenset(
    {"accreditation_wording", "assessment_type", "audience", "award_title", "banner", "caption", "comments"}
    | {"definition", "explanation", "facilitator", "feedback", "good", "header", "hint", "intro", "label", "left"}
    | {"levels", "model_answer", "name", "other", "prompt", "quality_assurance", "right", "rows", "story", "summary"}
    | {"task", "term", "text", "think", "title", "trainer_note", "unit", "why"}
)


def problems_of(sources: list[Source], root: Path) -> list[Problem]:
    """Everything that is wrong with the files: each one alone, then against the others."""
    problems = [problem for source in sources for problem in _Check(source, root).all(sources)]
    for _stem, group in groupby(sorted(sources, key=lambda one: one.stem), key=lambda one: one.stem):
        problems += _variant_problems(list(group), root)
    return problems


def _kind_of(source: Source) -> CurriculumKind | None:
    kind = registry.curriculum_kinds.get(str(source.data.get("kind")))
    return None if kind is None or kind.of else kind


class _Check:
    """The checks of one file."""

    def __init__(self, source: Source, root: Path) -> None:
        self.source = source
        self.shown = display_path(source.path, root)

    def all(self, sources: list[Source]) -> Iterator[Problem]:
        kind = _kind_of(self.source)
        if kind is None:
            known = ", ".join(sorted(one.key for one in registry.curriculum_kinds if not one.of))
            yield self.problem(("kind",), f'unknown kind "{self.source.data.get("kind")}"; known are {known}')
            return
        yield from self._language()
        valid = True
        for problem in self._schema(kind):
            valid = False
            yield problem
        if valid and kind.check is not None:
            yield from (self.problem(path, message) for path, message in kind.check(self.source, sources))

    def _language(self) -> Iterator[Problem]:
        named = self.source.path.name.split(".")[1]
        if self.source.data.get("language") != named:
            yield self.problem(("language",), f'the file name says "{named}"')

    def _schema(self, kind: CurriculumKind) -> Iterator[Problem]:
        try:
            value = kind.schema.model_validate(self.source.data)
        except ValidationError as error:
            yield from (self._from_pydantic(one) for one in error.errors(include_url=False))
            return
        if hasattr(value, "problems"):
            yield from (self.problem(path, message) for path, message in value.problems())

    def _from_pydantic(self, error: Any) -> Problem:
        # The names of union members stand in `loc` too; only what is in the file is of use to an author.
        path: DataPath = ()
        for part in error["loc"]:
            if (*path, part) in self.source.lines:
                path = (*path, part)
        missing = error["type"] == "missing"
        shown = (*path, error["loc"][-1]) if missing else path
        message = "there is no such field" if error["type"] == "extra_forbidden" else error["msg"]
        return self.problem(shown, message.removeprefix("Value error, "))

    def problem(self, path: DataPath, message: str) -> Problem:
        return Problem(self.shown, line_of(self.source, path), ".".join(str(part) for part in path), message)


def line_of(source: Source, path: DataPath) -> int:
    """The line of a value, or of the nearest value around it; 1 at worst."""
    while path and path not in source.lines:
        path = path[:-1]
    return source.lines.get(path, 1)


def _variant_problems(group: list[Source], root: Path) -> Iterator[Problem]:
    languages = {source.path.name.split(".")[1]: source for source in group}
    first = next((languages[code] for code in REQUIRED_LANGUAGES if code in languages), group[0])
    for code in REQUIRED_LANGUAGES:
        if code not in languages:
            name = f"{first.path.name.split('.')[0]}.{code}.yaml"
            yield Problem(display_path(first.path, root), 0, "", f"its translation {name} is missing")
    fields = getattr(getattr(_kind_of(first), "schema", None), "translated_fields", TRANSLATED_FIELDS)
    for other in group:
        if other is not first:
            check = _Check(other, root)
            for path, message in _differences(first.data, other.data, (), fields):
                yield check.problem(path, f"{message} in {first.path.name}")


def _differences(
    one: Any, two: Any, path: DataPath, fields: frozenset[str], *, free: bool = False
) -> Iterator[tuple[DataPath, str]]:
    """Where `two` differs from `one` in more than its wording; `free` inside a translated field."""
    if isinstance(one, dict) and isinstance(two, dict):
        yield from _key_differences(one, two, path)
        for key in one.keys() & two.keys() - ({"language"} if not path else set()):
            yield from _differences(one[key], two[key], (*path, key), fields, free=key in fields)
    elif isinstance(one, list) and isinstance(two, list):
        if len(one) != len(two):
            yield path, f"{len(two)} entries here, {len(one)}"
        for place, (left, right) in enumerate(zip(one, two, strict=False)):
            yield from _differences(left, right, (*path, place), fields, free=free)
    else:
        yield from _value_difference(one, two, path, free=free)


def _value_difference(one: Any, two: Any, path: DataPath, *, free: bool) -> Iterator[tuple[DataPath, str]]:
    if free and isinstance(one, str) and isinstance(two, str):
        if bool(one.strip()) != bool(two.strip()):
            yield path, "empty here and not" if one.strip() else "not empty here, but"
    elif one != two or type(one) is not type(two):
        yield path, f'"{two}" here, "{one}"'


def _key_differences(one: dict[str, Any], two: dict[str, Any], path: DataPath) -> Iterator[tuple[DataPath, str]]:
    for key in sorted(one.keys() - two.keys()):
        yield (*path, key), "missing here; it stands"
    for key in sorted(two.keys() - one.keys()):
        yield (*path, key), "stands here and is missing"
