"""What came from a browser, cleaned field by field: fast enough for every pause of the writer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lms.models import ActivityVersion
from workbook.definitions import VERSIONS_KEPT, Published, content_of, kind_of_version
from workbook.merging import Change, digest

__all__ = ["Cleaned", "base_digest", "changes_from", "clean_values", "faults", "field_names", "warnings"]


@dataclass(frozen=True)
class Cleaned:
    """Texts that may be kept, and why others may not; both by field name."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


@lru_cache(maxsize=VERSIONS_KEPT)
def _fields(published: Published) -> Mapping[str, forms.Field]:
    version = published.version
    return kind_of_version(version).form_class(content_of(version)).fields


def _fields_of(version: ActivityVersion) -> Mapping[str, forms.Field]:
    return _fields(Published.of(version))


def field_names(version: ActivityVersion) -> Iterable[str]:
    """The names of all fields of a version, in order."""
    return _fields_of(version).keys()


def clean_values(version: ActivityVersion, values: Mapping[str, str]) -> Cleaned:
    """The given fields as a draft keeps them; names that the version does not have are left out.

    A field that cannot be kept (too long, not on offer) is in `errors` and not in `values`.
    """
    fields, cleaned = _fields_of(version), Cleaned()
    for name, raw in values.items():
        if name not in fields:
            continue
        try:
            cleaned.values[name] = _text(fields[name].clean(raw))
        except ValidationError as error:
            cleaned.errors[name] = list(error.messages)
    return cleaned


def base_digest(version: ActivityVersion, name: str, text: str) -> str:
    """Digest of a text that the server held before, cleaned like every other.

    What cannot be cleaned any more (an option that a new edition took away) counts as it is.
    """
    return digest(clean_values(version, {name: text}).values.get(name, text))


def changes_from(version: ActivityVersion, seen: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, Change]:
    """What a person changed on a page: fields whose text differs from the digest that the page began with."""
    cleaned = clean_values(version, typed)
    before = {name: seen.get(name, "") for name in typed}
    return {
        name: Change(before[name], typed[name])
        for name in typed
        if name in cleaned.errors or digest(cleaned.values.get(name, "")) != before[name]
    }


def warnings(version: ActivityVersion, values: Mapping[str, str], begins: date | None) -> dict[str, list[str]]:
    """What could not be handed in as it stands, for the given fields; a draft keeps it all the same."""
    fields, found = _fields_of(version), {}
    for name, value in values.items():
        check: Any = getattr(fields.get(name), "fault", None)
        fault = str(check(value, begins)) if check is not None and value else ""
        if fault:
            found[name] = [fault]
    return found


def faults(version: ActivityVersion, answers: Mapping[str, str], begins: date | None) -> dict[str, list[str]]:
    """What is missing or wrong for handing in, by field; empty if nothing is. `begins`: the cohort's first day."""
    kind = kind_of_version(version)
    form = kind.form_class(content_of(version), data=dict(answers), complete=True, begins=begins)
    return {name: [str(one) for one in errors] for name, errors in form.errors.items()}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
