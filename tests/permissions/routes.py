"""Every address of the project, by walking the resolver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
