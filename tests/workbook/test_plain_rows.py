"""Rows by plain SQL are what the ORM would have read and written."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from pytest_django import DjangoAssertNumQueries

from lms import rows
from tests.factories import CohortSetup
from workbook.models import Response, SaveReceipt

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]

TEXTS = {"plain": "a", "quoted": 'it\'s "so"', "arabic": "نص", "percent": "100 % {}"}
AT = datetime(2026, 3, 1, 8, 30, 15, 250_000, tzinfo=UTC)


@pytest.fixture
def response(setup: CohortSetup) -> Response:
    activity = setup.course.activity("E2")
    version = activity.versions.get()
    return Response.objects.create(
        enrolment=setup.enrolment, activity=activity, version=version, answers=TEXTS, saved_at=AT
    )


def values(row: Response) -> dict[str, object]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_fetched_row_is_that_of_the_orm(response: Response, is_locked: bool) -> None:
    fetched = rows.fetch(Response, response.pk, is_locked=is_locked)
    assert fetched is not None
    assert values(fetched) == values(Response.objects.get(pk=response.pk))
    assert not fetched._state.adding


def test_an_unknown_key_gives_none(db: None) -> None:
    assert rows.fetch(Response, 0) is None
    assert rows.fetch(Session, "no such key") is None


def test_rows_with_keys_that_are_texts_are_found(db: None) -> None:
    Session.objects.create(session_key="k" * 32, session_data="data", expire_date=AT)
    found = rows.fetch(Session, "k" * 32)
    assert found is not None
    assert (found.session_data, found.expire_date) == ("data", AT)


def test_an_update_writes_the_named_fields_only(
    response: Response, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = values(Response.objects.get(pk=response.pk))
    response.answers, response.revision, response.comment = {"new": "text"}, 7, "not named"
    with django_assert_num_queries(1):
        rows.update(response, ["answers", "revision"])
    assert values(Response.objects.get(pk=response.pk)) == {**before, "answers": {"new": "text"}, "revision": 7}


def test_an_update_writes_relations_and_nothing(response: Response, setup: CohortSetup) -> None:
    person = setup.trainee
    response.transcribed_by, response.transcribed_at = person, AT
    rows.update(response, ["transcribed_by", "transcribed_at"])
    assert Response.objects.get(pk=response.pk).transcribed_by == person
    response.transcribed_by, response.transcribed_at = None, None
    rows.update(response, ["transcribed_by", "transcribed_at"])
    assert Response.objects.get(pk=response.pk).transcribed_by is None


def test_an_inserted_row_is_that_of_the_orm(
    response: Response, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    key = uuid.uuid4()
    receipt = SaveReceipt(response=response, request_key=key, revision=3, saved_at=AT, outcome=TEXTS)
    with django_assert_num_queries(1):
        rows.insert(receipt)
    stored = SaveReceipt.objects.get()
    assert model_to_dict(stored, exclude=["id"]) == model_to_dict(receipt, exclude=["id"])


def test_what_the_database_refuses_is_refused(response: Response) -> None:
    receipt = SaveReceipt(response=response, request_key=uuid.uuid4(), revision=1, saved_at=AT)
    rows.insert(receipt)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert(receipt)
