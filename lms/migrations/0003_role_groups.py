"""The groups behind the roles that belong to the whole site; authors may enter the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.db import migrations

GROUPS = ["Course authors", "ToT coordinators", "Quality officers"]
MAY_ENTER_ADMIN = ["Course authors", "Quality officers"]


def add_groups(apps: Any, schema_editor: Any) -> None:
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    content_type_model = apps.get_model("contenttypes", "ContentType")
    content_type, _ = content_type_model.objects.get_or_create(app_label="wagtailadmin", model="admin")
    enter, _ = permission_model.objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    for name in GROUPS:
        group, _ = group_model.objects.get_or_create(name=name)
        if name in MAY_ENTER_ADMIN:
            group.permissions.add(enter)


class Migration(migrations.Migration):
    dependencies = [
        ("lms", "0002_append_only_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(add_groups, migrations.RunPython.noop)]
