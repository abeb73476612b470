"""Who may nominate whom, and when a nomination is refused."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from lms.api import Role, Viewer, viewer_for
from lms.models import Completion, Person
from tests.factories import OrganisationFactory, PersonFactory, make_manager, make_person
from tests.tot.conftest import STATED, add_result, make_candidacy, make_graduate, viewer
from tot import api, errors
from tot.models import Candidacy, StageChange


def nominate(by: Viewer, completion: Completion, **changes: object) -> Candidacy:
    enrolment = completion.enrolment
    values = {"person": enrolment.person, "course": enrolment.cohort.edition.course, "by": by, **STATED, **changes}
    return api.nominate(**values)  # type: ignore[arg-type]


def test_nominate_writes_the_candidacy_with_its_evidence(coordinator: Person, graduate: Completion) -> None:
    candidacy = nominate(viewer(coordinator), graduate)

    candidacy.refresh_from_db()
    assert candidacy.completion == graduate
    assert candidacy.organisation == graduate.enrolment.person.organisation
    assert (candidacy.stage, candidacy.result_percent) == ("nominated", Decimal(80))
    assert [one.language for one in candidacy.languages.all()] == ["ar", "en"]
    change = candidacy.changes.get()
    assert (change.from_stage, change.to_stage, change.by) == ("", "nominated", coordinator)


def test_nominate_keeps_the_organisation_of_the_nomination(coordinator: Person, graduate: Completion) -> None:
    candidacy = nominate(viewer(coordinator), graduate)
    before = candidacy.organisation
    person = graduate.enrolment.person
    person.organisation = OrganisationFactory()
    person.save()

    candidacy.refresh_from_db()
    assert candidacy.organisation == before


@pytest.mark.parametrize("role", [None, Role.TRAINEE, Role.TRAINER, Role.AUTHOR, Role.QUALITY_OFFICER, Role.MANAGER])
def test_nominate_refuses_other_roles(role: Role | None, graduate: Completion) -> None:
    with pytest.raises(errors.NotAllowedError):
        nominate(viewer(make_person(role)), graduate)

    assert not Candidacy.objects.exists()


def test_not_allowed_is_answered_as_403() -> None:
    assert issubclass(errors.NotAllowedError, PermissionDenied)


def test_nominate_by_the_manager_of_the_organisation(own_manager: Person, graduate: Completion) -> None:
    assert nominate(viewer(own_manager), graduate).nominated_by == own_manager


def test_nominate_by_a_manager_further_up(db: None) -> None:
    ministry = OrganisationFactory()
    branch = OrganisationFactory(parent=ministry)

    candidacy = nominate(viewer(make_manager(ministry)), make_graduate(organisation=branch))

    assert candidacy.organisation == branch


def test_nominate_refuses_a_manager_further_down(db: None) -> None:
    ministry = OrganisationFactory()
    branch = OrganisationFactory(parent=ministry)

    with pytest.raises(errors.NotAllowedError):
        nominate(viewer(make_manager(branch)), make_graduate(organisation=ministry))


def test_nominate_refuses_a_manager_for_people_without_organisation(own_manager: Person) -> None:
    homeless = make_graduate(person=PersonFactory(organisation=None))

    with pytest.raises(errors.NotAllowedError):
        nominate(viewer(own_manager), homeless)


def test_nominate_by_an_administrator_without_a_record_is_refused(administrator: Person, graduate: Completion) -> None:
    account = administrator.account
    administrator.account = None
    administrator.save()

    with pytest.raises(errors.NotAllowedError):
        nominate(viewer_for(account), graduate)


def test_nominate_twice_is_refused_by_name(coordinator: Person, graduate: Completion) -> None:
    nominate(viewer(coordinator), graduate)

    with pytest.raises(errors.AlreadyNominatedError):
        nominate(viewer(coordinator), graduate)

    assert Candidacy.objects.count() == 1


def test_nominate_repeated_request_gives_the_same_candidacy(coordinator: Person, graduate: Completion) -> None:
    key = uuid.uuid4()

    first = nominate(viewer(coordinator), graduate, request_key=key)
    second = nominate(viewer(coordinator), graduate, request_key=key)

    assert first == second
    assert StageChange.objects.count() == 1


def test_nominate_again_after_an_end(coordinator: Person, graduate: Completion) -> None:
    by = viewer(coordinator)
    first = nominate(by, graduate)
    api.move_candidacy(candidacy=first, to="withdrawn", by=by, note="Moved to another ministry.")

    assert nominate(by, graduate) != first


def test_nominate_for_two_courses(coordinator: Person, graduate: Completion) -> None:
    second = make_graduate(person=graduate.enrolment.person)

    nominate(viewer(coordinator), graduate)
    nominate(viewer(coordinator), second)

    assert Candidacy.objects.filter(person=graduate.enrolment.person).count() == 2


def test_nominate_not_eligible_names_every_reason_and_writes_nothing(coordinator: Person) -> None:
    weak = make_graduate(percent=64)

    with pytest.raises(errors.NotEligibleError) as caught:
        nominate(viewer(coordinator), weak, years_of_experience=2, languages=["en"], release_confirmed=False)

    assert [item.key for item in caught.value.verdict.missing] == ["result", "experience", "release", "language"]
    assert not Candidacy.objects.exists()


def test_nominate_without_a_completion_is_not_eligible(coordinator: Person, graduate: Completion) -> None:
    with pytest.raises(errors.NotEligibleError) as caught:
        api.nominate(
            person=PersonFactory(), course=graduate.enrolment.cohort.edition.course, by=viewer(coordinator), **STATED
        )

    assert [item.key for item in caught.value.verdict.missing] == ["course", "result"]


def test_nominate_counts_the_mean_of_released_results_only(coordinator: Person) -> None:
    completion = make_graduate(percent=50)
    add_result(completion.enrolment, 80)
    add_result(completion.enrolment, 0, released=False)

    assert nominate(viewer(coordinator), completion).result_percent == Decimal(65)


@pytest.mark.parametrize("change", [{"years_of_experience": -1}, {"years_of_experience": 61}, {"languages": ["xx"]}])
def test_nominate_refuses_impossible_input(
    coordinator: Person, graduate: Completion, change: dict[str, object]
) -> None:
    with pytest.raises(errors.NominationInputError):
        nominate(viewer(coordinator), graduate, **change)


def test_nominate_takes_the_newest_completion(coordinator: Person, graduate: Completion) -> None:
    enrolment = graduate.enrolment
    newer = make_graduate(person=enrolment.person, course=enrolment.cohort.edition.course, percent=90)

    assert make_candidacy(coordinator, graduate).completion == newer
