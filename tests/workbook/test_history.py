"""Earlier versions, and what changed between them; of groups also who changed what (see groups/)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.workbook.conftest import CASE_STUDY, COMPLETE, viewer
from tests.workbook.requests import url
from workbook import api
from workbook.history import changed_fields
from workbook.kinds import kind_of
from workbook.models import ResponseChange


@pytest.fixture
def twice(setup, submit, handed_in):
    """Handed in, returned and handed in again."""
    api.return_response(response=handed_in, by=viewer(setup.trainer), comment="Say by when.")
    return submit("E2", {"prompt-beyond": "The civil ID office, by May"}, seen=COMPLETE).response


def test_fields_that_differ_come_in_order_with_their_labels():
    kind = kind_of("case_study")
    content = kind.parse(CASE_STUDY)
    fields = changed_fields(kind, content, {"gone": "x", "cell-ind-soc": "a"}, {"prompt-beyond": "b"})
    assert [(one.name, one.label, one.before, one.after) for one in fields] == [
        ("cell-ind-soc", "Individual · Social", "a", ""),
        ("prompt-beyond", "What is outside his control?", "", "b"),
        ("gone", "gone", "x", ""),
    ]


def test_every_version_is_kept_and_shown(setup, twice, client_as):
    learner = client_as(setup.trainee)
    first = learner.get(url(setup, name="version", number=1)).content.decode()
    second = learner.get(url(setup, name="version", number=2)).content.decode()
    assert "by May" not in first
    assert "by May" in second
    assert "What had changed" in second
    assert learner.get(url(setup, name="version", number=3)).status_code == 404
    assert "Version 2" in learner.get(url(setup, name="history")).content.decode()


def test_trainer_reads_versions_by_the_learners_key(setup, twice, client_as):
    trainer, query = client_as(setup.trainer), f"?for={setup.enrolment.key}"
    assert "The civil ID office" in trainer.get(url(setup, name="version", number=1) + query).content.decode()
    assert trainer.get(url(setup, name="history") + query).status_code == 200
    assert trainer.get(url(setup, name="version", number=1)).status_code == 404
    assert client_as(setup.trainees[1]).get(url(setup, name="version", number=1) + query).status_code == 404


def test_strangers_find_no_version(setup, twice, client_as, stranger, other_trainer):
    for person in (stranger, other_trainer):
        for query in ("", f"?for={setup.enrolment.key}"):
            assert client_as(person).get(url(setup, name="version", number=1) + query).status_code == 404


def test_bench_shows_what_changed_since_last_time(setup, twice, client_as):
    place = url(setup).replace("/exercise/e2/", f"/grading/e2/{setup.enrolment.key}/")
    page = client_as(setup.trainer).get(place).content.decode()
    assert "Changed since it was handed in last time" in page
    assert "<ins" in page
    assert "Version 1" in page


def test_bench_does_not_show_what_is_being_written(setup, save, handed_in, client_as):
    api.return_response(response=handed_in, by=viewer(setup.trainer), comment="Say by when.")
    save("E2", {"prompt-beyond": "not handed in yet"}, seen=COMPLETE)
    place = url(setup).replace("/exercise/e2/", f"/grading/e2/{setup.enrolment.key}/")
    page = client_as(setup.trainer).get(place).content.decode()
    assert "not handed in yet" not in page
    assert "The civil ID office" in page


def test_own_changes_are_not_recorded(save):
    save("E2", {"cell-ind-eco": "x"})
    assert not ResponseChange.objects.exists()


def test_draft_of_a_learner_has_no_history_for_the_trainer(setup, save, client_as):
    save("E2", {"cell-ind-eco": "x"})
    query = f"?for={setup.enrolment.key}"
    assert client_as(setup.trainer).get(url(setup, name="history") + query).status_code == 404
    assert client_as(setup.trainee).get(url(setup, name="history")).status_code == 200
    assert client_as(setup.trainees[1]).get(url(setup, name="history")).status_code == 404


@pytest.mark.database_sensitive
def test_change_does_not_end_before_it_began(setup, save):
    response = save("E2", {"cell-ind-eco": "x"}).response
    now = response.saved_at
    with pytest.raises(IntegrityError), transaction.atomic():
        ResponseChange.objects.create(
            response=response, by=setup.trainee, began_at=now, ended_at=response.created_at, before={}, after={}
        )
