"""From what an author wrote to what a published version keeps, and back to typed content."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from django.core.cache import cache

from lms import registry
from lms.api import get_version
from lms.models import ActivityVersion
from workbook.kinds import kind_of
from workbook.kinds.base import Kind
from workbook.models.exercise import Exercise

__all__ = ["VERSIONS_KEPT", "Published", "content_of", "kind_of_version", "resolved_definition", "version_by_id"]

# Versions are never changed, so a day is only a limit to what the cache must hold.
VERSION_SECONDS = 24 * 3600
# Versions whose content a process keeps in its typed form.
VERSIONS_KEPT = 256


def resolved_definition(exercise: Exercise) -> dict[str, Any]:
    """The definition with the text of its cases for learners and trainers, as a running cohort keeps it.

    Raises pydantic.ValidationError if the exercise breaks the schema of its kind. Codes that no plugin
    knows are left out of `case_files`; the page then names the code alone.
    """
    raw = exercise.raw_definition()
    language = exercise.locale.language_code
    for_trainer = True  # scene.case_files() takes the trainer's notes out again for learners
    cases = registry.case_files.ask(raw["cases"], language, for_trainer) if raw["cases"] else []
    content = exercise.kind.parse({**raw, "case_files": [asdict(one) for one in cases]})
    return content.model_dump(mode="json")  # type: ignore[no-any-return]


def version_by_id(version_id: int) -> ActivityVersion:
    """A version with its activity; no query after the first time in a process. It is shared: nobody changes it.

    The common cache holds the digest only, so that a long definition is not carried around for every save.
    """
    key = f"lms_workbook:digest:{version_id}"
    digest: str | None = cache.get(key)
    if digest is None:
        digest = get_version(version_id).digest
        cache.set(key, digest, VERSION_SECONDS)
    return _version(version_id, digest)


@lru_cache(maxsize=VERSIONS_KEPT)
def _version(version_id: int, digest: str) -> ActivityVersion:
    return get_version(version_id)


def kind_of_version(version: ActivityVersion) -> Kind:
    """The kind that a version's definition names. Raises UnknownKindError."""
    return kind_of(version.definition.get("type", ""))


@dataclass(frozen=True)
class Published:
    """A version as a key of a cache: two of one id and digest say the same."""

    pk: int
    digest: str
    version: ActivityVersion = field(compare=False, hash=False, repr=False)

    @classmethod
    def of(cls, version: ActivityVersion) -> Published:
        return cls(version.pk, version.digest, version)


def content_of(version: ActivityVersion) -> Any:
    """The definition of a version as typed content of its kind. It is shared: nobody changes it."""
    return _content(Published.of(version))


@lru_cache(maxsize=VERSIONS_KEPT)
def _content(published: Published) -> Any:
    return kind_of_version(published.version).parse(published.version.definition)
