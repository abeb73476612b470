"""Deadlines: set, moved, extended for one learner or group; late hand-ins are refused and their text is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms import dates
from lms.api import CohortClosedError
from lms.models import Cohort
from tests.factories import GroupFactory, GroupMembershipFactory, make_cohort
from tests.workbook.conftest import COMPLETE, viewer
from tests.workbook.requests import post, save_json, url
from workbook import api
from workbook.deadlines import due_of
from workbook.errors import DeadlinePassedError, NotInThisCourseError, NotYourCohortError, ReasonMissingError
from workbook.models import Deadline, DeadlineExtension, Response, ResponseSubmission


def at(**shift):
    return timezone.now().replace(microsecond=0) + timedelta(**shift)


@pytest.fixture
def deadline(setup):
    """An hour ago, for the case study."""
    return api.set_deadline(
        cohort=setup.cohort, activity=setup.course.activity("E2"), due_at=at(hours=-1), by=viewer(setup.trainer)
    )


def extend(setup, deadline, to, due_at=None, reason="Was ill", by=None):
    due_at = due_at or at(hours=1)
    return api.extend_deadline(deadline=deadline, to=to, due_at=due_at, reason=reason, by=viewer(by or setup.trainer))


def test_late_hand_in_is_refused_and_the_text_is_saved(deadline, submit):
    with pytest.raises(DeadlinePassedError) as caught:
        submit("E2", COMPLETE)
    assert caught.value.due_at == deadline.due_at
    response = Response.objects.get()
    assert (response.state, response.answers) == ("draft", COMPLETE)
    assert not ResponseSubmission.objects.exists()


def test_late_draft_is_saved(deadline, save):
    assert save("E2", {"cell-ind-eco": "late"}).is_whole


def test_other_exercises_have_no_deadline(deadline, submit):
    assert submit("E1", {"item-i01": "free", "item-i02": "free"}).is_handed_in


def test_deadline_is_moved_and_removed(setup, deadline, submit):
    given = {"cohort": setup.cohort, "activity": deadline.activity, "by": viewer(setup.trainer)}
    api.set_deadline(**given, due_at=at(hours=2))
    assert Deadline.objects.count() == 1
    for _again in range(2):
        api.clear_deadline(**given)
    assert submit("E2", COMPLETE).is_handed_in


def test_more_time_for_one_learner_is_for_nobody_else(setup, deadline, submit):
    extend(setup, deadline, setup.enrolment)
    assert submit("E2", COMPLETE).is_handed_in
    assert due_of(setup.enrolment, deadline.activity_id, None).is_extended
    assert due_of(setup.enrolments[1], deadline.activity_id, None).at == deadline.due_at


def test_more_time_for_a_group_is_for_its_members(setup, deadline):
    group = GroupFactory(cohort=setup.cohort)
    GroupMembershipFactory(group=group, enrolment=setup.enrolment)
    extension = extend(setup, deadline, group)
    assert due_of(setup.enrolment, deadline.activity_id, group.pk).at == extension.due_at
    assert due_of(setup.enrolments[1], deadline.activity_id, None).at == deadline.due_at


def test_extension_again_replaces_and_an_earlier_one_takes_no_time_away(setup, deadline):
    for hours in (1, -5):
        extend(setup, deadline, setup.enrolment, at(hours=hours))
    assert DeadlineExtension.objects.count() == 1
    assert due_of(setup.enrolment, deadline.activity_id, None).at == deadline.due_at


def test_only_trainers_of_the_cohort_set_and_extend(setup, deadline):
    given = {"cohort": setup.cohort, "activity": deadline.activity, "due_at": at(hours=9)}
    for person in (setup.trainee, make_cohort().trainer):
        with pytest.raises(NotYourCohortError):
            api.set_deadline(**given, by=viewer(person))
        with pytest.raises(NotYourCohortError):
            extend(setup, deadline, setup.enrolment, by=person)
    with pytest.raises(NotInThisCourseError):
        extend(setup, deadline, make_cohort().enrolment)
    with pytest.raises(ReasonMissingError):
        extend(setup, deadline, setup.enrolment, reason="  ")
    Cohort.objects.update(state="closed")
    with pytest.raises(CohortClosedError):
        api.set_deadline(**given, by=viewer(setup.trainer))


@pytest.mark.database_sensitive
def test_deadlines_are_guarded_by_the_database(setup, deadline):
    extension = extend(setup, deadline, setup.enrolment)
    values = {"due_at": at(hours=1), "reason": "x", "by": setup.trainer, "deadline": deadline}
    for wrong in ({}, {"enrolment": setup.enrolment}, {"group": GroupFactory(), "enrolment": setup.enrolments[1]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeadlineExtension.objects.create(**values, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeadlineExtension.objects.filter(pk=extension.pk).update(reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.create(
            cohort=setup.cohort, activity=deadline.activity, due_at=at(hours=1), set_by=setup.trainer
        )


def test_script_is_told_the_date_and_that_the_text_is_saved(setup, deadline, client_as):
    client = client_as(setup.trainee)
    response = save_json(client, setup, COMPLETE, act="submit")
    data = response.json()
    assert (response.status_code, data["code"], data["revision"]) == (423, "deadline", 1)
    assert dates.local_datetime(deadline.due_at) in data["message"]
    assert Response.objects.get().answers == COMPLETE
    assert save_json(client, setup, {"cell-ind-eco": "more"}).status_code == 200


def test_page_says_until_when_and_that_it_is_too_late(setup, deadline, client_as):
    client = client_as(setup.trainee)
    assert "The deadline was" in client.get(url(setup)).content.decode()
    response = post(client, setup, COMPLETE, "submit")
    page = response.content.decode()
    assert response.status_code == 409
    assert "saved but not handed in" in page
    assert "K+ a trade" in page
    extend(setup, deadline, setup.enrolment)
    page = client.get(url(setup)).content.decode()
    assert "Hand in until" in page
    assert "more time than the others" in page


def test_trainer_sets_extends_and_removes_on_the_page(setup, client_as):
    trainer, place = client_as(setup.trainer), url(setup, name="deadline")
    assert trainer.post(place, {"act": "set", "due_at": "2030-01-02T09:30"}).status_code == 302
    assert timezone.localtime(Deadline.objects.get().due_at).hour == 9
    person = f"e{setup.enrolment.pk}"
    assert trainer.post(place, {"act": "extend", "who": person, "due_at": "2030-01-03T09:30"}).status_code == 422
    data = {"act": "extend", "who": person, "due_at": "2030-01-03T09:30", "reason": "Was ill"}
    assert trainer.post(place, data).status_code == 302
    page = trainer.get(place).content.decode()
    assert "Was ill" in page
    assert str(setup.trainee) in page
    assert trainer.post(place, {**data, "who": "e0"}).status_code == 422
    assert trainer.post(place, {"act": "clear"}).status_code == 302
    assert not Deadline.objects.exists()


@pytest.mark.parametrize("data", [{"act": "set", "due_at": "tomorrow"}, {"act": "set"}, {}, {"act": "extend"}])
def test_nonsense_is_shown_again_and_writes_nothing(setup, client_as, data):
    assert client_as(setup.trainer).post(url(setup, name="deadline"), data).status_code == 422
    assert not Deadline.objects.exists()


def test_closed_cohort_is_told_on_the_page(setup, deadline, client_as):
    Cohort.objects.update(state="closed")
    page = client_as(setup.trainer).post(url(setup, name="deadline"), {"act": "clear"}, follow=True).content.decode()
    assert "Its deadlines cannot be changed" in page
    assert Deadline.objects.exists()


def test_extension_without_deadline_is_refused(setup, client_as):
    data = {"act": "extend", "who": f"e{setup.enrolment.pk}", "due_at": "2030-01-03T09:30", "reason": "x"}
    response = client_as(setup.trainer).post(url(setup, name="deadline"), data)
    assert response.status_code == 422


def test_paper_is_not_bound_by_the_deadline(setup, deadline, client_as):
    address = url(setup, name="transcription", enrolment=setup.enrolment.key)
    response = client_as(setup.trainer).post(address, {**COMPLETE, "act": "submit", "writer": str(setup.trainer.key)})
    assert response.status_code == 302
    assert Response.objects.get().state == "submitted"
