"""What chaos would notice: a lost save, one that was carried out twice, a receipt too many."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "bin"))

from chaos.ledger import Ledger, final_problems, unrepeated
from load.outbox import Entry, Learner, Outbox

NOW = datetime(2025, 1, 1, tzinfo=UTC)
LEARNER = Learner("/draft/", "", "", "key", ("a", "b"), "enrolment 1", 1, 1)
Answered = Callable[..., Entry]


@pytest.fixture
def outbox() -> Outbox:
    return Outbox(LEARNER)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger("client 1")


@pytest.fixture
def answered(outbox: Outbox, ledger: Ledger) -> Answered:
    """Write the next entry and have it acknowledged."""

    def act(revision: int, saved_at: datetime | None = NOW) -> Entry:
        entry = outbox.write()
        ledger.sent(entry)
        ledger.answered(entry, revision=revision, saved_at=saved_at, sent_at=NOW)
        outbox.acknowledge(entry, revision)
        return entry

    return act


def test_ledger_names_an_acknowledged_text_that_is_missing(ledger, answered):
    entry = answered(1)
    assert ledger.losses({entry.field: entry.value}) == []
    assert len(ledger.losses({})) == 1
    assert entry.field in ledger.losses({})[0]


def test_ledger_names_an_older_text_in_place_of_an_acknowledged_one(ledger, answered):
    first, other, second = answered(1), answered(2), answered(3)
    assert first.field == second.field
    assert len(ledger.losses({first.field: first.value, other.field: other.value})) == 1


def test_ledger_allows_the_entry_in_flight_in_its_own_field_only(ledger, outbox, answered):
    kept = answered(1), answered(2)
    stored = {one.field: one.value for one in kept}
    waiting = outbox.write()
    ledger.sent(waiting)
    assert not ledger.is_kept_unanswered(stored)
    assert ledger.losses(stored) == []
    assert ledger.losses({**stored, waiting.field: waiting.value}) == []
    assert ledger.is_kept_unanswered({**stored, waiting.field: waiting.value})
    other = next(one.field for one in kept if one.field != waiting.field)
    assert len(ledger.losses({**stored, other: waiting.value})) == 1


def test_ledger_counts_a_reply_that_is_older_than_its_request_as_a_repeat(ledger, answered):
    answered(1, NOW)
    answered(2, NOW - timedelta(seconds=1))
    assert ledger.repeats == 1


def test_end_is_in_order_when_every_entry_made_one_revision(ledger, answered):
    stored = {one.field: one.value for one in (answered(1), answered(2), answered(3))}
    assert final_problems("enrolment 1", [ledger], stored, 3) == []


@pytest.mark.parametrize(("told", "revision"), [([1, 2], 3), ([1, 1], 1), ([1, 2], 1), ([2, 3], 3)])
def test_end_names_entries_that_were_done_twice_or_not_at_all(ledger, answered, told, revision):
    stored = {one.field: one.value for one in [answered(number) for number in told]}
    assert len(final_problems("enrolment 1", [ledger], stored, revision)) == 1


def test_end_adds_up_the_writers_of_a_shared_answer(answered, ledger):
    other = Ledger("client 2", revisions=[1, 3])
    stored = {one.field: one.value for one in (answered(2), answered(4))}
    assert final_problems("group 1", [ledger, other], stored, 4) == []


def test_receipts_are_of_sent_requests_and_there_once():
    assert unrepeated("enrolment 1", ["k1", "k2"], ["k1", "k2", "k3"]) == []
    assert len(unrepeated("enrolment 1", ["k1", "k1"], ["k1"])) == 1
    assert len(unrepeated("enrolment 1", ["k9"], ["k1"])) == 1


def test_outbox_begins_from_what_was_acknowledged_and_repeats_the_same_bytes(outbox, answered):
    first, _other = answered(1), answered(2)
    entry = outbox.write()
    assert (entry.field, entry.base) == (first.field, first.value)
    assert outbox.body(entry) == outbox.body(entry)
    assert entry.seq > first.seq
