"""Tell of agreements that end within a month, once each: to the person and to whoever recorded them."""

from django.db import connection, transaction

from kedjan.consents.domain.effects import SOON


@transaction.atomic
def tell_of_ending() -> int:
    """Write the notices that are missing, and return how many; done again at once it writes none.

    By app.tell_ending, a vetted definer function: the clock works for nobody, and sees no agreement.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_ending(%s::interval)", [f"{SOON.days} days"])
        return int(cursor.fetchone()[0])
