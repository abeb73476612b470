"""Saving and handing in: repeated, from two tabs, incomplete, closed, foreign."""

import threading
import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from lms.api import CohortClosedError
from lms.immutable import ImmutableRowError
from lms.models import Cohort, Enrolment, Grade, Progress
from tests.factories import make_cohort
from tests.workbook.conftest import COMPLETE, version
from workbook import api
from workbook.errors import (
    AlreadyHandedInError,
    ConflictError,
    IncompleteAnswerError,
    InvalidAnswersError,
    NotInThisCourseError,
)
from workbook.models import Response, ResponseSubmission, SaveReceipt


def test_save_keeps_an_incomplete_answer_and_starts_progress(save, enrolment):
    result = save("E2", {"cell-ind-eco": "K+ a trade"})
    assert (result.revision, result.is_repeat) == (1, False)
    assert Response.objects.get().answers == {"cell-ind-eco": "K+ a trade"}
    assert Progress.objects.get(enrolment=enrolment).state == "started"


def test_save_again_with_the_same_key_changes_nothing(save):
    key = uuid.uuid4()
    first = save("E2", {"cell-ind-eco": "one"}, request_key=key)
    second = save("E2", {"cell-ind-eco": "one"}, request_key=key)
    assert (second.revision, second.saved_at, second.is_repeat) == (first.revision, first.saved_at, True)
    assert SaveReceipt.objects.count() == 1


def test_late_repeat_does_not_undo_a_newer_text(save):
    key = uuid.uuid4()
    save("E2", {"cell-ind-eco": "old"}, request_key=key)
    save("E2", {"cell-ind-eco": "new"}, base=1)
    save("E2", {"cell-ind-eco": "old"}, request_key=key)
    assert Response.objects.get().answers == {"cell-ind-eco": "new"}


def test_second_tab_gets_a_conflict_with_the_saved_text(save):
    save("E2", {"cell-ind-eco": "tab one"})
    with pytest.raises(ConflictError) as caught:
        save("E2", {"cell-ind-eco": "tab two"}, base=0)
    assert caught.value.response.answers == {"cell-ind-eco": "tab one"}
    assert Response.objects.get().revision == 1


def test_second_tab_with_the_same_text_is_no_conflict(save):
    save("E2", {"cell-ind-eco": "same"})
    assert save("E2", {"cell-ind-eco": "same"}, base=0).revision == 2


def test_unknown_choice_is_refused_and_unknown_fields_are_dropped(save):
    with pytest.raises(InvalidAnswersError) as caught:
        save("E1", {"item-i01": "teleport"})
    assert list(caught.value.errors) == ["item-i01"]
    save("E1", {"item-i01": "free", "is_admin": "yes"})
    assert Response.objects.get().answers == {"item-i01": "free"}


def test_hundred_thousand_characters_are_kept_and_one_more_is_refused(save):
    text = "ش" * 100_000
    save("E2", {"prompt-beyond": text})
    assert Response.objects.get().answers["prompt-beyond"] == text
    with pytest.raises(InvalidAnswersError):
        save("E2", {"prompt-beyond": text + "ش"}, base=1)
    assert Response.objects.get().answers["prompt-beyond"] == text


def test_receipts_do_not_pile_up(save):
    for number in range(60):
        save("E2", {"cell-ind-eco": str(number)}, base=number)
    assert SaveReceipt.objects.count() <= 51


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
        submit("E2", {**COMPLETE, "prompt-beyond": "other"}, base=1)
    assert ResponseSubmission.objects.count() == 1


def test_handed_in_answer_is_locked(save, handed_in):
    with pytest.raises(AlreadyHandedInError):
        save("E2", {"cell-ind-eco": "afterthought"}, base=1)


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
    save("E3", {"prompt-answer": "Still for me"}, base=1)
    assert Response.objects.get().answers == {"prompt-answer": "Still for me"}
    assert not Grade.objects.exists()


def test_closed_cohort_refuses_and_writes_nothing(setup, save, submit):
    Cohort.objects.update(state="closed")
    with pytest.raises(CohortClosedError):
        save("E2", COMPLETE)
    with pytest.raises(CohortClosedError):
        submit("E2", COMPLETE)
    assert not Response.objects.exists()


def test_exercise_of_another_course_is_refused(setup, save):
    foreign = make_cohort().course.version("A1")
    foreign.definition = version(setup, "E2").definition
    with pytest.raises(NotInThisCourseError):
        save("E2", COMPLETE, version=foreign)


def test_withdrawn_learner_is_refused(setup, save):
    Enrolment.objects.update(state="withdrawn")
    with pytest.raises(NotInThisCourseError):
        save("E2", COMPLETE)


def test_response_is_one_per_enrolment_and_activity(handed_in):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(enrolment=handed_in.enrolment, activity=handed_in.activity, version=handed_in.version)


@pytest.mark.parametrize(
    "values", [{"state": "lost"}, {"state": "submitted", "submitted_at": None}, {"state": "returned", "comment": ""}]
)
def test_response_state_is_guarded_by_the_database(handed_in, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(**values)


def test_receipt_is_one_per_request(save):
    receipt = save("E2", {"cell-ind-eco": "x"}).response.receipts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        SaveReceipt.objects.create(
            response=receipt.response, request_key=receipt.request_key, revision=2, saved_at=receipt.saved_at
        )


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
            result = api.submit(
                enrolment=setup.enrolment,
                version=version(setup, "E2"),
                answers=COMPLETE,
                base_revision=0,
                request_key=key,
            )
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
    assert Response.objects.get().revision == 1


@pytest.mark.database_sensitive
@pytest.mark.django_db(transaction=True)
def test_two_devices_at_the_same_moment_lose_nothing(setup):
    kept, refused = [], []

    def write(text):
        try:
            api.save_draft(
                enrolment=setup.enrolment,
                version=version(setup, "E2"),
                answers={"cell-ind-eco": text},
                base_revision=0,
                request_key=uuid.uuid4(),
            )
            kept.append(text)
        except ConflictError as error:
            refused.append((text, error.response.answers["cell-ind-eco"]))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[text]) for text in ("phone", "laptop")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 1
    assert [theirs for _mine, theirs in refused] == kept
