"""The address to which the script saves: repeated, signed out, in conflict, closed, broken."""

from __future__ import annotations

import json
import uuid

import pytest
from django.test import Client

from lms.models import Cohort
from tests.workbook.conftest import COMPLETE
from tests.workbook.requests import save_json, url
from workbook.models import Response, ResponseSubmission


@pytest.fixture
def client(setup, client_as):
    """Signed in as the first trainee."""
    return client_as(setup.trainee)


def test_draft_saves_json_and_repeats(setup, client):
    again = {"request_key": str(uuid.uuid4()), "seq": 1}
    first = save_json(client, setup, {"cell-ind-eco": "x"}, **again)
    second = save_json(client, setup, {"cell-ind-eco": "x"}, **again)
    assert first.status_code == 200
    assert first.json() == second.json()
    saved_at = Response.objects.get().saved_at.isoformat()
    assert first.json() == {
        "code": "ok",
        "revision": 1,
        "saved_at": saved_at,
        "state": "draft",
        "others": {},
        "cleaned": {},
        "warnings": {},
    }


def test_draft_signed_out_is_401_json(setup):
    response = save_json(Client(), setup, {"cell-ind-eco": "x"})
    assert (response.status_code, response.json()) == (401, {"code": "signed_out"})
    assert Client().get(url(setup, name="draft")).status_code == 401


def test_draft_conflict_carries_both_texts_and_saves_the_rest(setup, client):
    save_json(client, setup, {"cell-ind-eco": "tab one"})
    answers = {"cell-ind-eco": "tab two", "cell-ind-soc": "only here"}
    response = save_json(client, setup, answers, device=str(uuid.uuid4()))
    data = response.json()
    assert (response.status_code, data["code"], data["revision"]) == (409, "conflict", 2)
    field = data["fields"]["cell-ind-eco"]
    assert (field["theirs"], field["mine"], field["by"]) == ("tab one", "tab two", str(setup.trainee))
    assert Response.objects.get().answers == {"cell-ind-eco": "tab one", "cell-ind-soc": "only here"}


def test_base_is_cleaned_like_a_value(setup, client):
    save_json(client, setup, {"cell-ind-eco": "a\nb"})
    answer = save_json(client, setup, {"cell-ind-eco": "c"}, seen={"cell-ind-eco": "a\r\nb"}, device=str(uuid.uuid4()))
    assert answer.status_code == 200


def test_draft_after_handing_in_is_423(setup, client, handed_in):
    response = save_json(client, setup, {"cell-ind-eco": "late"}, seen=COMPLETE)
    assert (response.status_code, response.json()["code"]) == (423, "locked")
    assert response.json()["state"] == "submitted"


def test_draft_in_a_closed_cohort_is_423_and_leaks_nothing(setup, client, save):
    save("E2", {"cell-ind-eco": "x"})
    Cohort.objects.update(state="closed")
    response = save_json(client, setup, {"cell-ind-soc": "late"})
    assert response.status_code == 423
    assert set(response.json()) == {"code", "message"}
    assert response.json()["code"] == "closed"


def test_draft_too_long_is_422_with_the_field_and_the_rest_is_saved(setup, client):
    response = save_json(client, setup, {"cell-ind-eco": "x" * 10_001, "cell-ind-soc": "short"})
    assert response.status_code == 422
    assert (response.json()["code"], list(response.json()["errors"])) == ("invalid", ["cell-ind-eco"])
    assert Response.objects.get().answers == {"cell-ind-soc": "short"}


def test_submit_by_script_hands_in_once(setup, client):
    again = {"request_key": str(uuid.uuid4()), "seq": 1, "act": "submit"}
    for _delivery in range(2):
        response = save_json(client, setup, COMPLETE, **again)
        assert (response.status_code, response.json()["state"]) == (200, "submitted")
    assert ResponseSubmission.objects.count() == 1


