"""Who may open what: every address of the project has a row in `tests/permissions/`, and every row is true."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from tests.permissions.routes import Address, every_address, plain_path, under
from tests.permissions.site import ADMIN_OPEN, POLICIES
from tests.permissions.table import Row, Who, World
from tests.permissions.world import all_rows, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all rows: every request is undone, and in the end the world too."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals are what is tested here; they need not be logged."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def ask(world: World, who: Who, method: str, address: str, data: dict[str, object]) -> HttpResponse:
    """One request by one person, undone afterwards."""
    client = Client(raise_request_exception=False)
    person = world.people[who]
    with transaction.atomic():
        if person is not None:
            assert person.account is not None
            client.force_login(person.account)
        response = getattr(client, method)(address, data)
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("row", all_rows(), ids=str)
def test_row_holds_for_everybody(row: Row, world: World) -> None:
    address, data = row.path(world), row.data(world)

    answers = {who: ask(world, who, row.method, address, data) for who in Who}

    assert {who: one.status_code for who, one in answers.items()} == row.expected()
    if Who.ANONYMOUS not in row.open_to and row.anonymous == 302:
        assert answers[Who.ANONYMOUS]["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("row", [row for row in all_rows() if row.wrong and row.open_to], ids=str)
def test_row_refuses_the_wrong_method(row: Row, world: World) -> None:
    assert row.wrong is not None
    allowed = next(who for who in reversed(Who) if who in row.open_to)

    answer = ask(world, allowed, row.wrong, row.path(world), {})

    assert answer.status_code == 405


def test_every_address_has_a_row_and_every_row_an_address(world: World) -> None:
    covered, lost = set(), []
    for row in all_rows():
        try:
            covered.add(resolve(row.path(world).partition("?")[0]).route)
        except NoReverseMatch as error:
            lost.append(f"{row}: {error}")
    governed = tuple(POLICIES)
    missing = [
        f"{address.name or '(no name)'}  {address.route}"
        for address in every_address()
        if address.route not in covered and not address.route.startswith(governed)
    ]

    assert lost == []
    assert missing == [], "add rows to tests/permissions/ for these"


@pytest.mark.parametrize("prefix", POLICIES)
def test_policy_is_for_addresses_that_exist(prefix: str) -> None:
    assert under(prefix)


def admin_addresses() -> list[Address]:
    return [one for one in under("admin/") if one.name not in ADMIN_OPEN and not one.takes_arguments]


OUTSIDE_ADMIN = [Who.ANONYMOUS, Who.TRAINEE, Who.TRAINER, Who.TOT_COORDINATOR, Who.MANAGER]


@pytest.mark.parametrize("who", OUTSIDE_ADMIN)
def test_admin_is_closed_to_those_without_the_right_to_enter(who: Who, world: World) -> None:
    client = Client(raise_request_exception=False)
    person = world.people[who]
    if person is not None:
        assert person.account is not None
        client.force_login(person.account)
    methods = [client.get, client.post] if who in (Who.ANONYMOUS, Who.TRAINEE) else [client.get]

    answers = {one.name: {method(plain_path(one)).status_code for method in methods} for one in admin_addresses()}

    assert len(answers) > 50
    assert {name: codes for name, codes in answers.items() if not codes <= {302, 403}} == {}


def test_names_that_the_admin_leaves_open_exist() -> None:
    assert set(ADMIN_OPEN) <= {address.name for address in under("admin/")}
