"""The forms: who may post them, what they write, what is shown again when they are refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from lms.models import Completion, Person
from tests.conftest import ClientAs
from tests.factories import make_person
from tests.tot.conftest import make_candidacy, make_trainer
from tests.tot.pages import POOL, decision, file_url, nominate_url, nomination, step
from tot.models import Candidacy, TrainerAccreditation
from tot.stages import Stage


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
