"""The page of an exercise: what is shown, kept, refused and never shown."""

from __future__ import annotations

import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from lms.models import Cohort
from tests.factories.people import PASSWORD
from tests.workbook.conftest import COMPLETE, viewer
from tests.workbook.requests import post, save_json, url
from workbook import api
from workbook.merging import digest, digests
from workbook.models import Response, ResponseSubmission


@pytest.fixture
def client(setup, client_as):
    """Signed in as the first trainee."""
    return client_as(setup.trainee)


@pytest.mark.parametrize("code", ["E1", "E2", "E3"])
def test_page_shows_no_answer_key_before_handing_in(setup, client, code):
    page = client.get(url(setup, code)).content.decode()
    for secret in ("She could have stayed", "Watch for labels", "The model answer", "Say by when", "hidden debt"):
        assert secret not in page
    assert "Ask how she left" not in page


def test_page_shows_task_case_minutes_and_what_it_counts_for(setup, client):
    page = client.get(url(setup)).content.decode()
    assert "Read the <strong>file</strong>" in page
    assert "Karwan comes with a folder" in page
    assert "Counts for the certificate" in page
    assert "Counts for the certificate" not in client.get(url(setup, "E1")).content.decode()


def test_trainer_sees_notes_and_saves_nothing(setup, client_as):
    trainer = client_as(setup.trainer)
    page = trainer.get(url(setup)).content.decode()
    assert "Watch for labels" in page
    assert "hidden debt" in page
    assert 'id="answer"' not in page
    assert 'value="save"' not in page
    assert 'value="submit"' not in page
    assert post(trainer, setup, COMPLETE).status_code == 403
    assert save_json(trainer, setup, COMPLETE, person=setup.trainer).status_code == 403
    assert not Response.objects.exists()


def test_stranger_and_other_cohort_get_404(setup, client_as, stranger, other_trainee, other_trainer):
    for person in (stranger, other_trainee, other_trainer):
        visitor = client_as(person)
        assert visitor.get(url(setup)).status_code == 404
        assert post(visitor, setup, COMPLETE).status_code == 404
        assert save_json(visitor, setup, COMPLETE).status_code == 404


def test_unknown_exercise_and_lesson_are_404(setup, client):
    assert client.get(url(setup, "E9")).status_code == 404
    assert client.get(url(setup, "A1")).status_code == 404


def test_visitor_is_sent_to_sign_in(setup):
    response = Client().get(url(setup))
    assert response.status_code == 302
    assert "next=" in response["Location"]


def test_save_and_hand_in_redirect_with_a_message(setup, client):
    response = post(client, setup, {"cell-ind-eco": "K+ a trade"})
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert "Saved at" in page
    assert "K+ a trade" in page
    assert post(client, setup, COMPLETE, "submit", seen={"cell-ind-eco": "K+ a trade"}).status_code == 302
    assert "Your trainer will mark it" in client.get(url(setup)).content.decode()


def test_double_click_hands_in_once(setup, client):
    key = str(uuid.uuid4())
    for _click in range(2):
        assert post(client, setup, COMPLETE, "submit", request_key=key).status_code == 302
    assert ResponseSubmission.objects.count() == 1


def test_incomplete_answer_is_shown_again_with_named_errors(setup, client):
    response = post(client, setup, {"cell-ind-eco": "K+ a trade"}, "submit")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#f-prompt-beyond"' in page
    assert "Fill at least 2 cells" in page
    assert "K+ a trade" in page
    assert Response.objects.get().answers == {"cell-ind-eco": "K+ a trade"}  # the draft was saved
    assert digest("K+ a trade") in page  # and the page goes on from it
    assert post(client, setup, COMPLETE, "submit", seen={"cell-ind-eco": "K+ a trade"}).status_code == 302


def test_too_long_text_is_kept_and_shown_again(setup, client):
    response = post(client, setup, {"cell-ind-eco": "x" * 10_001})
    assert response.status_code == 422
    assert "x" * 10_001 in response.content.decode()
    assert Response.objects.get().answers == {}


def test_html_in_an_answer_is_text(setup, client, client_as):
    evil = {**COMPLETE, "prompt-beyond": "<script>alert('x')</script>\u202eevil"}
    post(client, setup, evil, "submit")
    enrolment = setup.enrolment.key
    bench = reverse("lms_workbook:grade", kwargs={"cohort": setup.cohort.code, "slug": "e2", "enrolment": enrolment})
    for page in (client.get(url(setup)), client_as(setup.trainer).get(bench)):
        html = page.content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html
        assert "\u202e" not in html


