"""YAML files with the line of every value. Reads only; writes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from lms.registry import Source

__all__ = ["CurriculumError", "Problem", "natural_key", "read_tree"]

DataPath = tuple[Any, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file: `fixtures/a.en.yaml:31: items.3.answer: there is no target "x"`."""

    path: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:" if self.line else f"{self.path}:"
        return f"{place} {self.where}: {self.message}" if self.where else f"{place} {self.message}"


class CurriculumError(ValueError):
    """The files cannot be loaded; `problems` lists everything that is wrong. Nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def natural_key(path: Path) -> list[tuple[int, str]]:
    """Sorts e2 before e10."""
    return [(int(part or 0), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", str(path))]


def read_tree(root: Path) -> tuple[list[Source], list[Problem]]:
    """Every `name.<language>.yaml` below `root` in natural order, and what could not be read."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in sorted(_curriculum_files(root), key=natural_key):
        try:
            sources.append(_read_file(path, root))
        except CurriculumError as error:
            problems += error.problems
    return _with_parents(sources), problems


def _curriculum_files(root: Path) -> list[Path]:
    """YAML files that say their kind. Others in the folder (demonstration people) belong to other commands."""
    files = [*root.rglob("*.yaml"), *root.rglob("*.yml")]
    return [path for path in files if path.name.count(".") > 1 or b"\nkind:" in b"\n" + path.read_bytes()]


def display_path(path: Path, root: Path) -> str:
    """The path as it is printed: from the folder that holds the curriculum."""
    return str(path.relative_to(root.parent))


def _read_file(path: Path, root: Path) -> Source:
    shown = display_path(path, root)
    languages = "|".join(code for code, _name in settings.LANGUAGES)
    if not re.fullmatch(rf"[^.]+\.({languages})\.yaml", path.name):
        raise CurriculumError([Problem(shown, 0, "", f"name it <name>.<language>.yaml ({languages})")])
    text = _read_text(path, shown)
    builder = _Builder(shown)
    data = builder.build_file(text)
    if builder.problems:
        raise CurriculumError(builder.problems)
    if not isinstance(data, dict):
        raise CurriculumError([Problem(shown, 1, "", "the file must be a mapping with kind and language")])
    return Source(path=path, data=data, lines=builder.lines)


def _read_text(path: Path, shown: str) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CurriculumError([Problem(shown, 0, "", "save the file as UTF-8")]) from error
    tabs = [number for number, line in enumerate(text.split("\n"), start=1) if "\t" in line]
    if tabs:
        raise CurriculumError([Problem(shown, line, "", "a tab; use spaces") for line in tabs])
    return text


class _Builder:
    """Builds plain values from YAML nodes and remembers their lines."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.lines: dict[DataPath, int] = {}
        self.problems: list[Problem] = []

    def build_file(self, text: str) -> Any:
        loader = yaml.SafeLoader(text)
        try:
            node = loader.get_single_node()
            return self._build(loader, node, ()) if node else None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            message = getattr(error, "problem", None) or "this is not YAML"
            self.problems.append(Problem(self.shown, mark.line + 1 if mark else 0, "", str(message)))
        except (ValueError, RecursionError) as error:
            self.problems.append(Problem(self.shown, 0, "", str(error)))
        finally:
            loader.dispose()
        return None

    def _build(self, loader: yaml.SafeLoader, node: yaml.Node, path: DataPath) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(loader, node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(loader, child, (*path, place)) for place, child in enumerate(node.value)]
        return loader.construct_object(node)

    def _mapping(self, loader: yaml.SafeLoader, node: yaml.MappingNode, path: DataPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in result:
                where = ".".join(str(part) for part in (*path, key))
                self.problems.append(Problem(self.shown, line, where, "this key stands here twice"))
            self.lines[(*path, key)] = line
            result[key] = self._build(loader, value_node, (*path, key))
        return result


def _with_parents(sources: list[Source]) -> list[Source]:
    """Tell each file the code of the course and of the lesson in whose folder it lies."""
    codes = {
        (str(source.data.get("kind")), source.path.parent): str(source.data.get("code", ""))
        for source in sources
        if source.data.get("kind") in ("course", "lesson")
    }

    def code_above(source: Source, kind: str) -> str:
        return next((codes[kind, folder] for folder in source.path.parents if (kind, folder) in codes), "")

    return [
        replace(one, course_code=code_above(one, "course"), lesson_code=code_above(one, "lesson")) for one in sources
    ]
