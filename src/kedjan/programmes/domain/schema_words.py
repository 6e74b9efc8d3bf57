"""The parts that the other schema modules share."""

from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.schema_shape import Key, Kind, Table

KINDS_OF_ORGANISATION = tuple(OrganisationKind)

WORDS = Table(
    "words",
    "A text in both languages.",
    (
        Key("sv", Kind.TEXT, "Swedish."),
        Key("en", Kind.TEXT, "English."),
    ),
)


def words(name: str, description: str, *, required: bool = True) -> Key:
    """Return a key whose value is a text in both languages."""
    return Key(name, Kind.TABLE, description, required=required, table=WORDS.name)
