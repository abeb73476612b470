"""Nominate, move, accredit, end: the acts of the Training of Trainers, each with its guards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.api import Role, Viewer, managed_organisations, mean_released_percents
from lms.models import Completion, Course, Person
from tot import errors
from tot.models import MOST_YEARS, Candidacy, CandidacyLanguage, StageChange, TrainerAccreditation
from tot.policy import ENDED, MAY_BE_ACCREDITED, Facts, judge_nomination, may_move, needs_note
from tot.stages import Stage, Standing

__all__ = [
    "accredit",
    "end_accreditation",
    "is_coordinator",
    "may_nominate",
    "may_nominate_anybody",
    "move_candidacy",
    "newest_completion",
    "nominate",
    "nomination_facts",
    "was_moved_by",
]


def is_coordinator(viewer: Viewer) -> bool:
    """True for those who run the pathway: ToT coordinators and administrators with a record of their own."""
    return viewer.person is not None and viewer.is_any(Role.TOT_COORDINATOR)


def may_nominate(viewer: Viewer, person: Person) -> bool:
    """Coordinators nominate anybody, managers the people of their organisations and of those below them."""
    if is_coordinator(viewer):
        return True
    if viewer.person is None or Role.MANAGER not in viewer.roles or person.organisation_id is None:
        return False
    return bool(managed_organisations(viewer).filter(pk=person.organisation_id).exists())


def may_nominate_anybody(viewer: Viewer) -> bool:
    """Whether the viewer's role nominates at all; `may_nominate` says whom."""
    return is_coordinator(viewer) or (viewer.person is not None and Role.MANAGER in viewer.roles)


def newest_completion(person: Person, course: Course) -> Completion | None:
    """The last time that the person completed the course: the evidence of a nomination."""
    completions = Completion.objects.filter(enrolment__person=person, enrolment__cohort__edition__course=course)
    return completions.order_by("-completed_at", "-pk").first()


def nomination_facts(
    *, completion: Completion | None, years_of_experience: int, languages: Collection[str], release_confirmed: bool
) -> Facts:
    """The facts to judge; the result is the mean of the released grades of that enrolment (one query)."""
    enrolment_id = completion.enrolment_id if completion else None
    percents = mean_released_percents([enrolment_id]) if enrolment_id else {}
    return Facts(
        has_passed=completion is not None,
        percent=percents.get(enrolment_id) if enrolment_id else None,
        years_of_experience=years_of_experience,
        release_confirmed=release_confirmed,
        languages=languages,
    )


def nominate(
    *,
    person: Person,
    course: Course,
    by: Viewer,
    years_of_experience: int,
    languages: Collection[str],
    release_confirmed: bool,
    request_key: UUID | None = None,
) -> Candidacy:
    """Nominate a graduate of `course` to become its trainer. `languages` are codes of the site's languages.

    The same `request_key` again gives the same candidacy. Raises NotAllowedError, NominationInputError,
    AlreadyNominatedError, NotEligibleError (with the verdict). Source: blueprint, section 4.1, stage 0.
    """
    if not may_nominate(by, person):
        raise errors.NotAllowedError
    _guard_input(years_of_experience, languages)
    request_key = request_key or uuid4()
    repeated = Candidacy.objects.filter(request_key=request_key, person=person, course=course).first()
    if repeated is not None:
        return repeated
    _guard_no_candidacy(person, course)
    completion = newest_completion(person, course)
    stated = {"years_of_experience": years_of_experience, "release_confirmed": release_confirmed}
    facts = nomination_facts(completion=completion, languages=languages, **stated)  # type: ignore[arg-type]
    verdict = judge_nomination(facts)
    if not verdict.is_met:
        raise errors.NotEligibleError(verdict)
    values = {
        **stated,
        "person": person,
        "course": course,
        "completion": completion,
        "organisation_id": person.organisation_id,
        "result_percent": facts.percent,
        "nominated_by": by.person,
        "request_key": request_key,
    }
    return _create_candidacy(values, languages)


def _guard_input(years: int, languages: Collection[str]) -> None:
    if not 0 <= years <= MOST_YEARS:
        raise errors.NominationInputError(
            _("Give the years of relevant work as a number from 0 to %(most)s.") % {"most": MOST_YEARS}
        )
    if set(languages) - {code for code, _name in settings.LANGUAGES}:
        raise errors.NominationInputError(_("This language is not one that the site teaches in."))


def _guard_no_candidacy(person: Person, course: Course) -> None:
    if Candidacy.objects.filter(person=person, course=course).exclude(stage__in=ENDED).exists():
        raise errors.AlreadyNominatedError(_("%(name)s is already nominated for this course.") % {"name": person})


def _create_candidacy(values: dict[str, Any], languages: Collection[str]) -> Candidacy:
    try:
        with transaction.atomic():
            candidacy = Candidacy.objects.create(**values)
            CandidacyLanguage.objects.bulk_create(
                CandidacyLanguage(candidacy=candidacy, language=code) for code in sorted(set(languages))
            )
            StageChange.objects.create(candidacy=candidacy, to_stage=Stage.NOMINATED, by=values["nominated_by"])
    except IntegrityError:
        # Two requests at the same moment: the second one finds what the first has written.
        twin = Candidacy.objects.filter(request_key=values["request_key"], person=values["person"]).first()
        if twin is not None:
            return twin
        _guard_no_candidacy(values["person"], values["course"])
        raise
    return candidacy


