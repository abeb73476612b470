"""Course authors write exercises of the kinds that 0008 brought."""

from __future__ import annotations

from typing import Any

from django.db import migrations

AUTHORS = "Course authors"
KINDS = (
    "actionplan assistanceplan budgetsheet communityprofile indicatormatrix logframe needsassessment pppcanvas "
    "problemtree ranking referralform referralmap riskmatrix roleplay stakeholdermap"
)
MODELS = [f"{kind}exercise" for kind in KINDS.split()]
ACTS = ["add", "change", "delete", "view"]


def let_authors_write(apps: Any, schema_editor: Any) -> None:
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=AUTHORS)
    content_type_model = apps.get_model("contenttypes", "ContentType")
    permission_model = apps.get_model("auth", "Permission")
    for model in MODELS:
        content_type, _ = content_type_model.objects.get_or_create(app_label="lms_workbook", model=model)
        for act in ACTS:
            # Django makes these after all migrations only; made here they are found there.
            permission, _ = permission_model.objects.get_or_create(
                content_type=content_type, codename=f"{act}_{model}", defaults={"name": f"Can {act} {model}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("lms_workbook", "0008_more_kinds"),
    ]

    operations = [migrations.RunPython(let_authors_write, migrations.RunPython.noop)]
