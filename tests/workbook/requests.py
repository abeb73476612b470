"""What a browser sends to the page of an exercise."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.factories import CohortSetup


def url(setup: CohortSetup, code: str = "E2", name: str = "exercise") -> str:
    return reverse(f"lms_workbook:{name}", kwargs={"cohort": setup.cohort.code, "slug": code.lower()})


def post(client: Client, setup: CohortSetup, answers: dict[str, str], act: str = "save", code: str = "E2", **more: Any):
    data = {
        "request_key": str(uuid.uuid4()),
        "base_revision": "0",
        "writer": str(setup.trainee.key),
        "act": act,
        **answers,
        **more,
    }
    return client.post(url(setup, code), data)


def save_json(client: Client, setup: CohortSetup, answers: Any, **more: Any):
    data = {
        "answers": answers,
        "base_revision": 0,
        "request_key": str(uuid.uuid4()),
        "writer": str(setup.trainee.key),
        **more,
    }
    return client.post(url(setup, name="draft"), json.dumps(data), content_type="application/json")
