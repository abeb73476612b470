"""Accounts, people in both scripts, and the tree of organisations."""

from __future__ import annotations

from typing import Any

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from lms.models import Membership, Organisation, Person
from lms.translated import Translated

PASSWORD = "correct horse battery"


class UserFactory(DjangoModelFactory):
    """An account that signs in with its e-mail and `PASSWORD`."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda one: f"{one.username}@ministry.example")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def verified_address(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """allauth looks people up by its own table of addresses."""
        from allauth.account.models import EmailAddress

        if create and self.email:
            EmailAddress.objects.get_or_create(
                user=self, email=self.email, defaults={"verified": True, "primary": True}
            )


class OrganisationFactory(DjangoModelFactory):
    """`OrganisationFactory()` is a ministry; `OrganisationFactory(parent=ministry)` stands below it."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: Translated(en=f"Ministry {n}", ar=f"الوزارة {n}", ckb=f"وەزارەتی {n}"))
    kind = Organisation.Kind.MINISTRY
    level = Organisation.Level.FEDERAL

    @classmethod
    def _create(cls, model_class: Any, *args: Any, parent: Organisation | None = None, **kwargs: Any) -> Organisation:
        if parent is None:
            return model_class.add_root(**kwargs)
        return Organisation.objects.get(pk=parent.pk).add_child(**kwargs)


class PersonFactory(DjangoModelFactory):
    """A person with an account; `PersonFactory(account=None)` is a record on paper."""

    class Meta:
        model = Person

    account = factory.SubFactory(UserFactory)
    name_latin = factory.Sequence(lambda n: f"Dilan Example {n}")
    name_arabic = factory.Sequence(lambda n: f"ديلان مثال {n}")
    email = factory.LazyAttribute(lambda one: one.account.email if one.account else "")
    preferred_language = "en"


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Membership.Role.MEMBER
