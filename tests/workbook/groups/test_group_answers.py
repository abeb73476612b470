"""Answers of pairs and groups: one text, everybody's progress and grade, and what becomes of it when people move."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lms.api import GradeOutOfRangeError
from lms.models import Enrolment, Grade, Progress
from tests.factories import make_cohort
from tests.workbook.conftest import COMPLETE, delivery, viewer
from tests.workbook.teamwork import join, leave, make_team
from workbook import api
from workbook.errors import NotAMemberError, NotHandedInError, NotYourCohortError, ReasonMissingError
from workbook.models import MarkOverride, Response, ResponseMember, ResponseSubmission
from workbook.queries import response_of, responses_to_mark, responses_visible_to, standing_of, waiting_for_marking

SCORES = {"place": 3, "facts": 2}


def save(setup, answers, who=0, code="E2", **more):
    return api.save_draft(**delivery(setup, code, answers, who=who, device=f"device-{who}", **more))


def submit(setup, answers=COMPLETE, who=0, code="E2", **more):
    return api.submit(**delivery(setup, code, answers, who=who, device=f"device-{who}", **more)).response


def accept(setup, response, scores=SCORES, base=0):
    by = viewer(setup.trainer)
    return api.accept(response=response, by=by, scores=scores, feedback="Good", base_revision=base)


def states(code="E2"):
    return dict(Progress.objects.filter(activity__code=code).values_list("enrolment", "state"))


def ids(setup, *people):
    return {setup.enrolments[number].pk for number in people}


def test_members_write_one_answer(setup, team):
    save(setup, {"cell-ind-eco": "of the first"})
    save(setup, {"cell-ind-soc": "of the second"}, who=1)
    response = Response.objects.get()
    assert (response.group, response.enrolment) == (team, None)
    assert response.answers == {"cell-ind-eco": "of the first", "cell-ind-soc": "of the second"}
    assert set(response.members.values_list("enrolment", flat=True)) == ids(setup, 0, 1, 2)


def test_two_members_in_one_field_are_told(setup, team):
    save(setup, {"cell-ind-eco": "of the first"})
    conflict = save(setup, {"cell-ind-eco": "of the second"}, who=1).conflicts["cell-ind-eco"]
    assert (conflict.theirs, conflict.by) == ("of the first", setup.trainees[0].pk)


def test_progress_is_everybodys(setup, team):
    save(setup, {"cell-ind-eco": "x"})
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2), "started")
    submit(setup)
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2), "submitted")


def test_others_write_alone(setup, team):
    save(setup, {"cell-ind-eco": "of the group"})
    save(setup, {"cell-ind-eco": "alone"}, who=3)
    assert Response.objects.get(enrolment=setup.enrolments[3]).answers == {"cell-ind-eco": "alone"}
    assert Response.objects.count() == 2


def test_private_exercise_is_never_shared(setup, team):
    save(setup, {"prompt-answer": "mine"}, code="E3")
    response = Response.objects.get()
    assert (response.enrolment, response.group) == (setup.enrolment, None)
    assert not responses_visible_to(viewer(setup.trainees[1])).exists()


def test_late_member_has_the_answer_and_its_progress(setup, team):
    save(setup, {"cell-ind-eco": "x"})
    join(team, setup.enrolments[3])
    activity = setup.course.activity("E2").pk
    assert response_of(setup.enrolments[3], activity, "group").answers == {"cell-ind-eco": "x"}
    save(setup, {"cell-ind-soc": "of the late one"}, who=3)
    assert Response.objects.get().answers == {"cell-ind-eco": "x", "cell-ind-soc": "of the late one"}
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2, 3), "started")


def test_draft_written_alone_is_kept_beside_that_of_the_group(setup):
    save(setup, {"cell-ind-eco": "alone"})
    make_team(setup, 0, 1)
    save(setup, {"cell-ind-eco": "of the group"}, who=1)
    standing = standing_of(setup.enrolment, setup.course.activity("E2").pk, "group")
    assert standing.response.answers == {"cell-ind-eco": "of the group"}
    assert standing.earlier.answers == {"cell-ind-eco": "alone"}
    save(setup, {"cell-ind-soc": "more"})
    assert Response.objects.get(enrolment=setup.enrolment).answers == {"cell-ind-eco": "alone"}


def test_draft_stays_with_the_group_and_the_leaver_begins_anew(setup, team):
    save(setup, {"cell-ind-eco": "of the group"})
    leave(setup.enrolments[2])
    activity = setup.course.activity("E2").pk
    assert response_of(setup.enrolments[2], activity, "group") is None
    assert not responses_visible_to(viewer(setup.trainees[2])).exists()
    save(setup, {"cell-ind-eco": "alone"}, who=2)
    assert Response.objects.get(group=team).answers == {"cell-ind-eco": "of the group"}
    assert set(ResponseMember.objects.filter(response__group=team).values_list("enrolment", flat=True)) == ids(
        setup, 0, 1
    )


def test_who_moves_leaves_one_draft_and_joins_the_other(setup, team):
    other = make_team(setup, 3, 4)
    save(setup, {"cell-ind-eco": "first group"})
    save(setup, {"cell-ind-eco": "second group"}, who=3)
    leave(setup.enrolments[2])
    join(other, setup.enrolments[2])
    save(setup, {"cell-ind-soc": "by the new one"}, who=2)
    assert Response.objects.get(group=other).answers == {
        "cell-ind-eco": "second group",
        "cell-ind-soc": "by the new one",
    }
    assert Response.objects.get(group=team).answers == {"cell-ind-eco": "first group"}


def test_what_was_handed_in_stays_with_those_who_handed_it_in(setup, team):
    submit(setup)
    leave(setup.enrolments[2])
    activity = setup.course.activity("E2").pk
    assert response_of(setup.enrolments[2], activity, "group").group == team
    assert responses_visible_to(viewer(setup.trainees[2])).exists()
    assert set(ResponseSubmission.objects.get().members) == ids(setup, 0, 1, 2)
    other = make_team(setup, 3)
    join(other, setup.enrolments[2])
    save(setup, {"cell-ind-eco": "x"}, who=3)
    assert response_of(setup.enrolments[2], activity, "group").group == team


def test_member_who_never_typed_is_a_member_when_handed_in(setup, team):
    save(setup, {"cell-ind-eco": "x"})
    join(team, setup.enrolments[3])
    submit(setup)
    assert set(ResponseSubmission.objects.get().members) == ids(setup, 0, 1, 2, 3)
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2, 3), "submitted")


def test_who_handed_in_alone_keeps_that_in_a_group(setup):
    submit(setup)
    team = make_team(setup, 0, 1)
    submit(setup, who=1)
    assert set(ResponseMember.objects.filter(response__group=team).values_list("enrolment", flat=True)) == ids(setup, 1)
    assert response_of(setup.enrolment, setup.course.activity("E2").pk, "group").enrolment == setup.enrolment


def test_machine_marks_for_every_member(setup, team):
    submit(setup, {"item-i01": "free", "item-i02": "free"}, code="E1")
    assert set(Grade.objects.values_list("enrolment", "points")) == {(pk, Decimal(1)) for pk in ids(setup, 0, 1, 2)}
    assert states("E1") == dict.fromkeys(ids(setup, 0, 1, 2), "accepted")


def test_accept_and_release_give_everybody_a_grade(setup, team):
    response = submit(setup)
    assert {one.enrolment_id for one in accept(setup, response)} == ids(setup, 0, 1, 2)
    assert api.release_results(cohort=setup.cohort, activity=response.activity, by=viewer(setup.trainer)) == 3
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2), "accepted")


def test_return_is_everybodys(setup, team):
    response = submit(setup)
    api.return_response(response=response, by=viewer(setup.trainer), comment="Say by when.")
    assert states() == dict.fromkeys(ids(setup, 0, 1, 2), "returned")
    submit(setup, {"prompt-beyond": "By May"}, who=2, seen=COMPLETE)
    assert ResponseSubmission.objects.filter(response=response).count() == 2


def test_late_member_after_acceptance_has_a_grade_only_when_accepted_again(setup, team):
    response = submit(setup)
    accept(setup, response)
    join(team, setup.enrolments[3])
    assert not Grade.objects.filter(enrolment=setup.enrolments[3]).exists()
    accept(setup, response, {"place": 3, "facts": 3}, base=1)
    assert Grade.objects.get(enrolment=setup.enrolments[3]).points == 6


def test_withdrawn_member_gets_no_grade(setup, team):
    response = submit(setup)
    Enrolment.objects.filter(pk=setup.enrolments[2].pk).update(state="withdrawn")
    assert {one.enrolment_id for one in accept(setup, response)} == ids(setup, 0, 1)


def override(setup, response, who, points="1", reason="Did not take part", by=None):
    person = viewer(by or setup.trainer)
    return api.override_grade(
        response=response, enrolment=setup.enrolments[who], points=Decimal(points), reason=reason, by=person
    )


def test_points_of_one_member_stay_when_accepted_again(setup, team):
    response = submit(setup)
    override(setup, response, 2)
    accept(setup, response)
    accept(setup, response, {"place": 1, "facts": 1}, base=1)
    points = dict(Grade.objects.values_list("enrolment", "points"))
    assert points == {**dict.fromkeys(ids(setup, 0, 1), 2), setup.enrolments[2].pk: 1}


def test_points_of_one_member_change_the_grade_at_once_and_back(setup, team):
    response = submit(setup)
    accept(setup, response)
    override(setup, response, 2)
    grade = Grade.objects.get(enrolment=setup.enrolments[2])
    assert (grade.points, grade.detail["is_own"]) == (1, True)
    assert grade.changes.last().reason == "Did not take part"
    api.clear_override(response=response, enrolment=setup.enrolments[2], by=viewer(setup.trainer))
    grade.refresh_from_db()
    assert grade.points == 5
    assert not MarkOverride.objects.exists()


def test_points_of_one_member_are_guarded(setup, team):
    response = submit(setup)
    with pytest.raises(NotAMemberError):
        override(setup, response, 3)
    with pytest.raises(ReasonMissingError):
        override(setup, response, 2, reason=" ")
    with pytest.raises(GradeOutOfRangeError):
        override(setup, response, 2, points="7")
    for person in (setup.trainee, make_cohort().trainer):
        with pytest.raises(NotYourCohortError):
            override(setup, response, 2, by=person)
    with pytest.raises(NotHandedInError):
        override(setup, submit(setup, who=3), 3)
    assert not MarkOverride.objects.exists()


def test_group_waits_once_and_shows_its_members(setup, team):
    submit(setup)
    (waiting,) = waiting_for_marking(setup.cohort)
    assert waiting.count == 1
    (row,) = responses_to_mark(viewer(setup.trainer), setup.cohort, setup.course.activity("E2").pk)
    assert {one.enrolment_id for one in row.members.all()} == ids(setup, 0, 1, 2)
    assert not responses_to_mark(viewer(make_cohort().trainer), setup.cohort, row.activity_id).exists()


def test_strangers_and_other_groups_do_not_see_it(setup, team):
    make_team(setup, 3, 4)
    submit(setup)
    for person in (setup.trainees[3], make_cohort().trainee, make_cohort().trainer):
        assert not responses_visible_to(viewer(person)).exists()
    for number in (0, 1, 2):
        assert responses_visible_to(viewer(setup.trainees[number])).exists()


@pytest.mark.database_sensitive
def test_answer_belongs_to_one_learner_or_one_group(setup, team):
    response = save(setup, {"cell-ind-eco": "x"}).response
    values = {"activity": response.activity, "version": response.version}
    for owner in ({}, {"group": team, "enrolment": setup.enrolment}, {"group": team}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Response.objects.create(**values, **owner)


@pytest.mark.database_sensitive
def test_member_has_one_answer_to_an_activity(setup, team):
    save(setup, {"cell-ind-eco": "x"})
    alone = save(setup, {"cell-ind-eco": "x"}, who=3).response
    with pytest.raises(IntegrityError), transaction.atomic():
        ResponseMember.objects.create(response=alone, enrolment=setup.enrolment, activity=alone.activity)


@pytest.mark.database_sensitive
@pytest.mark.parametrize("values", [{"points": -1}, {"reason": ""}])
def test_override_is_guarded_by_the_database(setup, team, values):
    override(setup, submit(setup), 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        MarkOverride.objects.update(**values)
