"""Who may write an answer now. Asked at every pause of every writer, so it must cost next to nothing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from lms.api import PrivateActivityError, cohorts_taught_by, viewer_for
from lms.models import ActivityVersion, Cohort, EditionItem, Enrolment, Person
from workbook.definitions import VERSION_SECONDS
from workbook.errors import NotInThisCourseError, NotYourAnswerError
from workbook.models import ResponseMember
from workbook.teams import mode_of, team_id_of

__all__ = ["Seat", "Writer", "own_enrolment", "take_seat"]

# Composing these two queries takes the ORM ten times as long as the database takes to answer them.
OWN = f"""
    SELECT enrolment.id, enrolment.key, person.id, person.key,
        cohort.id, cohort.code, cohort.state, cohort.starts_on, cohort.edition_id
    FROM {Enrolment._meta.db_table} AS enrolment
    JOIN {Person._meta.db_table} AS person ON person.id = enrolment.person_id
    JOIN {Cohort._meta.db_table} AS cohort ON cohort.id = enrolment.cohort_id
    WHERE person.account_id = %s AND cohort.code = %s AND enrolment.state = %s
"""  # noqa: S608 - names of our own tables
GUARD = f"""
    SELECT enrolment.person_id, cohort.state, cohort.edition_id, member.response_id
    FROM {Enrolment._meta.db_table} AS enrolment
    JOIN {Cohort._meta.db_table} AS cohort ON cohort.id = enrolment.cohort_id
    LEFT JOIN {ResponseMember._meta.db_table} AS member
        ON member.enrolment_id = enrolment.id AND member.activity_id = %s
    WHERE enrolment.id = %s AND enrolment.state = %s
"""  # noqa: S608 - names of our own tables


Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Writer:
    """Whose answer it is and who types it: the learner, or a trainer who enters it from paper."""

    enrolment: Enrolment
    by: Person
    is_transcription: bool = False


@dataclass(frozen=True)
class Seat:
    """A writer who was let in. `joined_id` is the answer that the learner was last part of, `team_id` the
    pair or group that answers now; None for neither."""

    writer: Writer
    version: ActivityVersion
    is_closed: bool
    joined_id: int | None
    team_id: int | None


def own_enrolment(account_id: int, cohort_code: str) -> Enrolment | None:
    """The active enrolment of an account in a cohort, with person and cohort (one query).

    The rows hold what a save needs; anything else of them is read when it is asked for.
    """
    row = _first(OWN, [account_id, cohort_code, Enrolment.State.ACTIVE.value])
    if row is None:
        return None
    pk, key, person_id, person_key, cohort_id, code, state, starts_on, edition_id = row
    # Databases without types of their own for keys and days give texts.
    begins = date.fromisoformat(str(starts_on))
    enrolment = _partial(
        Enrolment,
        id=pk,
        key=uuid.UUID(str(key)),
        cohort_id=cohort_id,
        person_id=person_id,
        state=Enrolment.State.ACTIVE.value,
    )
    enrolment.person = _partial(Person, id=person_id, key=uuid.UUID(str(person_key)))
    enrolment.cohort = _partial(Cohort, id=cohort_id, code=code, edition_id=edition_id, starts_on=begins, state=state)
    return enrolment


def _partial(model: type[Row], **values: Any) -> Row:
    """A row with some of its columns; Django reads the others when they are asked for."""
    names = [field.attname for field in model._meta.concrete_fields if field.attname in values]
    return model.from_db(connection.alias, names, [values[name] for name in names])


def _first(query: str, values: list[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def take_seat(writer: Writer, version: ActivityVersion) -> Seat:
    """Check who writes what (one query, two for pairs and groups).

    Raises NotInThisCourseError, NotYourAnswerError and PrivateActivityError.
    """
    row = _first(GUARD, [version.activity_id, writer.enrolment.pk, Enrolment.State.ACTIVE.value])
    if row is None or not _is_held(row[2], version):
        raise NotInThisCourseError(_("This exercise does not belong to your course."))
    person_id, state, _edition_id, joined_id = row
    _guard_writer(writer, version, person_id)
    team_id = team_id_of(writer.enrolment.pk, mode_of(version))
    return Seat(writer, version, state == Cohort.State.CLOSED, joined_id, team_id)


def _is_held(edition_id: int, version: ActivityVersion) -> bool:
    """True if the edition has this version. Editions never change, so a yes is remembered."""
    key = f"lms_workbook:held:{edition_id}:{version.pk}"
    if cache.get(key):
        return True
    is_held = EditionItem.objects.filter(edition=edition_id, version=version).exists()
    if is_held:
        cache.set(key, True, VERSION_SECONDS)  # noqa: FBT003 - the value itself
    return is_held


def _guard_writer(writer: Writer, version: ActivityVersion, person_id: int) -> None:
    if not writer.is_transcription:
        if writer.by.pk != person_id:
            raise NotYourAnswerError(_("This is not your answer."))
        return
    if version.activity.is_private:
        raise PrivateActivityError(_("A private text is entered by its writer only."))
    trainer = viewer_for(writer.by.account)
    if not cohorts_taught_by(trainer).filter(pk=writer.enrolment.cohort_id).exists():
        raise NotYourAnswerError(_("Only a trainer of this cohort may enter an answer from paper."))
