"""Marking: only trainers of the cohort, every criterion, hidden until released, private never."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lms.api import CohortClosedError, PrivateActivityError, Role
from lms.models import Cohort, Grade, Progress
from tests.factories import make_cohort, make_person
from tests.workbook.conftest import COMPLETE, viewer
from workbook import api
from workbook.errors import (
    CommentMissingError,
    MarksChangedError,
    NotHandedInError,
    NotYourCohortError,
    OpenCriteriaError,
)
from workbook.models import Marking, Response, ResponseSubmission
from workbook.queries import grading_rows, released_grade, responses_visible_to, waiting_for_marking
from workbook.rubric import ScoreError

SCORES = {"place": 3, "facts": 2}


def accept(response, person, scores=SCORES, base=0, feedback="Good"):
    return api.accept(response=response, by=viewer(person), scores=scores, feedback=feedback, base_revision=base)


def test_marks_are_kept_and_give_no_grade(setup, handed_in):
    marking = api.save_marks(
        response=handed_in, by=viewer(setup.trainer), scores={"place": 1}, feedback="Hm", base_revision=0
    )
    assert (marking.scores, marking.feedback, marking.revision) == ({"place": 1}, "Hm", 1)
    assert not Grade.objects.exists()


def test_marks_saved_again_change_nothing(setup, handed_in):
    for _repeat in range(2):
        api.save_marks(response=handed_in, by=viewer(setup.trainer), scores=SCORES, feedback="", base_revision=0)
    assert Marking.objects.get().revision == 1


def test_second_trainer_is_told_of_the_first(setup, handed_in):
    api.save_marks(response=handed_in, by=viewer(setup.trainer), scores=SCORES, feedback="", base_revision=0)
    with pytest.raises(MarksChangedError) as caught:
        api.save_marks(response=handed_in, by=viewer(setup.trainer), scores={}, feedback="", base_revision=0)
    assert caught.value.marking.scores == SCORES


def test_wrong_score_is_refused(setup, handed_in):
    with pytest.raises(ScoreError):
        accept(handed_in, setup.trainer, {"place": 9})


def test_accept_needs_every_criterion_and_keeps_the_marks(setup, handed_in):
    with pytest.raises(OpenCriteriaError) as caught:
        accept(handed_in, setup.trainer, {"place": 3})
    assert caught.value.titles == ["Facts"]
    assert Marking.objects.get().scores == {"place": 3}
    assert Response.objects.get().state == "submitted"


def test_accept_writes_a_draft_grade(setup, handed_in, enrolment):
    (grade,) = accept(handed_in, setup.trainer)
    assert (grade.points, grade.max_points, grade.state, grade.feedback) == (Decimal(5), Decimal(6), "draft", "Good")
    assert grade.detail == {"scores": SCORES}
    assert grade.graded_by == setup.trainer
    assert Progress.objects.get(enrolment=enrolment).state == "accepted"
    assert released_grade(enrolment, handed_in.activity_id) is None


def test_release_shows_accepted_results_once(setup, handed_in, enrolment):
    accept(handed_in, setup.trainer)
    release = {"cohort": setup.cohort, "activity": handed_in.activity, "by": viewer(setup.trainer)}
    assert api.release_results(**release) == 1
    assert api.release_results(**release) == 0
    assert released_grade(enrolment, handed_in.activity_id).points == 5


def test_return_gives_the_answer_back(setup, handed_in, submit, enrolment):
    api.return_response(response=handed_in, by=viewer(setup.trainer), comment="Say by when.")
    response = Response.objects.get()
    assert (response.state, response.comment, response.decided_by) == ("returned", "Say by when.", setup.trainer)
    assert Progress.objects.get(enrolment=enrolment).state == "returned"
    submit("E2", {**COMPLETE, "prompt-beyond": "By May"}, seen=COMPLETE)
    assert ResponseSubmission.objects.count() == 2


def test_return_needs_a_comment(setup, handed_in):
    with pytest.raises(CommentMissingError):
        api.return_response(response=handed_in, by=viewer(setup.trainer), comment=" \n ")


def test_return_after_acceptance_is_refused(setup, handed_in):
    accept(handed_in, setup.trainer)
    with pytest.raises(NotHandedInError):
        api.return_response(response=handed_in, by=viewer(setup.trainer), comment="Wait")


def test_draft_cannot_be_marked(setup, save):
    response = save("E2", {"cell-ind-eco": "x"}).response
    with pytest.raises(NotHandedInError):
        accept(response, setup.trainer)


def test_matching_cannot_be_marked_by_hand(setup, submit):
    response = submit("E1", {"item-i01": "free", "item-i02": "removal"}).response
    with pytest.raises(NotHandedInError):
        accept(response, setup.trainer, {})


@pytest.mark.parametrize("who", ["other trainer", "trainee", "quality officer"])
def test_only_trainers_of_the_cohort_mark(setup, handed_in, who):
    people = {
        "other trainer": lambda: make_cohort().trainer,
        "trainee": lambda: setup.trainee,
        "quality officer": lambda: make_person(Role.QUALITY_OFFICER),
    }
    person = people[who]()
    with pytest.raises(NotYourCohortError):
        accept(handed_in, person)
    with pytest.raises(NotYourCohortError):
        api.return_response(response=handed_in, by=viewer(person), comment="x")
    with pytest.raises(NotYourCohortError):
        api.release_results(cohort=setup.cohort, activity=handed_in.activity, by=viewer(person))


def test_closed_cohort_is_not_marked(setup, handed_in):
    Cohort.objects.update(state="closed")
    with pytest.raises(CohortClosedError):
        accept(handed_in, setup.trainer)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ADMINISTRATOR])
def test_private_answer_cannot_be_marked_or_returned(setup, submit, role):
    response = submit("E3", {"prompt-answer": "Only mine"}).response
    person = setup.trainer if role == Role.TRAINER else make_person(Role.ADMINISTRATOR)
    with pytest.raises(PrivateActivityError):
        accept(response, person, {})
    with pytest.raises(PrivateActivityError):
        api.return_response(response=response, by=viewer(person), comment="x")


def test_private_answer_is_visible_to_its_writer_alone(setup, submit, handed_in):
    private = submit("E3", {"prompt-answer": "Only mine"}).response
    assert set(responses_visible_to(viewer(setup.trainee))) == {private, handed_in}
    for person in (setup.trainer, make_person(Role.ADMINISTRATOR)):
        assert set(responses_visible_to(viewer(person))) == {handed_in}
    for person in (setup.trainees[1], make_cohort().trainer, make_person(Role.QUALITY_OFFICER)):
        assert not responses_visible_to(viewer(person)).exists()


def test_draft_is_not_visible_to_the_trainer(setup, save):
    save("E2", {"cell-ind-eco": "not ready"})
    assert not responses_visible_to(viewer(setup.trainer)).exists()


def test_waiting_counts_only_what_a_trainer_can_mark(setup, submit, handed_in):
    submit("E1", {"item-i01": "free", "item-i02": "removal"})
    submit("E3", {"prompt-answer": "Only mine"})
    (waiting,) = waiting_for_marking(setup.cohort)
    assert (waiting.count, waiting.label) == (1, "1 answer waits for marking")
    assert waiting.url.endswith(f"/learn/{setup.cohort.code}/grading/")
    assert waiting_for_marking(make_cohort().cohort) == []


def test_grading_rows_list_what_is_marked_by_hand(setup, handed_in):
    (row,) = grading_rows(setup.cohort, "en")
    assert (row.item.code, row.waiting, row.drafts, row.released) == ("E2", 1, 0, 0)


def test_marking_is_one_per_response(setup, handed_in):
    Marking.objects.create(response=handed_in, by=setup.trainer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Marking.objects.create(response=handed_in, by=setup.trainer)
