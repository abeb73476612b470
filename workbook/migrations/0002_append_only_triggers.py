"""The database itself refuses to change what was handed in, as it does for grades and attendance."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLE = "lms_workbook_responsesubmission"


def add_trigger(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # The function comes with lms 0002; the dependency below guarantees it.
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION lms_refuse_update()"
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {TABLE} are append-only'); END"
    )


def drop_trigger(apps: Any, schema_editor: Any) -> None:
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only{on_table}")


class Migration(migrations.Migration):
    dependencies = [("lms_workbook", "0001_initial"), ("lms", "0002_append_only_triggers")]

    operations = [migrations.RunPython(add_trigger, drop_trigger)]
