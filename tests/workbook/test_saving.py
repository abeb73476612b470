"""Saving a draft: repeated, from two tabs, closed, foreign."""

import threading
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from lms.api import CohortClosedError
from lms.models import Cohort, Enrolment, Progress
from tests.factories import make_cohort
from tests.workbook.conftest import COMPLETE, delivery, version
from workbook import api
from workbook.api import Writer
from workbook.errors import (
    NotInThisCourseError,
    NotYourAnswerError,
)
from workbook.models import Response, SaveReceipt


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
    save("E2", {"cell-ind-eco": "new"}, seen={"cell-ind-eco": "old"})
    save("E2", {"cell-ind-eco": "old"}, request_key=key)
    assert Response.objects.get().answers == {"cell-ind-eco": "new"}


def test_second_tab_is_told_of_the_conflict_and_the_rest_is_saved(save):
    save("E2", {"cell-ind-eco": "tab one"})
    result = save("E2", {"cell-ind-eco": "tab two", "cell-ind-soc": "only here"}, device="device-two")
    conflict = result.conflicts["cell-ind-eco"]
    assert (conflict.theirs, conflict.mine) == ("tab one", "tab two")
    response = Response.objects.get()
    assert response.answers == {"cell-ind-eco": "tab one", "cell-ind-soc": "only here"}
    assert (result.revision, response.revision, result.is_whole) == (2, 2, False)


def test_conflict_names_who_wrote_the_other_text(save, setup):
    save("E2", {"cell-ind-eco": "tab one"})
    conflict = save("E2", {"cell-ind-eco": "tab two"}, device="device-two").conflicts["cell-ind-eco"]
    assert conflict.by == setup.trainee.pk
    assert abs((conflict.at - Response.objects.get().saved_at).total_seconds()) < 1


def test_repeated_conflict_is_told_again(save):
    """The first reply was lost: the second must not say that all is well."""
    save("E2", {"cell-ind-eco": "tab one"})
    key = uuid.uuid4()
    for _delivery in range(2):
        result = save("E2", {"cell-ind-eco": "tab two"}, device="device-two", seq=1, request_key=key)
        assert result.conflicts["cell-ind-eco"].theirs == "tab one"
    assert result.is_repeat


def test_keeping_mine_is_a_change_of_theirs(save):
    save("E2", {"cell-ind-eco": "tab one"})
    save("E2", {"cell-ind-eco": "tab two"}, device="device-two")
    save("E2", {"cell-ind-eco": "tab two"}, device="device-two", seen={"cell-ind-eco": "tab one"})
    assert Response.objects.get().answers == {"cell-ind-eco": "tab two"}


def test_second_tab_with_the_same_text_is_no_conflict(save):
    save("E2", {"cell-ind-eco": "same"})
    result = save("E2", {"cell-ind-eco": "same"}, device="device-two")
    assert (result.revision, result.conflicts) == (1, {})


def test_emptied_field_is_gone(save):
    save("E2", {"cell-ind-eco": "x", "cell-ind-soc": "y"})
    save("E2", {"cell-ind-eco": ""}, seen={"cell-ind-eco": "x"})
    assert Response.objects.get().answers == {"cell-ind-soc": "y"}


def test_unknown_choice_is_refused_and_unknown_fields_are_dropped(save):
    result = save("E1", {"item-i01": "teleport", "item-i02": "removal"})
    assert list(result.errors) == ["item-i01"]
    assert Response.objects.get().answers == {"item-i02": "removal"}
    save("E1", {"item-i01": "free", "is_admin": "yes"})
    assert Response.objects.get().answers == {"item-i01": "free", "item-i02": "removal"}


def test_hundred_thousand_characters_are_kept_and_one_more_is_refused(save):
    text = "ش" * 100_000
    save("E2", {"prompt-beyond": text})
    assert Response.objects.get().answers["prompt-beyond"] == text
    assert list(save("E2", {"prompt-beyond": text + "ش"}).errors) == ["prompt-beyond"]
    assert Response.objects.get().answers["prompt-beyond"] == text


def test_text_that_is_kept_otherwise_is_named(save):
    result = save("E2", {"cell-ind-eco": "a\r\nb\u202e", "cell-ind-soc": "as it is"})
    assert result.cleaned == {"cell-ind-eco": "a\nb"}


def test_receipts_do_not_pile_up(save):
    response = save("E2", {"cell-ind-eco": "0"}).response
    SaveReceipt.objects.bulk_create(
        SaveReceipt(response=response, request_key=uuid.uuid4(), revision=number, saved_at=response.saved_at)
        for number in range(1, 500)
    )
    Response.objects.update(revision=498)
    save("E2", {"cell-ind-eco": "1"})
    assert SaveReceipt.objects.count() == 501
    save("E2", {"cell-ind-eco": "2"})
    assert SaveReceipt.objects.count() == 302
    assert not SaveReceipt.objects.filter(revision__lt=200).exists()


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


def test_somebody_elses_answer_is_refused(setup, save):
    with pytest.raises(NotYourAnswerError):
        save("E2", COMPLETE, writer=Writer(setup.enrolment, setup.trainees[1]))
    assert not Response.objects.exists()


def test_withdrawn_learner_is_refused(setup, save):
    Enrolment.objects.update(state="withdrawn")
    with pytest.raises(NotInThisCourseError):
        save("E2", COMPLETE)


def test_response_is_one_per_enrolment_and_activity(handed_in):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(enrolment=handed_in.enrolment, activity=handed_in.activity, version=handed_in.version)


def test_receipt_is_one_per_request(save):
    receipt = save("E2", {"cell-ind-eco": "x"}).response.receipts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        SaveReceipt.objects.create(
            response=receipt.response, request_key=receipt.request_key, revision=2, saved_at=receipt.saved_at
        )


@pytest.mark.database_sensitive
@pytest.mark.django_db(transaction=True)
def test_two_devices_at_the_same_moment_lose_nothing(setup):
    kept, refused = [], []

    def write(text):
        try:
            result = api.save_draft(**delivery(setup, "E2", {"cell-ind-eco": text}, device=text))
            if result.is_whole:
                kept.append(text)
            else:
                refused.append((text, result.conflicts["cell-ind-eco"].theirs))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[text]) for text in ("phone", "laptop")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(kept), len(refused)) == (1, 1)
    assert [theirs for _mine, theirs in refused] == kept
