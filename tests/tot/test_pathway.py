"""Steps, decisions and ends."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from lms.api import Role
from lms.models import Person
from tests.factories import make_person
from tests.tot.conftest import make_candidacy, make_trainer, run_out, viewer
from tot import api, errors
from tot.models import Candidacy, StageChange, TrainerAccreditation
from tot.stages import Stage, Standing


def decide(candidacy: Candidacy, by: Person, **changes: object) -> TrainerAccreditation:
    values = {
        "candidacy": candidacy,
        "standing": Standing.ACCREDITED,
        "valid_from": timezone.localdate(),
        "valid_until": timezone.localdate() + dt.timedelta(days=730),
        "by": viewer(by),
    }
    return api.accredit(**{**values, **changes})  # type: ignore[arg-type]


def test_move_writes_the_step(coordinator: Person, candidacy: Candidacy) -> None:
    moved = api.move_candidacy(candidacy=candidacy, to="selected", by=viewer(coordinator), note="  Panel of May ")

    change = moved.changes.last()
    assert moved.stage == Stage.SELECTED
    assert (change.from_stage, change.to_stage, change.note, change.by) == (
        "nominated",
        "selected",
        "Panel of May",
        coordinator,
    )
    assert moved.stage_since >= change.at - dt.timedelta(seconds=5)


@pytest.mark.parametrize(
    "to", ["tot_course", "micro_teaching", "co_delivery", "lead_delivery", "nominated", "nonsense"]
)
def test_move_refuses_jumps(coordinator: Person, candidacy: Candidacy, to: str) -> None:
    with pytest.raises(errors.StageJumpError):
        api.move_candidacy(candidacy=candidacy, to=to, by=viewer(coordinator), note="x")

    candidacy.refresh_from_db()
    assert candidacy.stage == Stage.NOMINATED
    assert candidacy.changes.count() == 1


def test_move_never_accredits(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)

    with pytest.raises(errors.AccreditationNeededError):
        api.move_candidacy(candidacy=candidacy, to="accredited", by=viewer(coordinator))


@pytest.mark.parametrize("to", ["declined", "withdrawn"])
def test_move_out_needs_a_note(coordinator: Person, candidacy: Candidacy, to: str) -> None:
    with pytest.raises(errors.NoteMissingError):
        api.move_candidacy(candidacy=candidacy, to=to, by=viewer(coordinator), note="  ")

    assert api.move_candidacy(candidacy=candidacy, to=to, by=viewer(coordinator), note="Why").stage == to


def test_move_back_needs_a_note(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.SELECTED)

    with pytest.raises(errors.NoteMissingError):
        api.move_candidacy(candidacy=candidacy, to="nominated", by=viewer(coordinator))


def test_move_repeated_request_changes_nothing(coordinator: Person, candidacy: Candidacy) -> None:
    key = uuid.uuid4()

    for _time in range(2):
        api.move_candidacy(candidacy=candidacy, to="selected", by=viewer(coordinator), request_key=key)

    assert StageChange.objects.filter(to_stage="selected").count() == 1


def test_move_out_of_an_ended_candidacy_is_refused(coordinator: Person, candidacy: Candidacy) -> None:
    api.move_candidacy(candidacy=candidacy, to="declined", by=viewer(coordinator), note="No place")

    with pytest.raises(errors.StageJumpError):
        api.move_candidacy(candidacy=candidacy, to="selected", by=viewer(coordinator))


@pytest.mark.parametrize("role", [None, Role.TRAINEE, Role.QUALITY_OFFICER, Role.MANAGER, Role.TRAINER])
def test_move_accredit_end_refuse_other_roles(role: Role | None, coordinator: Person) -> None:
    accreditation = make_trainer(coordinator)
    other = make_person(role)

    with pytest.raises(errors.NotAllowedError):
        api.move_candidacy(candidacy=accreditation.candidacy, to="selected", by=viewer(other))
    with pytest.raises(errors.NotAllowedError):
        decide(accreditation.candidacy, other)
    with pytest.raises(errors.NotAllowedError):
        api.end_accreditation(accreditation=accreditation, reason="x", by=viewer(other))


def test_manager_of_the_organisation_reads_but_does_not_move(own_manager: Person, candidacy: Candidacy) -> None:
    with pytest.raises(errors.NotAllowedError):
        api.move_candidacy(candidacy=candidacy, to="selected", by=viewer(own_manager))


def test_administrator_may_act(administrator: Person, candidacy: Candidacy) -> None:
    assert api.move_candidacy(candidacy=candidacy, to="selected", by=viewer(administrator)).stage == "selected"


def test_accredit_writes_decision_and_step(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)

    accreditation = decide(candidacy, coordinator, note="Minutes 7")

    candidacy.refresh_from_db()
    assert candidacy.stage == Stage.ACCREDITED
    assert (accreditation.person, accreditation.course) == (candidacy.person, candidacy.course)
    assert candidacy.changes.last().note == "Minutes 7"


def test_accredit_before_lead_delivery_is_refused(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.CO_DELIVERY)

    with pytest.raises(errors.StageJumpError):
        decide(candidacy, coordinator)

    assert not TrainerAccreditation.objects.exists()


def test_accredit_refuses_trainee_and_unknown_standings(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)

    for standing in ("trainee", "emperor"):
        with pytest.raises(errors.StandingError):
            decide(candidacy, coordinator, standing=standing)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, -1), (-30, -1)])
def test_accredit_refuses_impossible_dates(coordinator: Person, first: int, last: int) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)
    dates = {
        "valid_from": timezone.localdate() + dt.timedelta(days=first),
        "valid_until": timezone.localdate() + dt.timedelta(days=last),
    }

    with pytest.raises(errors.ValidityError):
        decide(candidacy, coordinator, **dates)

    candidacy.refresh_from_db()
    assert candidacy.stage == Stage.LEAD_DELIVERY


def test_accredit_same_decision_again_gives_the_same_row(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.LEAD_DELIVERY)

    assert decide(candidacy, coordinator) == decide(candidacy, coordinator)
    assert StageChange.objects.filter(to_stage="accredited").count() == 1


def test_accredit_while_another_runs_is_refused(coordinator: Person) -> None:
    accreditation = make_trainer(coordinator)

    with pytest.raises(errors.AlreadyAccreditedError):
        decide(accreditation.candidacy, coordinator, standing=Standing.MASTER)


def test_accredit_renews_after_it_has_run_out(coordinator: Person) -> None:
    accreditation = make_trainer(coordinator)
    run_out(accreditation)

    renewed = decide(accreditation.candidacy, coordinator)

    accreditation.refresh_from_db()
    assert accreditation.ended_on == accreditation.valid_until
    assert renewed.state() == "valid"


def test_end_keeps_the_first_reason(coordinator: Person) -> None:
    accreditation = make_trainer(coordinator)

    api.end_accreditation(accreditation=accreditation, reason="Left the ministry", by=viewer(coordinator))
    ended = api.end_accreditation(accreditation=accreditation, reason="Another", by=viewer(coordinator))

    assert (ended.end_reason, ended.ended_on, ended.ended_by) == (
        "Left the ministry",
        timezone.localdate(),
        coordinator,
    )
    assert ended.state() == "ended"


def test_end_needs_a_reason(coordinator: Person) -> None:
    with pytest.raises(errors.NoteMissingError):
        api.end_accreditation(accreditation=make_trainer(coordinator), reason=" ", by=viewer(coordinator))


def test_state_counts_days(coordinator: Person) -> None:
    accreditation = make_trainer(coordinator, days=61)
    last = accreditation.valid_until

    assert accreditation.state() == "valid"
    assert accreditation.state(last - dt.timedelta(days=60)) == "soon"
    assert accreditation.state(last) == "soon"
    assert accreditation.state(last + dt.timedelta(days=1)) == "expired"
    assert accreditation.state(accreditation.valid_from - dt.timedelta(days=1)) == "later"
