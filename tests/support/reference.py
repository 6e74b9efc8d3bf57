"""What every installation has, loaded into the template that every test database is cloned from."""

from kedjan.organisations.operations import load_municipalities
from tests.support.server import PROJECT


def load_reference_data() -> None:
    """Load the official list of municipalities."""
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
