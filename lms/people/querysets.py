"""Reads of people that carry their roles along, so that a page needs one query for 'who is this?'."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


class PersonQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """`with_roles()` and `with_groups()` add the booleans that `access.viewer_for` reads."""

    def with_roles(self) -> PersonQuerySet:
        """Annotate holds_enrolment, holds_cohort, holds_management (True or False each)."""
        from lms.delivery.models import Enrolment, TrainerAssignment
        from lms.people.models import Membership

        today = timezone.localdate()
        mine = {"person": OuterRef("pk")}
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=today)
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        return self.annotate(
            holds_enrolment=Exists(Enrolment.objects.filter(**mine)),
            holds_cohort=Exists(TrainerAssignment.objects.filter(**mine)),
            holds_management=Exists(
                Membership.objects.filter(begun, not_ended, role=Membership.Role.MANAGER, **mine),
            ),
        )

    def with_groups(self) -> PersonQuerySet:
        """Annotate in_<role> for every role that is a Django group."""
        from django.contrib.auth import get_user_model

        from lms.people.roles import GROUP_ROLES

        through = get_user_model().groups.through  # type: ignore[attr-defined]
        return self.annotate(
            **{
                f"in_{role.value}": Exists(through.objects.filter(user=OuterRef("account"), group__name=name))
                for name, role in GROUP_ROLES.items()
            }
        )
