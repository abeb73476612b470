"""The address to which the script saves: repeated, signed out, in conflict, closed, broken."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from tests.workbook.requests import save_json, url
from workbook.models import Response


@pytest.fixture
def client(setup, client_as):
    """Signed in as the first trainee."""
    return client_as(setup.trainee)


def test_draft_saves_json_and_repeats(setup, client):
    key = str(uuid.uuid4())
    first = save_json(client, setup, {"cell-ind-eco": "x"}, request_key=key)
    again = save_json(client, setup, {"cell-ind-eco": "x"}, request_key=key)
    assert first.status_code == 200
    assert first.json() == again.json()
    assert first.json()["revision"] == 1


def test_draft_signed_out_is_401_json(setup):
    response = save_json(Client(), setup, {"cell-ind-eco": "x"})
    assert (response.status_code, response.json()) == (401, {"code": "signed_out"})


def test_draft_conflict_carries_the_saved_text(setup, client):
    save_json(client, setup, {"cell-ind-eco": "tab one"})
    response = save_json(client, setup, {"cell-ind-eco": "tab two"})
    assert response.status_code == 409
    assert response.json()["answers"] == {"cell-ind-eco": "tab one"}
    assert response.json()["revision"] == 1


def test_draft_after_handing_in_is_423(setup, client, handed_in):
    assert save_json(client, setup, {"cell-ind-eco": "late"}, base_revision=1).status_code == 423


def test_draft_too_long_is_422_with_the_field(setup, client):
    response = save_json(client, setup, {"cell-ind-eco": "x" * 10_001})
    assert response.status_code == 422
    assert list(response.json()["errors"]) == ["cell-ind-eco"]


@pytest.mark.parametrize("body", ["", "[]", "{", '{"answers": 3}', "null", '"x"', "[" * 5000])
def test_draft_with_broken_json_is_400(setup, client, body):
    assert client.post(url(setup, name="draft"), body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("answers", [{"cell-ind-eco": ["x"]}, {"cell-ind-eco": {"a": 1}}, {"cell-ind-eco": None}])
def test_draft_with_anything_but_text_counts_as_empty(setup, client, answers):
    assert save_json(client, setup, answers, base_revision="x", request_key=5).status_code == 200
    assert Response.objects.get().answers == {}


def test_draft_by_get_is_405(setup, client):
    assert client.get(url(setup, name="draft")).status_code == 405
