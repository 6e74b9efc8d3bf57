"""PostgreSQL addresses as settings."""

import pytest

from kedjan.integrations.database.url import connection_options, connection_settings


def test_an_address_with_host_and_port_is_taken_apart() -> None:
    found = connection_settings("postgresql://kedjan_app:p%40ss@db.example:5433/kedjan")

    assert found == {
        "NAME": "kedjan",
        "USER": "kedjan_app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_a_socket_folder_stands_in_the_query() -> None:
    found = connection_settings("postgresql://kedjan_app@/kedjan?host=/run/postgresql&port=5433")

    assert (found["HOST"], found["PORT"]) == ("/run/postgresql", "5433")


def test_what_else_the_address_asks_is_kept() -> None:
    address = "postgresql://kedjan_app@db.example/kedjan?sslmode=verify-full&sslrootcert=/etc/ca.pem&port=5433"

    assert connection_options(address) == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


@pytest.mark.parametrize("address", ["mysql://kedjan@db.example/kedjan", "postgresql://kedjan@db.example/"])
def test_an_address_of_another_kind_or_without_a_database_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="a database address"):
        connection_settings(address)
