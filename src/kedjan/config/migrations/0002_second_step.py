"""What the application role may do with django-allauth's second steps; and where used codes are remembered.

Both are about accounts, not about participants, and are read before anybody is logged in: no row security. The tables
of django-allauth's e-mail addresses are not used, and so nobody may read or write them.
"""

from django.db import migrations

_SQL = """
    CREATE TABLE kedjan_cache (
        cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
    );
    CREATE INDEX kedjan_cache_expires ON kedjan_cache (expires);
    GRANT SELECT, INSERT, UPDATE, DELETE ON kedjan_cache, mfa_authenticator TO kedjan_app;
    GRANT USAGE ON SEQUENCE mfa_authenticator_id_seq TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0001_grants"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunSQL(_SQL, "DROP TABLE kedjan_cache")]