def test_submit_by_script_incomplete_is_422_and_saved(setup, client):
    response = save_json(client, setup, {"cell-ind-eco": "x"}, act="submit")
    assert (response.status_code, response.json()["code"]) == (422, "incomplete")
    assert set(response.json()["errors"]) == {"cell-ind-soc", "prompt-beyond"}
    assert response.json()["revision"] == 1
    assert Response.objects.get().state == "draft"


@pytest.mark.parametrize("body", ["", "[]", "{", '{"changes": 3}', "null", '"x"', "[" * 5000, "\ud800"])
def test_draft_with_broken_json_is_400(setup, client, body):
    data = body.encode("utf-8", "surrogatepass")
    assert client.post(url(setup, name="draft"), data, content_type="application/json").status_code == 400


@pytest.mark.parametrize("pair", [["", ["x"]], ["", None], "x", ["only one"], [1, "x"], None, {"a": 1}])
def test_draft_with_anything_but_texts_is_400_and_writes_nothing(setup, client, pair):
    response = save_json(client, setup, {}, changes={"cell-ind-eco": pair})
    assert (response.status_code, response.json()) == (400, {"code": "bad_request"})
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"device": "x"},
        {"seq": -1},
        {"seq": True},
        {"seq": "9" * 30},
        {"request_key": 5},
        {"act": "grade"},
        {"changes": []},
    ],
)
def test_draft_with_a_wrong_envelope_is_400(setup, client, wrong):
    assert save_json(client, setup, {"cell-ind-eco": "x"}, **wrong).status_code == 400
    assert not Response.objects.exists()


def test_draft_larger_than_the_site_takes_is_413(setup, client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = save_json(client, setup, {"cell-ind-eco": "x" * 2000})
    assert (response.status_code, response.json()) == (413, {"code": "too_large"})


def test_surrogates_and_unknown_fields_do_no_harm(setup, client):
    body = {"cell-ind-eco": "a\ud800b", "cell-\ud800": "x", "is_admin": "yes"}
    response = save_json(client, setup, body)
    assert (response.status_code, response.json()["cleaned"]) == (200, {"cell-ind-eco": "ab"})
    assert Response.objects.get().answers == {"cell-ind-eco": "ab"}


def test_news_are_what_others_changed_since(setup, client, save):
    assert client.get(url(setup, name="draft")).status_code == 204
    save("E2", {"cell-ind-eco": "one"})
    save("E2", {"cell-ind-soc": "two"})
    data = client.get(url(setup, name="draft") + "?known=1").json()
    assert (data["revision"], data["state"], list(data["others"])) == (2, "draft", ["cell-ind-soc"])
    assert (data["others"]["cell-ind-soc"]["value"], data["others"]["cell-ind-soc"]["by"]) == (
        "two",
        str(setup.trainee),
    )
    assert client.get(url(setup, name="draft") + "?known=2").status_code == 204
    assert list(client.get(url(setup, name="draft") + "?known=x").json()["others"]) == ["cell-ind-eco", "cell-ind-soc"]


def test_news_come_with_a_save_too(setup, client, save):
    save("E2", {"cell-ind-eco": "from elsewhere"})
    data = save_json(client, setup, {"cell-ind-soc": "mine"}, known=0).json()
    assert {name: one["value"] for name, one in data["others"].items()} == {"cell-ind-eco": "from elsewhere"}


def test_handing_in_is_news(setup, client, handed_in):
    data = client.get(url(setup, name="draft") + "?known=1").json()
    assert (data["state"], data["revision"]) == ("submitted", 2)


def test_draft_by_put_is_405(setup, client):
    assert client.put(url(setup, name="draft"), json.dumps({})).status_code == 405


def test_draft_of_a_trainer_is_403(setup, client_as):
    trainer = client_as(setup.trainer)
    assert save_json(trainer, setup, COMPLETE, person=setup.trainer).json() == {"code": "other_account"}
    assert trainer.get(url(setup, name="draft")).status_code == 403


def test_draft_without_csrf_token_is_refused(setup):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(setup.trainee.account)
    assert save_json(browser, setup, COMPLETE).status_code == 403
    assert not Response.objects.exists()
