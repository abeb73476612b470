"""Sessions and accounts are looked up by plain rows; who may come in is decided as Django decides it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import PersonFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]

BACKENDS = ["lms.people.backends.PasswordBackend", "lms.people.backends.DoorBackend"]


def is_in(client: Client) -> bool:
    return client.get(reverse("lms:my_data")).status_code == 200


@pytest.fixture(params=BACKENDS)
def visitor(request: pytest.FixtureRequest) -> Client:
    account = UserFactory()
    PersonFactory(account=account)
    client = Client()
    client.force_login(account, backend=request.param)
    assert is_in(client)
    return client


def test_an_expired_session_lets_nobody_in(visitor: Client) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(visitor)


def test_a_deleted_session_lets_nobody_in(visitor: Client) -> None:
    Session.objects.all().delete()
    assert not is_in(visitor)


def test_a_session_that_was_tampered_with_lets_nobody_in(visitor: Client) -> None:
    Session.objects.update(session_data="nonsense")
    assert not is_in(visitor)


def test_an_account_that_was_switched_off_lets_nobody_in(visitor: Client) -> None:
    account = UserFactory._meta.model.objects.get()
    account.is_active = False
    account.save()
    assert not is_in(visitor)


def test_a_changed_password_ends_other_sessions(visitor: Client) -> None:
    account = UserFactory._meta.model.objects.get()
    account.set_password("another and longer one")
    account.save()
    assert not is_in(visitor)


def test_a_made_up_key_lets_nobody_in(db: None) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    assert not is_in(client)
