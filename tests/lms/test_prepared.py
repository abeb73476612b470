"""A prepared read gives what the plain queryset gives, for every value, in every thread."""

from __future__ import annotations

import threading
import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from lms.models import Cohort, Enrolment, Membership, Person
from lms.prepared import Prepared
from tests.factories import CohortFactory, EnrolmentFactory, MembershipFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]


def enrolments(person: int, code: str):
    return Enrolment.objects.filter(person=person, cohort__code=code).select_related("person", "cohort")[:1]


@pytest.fixture
def prepared() -> Prepared[Enrolment]:
    return Prepared(enrolments, person=-99, code="a-sample")


def test_prepared_finds_the_row_of_each_value_with_its_relations(prepared, django_assert_num_queries):
    first, second = EnrolmentFactory(), EnrolmentFactory()
    for one in (first, second, first):
        with django_assert_num_queries(1):
            found = prepared.first(person=one.person_id, code=one.cohort.code)
            assert (found, found.person.key, found.cohort.code) == (one, one.person.key, one.cohort.code)


def test_prepared_finds_nothing_where_there_is_nothing(prepared):
    one = EnrolmentFactory()
    assert prepared.first(person=one.person_id, code="other") is None
    assert prepared.rows(person=one.person_id + 1, code=one.cohort.code) == []


def test_prepared_takes_a_value_as_a_value_and_never_as_sql(prepared):
    one = EnrolmentFactory()
    assert prepared.first(person=one.person_id, code="' OR 1=1 --") is None
    assert prepared.first(person=one.person_id, code="%s") is None


def test_prepared_takes_the_day_and_keys_as_the_database_has_them():
    person, today = PersonFactory(), timezone.localdate()
    MembershipFactory(person=person, starts_on=today)
    begun = Prepared(
        lambda key, day: Membership.objects.filter(person__key=key, starts_on__lte=day),
        key=uuid.UUID(int=77),
        day=date(1071, 3, 1),
    )
    assert len(begun.rows(key=person.key, day=today)) == 1
    assert begun.rows(key=person.key, day=today - timedelta(days=1)) == []
    assert begun.rows(key=uuid.uuid4(), day=today) == []


def test_prepared_reads_values_and_annotations(prepared):
    one = EnrolmentFactory()
    names = Prepared(lambda pk: Person.objects.with_roles().filter(pk=pk).values("key", "holds_enrolment"), pk=-99)
    assert names.rows(pk=one.person_id) == [{"key": one.person.key, "holds_enrolment": True}]


def test_prepared_sees_changes_between_two_reads(prepared):
    one = EnrolmentFactory()
    before = prepared.first(person=one.person_id, code=one.cohort.code)
    Cohort.objects.filter(pk=one.cohort_id).update(state=Cohort.State.CLOSED)
    after = prepared.first(person=one.person_id, code=one.cohort.code)
    assert (before.cohort.state, after.cohort.state) == (Cohort.State.RUNNING, Cohort.State.CLOSED)


@pytest.mark.django_db(transaction=True)
def test_prepared_serves_threads_with_their_own_connections(prepared):
    rows = [EnrolmentFactory(cohort=CohortFactory()) for _one in range(4)]
    prepared.first(person=rows[0].person_id, code=rows[0].cohort.code)
    found: dict[int, int | None] = {}

    def read(one: Enrolment) -> None:
        try:
            for _time in range(20):
                row = prepared.first(person=one.person_id, code=one.cohort.code)
                found[one.pk] = row.pk if row else None
        finally:
            connection.close()

    threads = [threading.Thread(target=read, args=(one,)) for one in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {one.pk: one.pk for one in rows}


@pytest.mark.parametrize("values", [{}, {"person": 1}, {"person": 1, "code": "x", "more": 2}])
def test_prepared_refuses_missing_and_unknown_values(prepared, values):
    with pytest.raises(TypeError):
        prepared.first(**values)


def test_prepared_refuses_a_sample_that_the_query_does_not_use():
    unused = Prepared(lambda person, other: Enrolment.objects.filter(person=person), person=-99, other=-98)
    with pytest.raises(ValueError, match="other"):
        unused.rows(person=1, other=2)
