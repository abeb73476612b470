"""Handing in: incomplete, repeated, from two tabs, and what the machine marks."""

import threading
import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.immutable import ImmutableRowError
from lms.models import Grade, Progress
from tests.workbook.conftest import COMPLETE, delivery
from workbook import api
from workbook.errors import (
    AlreadyHandedInError,
    IncompleteAnswerError,
)
from workbook.models import Response, ResponseSubmission


def test_hand_in_incomplete_saves_the_draft_and_names_each_field(submit):
    with pytest.raises(IncompleteAnswerError) as caught:
        submit("E2", {"cell-ind-eco": "K+ a trade"})
    assert set(caught.value.errors) == {"cell-ind-soc", "prompt-beyond"}
    response = Response.objects.get()
    assert (response.state, response.answers) == ("draft", {"cell-ind-eco": "K+ a trade"})
    assert not ResponseSubmission.objects.exists()


def test_hand_in_keeps_a_snapshot_and_waits_for_the_trainer(handed_in, enrolment):
    submission = ResponseSubmission.objects.get()
    assert (handed_in.state, submission.number, submission.answers) == ("submitted", 1, COMPLETE)
    assert Progress.objects.get(enrolment=enrolment).state == "submitted"
    assert not Grade.objects.exists()


def test_hand_in_twice_with_one_key_makes_one_submission(submit):
    key = uuid.uuid4()
    submit("E2", COMPLETE, request_key=key)
    assert submit("E2", COMPLETE, request_key=key).is_repeat
    assert ResponseSubmission.objects.count() == 1


def test_hand_in_from_a_second_tab_is_told(submit, handed_in):
    with pytest.raises(AlreadyHandedInError):
        submit("E2", {**COMPLETE, "prompt-beyond": "other"}, seen=COMPLETE)
    assert ResponseSubmission.objects.count() == 1


def test_handed_in_answer_is_locked(save, handed_in):
    with pytest.raises(AlreadyHandedInError):
        save("E2", {"cell-ind-eco": "afterthought"}, seen=COMPLETE)
    assert Response.objects.get().answers == COMPLETE


def test_late_delivery_of_what_was_handed_in_is_acknowledged(save, handed_in):
    result = save("E2", COMPLETE, device="device-two")
    assert result.is_whole


def test_hand_in_with_a_conflict_saves_the_rest_and_hands_nothing_in(save, submit):
    save("E2", {"cell-ind-eco": "tab one"})
    result = submit("E2", COMPLETE, device="device-two")
    assert (result.is_handed_in, list(result.saved.conflicts)) == (False, ["cell-ind-eco"])
    response = Response.objects.get()
    assert (response.state, response.answers) == ("draft", {**COMPLETE, "cell-ind-eco": "tab one"})


def test_refused_hand_in_is_refused_again_even_if_complete_since(save, submit):
    """A late second delivery of the same tap must not hand in what the learner was told is not handed in."""
    key = uuid.uuid4()
    with pytest.raises(IncompleteAnswerError):
        submit("E2", {"cell-ind-eco": "K+ a trade"}, request_key=key)
    save("E2", COMPLETE)
    with pytest.raises(IncompleteAnswerError):
        submit("E2", {"cell-ind-eco": "K+ a trade"}, request_key=key)
    assert not ResponseSubmission.objects.exists()


def test_matching_is_marked_accepted_and_released_at_once(submit, enrolment):
    response = submit("E1", {"item-i01": "free", "item-i02": "free"}).response
    grade = Grade.objects.get()
    assert (grade.points, grade.max_points, grade.state, grade.is_automatic) == (
        Decimal(1),
        Decimal(2),
        "released",
        True,
    )
    assert response.state == "accepted"
    assert Progress.objects.get(enrolment=enrolment).state == "accepted"


def test_reflection_is_accepted_unread_and_may_be_written_on(submit, save):
    assert submit("E3", {"prompt-answer": "For me"}).response.state == "accepted"
    save("E3", {"prompt-answer": "Still for me"})
    assert Response.objects.get().answers == {"prompt-answer": "Still for me"}
    assert not Grade.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"state": "lost"},
        {"state": "submitted", "submitted_at": None},
        {"state": "returned", "comment": ""},
        {"enrolment": None},
        {"transcribed_at": timezone.now()},
    ],
)
def test_response_state_is_guarded_by_the_database(handed_in, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(**values)


@pytest.mark.database_sensitive
def test_submission_is_never_changed(handed_in):
    submission = ResponseSubmission.objects.get()
    with pytest.raises(ImmutableRowError):
        submission.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        ResponseSubmission.objects.update(answers={})
    with pytest.raises(IntegrityError), transaction.atomic():
        ResponseSubmission.objects.create(
            response=submission.response, number=1, version=submission.version, answers={}
        )


@pytest.mark.database_sensitive
@pytest.mark.django_db(transaction=True)
def test_double_click_at_the_same_moment_hands_in_once(setup):
    key, outcomes = uuid.uuid4(), []

    def click():
        try:
            result = api.submit(**delivery(setup, "E2", COMPLETE, seq=1, request_key=key))
            outcomes.append(result.is_repeat)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, True, True, True]
    assert ResponseSubmission.objects.count() == 1
    assert Response.objects.get().revision == 2  # saved, handed in
