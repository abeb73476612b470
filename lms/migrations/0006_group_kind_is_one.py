"""The kind of a membership is that of its group, and the database keeps it so.

PostgreSQL has a foreign key on both columns. SQLite cannot add one to a table that exists, so that
triggers stand in. They name another table: a later migration that rebuilds `lms_group` on SQLite must
drop them first and make them again, and SQLite refuses it with their name otherwise.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

KEY = "lms_group_member_of_kind"
POSTGRESQL = [
    "ALTER TABLE lms_groupmembership ADD CONSTRAINT lms_group_member_of_kind "
    "FOREIGN KEY (group_id, kind) REFERENCES lms_group (id, kind)",
]
REFUSE = "BEGIN SELECT RAISE(ABORT, 'a membership has the kind of its group'); END"
IS_OTHER = "NOT EXISTS (SELECT 1 FROM lms_group WHERE id = NEW.group_id AND kind = NEW.kind)"
IS_USED = "NEW.kind <> OLD.kind AND EXISTS (SELECT 1 FROM lms_groupmembership WHERE group_id = NEW.id)"
SQLITE = [
    f"CREATE TRIGGER {KEY}_insert BEFORE INSERT ON lms_groupmembership WHEN {IS_OTHER} {REFUSE}",
    f"CREATE TRIGGER {KEY}_update BEFORE UPDATE ON lms_groupmembership WHEN {IS_OTHER} {REFUSE}",
    f"CREATE TRIGGER {KEY}_group BEFORE UPDATE OF kind ON lms_group WHEN {IS_USED} {REFUSE}",
]


def bind(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def release(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE lms_groupmembership DROP CONSTRAINT {KEY}")
        return
    for event in ("insert", "update", "group"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {KEY}_{event}")


class Migration(migrations.Migration):
    dependencies = [("lms", "0005_group_kinds")]

    operations = [migrations.RunPython(bind, release)]
