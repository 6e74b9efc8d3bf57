"""Django, set up by being imported: the first thing that a fork server loads."""

import django

django.setup()
