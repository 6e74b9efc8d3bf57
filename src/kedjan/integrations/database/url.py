"""A PostgreSQL address, as DATABASE_URL writes it, in the form Django's settings want."""

from urllib.parse import parse_qsl, unquote, urlsplit

_PLACES = {"dbname", "user", "password", "host", "port"}


def connection_settings(url: str) -> dict[str, str]:
    """Return NAME, USER, PASSWORD, HOST and PORT of a postgresql:// address.

    A Unix socket folder stands in the query: postgresql://kedjan_app@/kedjan?host=/run/postgresql&port=5433.
    Raises ValueError for another scheme or a missing database name.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("a database address starts with postgresql://")
    query = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/")) or query.get("dbname", "")
    if not name:
        raise ValueError("a database address names its database after the last slash")
    return {
        "NAME": name,
        "USER": unquote(parts.username or query.get("user", "")),
        "PASSWORD": unquote(parts.password or query.get("password", "")),
        "HOST": unquote(parts.hostname or query.get("host", "")),
        "PORT": str(parts.port or query.get("port", "")),
    }


def connection_options(url: str) -> dict[str, str]:
    """Return what else the address asks of the connection, such as sslmode and sslrootcert."""
    return {key: value for key, value in parse_qsl(urlsplit(url).query) if key not in _PLACES}
