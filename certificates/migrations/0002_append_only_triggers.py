"""The database itself refuses to change certificates, their files and revocations.

Only UPDATE is refused, as for the records of the ground floor (see lms 0002, which also makes the function
for PostgreSQL). On SQLite a later AlterField or constraint copies the table and loses its trigger: such a
migration must make it again. tests/certificates/test_register_is_append_only.py notices a lost one.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = [
    "lms_certificates_certificate",
    "lms_certificates_certificatefile",
    "lms_certificates_revocation",
]


def add_triggers(apps: Any, schema_editor: Any) -> None:
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
    dependencies = [("lms_certificates", "0001_initial"), ("lms", "0002_append_only_triggers")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
