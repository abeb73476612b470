"""Evidence is written once: Python refuses to change it, and so does the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from lms.immutable import ImmutableRowError
from lms.models import ActivityVersion, AttendanceMark, Completion, Edition, EditionItem, GradeChange, SignOff
from tests.factories import (
    ActivityVersionFactory,
    AttendanceMarkFactory,
    CompletionFactory,
    EditionFactory,
    EditionItemFactory,
    GradeFactory,
    SignOffFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]


def grade_change():
    return GradeChange.objects.create(grade=GradeFactory(), new_points=1, new_state="draft")


ROWS = {
    ActivityVersion: (ActivityVersionFactory, "title", "changed"),
    AttendanceMark: (AttendanceMarkFactory, "minutes", 1),
    Completion: (CompletionFactory, "verdict", "{}"),
    Edition: (EditionFactory, "note", "changed"),
    EditionItem: (EditionItemFactory, "language", "ckb"),
    GradeChange: (grade_change, "reason", "changed"),
    SignOff: (SignOffFactory, "by_id", 1),
}


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_append_only_row_refuses_save_and_delete(model):
    row = ROWS[model][0]()
    with pytest.raises(ImmutableRowError):
        row.save()
    with pytest.raises(ImmutableRowError):
        row.delete()


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_append_only_table_refuses_sql_updates(model):
    make, column, value = ROWS[model]
    row = make()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])
