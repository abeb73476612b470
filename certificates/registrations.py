"""What the ground floor asks every plugin: links for the navigation, and what a person was given."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates import queries
from lms import registry
from lms.api import Role
from lms.models import Person

__all__ = ["documents_of", "register"]


def register() -> None:
    """Fill the registries; called once from `ready()`."""
    registry.nav_items.add(
        registry.NavItem(
            key="certificates",
            label=_("My certificates"),
            url_name="lms_certificates:mine",
            order=40,
            is_for=_is_trainee,
        )
    )
    registry.nav_items.add(
        registry.NavItem(
            key="certificate_register",
            label=_("Register"),
            url_name="lms_certificates:register",
            order=65,
            is_for=_is_quality_officer,
        )
    )
    registry.documents_of.add(documents_of)


def documents_of(person: Person) -> list[registry.Document]:
    """The certificates of a person, newest first: one query."""
    return [
        registry.Document(
            title=str(one.title),
            url=reverse("lms_certificates:download", args=[one.code]),
            issued_on=one.issued_at,
            state=str(one.state.label),
            is_valid=one.is_valid,
        )
        for one in queries.certificates_of(person)
    ]


def _is_trainee(request: HttpRequest) -> bool:
    return Role.TRAINEE in request.viewer.roles  # type: ignore[attr-defined]


def _is_quality_officer(request: HttpRequest) -> bool:
    return bool(request.viewer.is_any(Role.QUALITY_OFFICER))  # type: ignore[attr-defined]
