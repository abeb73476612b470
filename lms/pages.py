"""Pages written by a loader: found again by a stable key, published only when their content differs."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page

from lms.activities.api import sync_activity
from lms.activities.mixins import ActivityMixin
from lms.activities.models import Activity, ActivityVersion
from lms.registry import Source

__all__ = [
    "activity_key",
    "ensure_locales",
    "lesson_page_for",
    "page_with_key",
    "stable_key",
    "stream",
    "variants",
    "write_page",
]

# Any fixed UUID: two databases that load the same files give their pages the same keys.
NAMESPACE = uuid.UUID("6f1d3a5c-58a5-5a0e-9c7e-2b8a3df2c4a1")
# What differs between two saves of the same content.
UNSTABLE = frozenset(
    {"pk", "id", "page", "parent", "translation_key", "locale", "uuid", "latest_revision", "live_revision"}
)


def variants(sources: list[Source]) -> list[dict[str, Source]]:
    """The language variants of each file as {language: source}, in the order of the files.

    The first variant is English where there is one. Pure.
    """
    order = [code for code, _name in settings.LANGUAGES]
    groups: dict[str, dict[str, Source]] = {}
    for _stem, group in groupby(sources, key=lambda one: one.stem):
        members = sorted(group, key=lambda one: order.index(one.language))
        groups.setdefault(_stem, {}).update({one.language: one for one in members})
    return list(groups.values())


def stable_key(*names: str) -> uuid.UUID:
    """The same UUID for the same names on every machine (version 5)."""
    return uuid.uuid5(NAMESPACE, "/".join(names))


def activity_key(course_code: str, code: str) -> uuid.UUID:
    """The translation key of the pages of an activity: the one on record, else the stable one."""
    existing = Activity.objects.filter(course__code=course_code, code=code).values_list("key", flat=True).first()
    return existing or stable_key(course_code, code)


def ensure_locales() -> dict[str, Locale]:
    """A Wagtail locale for every content language, by code. Side effect: creates those that are missing."""
    codes = [get_supported_content_language_variant(code) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in codes}


def page_with_key(key: uuid.UUID, language: str) -> Any:
    """The page of this translation key in the language, in its own class; None if there is none."""
    page = Page.objects.filter(translation_key=key, locale__language_code=language).first()
    return page.specific if page else None


def lesson_page_for(source: Source, language: str | None = None) -> Any:
    """The page of the lesson in whose folder the file lies, in the file's (or the given) language.

    Raises LookupError naming the file if no lesson page stands above it.
    """
    key = activity_key(source.course_code, source.lesson_code)
    page = page_with_key(key, language or source.language)
    if page is None:
        raise LookupError(f"{source.path.name}: no page of lesson {source.course_code} {source.lesson_code}")
    return page


def stream(blocks: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """(type, value) pairs as the raw value of a StreamField; also for values nested in blocks."""
    return [{"type": kind, "value": value} for kind, value in blocks]


def write_page(
    *, model: Any, parent: Any, language: str, key: uuid.UUID, slug: str, values: Mapping[str, Any]
) -> tuple[Any, bool]:
    """The published page with this key in this language, brought to `slug` and `values`.

    `parent` is a page of the same language. `values` are fields of `model` (`title` among them); a StreamField
    takes raw blocks, see `stream()`. Returns the page and whether anything changed. Side effects: a
    revision and a publication if the content differs; for an activity also a new version where what
    it draws on (for example a case) changed.
    """
    page = page_with_key(key, language)
    if page is None:
        return _create(model, parent, language, key, {**values, "slug": slug}), True
    before = _content(page)
    _assign(page, {**values, "slug": slug})
    if _content(page) != before or not page.live:
        page.save_revision(log_action=False).publish()
        return type(page).objects.get(pk=page.pk), True
    return page, _synced(page)


def _create(model: Any, parent: Any, language: str, key: uuid.UUID, values: Mapping[str, Any]) -> Any:
    page = model(translation_key=key, locale=ensure_locales()[language], live=False)
    _assign(page, values)
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(log_action=False).publish()
    return model.objects.get(pk=page.pk)


def _assign(page: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.draft_title = page.title


def _synced(page: Any) -> bool:
    if not isinstance(page, ActivityMixin):
        return False
    versions = ActivityVersion.objects.filter(activity__key=page.translation_key)  # type: ignore[attr-defined]
    before = versions.count()
    sync_activity(page)
    return versions.count() != before


# Kept by Wagtail and not content: times, places in the tree, and what the search index made of it.
NOT_CONTENT = frozenset(
    {"path", "depth", "numchild", "url_path", "live", "has_unpublished_changes", "first_published_at"}
    | {"last_published_at", "latest_revision_created_at", "go_live_at", "expire_at", "expired", "locked", "locked_at"}
    | {"locked_by", "owner", "content_type", "alias_of", "draft_title", "wagtail_admin_comments", "index_entries"}
)


def _content(page: Any) -> str:
    data = {name: value for name, value in page.serializable_data().items() if name not in NOT_CONTENT}
    plain = json.loads(json.dumps(data, cls=DjangoJSONEncoder, default=str))
    return json.dumps(_without_unstable(plain), sort_keys=True)


def _without_unstable(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "[{":
        # A StreamField serialises to JSON inside JSON.
        try:
            return _without_unstable(json.loads(value))
        except ValueError:
            return value
    if isinstance(value, dict):
        return {name: _without_unstable(one) for name, one in value.items() if name not in UNSTABLE}
    if isinstance(value, list):
        return [_without_unstable(one) for one in value]
    return value
