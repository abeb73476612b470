"""The trainer's page of groups and pairs: nothing is saved before saving, and nothing typed is lost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.api import GroupInput, arrangement_of, set_groups
from lms.models import Cohort, Enrolment, Group, GroupMembership, Person
from lms.translated import Translated
from tests.factories import OrganisationFactory, make_cohort

pytestmark = pytest.mark.django_db

GROUP, PAIR = Group.Kind.GROUP, Group.Kind.PAIR


@pytest.fixture
def setup():
    return make_cohort(trainees=9)


@pytest.fixture
def page(setup, client_as):
    """`page(act, groups)` posts as the trainer and gives status and text; `page()` only looks."""
    client = client_as(setup.trainer)

    def ask(act=None, groups=(), **fields):
        address = url(setup, fields.pop("kind", GROUP))
        response = client.get(address) if act is None else client.post(address, posted(act, groups) | fields)
        ask.response = response
        return response.status_code, response.content.decode()

    return ask


def url(setup, kind=GROUP):
    return reverse("lms:groups", kwargs={"cohort": setup.cohort.code}) + ("?kind=pair" if kind == PAIR else "")


def posted(act, groups):
    """What the form sends: `groups` are (key, name, enrolments)."""
    data = {"act": act, "key": [key for key, _name, _people in groups]}
    data |= {f"name_{key}": name for key, name, _people in groups}
    return data | {f"member_{one.pk}": key for key, _name, people in groups for one in people}


def save(setup, *groups, kind=GROUP):
    inputs = [GroupInput(name, tuple(one.pk for one in people)) for name, people in groups]
    set_groups(cohort=setup.cohort, kind=kind, groups=inputs, by=setup.trainer)
    return list(Group.objects.filter(kind=kind))


def seen(setup, kind=GROUP):
    return arrangement_of(cohort=setup.cohort, kind=kind).seen


def sizes(html):
    """People on each card, those without a group first."""
    cards = html.partition("<template")[0].split("data-team=")[1:]
    return [card.count("data-mate ") for card in cards]


def test_page_shows_people_without_a_group_first(setup, page):
    save(setup, ("Tigris", setup.enrolments[:4]))
    Person.objects.update(organisation=OrganisationFactory(name=Translated(en="Kirkuk branch")))
    status, html = page()
    assert (status, sizes(html)) == (200, [5, 4])
    assert 'value="Tigris"' in html
    assert "Kirkuk branch" in html


def test_page_saves_new_groups_and_says_so(setup, page):
    groups = [("new-1", "Tigris", setup.enrolments[:4]), ("new-2", "Zab", setup.enrolments[4:])]
    assert page("save", groups, seen=seen(setup))[0] == 302
    assert "2 groups saved. 9 people changed places." in page()[1]
    assert GroupMembership.objects.filter(group__name="Zab", kind=GROUP).count() == 5


def test_page_of_pairs_saves_pairs_only(setup, page):
    groups = [("new-1", "One", setup.enrolments[:2])]
    assert page("save", groups, kind=PAIR, seen=seen(setup, PAIR))[0] == 302
    assert page.response["Location"].endswith("?kind=pair")
    assert "1 pair saved." in page(kind=PAIR)[1]
    assert not Group.objects.filter(kind=GROUP).exists()


def test_page_sent_twice_saves_once(setup, page):
    sent = [("new-1", "Tigris", setup.enrolments)], {"seen": seen(setup)}
    assert page("save", sent[0], **sent[1])[0] == 302
    assert page("save", sent[0], **sent[1], confirm="1")[0] == 302
    assert Group.objects.count() == 1
    assert "Nothing had changed" in page()[1]


@pytest.mark.parametrize(
    ("act", "fields"),
    [("add", {}), ("draw", {"size": "4"}), ("draw", {"size": "99"}), ("list", {"list": "nobody"})],
)
def test_page_saves_nothing_but_by_saving(setup, page, act, fields):
    before = seen(setup)
    page(act, [("new-1", "Tigris", setup.enrolments)], **fields)
    assert seen(setup) == before
    assert not Group.objects.exists()


def test_page_adds_a_group_and_keeps_what_was_chosen(setup, page):
    html = page("add", [("new-1", "My name", setup.enrolments[:4])])[1]
    assert sizes(html) == [5, 4, 0]
    assert 'value="My name"' in html
    assert 'value="Group 1"' in html


@pytest.mark.parametrize(("size", "groups"), [("4", [5, 4]), ("5", [5, 4])])
def test_page_proposes_a_draw(setup, page, size, groups):
    status, html = page("draw", size=size)
    assert (status, sizes(html)) == (200, [0, *groups])
    assert "This is a proposal. Nothing is saved yet." in html


def test_page_draws_pairs_with_one_of_three(page):
    assert sizes(page("draw", kind=PAIR)[1]) == [0, 3, 2, 2, 2]


def test_page_draws_into_the_groups_that_exist(setup, page):
    tigris, zab = save(setup, ("Tigris", setup.enrolments[:4]), ("Zab", setup.enrolments[4:]))
    html = page("draw", size="4")[1]
    assert re.findall(r'data-team="(\w+)"', html) == [str(tigris.pk), str(zab.pk)]


def test_page_reads_a_list(setup, page):
    (tigris,) = save(setup, ("Tigris", setup.enrolments[:1]))
    first, second, third = setup.trainees[:3]
    text = f"{first.name_latin}, {second.name_latin}\nTIGRIS: {third.name_latin}"
    html = page("list", list=text)[1]
    assert sizes(html) == [6, 2, 1]
    assert re.findall(r'data-team="([\w-]+)"', html) == ["new-1", str(tigris.pk)]


def test_page_names_the_mistakes_of_a_list_and_keeps_everything(setup, page):
    groups = [("new-1", "Tigris", setup.enrolments[:4])]
    status, html = page("list", groups, list="Nobody At All")
    assert (status, sizes(html)) == (422, [5, 4])
    assert "nobody in this cohort is called “Nobody At All”" in html
    assert ">\nNobody At All</textarea>" in html


def test_page_without_scripts_warns_before_somebody_leaves(setup, page):
    tigris, zab = save(setup, ("Tigris", setup.enrolments[:4]), ("Zab", setup.enrolments[4:]))
    groups = [(str(tigris.pk), "Tigris", setup.enrolments[1:4]), (str(zab.pk), "Zab", setup.enrolments[4:])]
    status, html = page("save", groups, seen=seen(setup))
    assert status == 200
    assert "data-leaving>" in html
    assert 'name="confirm" value="1"' in html
    assert tigris.members.count() == 4
    assert page("save", groups, seen=seen(setup), confirm="1")[0] == 302
    assert tigris.members.count() == 3


def test_page_shows_both_when_somebody_else_saved_meanwhile(setup, page):
    before = seen(setup)
    save(setup, ("Theirs", setup.enrolments))
    mine = [("new-1", "Mine", setup.enrolments[:4])]
    status, html = page("save", mine, seen=before, confirm="1")
    assert status == 409
    assert sizes(html) == [5, 4]
    assert "Nothing of yours is saved yet" in html
    assert "saved in “<bdi>Theirs</bdi>”, here in “<bdi>Mine</bdi>”" in html
    assert list(Group.objects.values_list("name", flat=True)) == ["Theirs"]
    [shown] = re.findall(r'name="seen" value="(\w+)"', html)
    assert page("save", mine, seen=shown, confirm="1")[0] == 302
    assert list(Group.objects.values_list("name", flat=True)) == ["Mine"]


@pytest.mark.parametrize(
    ("name", "message"), [("", "Give this group a name."), ("x" * 61, "at most 60 characters"), ("zab", "Two groups")]
)
def test_page_keeps_the_arrangement_when_a_name_is_wrong(setup, page, name, message):
    groups = [("new-1", name, setup.enrolments[:4]), ("new-2", "Zab", setup.enrolments[4:])]
    status, html = page("save", groups, seen=seen(setup))
    assert (status, sizes(html)) == (422, [0, 4, 5])
    assert message in html
    assert not Group.objects.exists()


def test_page_ignores_groups_and_people_of_other_cohorts(setup, page, other_cohort_setup):
    (foreign,) = save(other_cohort_setup, ("Foreign", other_cohort_setup.enrolments))
    groups = [(str(foreign.pk), "Mine", [setup.enrolment, other_cohort_setup.enrolment])]
    assert page("save", groups, seen=seen(setup))[0] == 422
    foreign.refresh_from_db()
    assert foreign.name == "Foreign"
    assert not setup.cohort.groups.exists()


@pytest.mark.parametrize("key", ["abc", "-1", "9" * 30, "<script>"])
def test_page_takes_no_invented_keys(setup, page, key):
    status, _html = page("save", [(key, "Mine", setup.enrolments)])
    assert status == 422
    assert not Group.objects.exists()


def test_page_of_a_closed_cohort_only_shows(setup, page):
    save(setup, ("Tigris", setup.enrolments))
    Cohort.objects.update(state=Cohort.State.CLOSED)
    assert "This cohort is closed" in page()[1]
    assert 'name="act"' not in page()[1]
    assert page("save", [("new-1", "Mine", setup.enrolments)], confirm="1")[0] == 422
    assert Group.objects.get().name == "Tigris"


def test_page_of_a_cohort_without_people_says_so(client_as):
    empty = make_cohort(trainees=0)
    assert "Nobody is enrolled yet." in client_as(empty.trainer).get(url(empty)).content.decode()


@pytest.mark.parametrize("who", ["trainee", "other_trainer", "stranger"])
def test_page_is_not_found_by_others(setup, who, request, client_as):
    person = setup.trainee if who == "trainee" else request.getfixturevalue(who)
    client = client_as(person)
    assert client.get(url(setup)).status_code == 404
    assert client.post(url(setup), posted("save", [("new-1", "Mine", setup.enrolments)])).status_code == 404
    assert not Group.objects.exists()


def test_page_has_constant_queries(client_as):
    counts = []
    for people, names in ((1, ["A"]), (3, ["A", "B", "C"])):
        cohort = make_cohort(trainees=people)
        save(cohort, *[(name, [one]) for name, one in zip(names, cohort.enrolments, strict=True)])
        client = client_as(cohort.trainer)
        client.get(url(cohort))
        with CaptureQueriesContext(connection) as captured:
            client.get(url(cohort))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_home_of_a_learner_names_group_and_pair(setup, client_as):
    first, second, third, gone = setup.enrolments[:4]
    save(setup, ("Tigris", [first, second, third, gone]))
    save(setup, ("Palm", [first, second]), kind=PAIR)
    Enrolment.objects.filter(pk=gone.pk).update(state=Enrolment.State.WITHDRAWN)
    html = client_as(setup.trainee).get("/en/").content.decode()
    assert "Your group: <b><bdi>Tigris</bdi></b>" in html
    assert f"<bdi>{second.person}</bdi>, <bdi>{third.person}</bdi>" in html
    assert "Your pair: <b><bdi>Palm</bdi></b>" in html
    assert str(gone.person) not in html
    assert "Your group" not in client_as(setup.trainees[5]).get("/en/").content.decode()


def test_home_of_a_learner_has_constant_queries_for_any_group(client_as):
    counts = []
    for people in (2, 4):
        cohort = make_cohort(trainees=people)
        save(cohort, ("Tigris", cohort.enrolments))
        client = client_as(cohort.trainee)
        client.get("/en/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
