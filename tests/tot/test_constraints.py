"""The database keeps the rules by itself: each constraint and the trigger is attacked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone

from lms.immutable import ImmutableRowError
from lms.models import Completion, Person
from tests.tot.conftest import make_trainer
from tot.models import Candidacy, CandidacyLanguage, StageChange, TrainerAccreditation

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]


def copy_of(candidacy: Candidacy, **changes: Any) -> dict[str, Any]:
    values = {
        "person": candidacy.person,
        "course": candidacy.course,
        "nominated_by": candidacy.nominated_by,
        "years_of_experience": 4,
    }
    return {**values, **changes}


def refused(model: type[models.Model], **values: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values)  # type: ignore[attr-defined]


def test_candidacy_is_active_once(candidacy: Candidacy) -> None:
    refused(Candidacy, **copy_of(candidacy, stage="accredited"))
    Candidacy.objects.create(**copy_of(candidacy, stage="declined"))
    Candidacy.objects.create(**copy_of(candidacy, stage="withdrawn"))


def test_candidacy_has_a_known_stage(candidacy: Candidacy) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidacy.objects.update(stage="somewhere")


def test_candidacy_has_plausible_years(candidacy: Candidacy) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidacy.objects.update(years_of_experience=61)


def test_candidacy_language_stands_once(candidacy: Candidacy) -> None:
    refused(CandidacyLanguage, candidacy=candidacy, language="ar")


def test_stage_change_moves(candidacy: Candidacy, coordinator: Person) -> None:
    refused(StageChange, candidacy=candidacy, from_stage="selected", to_stage="selected", by=coordinator)


def test_stage_change_is_append_only(candidacy: Candidacy) -> None:
    change = candidacy.changes.get()

    with pytest.raises(ImmutableRowError):
        change.save()
    with pytest.raises(ImmutableRowError):
        change.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        StageChange.objects.update(note="rewritten")
    assert candidacy.changes.get().note == ""


@pytest.mark.parametrize("which", ["person", "course", "completion", "nominated_by", "organisation"])
def test_evidence_is_protected(candidacy: Candidacy, which: str) -> None:
    if which == "completion":
        with pytest.raises((models.ProtectedError, ImmutableRowError)):
            Completion.objects.filter(pk=candidacy.completion_id).delete()
        return
    with pytest.raises(models.ProtectedError):
        getattr(candidacy, which).delete()


def test_candidacy_with_steps_is_protected(candidacy: Candidacy) -> None:
    with pytest.raises(models.ProtectedError):
        candidacy.delete()


def accreditation_values(held: TrainerAccreditation, **changes: Any) -> dict[str, Any]:
    today = timezone.localdate()
    values = {
        "person": held.decided_by,
        "course": held.course,
        "decided_by": held.decided_by,
        "valid_from": today,
        "valid_until": today + dt.timedelta(days=9),
    }
    return {**values, **changes}


def test_accreditation_ends_after_it_begins(coordinator: Person) -> None:
    held = make_trainer(coordinator)

    refused(TrainerAccreditation, **accreditation_values(held, valid_until=timezone.localdate()))


def test_accreditation_gives_no_trainee_standing(coordinator: Person) -> None:
    held = make_trainer(coordinator)

    refused(TrainerAccreditation, **accreditation_values(held, standing="trainee"))


def test_accreditation_ends_with_a_reason_and_a_name(coordinator: Person) -> None:
    held = make_trainer(coordinator)
    today = timezone.localdate()

    refused(TrainerAccreditation, **accreditation_values(held, ended_on=today))
    refused(TrainerAccreditation, **accreditation_values(held, ended_on=today, end_reason="Left"))
    refused(TrainerAccreditation, **accreditation_values(held, end_reason="Left"))


def test_accreditation_is_active_once(coordinator: Person) -> None:
    held = make_trainer(coordinator)
    same = accreditation_values(held, person=held.person)

    refused(TrainerAccreditation, **same)
    end = {"ended_on": timezone.localdate(), "end_reason": "Left", "ended_by": coordinator}
    TrainerAccreditation.objects.create(**same, **end)
