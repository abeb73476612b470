"""Every answer that was written alone gets its one member."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def add_members(apps: Any, schema_editor: Any) -> None:
    response_model = apps.get_model("lms_workbook", "Response")
    member_model = apps.get_model("lms_workbook", "ResponseMember")
    rows = response_model.objects.filter(enrolment__isnull=False).values_list("pk", "enrolment_id", "activity_id")
    members = [member_model(response_id=pk, enrolment_id=one, activity_id=activity) for pk, one, activity in rows]
    member_model.objects.bulk_create(members, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("lms_workbook", "0005_group_answers")]

    operations = [migrations.RunPython(add_members, migrations.RunPython.noop)]
