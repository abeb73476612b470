"""What each viewer gets to see, and with how many queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.api import ANONYMOUS, Role
from lms.models import Completion, Person
from tests.factories import OrganisationFactory, PersonFactory, make_manager, make_person
from tests.tot.conftest import make_candidacy, make_graduate, make_trainer, run_out, viewer
from tot import api, queries
from tot.candidate import candidate_file
from tot.models import Candidacy
from tot.stages import Stage


def count_queries(function: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as context:
        function()
    return len(context)


def test_eligible_graduates_carry_the_result(coordinator: Person) -> None:
    make_graduate(percent=65)
    make_graduate(percent=64)
    make_graduate(percent=None)

    found = queries.eligible_graduates(viewer(coordinator))

    assert [(one.shown_percent, one.is_enough) for one in found] == [(None, False), (64, False), (65, True)]


def test_eligible_graduates_leave_out_candidates_until_they_end(coordinator: Person, candidacy: Candidacy) -> None:
    by = viewer(coordinator)
    assert queries.eligible_graduates(by) == []

    api.move_candidacy(candidacy=candidacy, to="declined", by=by, note="No place")

    assert [one.completion for one in queries.eligible_graduates(by)] == [candidacy.completion]


def test_eligible_graduates_list_a_person_once_for_a_course(coordinator: Person, graduate: Completion) -> None:
    enrolment = graduate.enrolment
    newer = make_graduate(person=enrolment.person, course=enrolment.cohort.edition.course)

    assert [one.completion for one in queries.eligible_graduates(viewer(coordinator))] == [newer]


@pytest.mark.parametrize("role", [None, Role.TRAINEE, Role.TRAINER, Role.AUTHOR])
def test_other_roles_see_nothing(role: Role | None, coordinator: Person) -> None:
    make_graduate()
    make_candidacy(coordinator)
    make_trainer(coordinator)
    by = viewer(make_person(role))

    assert queries.eligible_graduates(by) == []
    assert not queries.candidacies_visible_to(by).exists()
    assert not queries.pool(by).exists()
    assert not queries.candidacies_visible_to(ANONYMOUS).exists()


def test_managers_see_their_organisations_and_those_below(coordinator: Person) -> None:
    ministry = OrganisationFactory()
    branch = OrganisationFactory(parent=ministry)
    candidate = make_candidacy(coordinator, make_graduate(organisation=branch))
    trainer = make_trainer(coordinator, make_graduate(organisation=branch))
    waiting = make_graduate(organisation=branch)
    make_candidacy(coordinator), make_trainer(coordinator), make_graduate()
    own, other = viewer(make_manager(ministry)), viewer(make_manager(OrganisationFactory()))

    assert set(queries.candidacies_visible_to(own)) == {candidate, trainer.candidacy}
    assert list(queries.pool(own)) == [trainer]
    assert [one.completion for one in queries.eligible_graduates(own)] == [waiting]
    assert not queries.candidacies_visible_to(other).exists()
    assert not queries.pool(other).exists()


def test_quality_officers_see_all(coordinator: Person, quality_officer: Person) -> None:
    make_candidacy(coordinator)

    assert queries.candidacies_visible_to(viewer(quality_officer)).count() == 1


def test_board_groups_by_stage_without_the_ends(coordinator: Person) -> None:
    make_candidacy(coordinator, stage=Stage.SELECTED)
    make_trainer(coordinator)
    out = make_candidacy(coordinator)
    api.move_candidacy(candidacy=out, to="declined", by=viewer(coordinator), note="x")

    columns = queries.board(viewer(coordinator))

    assert [(one.stage, len(one.candidacies)) for one in columns if one.candidacies] == [("selected", 1)]
    assert len(columns) == 6
    assert list(queries.ended_candidacies(viewer(coordinator))) == [out]


def test_pool_leaves_out_expired_ended_and_future(coordinator: Person) -> None:
    expired, ended, current = (make_trainer(coordinator) for _number in range(3))
    run_out(expired)
    api.end_accreditation(accreditation=ended, reason="Left", by=viewer(coordinator))

    assert list(queries.pool(viewer(coordinator))) == [current]
    assert not queries.pool(viewer(coordinator), on=current.valid_from.replace(year=2000)).exists()


def test_pool_by_governorate_counts_people_once(coordinator: Person) -> None:
    person = PersonFactory(organisation=OrganisationFactory(governorate="basra"), governorate="erbil")
    make_trainer(coordinator, make_graduate(person=person))
    make_trainer(coordinator, make_graduate(person=person))
    by_organisation = PersonFactory(organisation=OrganisationFactory(governorate="basra"))
    make_trainer(coordinator, make_graduate(person=by_organisation))
    make_trainer(coordinator, make_graduate(person=PersonFactory(organisation=None)))

    counts = queries.pool_by_governorate(queries.pool(viewer(coordinator)))

    assert [(one.label, one.count) for one in counts] == [("Basra", 1), ("Erbil", 1), ("–", 1)]
    assert {one.governorate_label for one in queries.pool(viewer(coordinator))} == {"Basra", "Erbil", "–"}


def test_own_candidacies_are_the_viewers_own(coordinator: Person, candidacy: Candidacy) -> None:
    make_candidacy(coordinator)

    assert list(queries.own_candidacies(viewer(candidacy.person))) == [candidacy]
    assert queries.has_candidacy(viewer(candidacy.person))
    assert not queries.has_candidacy(viewer(coordinator))
    assert not queries.own_candidacies(ANONYMOUS).exists()


def test_candidate_file_shows_how_far_an_ended_one_came(coordinator: Person) -> None:
    candidacy = make_candidacy(coordinator, stage=Stage.MICRO_TEACHING)
    api.move_candidacy(candidacy=candidacy, to="withdrawn", by=viewer(coordinator), note="Ill")

    file = candidate_file(queries.file_of(Candidacy.objects.filter(pk=candidacy.pk)).get())

    assert [(stage.is_done, stage.is_now) for stage in file.stages] == [(True, False)] * 3 + [(False, False)] * 4
    assert file.last_change is not None
    assert file.last_change.note == "Ill"
    assert all(is_met for _text, is_met in file.requirements)


def test_lists_take_the_same_queries_for_one_and_three(coordinator: Person) -> None:
    by = viewer(coordinator)
    reads: dict[str, Callable[[], Any]] = {
        "graduates": lambda: queries.eligible_graduates(by),
        "board": lambda: [
            [str(one.organisation), one.language_labels] for c in queries.board(by) for one in c.candidacies
        ],
        "pool": lambda: [
            (str(one.person.organisation), one.governorate_label, one.candidacy.language_labels)
            for one in queries.pool(by)
        ],
    }

    def add() -> None:
        make_graduate(), make_candidacy(coordinator), make_trainer(coordinator)

    add()
    one = {name: count_queries(read) for name, read in reads.items()}
    add(), add()
    three = {name: count_queries(read) for name, read in reads.items()}

    assert one == three == {"graduates": 2, "board": 2, "pool": 2}
