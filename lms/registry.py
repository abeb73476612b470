"""Questions that the ground floor asks every plugin. Filled in `AppConfig.ready()`, typed, in order.

from lms import registry
registry.activity_kinds.add(registry.ActivityKind(key="lesson", ...))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise


__all__ = [
    "ActivityKind",
    "CaseFile",
    "CohortTab",
    "CurriculumKind",
    "Document",
    "NavItem",
    "Source",
    "Waiting",
    "activity_kinds",
    "case_files",
    "cohort_tabs",
    "curriculum_kinds",
    "documents_of",
    "nav_items",
    "offline_files",
    "offline_pages",
    "waiting_in_cohort",
]

T = TypeVar("T")


class Keyed(Protocol):
    """Anything with a unique key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


class KeyedRegistry(Generic[K]):
    """Entries by key; registering one key twice is an error."""

    def __init__(self) -> None:
        self._entries: dict[str, K] = {}

    def add(self, entry: K) -> None:
        if entry.key in self._entries:
            raise ValueError(f"registered twice: {entry.key}")
        self._entries[entry.key] = entry

    def get(self, key: str) -> K | None:
        return self._entries.get(key)

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries.values())


@dataclass(frozen=True)
class ActivityKind:
    """A kind of activity and the view that shows it to a learner.

    `url_name` takes kwargs cohort (code) and slug. `icon` is a symbol of the sprite. `grading_url_name`
    (same kwargs) is where trainers mark it, None where there is nothing to mark by hand.
    """

    key: str
    label: StrOrPromise
    icon: str
    url_name: str
    grading_url_name: str | None = None


@dataclass(frozen=True)
class Source:
    """One curriculum file: its path, its parsed content and where each value stands in the file.

    `lines` maps the path of a value (`("items", 3, "answer")`) to its line. `course_code` and
    `lesson_code` are those of the `course.*.yaml` and `lesson.*.yaml` in the folders above, '' without one.
    """

    path: Path
    data: dict[str, Any]
    lines: dict[tuple[Any, ...], int] = field(default_factory=dict)
    course_code: str = ""
    lesson_code: str = ""

    @property
    def language(self) -> str:
        return str(self.data["language"])

    @property
    def stem(self) -> str:
        """The path without language and ending: the same for all language variants of one file."""
        return str(self.path.parent / self.path.name.split(".")[0])


@dataclass(frozen=True)
class CurriculumKind:
    """Loads all files of one `kind:`; lower `order` first. `load` gets the sources of every language.

    `load(sources)` returns how many rows or pages it wrote or changed and must change nothing the
    second time. `schema` is a pydantic model class that each file is checked against; see
    `lms.curriculum` for what it may declare. `of` names another kind whose files this entry loads in
    a pass of its own; it needs no schema then. `check(source, all_sources)` yields (path, message) for
    what one file alone cannot tell, for example a case code that no file has.
    """

    key: str
    order: int
    schema: Any
    load: Callable[[list[Source]], int]
    of: str = ""
    check: Callable[[Source, list[Source]], Iterable[tuple[tuple[Any, ...], str]]] | None = None


@dataclass(frozen=True)
class NavItem:
    """A link of the main navigation, for those for whom `is_for(request)` is true."""

    key: str
    label: StrOrPromise
    url_name: str
    order: int
    is_for: Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class CohortTab:
    """A plugin's page among the tabs of a cohort, for its trainers. `url_name` takes the cohort's code."""

    key: str
    label: StrOrPromise
    url_name: str


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a trainer of a cohort."""

    label: str
    count: int
    url: str
    icon: str = "grade"


@dataclass(frozen=True)
class Document:
    """Something that a person was given and may take away, for example a certificate."""

    title: str
    url: str
    issued_on: Any
    state: str = ""
    is_valid: bool = True


@dataclass(frozen=True)
class CaseFile:
    """A simulated case as it is shown. HTML is cleaned; `facts` are (label, text) pairs.

    `trainer_note_html` is empty unless the case was asked for as a trainer.
    """

    code: str
    name: str
    age: str
    title: str
    banner: str
    facts: list[tuple[str, str]]
    story_html: str
    trainer_note_html: str
    language: str


class CallableRegistry(Generic[T]):
    """Functions that answer one question; the answers are joined in the order of registration."""

    def __init__(self) -> None:
        self._functions: list[Callable[..., list[T]]] = []

    def add(self, function: Callable[..., list[T]]) -> None:
        if function not in self._functions:
            self._functions.append(function)

    def ask(self, *args: Any) -> list[T]:
        return [answer for function in self._functions for answer in function(*args)]


activity_kinds: KeyedRegistry[ActivityKind] = KeyedRegistry()
curriculum_kinds: KeyedRegistry[CurriculumKind] = KeyedRegistry()
nav_items: KeyedRegistry[NavItem] = KeyedRegistry()
cohort_tabs: KeyedRegistry[CohortTab] = KeyedRegistry()
# ask(cohort: Cohort) -> what waits for its trainers
waiting_in_cohort: CallableRegistry[Waiting] = CallableRegistry()
# ask(person: Person) -> documents, newest first
documents_of: CallableRegistry[Document] = CallableRegistry()
# ask(codes: list[str], language: str, for_trainer: bool) -> the cases in the order of `codes`; unknown ones
# are left out
case_files: CallableRegistry[CaseFile] = CallableRegistry()
# ask(cohort: Cohort, language: str) -> addresses, in the active language, of pages of the course that belong on a
# device which takes the course along; the pages of activities are there already
offline_pages: CallableRegistry[str] = CallableRegistry()
# ask() -> names of static files that pages need without a connection
offline_files: CallableRegistry[str] = CallableRegistry()
