"""A thousand deliveries of several devices through a bad network end as if they had come in order."""

from __future__ import annotations

import json
import random
import uuid
from typing import Any

from django.urls import reverse

from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY
from tests.workbook.teamwork import make_team
from workbook.models import Response

DELIVERIES = 1000
COLUMNS = [{"key": f"c{number}", "text": f"Column {number}"} for number in range(4)]
ROWS = [{"key": f"r{number}", "text": f"Row {number}"} for number in range(5)]
SHEET = {**CASE_STUDY, "mode": "group", "columns": COLUMNS, "rows": ROWS, "required_cells": 0}
FIELDS = [f"cell-{row['key']}-{column['key']}" for row in ROWS for column in COLUMNS]


class Browser:
    """One device of one person, with fields that nobody else writes."""

    def __init__(self, person: Any, fields: list[str]) -> None:
        self.person, self.fields = person, fields
        self.device, self.seq = str(uuid.uuid4()), 0
        self.texts = dict.fromkeys(fields, "")
        self.known = dict.fromkeys(fields, (0, ""))

    def write(self, chance: random.Random) -> dict[str, Any]:
        """A delivery of one to three changed fields, each with the last text that was acknowledged."""
        self.seq += 1
        changed = {name: f"{chance.choice('abcdef')} {self.seq // 3}" for name in chance.sample(self.fields, 3)}
        changed = {name: "" if chance.random() < 0.1 else text for name, text in changed.items()}
        self.texts.update(changed)
        return {
            "device": self.device,
            "seq": self.seq,
            "request_key": str(uuid.UUID(int=chance.getrandbits(128))),
            "writer": str(self.person.key),
            "changes": {name: [self.known[name][1], text] for name, text in changed.items()},
        }

    def acknowledge(self, sent: dict[str, Any]) -> None:
        for name, (_base, text) in sent["changes"].items():
            if sent["seq"] > self.known[name][0]:
                self.known[name] = (sent["seq"], text)


def make_room() -> CohortSetup:
    setup = make_cohort(make_course([ActivitySpec(kind="exercise", code="E2", definition=SHEET)]), trainees=3)
    make_team(setup, 0, 1, 2)
    return setup


def test_thousand_deliveries_shuffled_doubled_and_delayed_end_as_in_order(db, client_as):
    chance, setup = random.Random(20261125), make_room()
    owners = [setup.trainees[number % 3] for number in range(5)]  # two people with two devices each
    browsers = {one.device: one for one in (Browser(person, FIELDS[number::5]) for number, person in enumerate(owners))}
    send = {person.key: post_to(client_as(person), setup) for person in setup.trainees}
    written, air, count = [], [], 0

    def deliver(*, is_last: bool = False) -> None:
        nonlocal count
        sent = air[chance.randrange(len(air))]
        if is_last or chance.random() < 0.6:
            air.remove(sent)
        reply = send[uuid.UUID(sent["writer"])](sent)
        count += 1
        assert reply.status_code == 200, reply.content
        if chance.random() < 0.7:  # other replies are lost
            browsers[sent["device"]].acknowledge(sent)

    while count < DELIVERIES:
        sent = chance.choice(list(browsers.values())).write(chance)
        written.append(sent)
        air.append(sent)
        while air and chance.random() < 0.6:
            deliver()
    while air:
        deliver(is_last=True)

    response = Response.objects.get()
    assert response.answers == {name: text for one in browsers.values() for name, text in one.texts.items() if text}
    assert response.answers == in_order(client_as, written, owners, setup)
    assert count >= DELIVERIES
    assert response.revision < len(written) < count


def in_order(client_as: Any, written: list[dict[str, Any]], owners: list[Any], first: CohortSetup) -> dict[str, str]:
    """What the same deliveries make of an answer elsewhere, once each and in order."""
    setup = make_room()
    keys = {str(one.key): other for one, other in zip(first.trainees, setup.trainees, strict=True)}
    send = {
        str(one.key): post_to(client_as(other), setup)
        for one, other in zip(first.trainees, setup.trainees, strict=True)
    }
    for sent in written:
        assert send[sent["writer"]]({**sent, "writer": str(keys[sent["writer"]].key)}).status_code == 200
    return Response.objects.get(group__cohort=setup.cohort).answers


def post_to(client: Any, setup: CohortSetup) -> Any:
    address = reverse("lms_workbook:draft", kwargs={"cohort": setup.cohort.code, "slug": "e2"})
    return lambda sent: client.post(address, json.dumps(sent), content_type="application/json")
