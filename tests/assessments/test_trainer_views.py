"""What the trainers of a cohort see."""

from __future__ import annotations

import pytest

from assessments.charts import BASE, TOP, WIDTH, bars
from lms.models import Person
from tests.assessments.quizzes import key_answers, make_quiz_course, queries_of, start, submit
from tests.conftest import ClientAs
from tests.factories import CohortSetup, EnrolmentFactory, make_cohort


def test_trainer_is_led_to_the_results(setup: CohortSetup, client_as: ClientAs, url: str) -> None:
    assert client_as(setup.trainer).get(url)["Location"] == f"{url}results/"


def test_trainer_sees_key_people_and_difficulty(setup: CohortSetup, client_as: ClientAs, url: str) -> None:
    submit(start(setup))
    submit(start(setup, setup.enrolments[1]), key_answers() | {"q-q04": {"number": "1"}})
    start(setup, setup.enrolments[2])

    page = client_as(setup.trainer).get(f"{url}results/").content.decode()

    assert "2 of 3 handed in" in page
    assert "11861 people (accepted: 11799 to 11903)" in page
    assert "EXPLAINED-ONE" in page
    assert "SAID-VALLETTA" in page
    assert "It is the seat of government." in page
    assert "<bdi>1</bdi> of <bdi>2</bdi> right" in page
    assert "working on it" in page
    for person in setup.trainees:
        assert str(person) in page


def test_difficulty_counts_first_attempts_only(setup: CohortSetup, client_as: ClientAs, url: str) -> None:
    submit(start(setup), key_answers() | {"q-q04": {"number": "1"}})
    submit(start(setup))

    page = client_as(setup.trainer).get(f"{url}results/").content.decode()

    assert "<bdi>0</bdi> of <bdi>1</bdi> right" in page


def test_trainee_is_refused(setup: CohortSetup, client_as: ClientAs, url: str) -> None:
    assert client_as(setup.trainee).get(f"{url}results/").status_code == 403


@pytest.mark.parametrize("suffix", ["1/", "1/result/"])
def test_trainer_has_no_attempts(setup: CohortSetup, client_as: ClientAs, url: str, suffix: str) -> None:
    submit(start(setup))
    assert client_as(setup.trainer).get(url + suffix).status_code == 404


def test_administrator_sees_any_cohort(client_as: ClientAs, url: str, administrator: Person) -> None:
    assert client_as(administrator).get(f"{url}results/").status_code == 200


def test_empty_cohort_is_said_to_be_empty(db: None, client_as: ClientAs) -> None:
    empty = make_cohort(make_quiz_course(), trainees=0)
    page = client_as(empty.trainer).get(f"/en/learn/{empty.cohort.code}/quiz/a1-quiz/results/").content.decode()
    assert "Nobody is enrolled yet" in page


def test_results_take_the_same_queries_for_one_and_for_three(db: None, client_as: ClientAs) -> None:
    setup = make_cohort(make_quiz_course(), trainees=1)
    client = client_as(setup.trainer)
    address = f"/en/learn/{setup.cohort.code}/quiz/a1-quiz/results/"
    submit(start(setup))
    client.get(address)

    one = queries_of(client, address)
    for enrolment in EnrolmentFactory.create_batch(2, cohort=setup.cohort):
        submit(start(setup, enrolment))
    three = queries_of(client, address)

    assert one == three
    assert one[1] == 2


def test_bars_follow_the_reading_direction_and_stay_inside() -> None:
    values = [("1", 0), ("2", 50), ("3", 100)]

    left, right = bars(values), bars(values, is_rtl=True)

    assert [bar.label for bar in sorted(left, key=lambda bar: bar.x)] == ["1", "2", "3"]
    assert [bar.label for bar in sorted(right, key=lambda bar: bar.x)] == ["3", "2", "1"]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and TOP <= bar.y <= BASE for bar in left + right)
    assert bars([]) == []