@transaction.atomic
def move_candidacy(
    *, candidacy: Candidacy, to: Stage | str, by: Viewer, note: str = "", request_key: UUID | None = None
) -> Candidacy:
    """Move a candidate one stage on, one back, or out; the step is kept in StageChange.

    Steps back and out need a note. The same `request_key` again changes nothing. Raises NotAllowedError,
    AccreditationNeededError, StageJumpError, NoteMissingError.
    """
    person = _coordinator(by)
    row = Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    if was_moved_by(row, request_key):
        return row
    if to == Stage.ACCREDITED:
        raise errors.AccreditationNeededError(_("Accreditation is a decision of its own, with dates."))
    _guard_step(row, to)
    if needs_note(row.stage, to) and not note.strip():
        raise errors.NoteMissingError(_("Say why: this step needs a note."))
    return _move(row, Stage(to), person, note.strip(), request_key)


def was_moved_by(candidacy: Candidacy, request_key: UUID | None) -> bool:
    """Whether this very request has moved the candidate already (the second click on one button)."""
    return request_key is not None and StageChange.objects.filter(candidacy=candidacy, request_key=request_key).exists()


def _coordinator(by: Viewer) -> Person:
    if by.person is None or not is_coordinator(by):
        raise errors.NotAllowedError
    return by.person


def _guard_step(row: Candidacy, to: Stage | str) -> None:
    if to not in Stage.values or not may_move(row.stage, to):
        raise errors.StageJumpError(
            _("This step is not possible from the present stage, “%(stage)s”.") % {"stage": row.get_stage_display()}
        )


def _move(row: Candidacy, to: Stage, by: Person, note: str, request_key: UUID | None = None) -> Candidacy:
    StageChange.objects.create(
        candidacy=row, from_stage=row.stage, to_stage=to, by=by, note=note, request_key=request_key or uuid4()
    )
    row.stage, row.stage_since = to, timezone.now()
    row.save(update_fields=["stage", "stage_since"])
    return row


@transaction.atomic
def accredit(
    *,
    candidacy: Candidacy,
    standing: Standing | str,
    valid_from: dt.date,
    valid_until: dt.date,
    by: Viewer,
    note: str = "",
) -> TrainerAccreditation:
    """Record the board's decision: the candidate may train in the course from one day to another.

    Possible after observed lead delivery, and again once an earlier accreditation has run out or was
    ended. The same decision again gives the same row. Raises NotAllowedError, StageJumpError,
    StandingError, ValidityError, AlreadyAccreditedError. Source: blueprint, section 4.1, stages 5 and 6.
    """
    person = _coordinator(by)
    row = Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    if row.stage not in MAY_BE_ACCREDITED:
        raise errors.StageJumpError(_("Accreditation comes after observed lead delivery."))
    _guard_decision(standing, valid_from, valid_until)
    decision = {"standing": standing, "valid_from": valid_from, "valid_until": valid_until}
    held = TrainerAccreditation.objects.filter(person=row.person_id, course=row.course_id, ended_on=None).first()
    if held is not None:
        if all(getattr(held, name) == value for name, value in decision.items()):
            return held
        _close_if_run_out(held, person)
    if row.stage != Stage.ACCREDITED:
        _move(row, Stage.ACCREDITED, person, note.strip())
    return TrainerAccreditation.objects.create(
        person_id=row.person_id,
        course_id=row.course_id,
        candidacy=row,
        decided_by=person,
        note=note.strip(),
        **decision,  # type: ignore[misc]
    )


def _guard_decision(standing: Standing | str, valid_from: dt.date, valid_until: dt.date) -> None:
    if standing not in Standing.values or standing == Standing.TRAINEE:
        raise errors.StandingError(_("An accreditation makes a co-trainer, an accredited or a master trainer."))
    if valid_until <= valid_from:
        raise errors.ValidityError(_("The last day must come after the first day."))
    if valid_until < timezone.localdate():
        raise errors.ValidityError(_("The last day has passed already."))


def _close_if_run_out(held: TrainerAccreditation, by: Person) -> None:
    if held.state() != "expired":
        raise errors.AlreadyAccreditedError(
            _("%(name)s already holds an accreditation for this course. End it first.") % {"name": held.person}
        )
    _end(held, held.valid_until, _("Run out and renewed."), by)


def _end(held: TrainerAccreditation, on: dt.date, reason: str, by: Person) -> None:
    held.ended_on, held.end_reason, held.ended_by = on, reason, by
    held.save(update_fields=["ended_on", "end_reason", "ended_by"])


@transaction.atomic
def end_accreditation(*, accreditation: TrainerAccreditation, reason: str, by: Viewer) -> TrainerAccreditation:
    """End an accreditation today, with a reason; ending it twice keeps the first reason.

    Raises NotAllowedError, NoteMissingError.
    """
    person = _coordinator(by)
    row = TrainerAccreditation.objects.select_for_update().get(pk=accreditation.pk)
    if row.ended_on is not None:
        return row
    if not reason.strip():
        raise errors.NoteMissingError(_("Say why the accreditation ends."))
    _end(row, timezone.localdate(), reason.strip(), person)
    return row
