"""Which words everybody around an account knows: its names, and those of all organisations."""

from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.passwords import words_in
from kedjan.organisations.models import Account, Organisation


def words_around(account_id: AccountId | None) -> frozenset[str]:
    """Return the words that a password of the account may not be made of; without one, those of all organisations."""
    found = Account.objects.none() if account_id is None else Account.objects.filter(pk=account_id)
    own = found.values_list("username", "name").first() or ()
    return words_in([*own, *Organisation.objects.values_list("name", flat=True)])
