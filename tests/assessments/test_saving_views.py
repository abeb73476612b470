"""Two windows, late answers, a session that ended, and the autosave."""

from __future__ import annotations

import pytest
from django.test import Client

from assessments.models import Attempt
from tests.assessments.quizzes import posted, start, submit, text_of
from tests.factories import CohortSetup


def test_second_window_is_told_and_may_decide(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)
    learner.post(f"{url}1/", posted(attempt, {"q-q04": {"number": "1"}}, action="save"))

    response = learner.post(f"{url}1/", posted(attempt, action="submit"))

    page = text_of(response)
    assert response.status_code == 409
    assert "changed in another window" in page
    assert 'name="revision" value="1"' in page
    assert "11861" in page  # what was typed here
    assert learner.post(f"{url}1/", posted(attempt, action="submit", revision=1)).status_code == 302


def test_late_answers_lead_to_the_result(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)
    submit(attempt)

    response = learner.post(f"{url}1/", posted(attempt, action="save"))

    assert response["Location"] == f"{url}1/result/"
    assert learner.get(f"{url}1/")["Location"] == f"{url}1/result/"


def test_expired_session_loses_nothing(setup: CohortSetup, url: str, client: Client) -> None:
    attempt = start(setup)

    page = client.post(f"{url}1/", posted(attempt, action="submit"))
    saved = client.post(f"{url}1/save/", posted(attempt))

    assert page.status_code == 401
    assert "go back one page" in text_of(page)
    assert (saved.status_code, saved.json()["error"]) == (401, "signed_out")
    assert Attempt.objects.get().answers == {}


def test_autosave_answers_in_json(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)
    data = posted(attempt, {"q-q04": {"number": "12x"}})

    first, repeated = learner.post(f"{url}1/save/", data), learner.post(f"{url}1/save/", data)
    other = learner.post(f"{url}1/save/", data | {"request_key": ""})
    submit(attempt, revision=1)
    late = learner.post(f"{url}1/save/", data)

    assert first.json()["revision"] == repeated.json()["revision"] == 1
    assert (other.status_code, other.json()["error"], other.json()["revision"]) == (409, "changed_elsewhere", 1)
    assert (late.status_code, late.json()["error"], late.json()["url"]) == (409, "handed_in", f"{url}1/result/")
    assert learner.get(f"{url}1/save/").status_code == 405


@pytest.mark.parametrize("value", ["", "-1", "abc", "9" * 50, "٣"])
def test_autosave_with_a_broken_revision_is_a_conflict(
    setup: CohortSetup, learner: Client, url: str, value: str
) -> None:
    assert learner.post(f"{url}1/save/", posted(start(setup), revision=value)).status_code == 409
