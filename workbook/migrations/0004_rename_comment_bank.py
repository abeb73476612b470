"""An element with the id `comments` hid the object of the same name on which Wagtail's editor depends."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lms_workbook", "0003_author_permissions")]

    operations = [migrations.RenameField(model_name="casestudyexercise", old_name="comments", new_name="comment_bank")]
