"""What is called by name on a page is called the same on all, and unknown where its name was not read."""

import pytest

from kedjan.kernel.ids import AccountId, OrganisationId, new_id
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.queries import OrganisationView, staff_name, workplace_name

_OFFICE = OrganisationView(OrganisationId(new_id()), "fk", "Försäkringskassan", OrganisationKind.FK, None)
_KNOWN, _NAMELESS = AccountId(new_id()), AccountId(new_id())


@pytest.mark.parametrize(
    ("which", "name"),
    [(_OFFICE.id, "Försäkringskassan"), (OrganisationId(new_id()), "okänd"), (None, "okänd")],
    ids=["read", "not read", "none"],
)
def test_an_organisation_is_called_by_its_name_where_it_was_read(which: OrganisationId | None, name: str) -> None:
    assert workplace_name(which, {_OFFICE.id: _OFFICE}) == name


@pytest.mark.parametrize(
    ("account", "name"),
    [(_KNOWN, "Karin Berg"), (_NAMELESS, "okänd"), (AccountId(new_id()), "okänd")],
    ids=["read", "empty", "not read"],
)
def test_an_account_is_called_by_the_name_of_whoever_has_it(account: AccountId, name: str) -> None:
    assert staff_name(account, {_KNOWN: "Karin Berg", _NAMELESS: ""}) == name
