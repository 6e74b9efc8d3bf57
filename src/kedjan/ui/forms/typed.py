"""What was typed on one page, carried over the page where it is checked."""

from django.http import QueryDict


def typed_again(data: QueryDict) -> tuple[tuple[str, str], ...]:
    """Return every name and value that was sent, but for the token, to be sent again from hidden fields."""
    pairs = [(name, str(value)) for name, values in data.lists() for value in values]
    return tuple((name, value) for name, value in pairs if name != "csrfmiddlewaretoken")
