"""A trainer enters an answer from paper: marked as such, merged like any other, never private."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lms.api import PrivateActivityError
from lms.models import Enrolment, Progress
from tests.factories import make_cohort
from tests.factories.people import PASSWORD
from tests.workbook.conftest import COMPLETE, delivery, viewer
from tests.workbook.requests import form_data, save_json, url
from workbook import api
from workbook.api import Writer
from workbook.errors import NotYourAnswerError
from workbook.models import Response, ResponseChange, ResponseSubmission
from workbook.queries import responses_visible_to


@pytest.fixture
def trainer(setup, client_as):
    """A client signed in as the trainer."""
    return client_as(setup.trainer)


@pytest.fixture
def address(setup):
    return url(setup, name="transcription", enrolment=setup.enrolment.key)


def paper(setup, answers, act=api.save_draft, code="E2", by=None, **more):
    writer = Writer(setup.enrolment, by or setup.trainer, is_transcription=True)
    return act(**delivery(setup, code, answers, device="desk", **{"writer": writer, **more}))


def test_paper_is_the_learners_answer_marked_as_entered(setup, enrolment):
    response = paper(setup, COMPLETE, api.submit).response
    assert (response.enrolment, response.state, response.transcribed_by) == (enrolment, "submitted", setup.trainer)
    assert Progress.objects.get(enrolment=enrolment).state == "submitted"
    submission = ResponseSubmission.objects.get()
    assert (submission.by, submission.is_transcription) == (setup.trainer, True)
    assert ResponseChange.objects.get().is_transcription


def test_newer_text_of_the_learner_is_not_overwritten(setup, save):
    save("E2", {"cell-ind-eco": "typed by the learner"})
    result = paper(setup, {"cell-ind-eco": "from paper", "cell-ind-soc": "free"})
    assert result.conflicts["cell-ind-eco"].theirs == "typed by the learner"
    assert Response.objects.get().answers == {"cell-ind-eco": "typed by the learner", "cell-ind-soc": "free"}


def test_private_text_is_never_entered_by_another(setup):
    with pytest.raises(PrivateActivityError):
        paper(setup, {"prompt-answer": "x"}, code="E3")
    assert not Response.objects.exists()


def test_only_trainers_of_the_cohort_enter(setup):
    for person in (setup.trainees[1], make_cohort().trainer):
        with pytest.raises(NotYourAnswerError):
            paper(setup, COMPLETE, by=person)
    assert not Response.objects.exists()


def test_trainer_sees_a_draft_that_was_entered_from_paper_and_no_other(setup, save):
    save("E2", {"cell-ind-eco": "x"}, who=1)
    paper(setup, {"cell-ind-eco": "x"})
    assert [one.enrolment for one in responses_visible_to(viewer(setup.trainer))] == [setup.enrolment]


def test_page_saves_hands_in_and_is_shown_to_both(setup, trainer, client_as, address):
    page = trainer.get(address).content.decode()
    assert "from paper" in page
    assert str(setup.trainee) in page
    assert f"?for={setup.enrolment.key}" in page
    assert trainer.post(address, form_data(COMPLETE, setup.trainer, act="submit")).status_code == 302
    bench = trainer.get(url(setup, name="exercise").replace("exercise/e2", "grading/e2") + f"{setup.enrolment.key}/")
    for html in (client_as(setup.trainee).get(url(setup)).content.decode(), bench.content.decode()):
        assert "Entered from paper by" in html
        assert str(setup.trainer) in html


def test_page_has_no_notes_for_the_trainer_in_the_form_of_the_learner(setup, trainer, address):
    page = trainer.get(address).content.decode()
    assert "Watch for labels" not in page
    assert 'id="answer"' in page


def test_draft_of_the_learner_is_not_read_over_paper(setup, save, trainer, address):
    """Only a field that both wrote is shown, and then both texts; saving again replaces the other."""
    save("E2", {"cell-ind-eco": "secret draft", "cell-ind-soc": "another secret"})
    assert "secret" not in trainer.get(address).content.decode()
    assert trainer.get(url(setup, name="draft") + f"?for={setup.enrolment.key}").status_code == 204
    response = trainer.post(address, form_data({"cell-ind-eco": "from paper"}, setup.trainer))
    page = response.content.decode()
    assert response.status_code == 409
    assert "secret draft" in page
    assert "another secret" not in page
    seen = {"cell-ind-eco": "secret draft"}
    assert trainer.post(address, form_data({"cell-ind-eco": "from paper"}, setup.trainer, seen=seen)).status_code == 302
    assert Response.objects.get().answers == {"cell-ind-eco": "from paper", "cell-ind-soc": "another secret"}


def test_form_of_the_learner_is_not_taken_for_the_trainers(setup, trainer, address):
    assert trainer.post(address, form_data(COMPLETE, setup.trainee)).status_code == 409
    assert not Response.objects.exists()


def test_script_saves_for_the_learner(setup, trainer):
    query = f"?for={setup.enrolment.key}"
    response = save_json(trainer, setup, {"cell-ind-eco": "x"}, person=setup.trainer, query=query)
    assert response.status_code == 200
    assert Response.objects.get().transcribed_by == setup.trainer
    assert trainer.get(url(setup, name="draft") + query).json()["revision"] == 1  # entered, so shared
    assert save_json(trainer, setup, {"cell-ind-eco": "x"}, query=query).status_code == 403  # the learner's key


@pytest.mark.parametrize("query", ["?for=x", "?for=", "?for=00000000-0000-4000-8000-000000000000"])
def test_unknown_learner_is_404(setup, trainer, query):
    assert save_json(trainer, setup, COMPLETE, person=setup.trainer, query=query).status_code == 404


def test_learners_do_not_write_for_each_other(setup, client_as):
    other = client_as(setup.trainees[1])
    query = f"?for={setup.enrolment.key}"
    assert save_json(other, setup, COMPLETE, person=setup.trainees[1], query=query).status_code == 404
    assert other.get(url(setup, name="history") + query).status_code == 404
    assert not Response.objects.exists()


def test_withdrawn_learner_and_private_exercise_are_404(setup, trainer, address):
    place = url(setup, "E3", "transcription", enrolment=setup.enrolment.key)
    assert trainer.get(place).status_code == 404
    Enrolment.objects.update(state="withdrawn")
    assert trainer.get(address).status_code == 404


def test_text_waits_for_the_trainer_who_was_signed_out(setup, address):
    browser = Client()
    browser.post(address, form_data({"cell-ind-eco": "from paper, signed out"}, setup.trainer))
    browser.login(username=setup.trainer.account.username, password=PASSWORD)
    assert "from paper, signed out" not in browser.get(url(setup)).content.decode()
    assert "from paper, signed out" in browser.get(address).content.decode()


@pytest.mark.database_sensitive
def test_paper_has_a_person_and_a_time(setup, save):
    save("E2", {"cell-ind-eco": "x"})
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(transcribed_by=setup.trainer)
