"""The blind index of identity numbers under a new key: computed again from the sealed number, person by person."""

from kedjan.integrations.vault import vault
from kedjan.integrations.vault.renewal import Stock
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
