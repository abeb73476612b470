"""The certification rule: pure facts in, verdict with reasons out."""

from decimal import Decimal

import pytest

from lms.completion.policy import ActivityFact, Facts, RequiredActivity, Rule, judge

RULE = Rule(
    attendance_percent=80,
    activities=(
        RequiredActivity(code="A1-E1", state="submitted"),
        RequiredActivity(code="A1-E2", state="accepted", min_percent=60),
    ),
    trainer_sign_off=True,
)
MET = Facts(
    planned_minutes=1440,
    attended_minutes=1152,
    activities={"A1-E1": ActivityFact("submitted"), "A1-E2": ActivityFact("accepted", Decimal(60))},
    is_signed_off=True,
)


def facts(**changes):
    return Facts(**{**MET.__dict__, **changes})


def test_judge_everything_reached_is_met():
    assert judge(RULE, MET).is_met
    assert judge(RULE, MET).met_count == 4


@pytest.mark.parametrize(("attended", "is_met"), [(1151, False), (1152, True), (1440, True)])
def test_judge_attendance_counts_to_the_minute(attended, is_met):
    assert judge(RULE, facts(attended_minutes=attended)).is_met is is_met


def test_judge_attendance_share_is_rounded_up_not_down():
    # 80 % of 1,291 minutes are 1,032.8: 1,032 minutes are too few.
    verdict = judge(RULE, facts(planned_minutes=1291, attended_minutes=1032))
    assert verdict.items[0].need == 1033
    assert not verdict.is_met


def test_judge_without_planned_sessions_attendance_is_not_met():
    assert not judge(RULE, facts(planned_minutes=0, attended_minutes=0)).is_met


@pytest.mark.parametrize(
    ("fact", "is_met"),
    [
        (ActivityFact("accepted", Decimal("59.99")), False),
        (ActivityFact("accepted", None), False),
        (ActivityFact("submitted", Decimal(100)), False),
        (ActivityFact("returned", Decimal(100)), False),
        (ActivityFact("accepted", Decimal(60)), True),
    ],
)
def test_judge_accepted_activity_needs_state_and_released_result(fact, is_met):
    activities = {**MET.activities, "A1-E2": fact}
    assert judge(RULE, facts(activities=activities)).is_met is is_met


def test_judge_returned_answer_does_not_count_as_handed_in():
    activities = {**MET.activities, "A1-E1": ActivityFact("returned")}
    verdict = judge(RULE, facts(activities=activities))
    assert [item.code for item in verdict.items if not item.is_met] == ["A1-E1"]


def test_judge_missing_sign_off_is_named():
    verdict = judge(RULE, facts(is_signed_off=False))
    assert [item.kind for item in verdict.items if not item.is_met] == ["sign_off"]


def test_judge_an_empty_rule_is_not_met_by_itself():
    empty = Rule(attendance_percent=0, activities=(), trainer_sign_off=False)
    assert not judge(empty, facts(is_signed_off=False)).is_met


def test_rule_survives_json():
    assert Rule.from_json(RULE.to_json()) == RULE
