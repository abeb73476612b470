"""Demo organisations, people and accounts, written once and never changed by a second run."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from lms.models import Membership, Organisation, Person
from lms.translated import Translated

Row = dict[str, Any]


def load_organisations(rows: list[Row]) -> dict[str, Organisation]:
    """The organisations by key; found again by their English name."""
    found: dict[str, Organisation] = {}
    for row in rows:
        existing = Organisation.objects.filter(name__en=row["name"]["en"]).first()
        found[row["key"]] = existing or _add_organisation(row, found.get(row.get("under", "")))
    return found


def _add_organisation(row: Row, parent: Organisation | None) -> Organisation:
    values = {
        "name": Translated(row["name"]),
        "kind": row["kind"],
        "level": row["level"],
        "governorate": row.get("governorate", ""),
    }
    if parent is None:
        return Organisation.add_root(**values)
    return Organisation.objects.get(pk=parent.pk).add_child(**values)


def load_people(rows: list[Row], organisations: dict[str, Organisation], password: str) -> dict[str, Person]:
    """The people by key, with an account where the row has an address."""
    return {row["key"]: _load_person(row, organisations, password) for row in rows}


def _load_person(row: Row, organisations: dict[str, Organisation], password: str) -> Person:
    person, created = Person.objects.get_or_create(
        name_latin=row["latin"],
        organisation=organisations[row["organisation"]],
        defaults={
            "name_arabic": row.get("arabic", ""),
            "preferred_language": row["language"],
            "governorate": row.get("governorate", ""),
            "gender": row.get("gender", ""),
            "post": row.get("post", ""),
            "email": row.get("account", ""),
        },
    )
    if created and row.get("account"):
        person.account = _add_account(row, password)
        person.save(update_fields=["account"])
    if row.get("manages"):
        organisation = organisations[row["manages"]]
        Membership.objects.get_or_create(person=person, organisation=organisation, role=Membership.Role.MANAGER)
    return person


def _add_account(row: Row, password: str) -> Any:
    from allauth.account.models import EmailAddress

    user = get_user_model().objects.create_user(
        username=row["account"],
        email=row["account"],
        password=password,
        is_superuser=row.get("superuser", False),
        is_staff=row.get("superuser", False),
    )
    if row.get("group"):
        user.groups.add(Group.objects.get(name=row["group"]))
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user
