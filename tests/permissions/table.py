"""The permission matrix as data: one `Row` per address, one expectation per kind of person.

A plugin's table is `tests/permissions/<plugin>.py` with

    ACTIVITIES = [ActivitySpec(...)]      activities of the course that the world's cohort runs (optional)
    ROWS = [Row("lms_plugin:name", kwargs=lambda world: {...}, open_to=IN_COHORT), ...]
    def prepare(world): ...               further rows that its addresses need (optional)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.urls import reverse

from lms.models import Cohort, Person
from tests.factories import CohortSetup


class Who(StrEnum):
    """Everybody whom an address may meet. The world's cohort is "own" to the first of each pair."""

    ANONYMOUS = "anonymous"
    STRANGER = "stranger"
    TRAINEE = "trainee"
    OTHER_TRAINEE = "other_trainee"
    TRAINER = "trainer"
    OTHER_TRAINER = "other_trainer"
    AUTHOR = "author"
    TOT_COORDINATOR = "tot_coordinator"
    QUALITY_OFFICER = "quality_officer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


EVERYBODY = frozenset(Who)
SIGNED_IN = EVERYBODY - {Who.ANONYMOUS}
NOBODY: frozenset[Who] = frozenset()
TRAINERS = frozenset({Who.TRAINER, Who.ADMINISTRATOR})
ANY_TRAINER = TRAINERS | {Who.OTHER_TRAINER}
ANY_TRAINEE = frozenset({Who.TRAINEE, Who.OTHER_TRAINEE})
IN_COHORT = TRAINERS | {Who.TRAINEE}
QUALITY = frozenset({Who.QUALITY_OFFICER, Who.ADMINISTRATOR})
TOT = frozenset({Who.TOT_COORDINATOR, Who.ADMINISTRATOR})

# Whose eyes a page is checked with when several may see it.
SEEN_BY_FIRST = [
    Who.TRAINEE,
    Who.TRAINER,
    Who.QUALITY_OFFICER,
    Who.TOT_COORDINATOR,
    Who.MANAGER,
    Who.AUTHOR,
    Who.ADMINISTRATOR,
    Who.STRANGER,
    Who.ANONYMOUS,
]


@dataclass
class World:
    """One cohort with its people, a second one with others, and everybody else. `extra` is the tables' own."""

    setup: CohortSetup
    other: CohortSetup
    people: dict[Who, Person | None]
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def cohort(self) -> Cohort:
        return self.setup.cohort


Build = Callable[[World], dict[str, Any]]


def nothing(world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """What an address answers. `open_to` get `ok`, other signed-in people `refused`, visitors the login page.

    `expect` overrides single people. `wrong` is a method that the address must refuse with 405
    ("put" for a form that takes GET and POST; None where the framework decides). `is_page` False keeps
    the accessibility check away from files and fragments; `seen_by` says with whose eyes it looks.
    """

    name: str
    open_to: frozenset[Who]
    kwargs: Build = nothing
    method: str = "get"
    data: Build = nothing
    ok: int = 200
    refused: int = 404
    anonymous: int = 302
    expect: Mapping[Who, int] = field(default_factory=dict)
    wrong: str | None = "post"
    is_page: bool = True
    seen_by: tuple[Who, ...] = ()
    query: str = ""
    args: tuple[str, ...] = ()

    def path(self, world: World) -> str:
        """The address in English, with its query."""
        place = reverse(self.name, args=self.args) if self.args else reverse(self.name, kwargs=self.kwargs(world))
        return place + self.query

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.name}{self.query}"

    def expected(self) -> dict[Who, int]:
        """The status for everybody."""
        usual = {who: self.ok if who in self.open_to else self.refused for who in Who}
        if Who.ANONYMOUS not in self.open_to:
            usual[Who.ANONYMOUS] = self.anonymous
        return usual | dict(self.expect)

    def eyes(self) -> tuple[Who, ...]:
        """With whose eyes the accessibility check looks at the page; nobody's if it is none."""
        if not self.is_page or self.method != "get":
            return ()
        if self.seen_by:
            return self.seen_by
        allowed = [who for who in SEEN_BY_FIRST if self.expected()[who] == 200]
        return tuple(allowed[:1])


def post(name: str, open_to: frozenset[Who], **more: Any) -> Row:
    """A row for an act: POST only, answered with a redirect."""
    return Row(name, open_to, method="post", **{"ok": 302, "wrong": "get", "is_page": False, **more})
