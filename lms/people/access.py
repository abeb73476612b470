"""Who is looking: account, person and roles, found with one query and asked for by every view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lms.people.models import Person
from lms.people.roles import GROUP_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

__all__ = ["ANONYMOUS", "Viewer", "viewer_for"]


@dataclass(frozen=True)
class Viewer:
    """The person behind a request. `person` is None for visitors and for accounts without a record."""

    user: Any = None
    person: Person | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def is_signed_in(self) -> bool:
        return self.user is not None

    def is_any(self, *roles: Role) -> bool:
        """True if the viewer holds one of the roles; administrators hold every one."""
        return bool(self.roles & {*roles, Role.ADMINISTRATOR})


ANONYMOUS = Viewer()


def viewer_for(user: AbstractUser | Any) -> Viewer:
    """The viewer behind a Django user: one query, or two for an account without a person."""
    if user is None or not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    person = Person.objects.with_roles().with_groups().filter(account=user).first()
    roles = set(_group_roles(user, person))
    if user.is_superuser:
        roles.add(Role.ADMINISTRATOR)
    if person is not None:
        held = {
            Role.TRAINEE: person.holds_enrolment,  # type: ignore[attr-defined]
            Role.TRAINER: person.holds_cohort,  # type: ignore[attr-defined]
            Role.MANAGER: person.holds_management,  # type: ignore[attr-defined]
        }
        roles |= {role for role, is_held in held.items() if is_held}
    return Viewer(user=user, person=person, roles=frozenset(roles))


def _group_roles(user: Any, person: Any) -> Iterable[Role]:
    if person is not None:
        return [role for role in GROUP_ROLES.values() if getattr(person, f"in_{role.value}")]
    names = user.groups.values_list("name", flat=True)
    return [GROUP_ROLES[name] for name in names if name in GROUP_ROLES]
