"""Nobody reads the name of a column: all that is kept about a person has a name in words."""

from kedjan.rights.domain.columns import COLUMNS
from kedjan.rights.domain.words import RECORDS, TABLES
from kedjan.rights.queries.tables import personal_tables


def test_every_table_about_a_person_has_a_name_for_the_person_and_for_the_register() -> None:
    tables = {table.name for table in personal_tables()}

    assert tables - set(TABLES) == set()
    assert tables - set(RECORDS) == set()


def test_every_column_about_a_person_has_a_name() -> None:
    columns = {field.name.removesuffix("_sealed") for table in personal_tables() for field in table.fields.values()}

    assert columns - set(COLUMNS) == set()
