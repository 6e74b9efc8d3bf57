"""Read whose e-ID it is."""

from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import ElectronicIdentity


def account_of_subject(*, issuer: str, subject: str) -> AccountId | None:
    """Return the account that the e-ID is linked to, if it may be used."""
    indexes = ElectronicIdentity.SUBJECT_INDEX.all_of(f"{issuer}|{subject}")
    found = ElectronicIdentity.objects.filter(subject_index__in=indexes, account__is_active=True)
    account_id = found.values_list("account_id", flat=True).first()
    return None if account_id is None else AccountId(account_id)


def has_electronic_identity(*, account_id: AccountId) -> bool:
    """Tell whether the account can be logged in to by an e-ID."""
    return ElectronicIdentity.objects.filter(account_id=account_id).exists()