def test_second_tab_shows_both_versions_and_the_choice_wins(setup, client):
    post(client, setup, {"cell-ind-eco": "from the phone"})
    response = post(client, setup, {"cell-ind-eco": "from the laptop"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "from the phone" in page
    assert "from the laptop" in page
    assert Response.objects.get().answers == {"cell-ind-eco": "from the phone"}
    seen = {"cell-ind-eco": "from the phone"}
    assert f'value="{escape(json.dumps(digests(seen), separators=(",", ":")))}"' in page
    assert post(client, setup, {"cell-ind-eco": "from the laptop"}, seen=seen).status_code == 302
    assert Response.objects.get().answers == {"cell-ind-eco": "from the laptop"}


def test_form_sent_again_after_going_back_loses_nothing(setup, client):
    """The page of the first post is still in the browser: the same key, more text."""
    key = str(uuid.uuid4())
    post(client, setup, {"cell-ind-eco": "first"}, request_key=key)
    post(client, setup, {"cell-ind-eco": "first", "cell-ind-soc": "and more"}, request_key=key)
    assert Response.objects.get().answers == {"cell-ind-eco": "first", "cell-ind-soc": "and more"}


def test_field_that_another_changed_is_not_put_back_by_a_stale_form(setup, client, save):
    seen = {"cell-ind-eco": "old", "cell-ind-soc": "old"}
    save("E2", seen)
    save("E2", {"cell-ind-soc": "newer"}, seen=seen)
    response = post(client, setup, {**seen, "cell-ind-eco": "mine"}, seen=seen)
    assert response.status_code == 302
    assert Response.objects.get().answers == {"cell-ind-eco": "mine", "cell-ind-soc": "newer"}


def test_conflict_page_does_not_show_a_stale_text_in_other_fields(setup, client, save):
    """Else saving the page of the conflict would put it back."""
    seen = {"cell-ind-eco": "old", "cell-ind-soc": "old"}
    save("E2", seen)
    save("E2", {"cell-ind-eco": "theirs", "cell-ind-soc": "newer"}, seen=seen)
    page = post(client, setup, {**seen, "cell-ind-eco": "mine"}, seen=seen).content.decode()
    form = page[page.index('id="answer"') :]
    assert ">\nnewer</textarea>" in form
    assert ">\nold</textarea>" not in form


def test_text_that_waited_meets_a_newer_one_as_a_conflict(setup, save):
    browser = Client()
    save("E2", {"cell-ind-eco": "old"})
    post(browser, setup, {"cell-ind-eco": "signed out"}, seen={"cell-ind-eco": "old"})
    save("E2", {"cell-ind-eco": "newer"}, seen={"cell-ind-eco": "old"})
    browser.login(username=setup.trainee.account.username, password=PASSWORD)
    page = browser.get(url(setup)).content.decode()
    assert "signed out</textarea>" in page
    assert digest("old") in page
    assert digest("newer") not in page


def test_post_after_handing_in_shows_what_was_typed(setup, client):
    post(client, setup, COMPLETE, "submit")
    response = post(client, setup, {**COMPLETE, "cell-ind-eco": "an afterthought"}, seen=COMPLETE)
    assert response.status_code == 409
    assert "an afterthought" in response.content.decode()
    assert Response.objects.get().answers == COMPLETE


def test_closed_cohort_keeps_the_typed_text_on_the_page(setup, client):
    Cohort.objects.update(state="closed")
    response = post(client, setup, {"cell-ind-eco": "too late"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "This course is closed" in page
    assert "too late" in page


def test_post_from_another_account_is_not_mixed_up(setup, client_as):
    """The page was opened by one trainee; another has signed in on the same device since."""
    other = client_as(setup.trainees[1])
    response = post(other, setup, {"cell-ind-eco": "belongs to the first"})
    assert response.status_code == 409
    assert save_json(other, setup, {"cell-ind-eco": "belongs to the first"}).status_code == 403
    assert not Response.objects.exists()


def test_expired_session_gives_the_text_back_after_signing_in(setup):
    browser = Client()
    response = post(browser, setup, {"cell-ind-eco": "written while signed out"})
    assert response.status_code == 302
    assert "login" in response["Location"]
    browser.login(username=setup.trainee.account.username, password=PASSWORD)
    page = browser.get(url(setup)).content.decode()
    assert "written while signed out" in page
    assert not Response.objects.exists()  # shown, and the learner saves it
    assert "written while signed out" not in browser.get(url(setup)).content.decode()


def test_expired_session_text_is_not_given_to_another_person(setup):
    browser = Client()
    post(browser, setup, {"cell-ind-eco": "written while signed out"})
    browser.login(username=setup.trainees[1].account.username, password=PASSWORD)
    assert "written while signed out" not in browser.get(url(setup)).content.decode()


def test_matching_result_comes_with_reasons_at_once(setup, client):
    post(client, setup, {"item-i01": "removal", "item-i02": "removal"}, "submit", "E1")
    page = client.get(url(setup, "E1")).content.decode()
    assert "She could have stayed" in page
    assert "Right would be:" in page
    assert '<b class="num">1</b> of <span class="num">2</span>' in page


def test_matching_below_the_pass_mark_is_handed_in_not_accepted(setup, client):
    post(client, setup, {"item-i01": "removal", "item-i02": "removal"}, "submit", "E1")
    client.get(url(setup, "E1"))  # takes the message
    page = client.get(url(setup, "E1")).content.decode()
    assert Response.objects.get().state == Response.State.ACCEPTED  # what the rule of completion reads
    assert "Below the pass mark" in page
    assert "Handed in" in page
    assert "Accepted" not in page
    assert "accepted" not in page


def test_summary_of_errors_names_a_short_case_by_its_number(setup, client):
    page = post(client, setup, {"item-i01": "free"}, "submit", "E1").content.decode()
    summary = page[page.index('id="error-summary"') :].partition("</div>")[0]
    assert "Case 2: Choose a description for this case." in summary
    assert 'href="#f-item-i02"' in summary
    assert "Two officers accompany" not in summary


def test_what_a_good_answer_is_stands_before_the_form(setup, client):
    page = client.get(url(setup)).content.decode()
    places = [page.index(mark) for mark in ('id="task-t"', "How it is marked", 'id="answer"', 'rel="prev"')]
    assert places == sorted(places)
    assert "wb-about" not in client.get(url(setup, "E3")).content.decode()


def test_result_and_model_answer_are_hidden_until_released(setup, client, handed_in):
    by = viewer(setup.trainer)
    scores = {"place": 3, "facts": 2}
    api.accept(response=handed_in, by=by, scores=scores, feedback="Exact and kind.", base_revision=0)
    page = client.get(url(setup)).content.decode()
    assert "The result follows" in page
    assert "Exact and kind." not in page
    assert "The model answer" not in page
    api.release_results(cohort=setup.cohort, activity=handed_in.activity, by=by)
    page = client.get(url(setup)).content.decode()
    assert "Exact and kind." in page
    assert "The model answer" in page
    assert page.count("is-given") == 2


def test_returned_answer_shows_the_comment_and_can_be_changed(setup, client, handed_in):
    api.return_response(response=handed_in, by=viewer(setup.trainer), comment="Which office?")
    page = client.get(url(setup)).content.decode()
    assert "Which office?" in page
    assert "Hand in again" in page


def test_reflection_says_that_it_is_private_and_nobody_else_finds_it(setup, client, client_as, administrator):
    assert "Only you can read this" in client.get(url(setup, "E3")).content.decode()
    secret = "a private thought"
    post(client, setup, {"prompt-answer": secret}, "submit", "E3")
    assert secret in client.get(url(setup, "E3")).content.decode()
    places = [url(setup, "E3"), reverse("lms_workbook:grading", kwargs={"cohort": setup.cohort.code})]
    for person in (setup.trainer, administrator):
        visitor = client_as(person)
        for place in places:
            assert secret not in visitor.get(place).content.decode()
        kwargs = {"cohort": setup.cohort.code, "slug": "e3"}
        assert visitor.get(reverse("lms_workbook:grading_list", kwargs=kwargs)).status_code == 404
        kwargs["enrolment"] = setup.enrolment.key
        assert visitor.get(reverse("lms_workbook:grade", kwargs=kwargs)).status_code == 404
    assert secret not in client_as(setup.trainees[1]).get(url(setup, "E3")).content.decode()


def test_page_takes_few_queries(setup, client, django_assert_max_num_queries):
    client.get(url(setup))
    # Session, account, person, enrolment, answer, result, opened parts, deadline, footer.
    with django_assert_max_num_queries(9):
        client.get(url(setup))
