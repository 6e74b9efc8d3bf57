"""Remind of requests whose providers have not answered, once for each letter. Rule: docs/rules/papers.md."""

from django.db import connection, transaction

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES
from kedjan.papers.domain.progress import REMIND_AFTER_DAYS

_COLLECT = [key.value for key, role in ROLES.items() if Permission.COLLECT_PAPERS in role.permissions]


@transaction.atomic
def tell_of_unanswered() -> int:
    """Write the notices that are missing, and return how many; done again at once it writes none.

    To whoever sent the latest letter, while they still collect papers there; else to all who do. By
    app.tell_unanswered, a vetted definer function: the clock works for nobody, and sees no request.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_unanswered(%s, %s)", [REMIND_AFTER_DAYS, _COLLECT])
        return int(cursor.fetchone()[0])
