"""What `case` and `lesson` files hold; see fixtures/README.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from lms.registry import Source
from lms.text import source_keys_in, term_keys_in

__all__ = ["CaseFile", "LessonFile", "check_lesson"]

Key = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_-]*$", max_length=40)]
Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=80)]
Minutes = Annotated[int, Field(ge=0, le=600)]
Language = Literal["en", "ar", "ckb"]
Problem = tuple[tuple[Any, ...], str]


class Strict(BaseModel):
    """A mapping of a curriculum file: a field that nobody reads is an error."""

    model_config = ConfigDict(extra="forbid")


class CaseFact(Strict):
    label: Text
    text: Text


class CaseFile(Strict):
    """One simulated case in one language."""

    kind: Literal["case"]
    language: Language
    code: Key
    name: Text
    age: int | None = Field(default=None, ge=0, le=120)
    title: Text
    banner: Text
    facts: list[CaseFact]
    story: Text
    trainer_note: str = ""


class Keyed(Strict):
    key: Key
    text: Text


class Fact(Strict):
    number: str = ""
    text: Text
    source: Key
    checked: date


class Table(Strict):
    caption: Text
    header: list[str] = Field(min_length=2)
    rows: list[list[str]] = Field(min_length=1)


class Block(Strict):
    """Exactly one of its fields."""

    text: Text | None = None
    fact: Fact | None = None
    case: Key | None = None
    table: Table | None = None
    think: Text | None = None


class Section(Strict):
    key: Key
    title: Text
    minutes: Minutes
    blocks: list[Block] = Field(min_length=1)


class Term(Strict):
    key: Key
    term: Text
    definition: Text
    other: str = ""


class SourceEntry(Strict):
    key: Key
    title: Text
    url: str = ""


class FacilitatorNote(Strict):
    minutes: Minutes
    title: Text
    text: Text


class LessonMinutes(Strict):
    in_class: Minutes = Field(alias="class")
    self_study: Minutes


class LessonFile(Strict):
    """One lesson in one language; one that is in preparation has no sections yet."""

    kind: Literal["lesson"]
    language: Language
    code: Key
    slug: Slug
    status: Literal["ready", "in_preparation"]
    title: Text
    minutes: LessonMinutes
    intro: str = ""
    outcomes: list[Keyed] = []
    sections: list[Section] = []
    glossary: list[Term] = []
    sources: list[SourceEntry] = []
    facilitator: list[FacilitatorNote] = []

    def problems(self) -> Iterator[Problem]:
        """What the types cannot say: doubled keys, links that lead nowhere, crooked tables."""
        if self.status == "ready" and not self.sections:
            yield ("sections",), "a ready lesson needs sections"
        for name in ("outcomes", "sections", "glossary", "sources"):
            yield from _doubled(name, [one.key for one in getattr(self, name)])
        for place, section in enumerate(self.sections):
            for number, block in enumerate(section.blocks):
                path = ("sections", place, "blocks", number)
                yield from self._block_problems(block, path)

    def _block_problems(self, block: Block, path: tuple[Any, ...]) -> Iterator[Problem]:
        given = [name for name in ("text", "fact", "case", "table", "think") if getattr(block, name) is not None]
        if len(given) != 1:
            yield path, "a block is exactly one of text, fact, case, table, think"
        sources = {one.key for one in self.sources}
        if block.fact and block.fact.source not in sources:
            yield (*path, "fact", "source"), f'there is no source "{block.fact.source}"'
        if block.table:
            yield from _crooked(block.table, (*path, "table"))
        for name in ("text", "think"):
            yield from self._link_problems(getattr(block, name) or "", (*path, name), sources)

    def _link_problems(self, text: str, path: tuple[Any, ...], sources: set[str]) -> Iterator[Problem]:
        terms = {one.key for one in self.glossary}
        for key in term_keys_in(text):
            if key not in terms:
                yield path, f'there is no term "{key}" in the glossary'
        for key in source_keys_in(text):
            if key not in sources:
                yield path, f'there is no source "{key}"'


def _doubled(name: str, keys: list[str]) -> Iterator[Problem]:
    for place, key in enumerate(keys):
        if key in keys[:place]:
            yield (name, place, "key"), f'"{key}" stands twice'


def _crooked(table: Table, path: tuple[Any, ...]) -> Iterator[Problem]:
    for place, row in enumerate(table.rows):
        if len(row) != len(table.header):
            yield (*path, "rows", place), f"{len(row)} cells, but {len(table.header)} headings"


def check_lesson(source: Source, sources: list[Source]) -> Iterable[Problem]:
    """The cases of a lesson must exist in its language, and the course must list its folder."""
    cases = {one.data.get("code") for one in sources if one.data.get("kind") == "case"}
    for place, section in enumerate(source.data.get("sections") or []):
        for number, block in enumerate(section["blocks"]):
            code = block.get("case")
            if code is not None and code not in cases:
                yield ("sections", place, "blocks", number, "case"), f'there is no case "{code}"'
    courses = [one for one in sources if one.data.get("kind") == "course"]
    course = next((one for one in courses if one.data.get("code") == source.course_code), None)
    if course is None:
        yield ("code",), "the lesson lies below no course.<language>.yaml"
    elif source.path.parent.name not in (course.data.get("lessons") or []):
        yield ("code",), f'the course does not list "{source.path.parent.name}" among its lessons'
