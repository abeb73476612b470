"""Pages of group answers: who is in it, who changed what, and how few queries a save takes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workbook.conftest import COMPLETE, delivery, viewer
from tests.workbook.requests import save_json, url
from tests.workbook.teamwork import leave, make_team
from workbook import api
from workbook.models import MarkOverride, Response, ResponseChange

# Session, account, enrolment, guard, group, answer, update, change read, change written, receipt;
# beginning and end of the transaction.
QUERIES = 12


def save(setup, answers, who=0, **more):
    return api.save_draft(**delivery(setup, "E2", answers, who=who, device=f"device-{who}", **more))


@pytest.fixture
def client(setup, client_as):
    return client_as(setup.trainee)


@pytest.mark.parametrize("size", [1, 3])
def test_save_of_a_group_takes_the_same_few_queries(setup, client, size):
    make_team(setup, *range(size))
    save_json(client, setup, {"cell-ind-eco": "one"})
    with CaptureQueriesContext(connection) as captured:
        assert save_json(client, setup, {"cell-ind-eco": "two"}).status_code == 200
    assert len(captured) == QUERIES


def test_save_alone_takes_fewer(setup, client):
    save_json(client, setup, {"prompt-answer": "one"}, code="E3")
    with CaptureQueriesContext(connection) as captured:
        assert save_json(client, setup, {"prompt-answer": "two"}, code="E3").status_code == 200
    assert len(captured) == QUERIES - 3


def test_page_names_the_members_and_asks_for_news(setup, team, client):
    page = client.get(url(setup)).content.decode()
    for person in setup.trainees[:3]:
        assert str(person) in page
    assert str(setup.trainees[3]) not in page
    assert "data-shared" in page
    assert "The answer of your group" in page


def test_page_says_who_wrote_a_field(setup, team, client):
    save(setup, {"prompt-beyond": "text"}, who=1)
    page = client.get(url(setup)).content.decode()
    written = page[page.index("data-written") :][:200]
    assert str(setup.trainees[1]) in written


def test_page_shows_what_was_written_alone_before(setup, client):
    save(setup, {"cell-ind-eco": "written alone"})
    make_team(setup, 0, 1)
    page = client.get(url(setup)).content.decode()
    assert "What you wrote before you joined the group" in page
    assert "written alone" in page


def test_member_gets_news_of_the_others(setup, team, client):
    save(setup, {"cell-ind-eco": "of the second"}, who=1)
    data = client.get(url(setup, name="draft") + "?known=0").json()
    assert data["others"]["cell-ind-eco"]["by"] == str(setup.trainees[1])
    assert data["others"]["cell-ind-eco"]["value"] == "of the second"


def test_changes_of_one_person_within_minutes_are_one_entry(setup, team):
    save(setup, {"cell-ind-eco": "a"})
    save(setup, {"cell-ind-eco": "b", "cell-ind-soc": "c"})
    change = ResponseChange.objects.get()
    assert change.before == {"cell-ind-eco": "", "cell-ind-soc": ""}
    assert change.after == {"cell-ind-eco": "b", "cell-ind-soc": "c"}
    ResponseChange.objects.update(began_at=timezone.now() - timedelta(minutes=6))
    save(setup, {"cell-ind-eco": "d"})
    assert ResponseChange.objects.count() == 2


def test_change_of_another_in_between_begins_a_new_entry(setup, team):
    save(setup, {"cell-ind-eco": "of the first"})
    save(setup, {"cell-ind-eco": "of the second"}, who=1, seen={"cell-ind-eco": "of the first"})
    save(setup, {"cell-ind-eco": "of the first again"}, seen={"cell-ind-eco": "of the second"})
    pairs = [
        (one.by, one.before["cell-ind-eco"], one.after["cell-ind-eco"]) for one in ResponseChange.objects.order_by("pk")
    ]
    assert pairs == [
        (setup.trainees[0], "", "of the first"),
        (setup.trainees[1], "of the first", "of the second"),
        (setup.trainees[0], "of the second", "of the first again"),
    ]


def test_history_shows_people_fields_and_both_texts(setup, team, client, client_as):
    save(setup, {"cell-ind-eco": "first text"})
    save(setup, {"cell-ind-eco": "second text"}, who=1, seen={"cell-ind-eco": "first text"})
    page = client.get(url(setup, name="history")).content.decode()
    for text in ("first text", "second text", "Individual · Economic", str(setup.trainees[1])):
        assert text in page
    assert client_as(setup.trainees[3]).get(url(setup, name="history")).status_code == 404
    query = f"?for={setup.enrolments[2].key}"
    assert client_as(setup.trainer).get(url(setup, name="history") + query).status_code == 404  # a draft
    api.submit(**delivery(setup, "E2", {**COMPLETE, "cell-ind-eco": "third text"}, device="device-1", who=1))
    assert "third text" in client_as(setup.trainer).get(url(setup, name="history") + query).content.decode()


def test_history_takes_the_same_queries_for_one_and_three_entries(setup, team, client):
    counts = []
    for who in (0, 1, 2):
        save(setup, {"cell-ind-eco": f"text {who}"}, who=who, seen={"cell-ind-eco": f"text {who - 1}" if who else ""})
        client.get(url(setup, name="history"))
        with CaptureQueriesContext(connection) as captured:
            client.get(url(setup, name="history"))
        counts.append(len(captured))
    assert counts[0] == counts[2]


def test_who_left_the_group_has_no_history_of_its_draft(setup, team, client_as):
    save(setup, {"cell-ind-eco": "x"})
    leave(setup.enrolments[2])
    assert client_as(setup.trainees[2]).get(url(setup, name="history")).status_code == 404


@pytest.fixture
def bench(setup, team):
    """The address of the handed-in answer of the group, by its last member."""
    api.submit(**delivery(setup, "E2", COMPLETE))
    return url(setup).replace("/exercise/e2/", f"/grading/e2/{setup.enrolments[2].key}/")


def test_list_shows_the_group_with_its_members(setup, bench, client_as, team):
    page = client_as(setup.trainer).get(url(setup).replace("/exercise/", "/grading/")).content.decode()
    for text in (team.name, *map(str, setup.trainees[:3])):
        assert text in page
    assert "1</bdi> answer" in page


def test_list_takes_the_same_queries_for_one_and_three_answers(setup, bench, client_as):
    trainer, place = client_as(setup.trainer), url(setup).replace("/exercise/", "/grading/")
    counts = []
    for who in (None, 3, 4):
        if who:
            api.submit(**delivery(setup, "E2", COMPLETE, who=who))
        trainer.get(place)
        with CaptureQueriesContext(connection) as captured:
            trainer.get(place)
        counts.append(len(captured))
    assert counts[0] == counts[2]


def test_bench_gives_one_member_other_points(setup, bench, client_as):
    trainer = client_as(setup.trainer)
    page = trainer.get(bench).content.decode()
    assert "Points of single members" in page
    member = str(setup.enrolments[1].key)
    assert trainer.post(f"{bench}override/", {"who": member, "points": "1"}).status_code == 422
    assert trainer.post(f"{bench}override/", {"who": member, "points": "7", "reason": "x"}).status_code == 422
    data = {"who": member, "points": "1", "reason": "Was away"}
    assert trainer.post(f"{bench}override/", data).status_code == 302
    assert "Was away" in trainer.get(bench).content.decode()
    assert trainer.post(f"{bench}override/", {"who": member, "act": "clear"}).status_code == 302
    assert not MarkOverride.objects.exists()


def test_accepted_from_the_bench_and_seen_by_every_member(setup, bench, client_as):
    trainer = client_as(setup.trainer)
    marks = {"score-place": "3", "score-facts": "2", "feedback": "Together well done.", "base_revision": "0"}
    assert trainer.post(bench, {**marks, "act": "accept"}).status_code == 302
    api.release_results(cohort=setup.cohort, activity=setup.course.activity("E2"), by=viewer(setup.trainer))
    for person in setup.trainees[:3]:
        assert "Together well done." in client_as(person).get(url(setup)).content.decode()
    assert "Together well done." not in client_as(setup.trainees[3]).get(url(setup)).content.decode()


def test_paper_of_a_group_is_entered_for_one_member(setup, team, client_as):
    trainer = client_as(setup.trainer)
    query = f"?for={setup.enrolments[1].key}"
    assert save_json(trainer, setup, COMPLETE, person=setup.trainer, query=query, act="submit").status_code == 200
    response = Response.objects.get()
    assert (response.group, response.transcribed_by, response.state) == (team, setup.trainer, "submitted")
