"""Every address of the project, by walking the resolver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One pattern: its whole route as `resolve().route` gives it, its qualified name, the pattern itself."""

    route: str
    name: str
    pattern: URLPattern

    @property
    def takes_arguments(self) -> bool:
        return "<" in self.route or "(" in self.route


def every_address() -> list[Address]:
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, route: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = _join(route, str(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, here, inner)
        else:
            yield Address(route=here, name=f"{namespace}{entry.name}" if entry.name else "", pattern=entry)


def _join(first: str, second: str) -> str:
    """As Django joins the routes of nested patterns."""
    return first + second.removeprefix("^") if first else second


def under(prefix: str) -> list[Address]:
    return [address for address in every_address() if address.route.startswith(prefix)]


def plain_path(address: Address) -> str:
    """The path of an address without arguments."""
    return "/" + address.route.removesuffix("$").removesuffix("\\Z")


def fill(address: Address) -> dict[str, Any] | None:
    """Arguments that fit a `path()` pattern and name nothing that exists; None for regular expressions."""
    samples: dict[str, Any] = {
        "int": 999999,
        "str": "nothing",
        "slug": "nothing",
        "path": "nothing",
        "uuid": "00000000-0000-4000-8000-000000000000",
    }
    converters = getattr(address.pattern.pattern, "converters", {})
    kinds = {
        key: type(one).__name__.removesuffix("Converter").lower().replace("string", "str")
        for key, one in converters.items()
    }
    if "(" in address.route or not set(kinds.values()) <= set(samples):
        return None
    return {key: samples[kind] for key, kind in kinds.items()}
