"""The database itself refuses to change the recorded steps of a candidate (see lms 0002)."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLE = "lms_tot_stagechange"


def add_trigger(apps: Any, schema_editor: Any) -> None:
    head = f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE ON {TABLE} "
    if schema_editor.connection.vendor == "postgresql":
        # The function is made by migration 0002 of lms.
        schema_editor.execute(head + "FOR EACH ROW EXECUTE FUNCTION lms_refuse_update()")
        return
    schema_editor.execute(head + f"BEGIN SELECT RAISE(ABORT, 'rows of {TABLE} are append-only'); END")


def drop_trigger(apps: Any, schema_editor: Any) -> None:
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only" + on_table)


class Migration(migrations.Migration):
    dependencies = [
        ("lms_tot", "0001_initial"),
        ("lms", "0002_append_only_triggers"),
    ]

    operations = [migrations.RunPython(add_trigger, drop_trigger)]
