"""Reads of an edition: its outline in one language, and the definition of one activity."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from lms.activities.models import ActivityVersion, EditionItem
from lms.catalogue.models import Course, Edition
from lms.translated import language_order

__all__ = ["Change", "OutlineItem", "changes_since_edition", "edition_outline", "get_version", "newest_version"]

# Rows of an edition are never changed, so its outline may be cached for as long as the cache likes.
OUTLINE_SECONDS = 24 * 3600


@dataclass(frozen=True)
class OutlineItem:
    """One activity of an edition as it is listed: in the asked language, or the next best (`language`)."""

    activity_id: int
    version_id: int
    parent_id: int | None
    code: str
    slug: str
    kind: str
    title: str
    language: str
    minutes: int
    position: int
    is_ready: bool
    is_private: bool


def edition_outline(edition_id: int, language: str) -> list[OutlineItem]:
    """All activities of an edition in course order. One query, none when cached."""
    key = f"lms:outline:{edition_id}:{language}"
    outline: list[OutlineItem] | None = cache.get(key)
    if outline is None:
        outline = _read_outline(edition_id, language)
        cache.set(key, outline, OUTLINE_SECONDS)
    return outline


def _read_outline(edition_id: int, language: str) -> list[OutlineItem]:
    rank = {code: place for place, code in enumerate(language_order(language))}
    rows = (
        EditionItem.objects.filter(edition_id=edition_id)
        .select_related("activity", "version")
        .defer("version__definition")
    )
    best: dict[int, EditionItem] = {}
    for row in sorted(rows, key=lambda row: rank.get(row.language, len(rank))):
        best.setdefault(row.activity_id, row)
    return _in_tree_order([_item(row) for row in best.values()])


def _in_tree_order(items: list[OutlineItem]) -> list[OutlineItem]:
    """Lessons by position, each followed by what belongs to it."""
    positions = {item.activity_id: item.position for item in items}

    def place(item: OutlineItem) -> tuple[int, bool, int]:
        parent = positions.get(item.parent_id) if item.parent_id else None
        return (item.position, False, 0) if parent is None else (parent, True, item.position)

    return sorted(items, key=place)


def _item(row: EditionItem) -> OutlineItem:
    activity, version = row.activity, row.version
    return OutlineItem(
        activity_id=activity.pk,
        version_id=version.pk,
        parent_id=activity.parent_id,
        code=activity.code,
        slug=activity.slug,
        kind=activity.kind,
        title=version.title,
        language=row.language,
        minutes=version.minutes,
        position=activity.position,
        is_ready=version.is_ready,
        is_private=activity.is_private,
    )


def get_version(version_id: int) -> ActivityVersion:
    """One version with its activity and definition (one query)."""
    return ActivityVersion.objects.select_related("activity").get(pk=version_id)


def newest_version(activity_id: int, language: str) -> ActivityVersion | None:
    """The newest version in the language, or the next best language; for previews outside a cohort."""
    rows = ActivityVersion.objects.filter(activity_id=activity_id).select_related("activity").order_by("-number")
    by_language: dict[str, ActivityVersion] = {}
    for row in rows:
        by_language.setdefault(row.language, row)
    return next((by_language[code] for code in language_order(language) if code in by_language), None)


@dataclass(frozen=True)
class Change:
    """A version that the next edition would bring; `old_number` is None for something new."""

    version: ActivityVersion
    old_number: int | None


def changes_since_edition(course: Course, edition: Edition | None) -> list[Change]:
    """What an edition published now would change against `edition` (two queries)."""
    held = EditionItem.objects.filter(edition=edition).select_related("version").defer("version__definition")
    old = {(item.activity_id, item.language): item.version for item in held} if edition else {}
    newest: dict[tuple[int, str], ActivityVersion] = {}
    versions = ActivityVersion.objects.filter(activity__course=course, activity__is_retired=False)
    for version in versions.select_related("activity").defer("definition").order_by("activity__position", "number"):
        newest[(version.activity_id, version.language)] = version
    return [
        Change(version=version, old_number=old[key].number if key in old else None)
        for key, version in newest.items()
        if key not in old or old[key].pk != version.pk
    ]
