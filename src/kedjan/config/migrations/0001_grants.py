"""What the application role may do with the tables of Django's sessions and of the job queue."""

from django.db import migrations

_SQL = """
    GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO kedjan_app;
    GRANT SELECT ON django_content_type, django_migrations TO kedjan_app;
    GRANT SELECT, INSERT, UPDATE, DELETE
        ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers TO kedjan_app;
    GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq,
        procrastinate_periodic_defers_id_seq, procrastinate_workers_id_seq TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sessions", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("procrastinate", "0041_post_retry_failed_job"),
        ("audit", "0002_row_security"),
    ]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
