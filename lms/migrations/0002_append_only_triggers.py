"""The database itself refuses to change rows that are kept as evidence.

Only UPDATE is refused: deletion is barred by PROTECT and by AppendOnlyModel, and a test database
must stay able to empty its tables.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = [
    "lms_activityversion",
    "lms_attendancemark",
    "lms_completion",
    "lms_edition",
    "lms_editionitem",
    "lms_gradechange",
    "lms_signoff",
]


def add_triggers(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION lms_refuse_update() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = '23000'; END $$",
            params=None,  # else the driver takes % for a placeholder
        )
    for table in TABLES:
        schema_editor.execute(_create_sql(schema_editor.connection.vendor, table))


def _create_sql(vendor: str, table: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION lms_refuse_update()"
        )
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    )


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    on_table = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only" + on_table.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("lms", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
