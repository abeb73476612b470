"""Merging of deliveries, without a database: any order, any repetition, nobody's text lost."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.merging import Change, Delivery, digest, merge


class Server:
    """An answer that takes deliveries, as stored in JSON."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.stamps: dict[str, list[Any]] = {}
        self.revision = 0

    def take(self, device: str, seq: int, name: str, base: str, value: str) -> tuple[str, ...]:
        merged = merge(
            answers=self.answers,
            stamps=json.loads(json.dumps(self.stamps)),
            changes={name: Change(digest(base), value)},
            delivery=Delivery(device, seq, person=1, time=0.0),
            revision=self.revision + 1,
        )
        self.answers, self.stamps = merged.answers, merged.stamps
        self.revision += bool(merged.applied)
        return merged.conflicts


@pytest.fixture
def server() -> Server:
    return Server()


def test_later_text_of_a_device_wins_in_any_order(server):
    server.take("a", 2, "x", "", "second")
    assert server.take("a", 1, "x", "", "first") == ()
    assert server.answers == {"x": "second"}


def test_other_device_that_did_not_know_the_text_is_in_conflict(server):
    server.take("a", 1, "x", "", "of a")
    assert server.take("b", 1, "x", "", "of b") == ("x",)
    assert server.answers == {"x": "of a"}


def test_other_device_that_knew_the_text_goes_on(server):
    server.take("a", 1, "x", "", "of a")
    assert server.take("b", 1, "x", "of a", "of b") == ()
    assert server.answers == {"x": "of b"}


def test_same_text_from_elsewhere_is_no_conflict_and_changes_no_writer(server):
    server.take("a", 1, "x", "", "same")
    assert server.take("b", 1, "x", "", "same") == ()
    assert (server.stamps["x"][0], server.revision) == ("a", 1)


def test_text_typed_back_is_not_undone_by_what_was_in_between(server):
    """The third text equals the stored one and still counts as heard."""
    server.take("a", 1, "x", "", "first")
    server.take("a", 3, "x", "", "first")
    server.take("a", 2, "x", "", "in between")
    assert server.answers == {"x": "first"}


def test_old_delivery_is_not_new_again_after_another_device_wrote(server):
    """Emptied by the other device, the field is as the old delivery began: it must not come back."""
    server.take("a", 2, "x", "", "newest of a")
    server.take("b", 1, "x", "newest of a", "")
    assert server.take("a", 1, "x", "", "oldest of a") == ()
    assert server.answers == {}


def test_conflict_is_told_until_it_is_resolved(server):
    server.take("a", 1, "x", "", "of a")
    for _delivery in range(2):
        assert server.take("b", 5, "x", "", "of b") == ("x",)
    assert server.take("b", 6, "x", "of a", "of b") == ()
    assert server.answers == {"x": "of b"}


def test_emptied_field_leaves_the_answer_and_is_news(server):
    server.take("a", 1, "x", "", "text")
    server.take("a", 2, "x", "text", "")
    assert server.answers == {}
    assert server.stamps["x"][4] == server.revision == 2


def test_fields_of_one_delivery_are_taken_apart():
    merged = merge(
        answers={"x": "of a"},
        stamps={"x": ["a", 1, 1, 0.0, 1, []]},
        changes={"x": Change("", "of b"), "y": Change("", "free")},
        delivery=Delivery("b", 1, person=2, time=5.0),
        revision=2,
    )
    assert merged.conflicts == ("x",)
    assert merged.answers == {"x": "of a", "y": "free"}
    assert merged.applied == {"y": ("", "free")}


def test_many_devices_are_remembered_within_limits(server):
    text = ""
    for number in range(50):
        server.take(f"device-{number}", 1, "x", text, f"text {number}")
        text = f"text {number}"
    assert server.answers == {"x": "text 49"}
    assert len(server.stamps["x"][5]) <= 8


class Device:
    """A browser: numbers what it writes, knows what the server acknowledged."""

    def __init__(self, name: str, fields: list[str]) -> None:
        self.name, self.fields, self.seq = name, fields, 0
        self.texts: dict[str, str] = dict.fromkeys(fields, "")
        self.known: dict[str, tuple[int, str]] = dict.fromkeys(fields, (0, ""))

    def write(self, name: str, value: str) -> tuple[str, int, str, str, str]:
        self.seq += 1
        self.texts[name] = value
        return (self.name, self.seq, name, self.known[name][1], value)

    def acknowledge(self, seq: int, name: str, value: str) -> None:
        if seq > self.known[name][0]:
            self.known[name] = (seq, value)


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(min_value=0), edits=st.integers(min_value=1, max_value=60), devices=st.integers(1, 4))
def test_any_network_ends_in_what_was_written_last_on_each_device(seed, edits, devices):
    """Deliveries are picked at random from the air, some stay there to come again, some replies are lost."""
    chance, server = random.Random(seed), Server()
    writers = [Device(f"d{number}", [f"{number}-{field}" for field in "xy"]) for number in range(devices)]
    by_name, air = {one.name: one for one in writers}, []

    def deliver(*, is_last: bool = False) -> None:
        sent = air[chance.randrange(len(air))]
        if is_last or chance.random() < 0.7:
            air.remove(sent)
        device, seq, name, base, value = sent
        assert server.take(device, seq, name, base, value) == ()
        if chance.random() < 0.6:
            by_name[device].acknowledge(seq, name, value)

    for _edit in range(edits):
        device = chance.choice(writers)
        air.append(device.write(chance.choice(device.fields), chance.choice(["", "a", "b", "c"])))
        while air and chance.random() < 0.5:
            deliver()
    while air:
        deliver(is_last=True)

    written = {name: text for device in writers for name, text in device.texts.items() if text}
    assert server.answers == written


@settings(max_examples=100, deadline=None)
@given(order=st.permutations(range(1, 7)), again=st.lists(st.integers(1, 6), max_size=12))
def test_repeated_deliveries_do_not_undo_a_takeover(order, again):
    """One device's deliveries arrive in any order; another goes on; then old ones come once more."""
    server = Server()
    texts = {1: "a", 2: "b", 3: "", 4: "a", 5: "c", 6: "b"}
    for seq in order:
        assert server.take("one", seq, "x", "", texts[seq]) == ()
    assert server.answers == {"x": "b"}
    server.take("two", 1, "x", "b", "")
    for seq in again:
        assert server.take("one", seq, "x", "", texts[seq]) == ()
    assert server.answers == {}
