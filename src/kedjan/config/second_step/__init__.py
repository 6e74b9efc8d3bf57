"""The second step of logging in: a code from an app, a passkey, or a recovery code; django-allauth does the rest."""
