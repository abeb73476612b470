"""The database itself refuses to change a mark, and an attempt that was handed in.

The PostgreSQL function comes from the ground floor's migration of the same name.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

# table -> condition on the old row; '' refuses every update
TABLES = {
    "lms_assessments_questionmark": "",
    "lms_assessments_attempt": "OLD.state = 'submitted'",
}


def add_triggers(apps: Any, schema_editor: Any) -> None:
    for table, condition in TABLES.items():
        schema_editor.execute(_create_sql(schema_editor.connection.vendor, table, condition))


def _create_sql(vendor: str, table: str, condition: str) -> str:
    if vendor == "postgresql":
        when = f"WHEN ({condition}) " if condition else ""
        return (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            f"FOR EACH ROW {when}EXECUTE FUNCTION lms_refuse_update()"
        )
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    )


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        on_table = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only{on_table}")


class Migration(migrations.Migration):
    dependencies = [("lms_assessments", "0001_initial"), ("lms", "0002_append_only_triggers")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
