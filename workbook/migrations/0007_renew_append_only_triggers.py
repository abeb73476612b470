"""SQLite builds a table anew when it gets columns, and its trigger is lost on the way: make it again."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLE = "lms_workbook_responsesubmission"


def renew_trigger(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        return
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only")
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {TABLE} are append-only'); END"
    )


class Migration(migrations.Migration):
    dependencies = [("lms_workbook", "0006_members_of_answers")]

    operations = [migrations.RunPython(renew_trigger, migrations.RunPython.noop)]
