"""The pages: who may open them and what they show."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.api import Role
from lms.models import Completion, Person
from tests.conftest import ClientAs
from tests.factories import OrganisationFactory, make_person
from tests.tot.conftest import make_candidacy, make_graduate, make_trainer, run_out
from tests.tot.pages import BOARD, GRADUATES, OWN, POOL, decision, file_url, nominate_url, step
from tot.models import Candidacy


@pytest.mark.parametrize("url", [BOARD, GRADUATES, POOL, OWN])
def test_visitors_are_asked_to_sign_in(db: None, client: Client, url: str) -> None:
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("url", [BOARD, GRADUATES, POOL])
@pytest.mark.parametrize("role", [None, Role.TRAINEE, Role.TRAINER, Role.AUTHOR])
def test_other_roles_are_refused(db: None, client_as: ClientAs, role: Role | None, url: str) -> None:
    assert client_as(role or make_person()).get(url).status_code == 403


@pytest.mark.parametrize("url", [BOARD, GRADUATES, POOL])
@pytest.mark.parametrize("role", [Role.TOT_COORDINATOR, Role.QUALITY_OFFICER, Role.MANAGER, Role.ADMINISTRATOR])
def test_followers_open_the_pages_even_when_empty(db: None, client_as: ClientAs, role: Role, url: str) -> None:
    response = client_as(role).get(url)

    assert response.status_code == 200
    assert f'href="{BOARD}"' in response.content.decode()


@pytest.mark.parametrize("url", [BOARD, GRADUATES, POOL])
def test_lists_only_read(coordinator: Person, client_as: ClientAs, url: str) -> None:
    assert client_as(coordinator).post(url).status_code == 405


def test_pages_take_the_same_queries_for_one_and_three(coordinator: Person, client_as: ClientAs) -> None:
    client = client_as(coordinator)

    def add() -> None:
        make_graduate(), make_candidacy(coordinator), make_trainer(coordinator)

    def counts() -> list[int]:
        result = []
        for url in (BOARD, GRADUATES, POOL):
            with CaptureQueriesContext(connection) as context:
                client.get(url)
            result.append(len(context))
        return result

    add()
    client.get(BOARD)
    one = counts()
    add(), add()

    assert counts() == one


def test_graduates_offer_nomination_to_those_who_may(
    coordinator: Person, quality_officer: Person, own_manager: Person, graduate: Completion, client_as: ClientAs
) -> None:
    weak = make_graduate(percent=40)

    for person, is_offered in ((coordinator, True), (own_manager, True), (quality_officer, False)):
        page = client_as(person).get(GRADUATES).content.decode()
        assert (nominate_url(graduate) in page) is is_offered
        assert nominate_url(weak) not in page


def test_graduates_search_by_name_in_both_scripts(coordinator: Person, client_as: ClientAs) -> None:
    make_graduate(name_latin="Shilan Omar", name_arabic="شيلان عمر")
    make_graduate(name_latin="Rebwar Salih", name_arabic="ريبوار صالح")

    for text in ("shil", "شيلان"):
        page = client_as(coordinator).get(GRADUATES, {"q": text}).content.decode()
        assert "Shilan" in page
        assert "Rebwar" not in page


def test_candidate_file_in_and_out_of_reach(
    candidacy: Candidacy, own_manager: Person, other_manager: Person, quality_officer: Person, client_as: ClientAs
) -> None:
    url = file_url(candidacy)

    assert client_as(other_manager).get(url).status_code == 404
    assert client_as(candidacy.person).get(url).status_code == 403
    for reader in (own_manager, quality_officer):
        response = client_as(reader).get(url)
        assert response.status_code == 200
        assert response.context["move_form"] is None
        assert client_as(reader).post(file_url(candidacy, "move"), step("selected")).status_code == 403
        assert client_as(reader).post(file_url(candidacy, "accredit"), decision()).status_code == 403
    assert client_as(other_manager).post(file_url(candidacy, "move"), step("selected")).status_code == 404


def test_pool_shows_state_and_leaves_out_the_expired(coordinator: Person, client_as: ClientAs) -> None:
    soon = make_trainer(coordinator, make_graduate(name_latin="Soon Person"), days=10)
    run_out(make_trainer(coordinator, make_graduate(name_latin="Expired Person")))

    page = client_as(coordinator).get(POOL).content.decode()

    assert str(soon.person) in page
    assert "expires soon" in page
    assert "Expired Person" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"governorate": "erbil"}, {"Erbil Person"}),
        ({"language": "ar"}, {"Erbil Person", "Basra Person"}),
        ({"language": "ckb"}, set()),
        ({"q": "basra"}, {"Basra Person"}),
        ({"q": "labour"}, {"Erbil Person"}),
        ({"course": "0"}, {"Erbil Person", "Basra Person"}),
        ({"governorate": "atlantis", "page": "x"}, {"Erbil Person", "Basra Person"}),
    ],
)
def test_pool_search(coordinator: Person, client_as: ClientAs, query: dict[str, str], found: set[str]) -> None:
    labour = OrganisationFactory(name={"en": "Ministry of Labour", "ar": "وزارة العمل"})
    make_trainer(coordinator, make_graduate(name_latin="Erbil Person", governorate="erbil", organisation=labour))
    make_trainer(coordinator, make_graduate(name_latin="Basra Person", governorate="basra"))

    response = client_as(coordinator).get(POOL, query)

    assert {one.person.name_latin for one in response.context["page"].object_list} == found


def test_own_page_shows_the_status_without_notes(
    coordinator: Person, candidacy: Candidacy, client_as: ClientAs
) -> None:
    client_as(coordinator).post(file_url(candidacy, "move"), step("selected", "Internal remark"))

    page = client_as(candidacy.person).get(OWN).content.decode()

    assert "Selected" in page
    assert "Internal remark" not in page
    assert page.count("My way to trainer") > 2  # title, heading, navigation


def test_own_page_does_not_exist_for_others(
    coordinator: Person, candidacy: Candidacy, graduate: Completion, client_as: ClientAs
) -> None:
    other = make_graduate().enrolment.person

    for person in (coordinator, other, make_person()):
        response = client_as(person).get(OWN)
        assert response.status_code == 404
        assert "My way to trainer" not in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_pages_render_in_every_language(coordinator: Person, client_as: ClientAs, language: str) -> None:
    accreditation, client = make_trainer(coordinator), client_as(coordinator)
    make_candidacy(coordinator), make_graduate()
    urls = [BOARD, GRADUATES, POOL, file_url(accreditation.candidacy)]

    assert [client.get(url.replace("/en/", f"/{language}/")).status_code for url in urls] == [200] * 4
