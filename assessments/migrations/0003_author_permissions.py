"""Course authors write questions. Attempts and marks are never edited by hand.

Permissions are usually made after all migrations have run; the ones that are needed here are made at once.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

MODELS = ["singlequestion", "multiplequestion", "matchingquestion", "numericquestion", "orderingquestion"]
ACTIONS = ["add", "change", "delete", "view"]


def grant(apps: Any, schema_editor: Any) -> None:
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    authors, _is_new = apps.get_model("auth", "Group").objects.get_or_create(name="Course authors")
    for model in MODELS:
        content_type, _is_new = content_types.get_or_create(app_label="lms_assessments", model=model)
        name = apps.get_model("lms_assessments", model)._meta.verbose_name
        for action in ACTIONS:
            permission, _is_new = permissions.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
            )
            authors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("lms_assessments", "0002_append_only_triggers"),
        ("lms", "0003_role_groups"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
