"""A column is not called like a field of a form: what is sent beside a form's fields must reach no column."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("participants", "0012_work_on_files")]
    operations = [migrations.RenameField("importbatch", "with_attention", "also_attention")]
