"""The pages: who may open them, what they show, what a form does."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.api import Role
from lms.models import Completion, Person
from tests.conftest import ClientAs
from tests.factories import OrganisationFactory, make_person
from tests.tot.conftest import make_candidacy, make_graduate, make_trainer, run_out
from tot.models import Candidacy, TrainerAccreditation
from tot.stages import Stage

BOARD, GRADUATES, POOL, OWN = (reverse(f"lms_tot:{name}") for name in ("board", "graduates", "pool", "own"))


def nominate_url(completion: Completion) -> str:
    return reverse("lms_tot:nominate", kwargs={"completion": completion.key})


def file_url(candidacy: Candidacy, name: str = "candidate") -> str:
    return reverse(f"lms_tot:{name}", kwargs={"key": candidacy.key})


def nomination(**changes: Any) -> dict[str, Any]:
    values = {
        "request_key": str(uuid.uuid4()),
        "years_of_experience": "4",
        "languages": ["ar"],
        "release_confirmed": "on",
    }
    return {**values, **changes}


def step(to: str, note: str = "", key: str = "") -> dict[str, str]:
    return {"move-request_key": key or str(uuid.uuid4()), "move-to": to, "move-note": note}


def decision(**changes: str) -> dict[str, str]:
    today = timezone.localdate()
    values = {
        "standing": "accredited",
        "valid_from": today.isoformat(),
        "valid_until": (today + dt.timedelta(days=700)).isoformat(),
        "note": "Minutes 7",
    }
    return {f"accredit-{name}": value for name, value in {**values, **changes}.items()}


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


def test_nominate_leads_to_the_file(coordinator: Person, graduate: Completion, client_as: ClientAs) -> None:
    response = client_as(coordinator).post(nominate_url(graduate), nomination())

    candidacy = Candidacy.objects.get()
    assert response.status_code == 302
    assert response["Location"] == file_url(candidacy)
    assert candidacy.years_of_experience == 4


def test_nominate_second_click_makes_no_second_candidacy(
    coordinator: Person, graduate: Completion, client_as: ClientAs
) -> None:
    client, data = client_as(coordinator), nomination()

    assert [client.post(nominate_url(graduate), data)["Location"] for _click in range(2)] == [
        file_url(Candidacy.objects.get())
    ] * 2


def test_nominate_from_a_second_tab_says_so(coordinator: Person, graduate: Completion, client_as: ClientAs) -> None:
    client = client_as(coordinator)
    client.post(nominate_url(graduate), nomination())

    response = client.post(nominate_url(graduate), nomination())

    assert response.status_code == 422
    assert "is already nominated for this course" in response.content.decode()
    assert Candidacy.objects.count() == 1


def test_nominate_not_eligible_keeps_the_input_and_names_the_fields(
    coordinator: Person, graduate: Completion, client_as: ClientAs
) -> None:
    data = nomination(years_of_experience="2", languages=["en"])
    data.pop("release_confirmed")

    response = client_as(coordinator).post(nominate_url(graduate), data)

    page, form = response.content.decode(), response.context["form"]
    assert response.status_code == 422
    assert set(form.errors) == {"years_of_experience", "languages", "release_confirmed"}
    assert 'value="2"' in page
    assert form["languages"].value() == ["en"]
    assert str(form["request_key"].value()) == data["request_key"]
    assert not Candidacy.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"years_of_experience": "many"}, {"languages": []}, {"languages": ["xx"]}, {"request_key": "x"}],
)
def test_nominate_bad_input(
    coordinator: Person, graduate: Completion, client_as: ClientAs, change: dict[str, Any]
) -> None:
    response = client_as(coordinator).post(nominate_url(graduate), nomination(**change))

    assert response.status_code == 422
    assert not Candidacy.objects.exists()


def test_nominate_is_out_of_reach_for_others(
    own_manager: Person, other_manager: Person, quality_officer: Person, graduate: Completion, client_as: ClientAs
) -> None:
    url = nominate_url(graduate)

    assert client_as(other_manager).get(url).status_code == 404
    assert client_as(other_manager).post(url, nomination()).status_code == 404
    assert client_as(quality_officer).get(url).status_code == 403
    assert client_as(make_person()).post(url, nomination()).status_code == 403
    assert not Candidacy.objects.exists()
    assert client_as(own_manager).post(url, nomination()).status_code == 302


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


def test_move_records_the_step_once(coordinator: Person, candidacy: Candidacy, client_as: ClientAs) -> None:
    client, data = client_as(coordinator), step("selected", "Panel", "1c0f7b1e-0000-4000-8000-000000000001")

    responses = [client.post(file_url(candidacy, "move"), data) for _click in range(2)]

    assert [one["Location"] for one in responses] == [file_url(candidacy)] * 2
    assert candidacy.changes.count() == 2
    assert "Panel" in client.get(file_url(candidacy)).content.decode()


def test_move_from_a_stale_tab_is_refused_and_keeps_the_note(
    coordinator: Person, candidacy: Candidacy, client_as: ClientAs
) -> None:
    client = client_as(coordinator)
    client.post(file_url(candidacy, "move"), step("selected"))

    response = client.post(file_url(candidacy, "move"), step("selected", "typed at length"))

    assert response.status_code == 422
    assert "typed at length" in response.content.decode()
    assert candidacy.changes.count() == 2


@pytest.mark.parametrize(
    ("to", "field"), [("declined", "note"), ("lead_delivery", "to"), ("accredited", "to"), ("", "to")]
)
def test_move_bad_input(coordinator: Person, candidacy: Candidacy, client_as: ClientAs, to: str, field: str) -> None:
    response = client_as(coordinator).post(file_url(candidacy, "move"), step(to))

    assert response.status_code == 422
    assert list(response.context["move_form"].errors) == [field]
    candidacy.refresh_from_db()
    assert candidacy.stage == "nominated"


@pytest.mark.parametrize("name", ["move", "accredit"])
def test_reload_of_a_form_address_leads_to_the_file(
    coordinator: Person, candidacy: Candidacy, client_as: ClientAs, name: str
) -> None:
    response = client_as(coordinator).get(file_url(candidacy, name))

    assert (response.status_code, response["Location"]) == (302, file_url(candidacy))


def test_accredit_puts_the_trainer_into_the_pool(coordinator: Person, client_as: ClientAs) -> None:
    candidacy, client = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY), client_as(coordinator)

    responses = [client.post(file_url(candidacy, "accredit"), decision()) for _click in range(2)]

    assert [one.status_code for one in responses] == [302, 302]
    assert TrainerAccreditation.objects.count() == 1
    assert str(candidacy.person) in client.get(POOL).content.decode()


def test_accredit_bad_dates_keep_the_input(coordinator: Person, client_as: ClientAs) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)
    data = decision(valid_until="2020-01-01")

    response = client_as(coordinator).post(file_url(candidacy, "accredit"), data)

    assert response.status_code == 422
    assert "valid_until" in response.context["accredit_form"].errors
    assert "Minutes 7" in response.content.decode()
    assert not TrainerAccreditation.objects.exists()


def test_accredit_too_early_is_refused(coordinator: Person, candidacy: Candidacy, client_as: ClientAs) -> None:
    response = client_as(coordinator).post(file_url(candidacy, "accredit"), decision())

    assert response.status_code == 422
    assert "Accreditation comes after observed lead delivery" in response.content.decode()


def test_end_asks_for_a_reason(
    coordinator: Person, other_manager: Person, quality_officer: Person, client_as: ClientAs
) -> None:
    accreditation = make_trainer(coordinator)
    url = reverse("lms_tot:end", kwargs={"key": accreditation.key})

    assert client_as(other_manager).get(url).status_code == 404
    assert client_as(quality_officer).post(url, {"reason": "x"}).status_code == 403
    assert client_as(coordinator).post(url, {"reason": " "}).status_code == 422
    assert client_as(coordinator).post(url, {"reason": "Left the ministry"}).status_code == 302
    accreditation.refresh_from_db()
    assert accreditation.end_reason == "Left the ministry"
    assert "Left the ministry" in client_as(coordinator).get(url).content.decode()


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
