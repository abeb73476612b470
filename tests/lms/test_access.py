"""Who is looking: roles from groups and rows, and reads scoped to them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from lms.delivery.queries import (
    cohorts_taught_by,
    cohorts_visible_to,
    enrolments_of,
    enter_cohort,
    managed_organisations,
)
from lms.models import Enrolment, Membership
from lms.people.access import ANONYMOUS, viewer_for
from lms.people.roles import Role
from tests.factories import CohortFactory, OrganisationFactory, make_cohort, make_manager, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_viewer_for_holds_exactly_the_role(role):
    assert viewer_for(make_person(role).account).roles == {role}


def test_viewer_for_a_visitor_or_inactive_account_is_anonymous():
    person = make_person(Role.TRAINEE)
    person.account.is_active = False
    assert viewer_for(AnonymousUser()) is ANONYMOUS
    assert viewer_for(person.account) is ANONYMOUS


def test_viewer_for_a_person_is_one_query(django_assert_num_queries):
    account = make_person(Role.QUALITY_OFFICER).account
    with django_assert_num_queries(1):
        viewer_for(account)


def test_viewer_for_an_account_without_person_reads_its_groups(django_user_model):
    user = django_user_model.objects.create_user("boss", is_superuser=True)
    viewer = viewer_for(user)
    assert viewer.person is None
    assert viewer.roles == {Role.ADMINISTRATOR}


def test_a_management_that_ended_gives_no_role():
    manager = make_person(Role.MANAGER)
    Membership.objects.filter(person=manager).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert viewer_for(manager.account).roles == frozenset()


def test_a_management_that_begins_later_gives_nothing_until_then():
    ministry = OrganisationFactory()
    manager = make_manager(ministry)
    mine = Membership.objects.filter(person=manager)
    today = timezone.localdate()

    mine.update(starts_on=today + timedelta(days=1))
    early = viewer_for(manager.account)
    assert early.roles == frozenset()
    assert not managed_organisations(early).exists()

    mine.update(starts_on=today)
    begun = viewer_for(manager.account)
    assert begun.roles == {Role.MANAGER}
    assert list(managed_organisations(begun)) == [ministry]


def test_administrators_hold_every_role():
    assert viewer_for(make_person(Role.ADMINISTRATOR).account).is_any(Role.TRAINER)


def test_cohorts_taught_by_are_the_own_ones(cohort_setup, other_cohort_setup):
    viewer = viewer_for(cohort_setup.trainer.account)
    assert list(cohorts_taught_by(viewer)) == [cohort_setup.cohort]


def test_cohorts_visible_to_a_manager_are_those_of_the_organisation_and_below():
    ministry = OrganisationFactory()
    branch = ministry.add_child(name={"en": "Branch"}, kind="branch", level="local")
    own, below, _foreign = CohortFactory(organisation=ministry), CohortFactory(organisation=branch), CohortFactory()
    viewer = viewer_for(make_manager(ministry).account)
    assert set(cohorts_visible_to(viewer)) == {own, below}
    below_only = viewer_for(make_manager(branch).account)
    assert set(cohorts_visible_to(below_only)) == {below}


@pytest.mark.parametrize("role", [Role.TRAINEE, Role.AUTHOR])
def test_cohorts_visible_to_others_are_none(role, cohort):
    assert not cohorts_visible_to(viewer_for(make_person(role).account)).exists()


def test_enter_cohort_knows_learner_and_trainer(cohort_setup):
    code = cohort_setup.cohort.code
    as_learner = enter_cohort(viewer_for(cohort_setup.trainee.account), code)
    as_trainer = enter_cohort(viewer_for(cohort_setup.trainer.account), code)
    assert (as_learner.enrolment, as_learner.is_trainer) == (cohort_setup.enrolment, False)
    assert (as_trainer.enrolment, as_trainer.is_trainer) == (None, True)


def test_enter_cohort_is_not_found_for_strangers_withdrawn_and_unknown_codes(cohort_setup, other_cohort_setup):
    code = cohort_setup.cohort.code
    stranger = viewer_for(other_cohort_setup.trainee.account)
    learner = viewer_for(cohort_setup.trainee.account)
    Enrolment.objects.filter(pk=cohort_setup.enrolment.pk).update(state=Enrolment.State.WITHDRAWN)
    for viewer, asked in [(stranger, code), (learner, code), (learner, "no-such-cohort"), (ANONYMOUS, code)]:
        with pytest.raises(Http404):
            enter_cohort(viewer, asked)


@pytest.mark.parametrize(("who", "count"), [("trainee", 1), ("trainer", 2)])
def test_enter_cohort_is_one_query_for_learners_and_two_for_trainers(
    cohort_setup, who, count, django_assert_num_queries
):
    viewer = viewer_for(getattr(cohort_setup, who).account)
    with django_assert_num_queries(count):
        enter_cohort(viewer, cohort_setup.cohort.code)


def test_enrolments_of_are_the_own_active_ones(cohort_setup, other_cohort_setup):
    viewer = viewer_for(cohort_setup.trainee.account)
    again = make_cohort()
    Enrolment.objects.create(cohort=again.cohort, person=cohort_setup.trainee, state=Enrolment.State.WITHDRAWN)
    assert list(enrolments_of(viewer)) == [cohort_setup.enrolment]
