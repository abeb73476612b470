"""What a browser sends to the page of an exercise."""

from __future__ import annotations

import itertools
import json
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from lms.models import Person
from tests.factories import CohortSetup
from workbook.merging import digests

DEVICE = str(uuid.uuid4())
SEQ = itertools.count(1)


def url(setup: CohortSetup, code: str = "E2", name: str = "exercise", **more: Any) -> str:
    return reverse(f"lms_workbook:{name}", kwargs={"cohort": setup.cohort.code, "slug": code.lower(), **more})


def form_data(
    answers: dict[str, str], person: Person, *, act: str = "save", seen: dict[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    """The form without scripts; `seen` are the texts with which its page was rendered."""
    return {
        "request_key": str(uuid.uuid4()),
        "seen": json.dumps(digests(seen or {})),
        "writer": str(person.key),
        "act": act,
        **answers,
        **more,
    }


def post(client: Client, setup: CohortSetup, answers: dict[str, str], act: str = "save", code: str = "E2", **more: Any):
    return client.post(url(setup, code), form_data(answers, setup.trainee, act=act, **more))


def save_json(
    client: Client,
    setup: CohortSetup,
    answers: dict[str, str],
    *,
    seen: dict[str, str] | None = None,
    person: Person | None = None,
    query: str = "",
    code: str = "E2",
    **more: Any,
):
    """A delivery of a script; `seen` are the texts that the server had acknowledged."""
    data = {
        "changes": {name: [(seen or {}).get(name, ""), value] for name, value in answers.items()},
        "device": DEVICE,
        "seq": next(SEQ),
        "request_key": str(uuid.uuid4()),
        "writer": str((person or setup.trainee).key),
        "act": "save",
        "known": 0,
        **more,
    }
    return client.post(url(setup, code, "draft") + query, json.dumps(data), content_type="application/json")
