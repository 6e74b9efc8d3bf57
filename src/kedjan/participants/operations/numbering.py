"""The blind indexes of the register under a new key: computed again from what is sealed, person by person."""

from uuid import UUID

from kedjan.integrations.vault import vault
from kedjan.integrations.vault.renewal import Stock
from kedjan.kernel.ids import OrganisationId
from kedjan.participants.models import Identity


def number_indexes() -> Stock:
    """Return the indexes of the register's numbers as something to renew. Staged rows follow their person."""
    return Stock(
        name=f"{Identity.NUMBER_INDEX.table}.{Identity.NUMBER_INDEX.column}",
        count="SELECT key_name, number FROM app.indexing_keys()",
        read="SELECT row_key, row_key, number, held FROM app.indexed_otherwise(%s, %s, %s)",
        write="SELECT app.reindex(%s, %s, %s)",
        newest=lambda: vault().newest_index,
        make=lambda row, sealed: Identity.NUMBER_INDEX.of(Identity.NUMBER.open(sealed, row)),
    )


def name_indexes() -> Stock:
    """Return the indexes of names as something to renew, also those that are not made yet: they have no key's name."""
    return Stock(
        name=f"{Identity.NAME_INDEX.table}.{Identity.NAME_INDEX.column}",
        count="SELECT key_name, number FROM app.naming_keys()",
        read="SELECT row_key, row_key, names, held FROM app.named_otherwise(%s, %s, %s)",
        write="SELECT app.reindex_names(%s, %s, %s)",
        newest=lambda: vault().newest_index,
        make=_index_of_names,
    )


def _index_of_names(row: str, names: bytes) -> bytes:
    """Return the index of the names as app.named_otherwise gives them: register, length of the first, both, sealed."""
    register, length = UUID(bytes=names[:16]), int.from_bytes(names[16:20])
    given, family = names[20 : 20 + length], names[20 + length :]
    return Identity.index_of_name(
        OrganisationId(register), Identity.GIVEN_NAME.open(given, row), Identity.FAMILY_NAME.open(family, row)
    )
