"""What a request is called in letters: opaque, short enough to say aloud, and nothing about the person."""

from uuid import UUID

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 8


def reference(request_id: UUID) -> str:
    """Return eight letters and digits in two groups; none that can be taken for another. Rule: docs/rules/papers.md."""
    rest, found = request_id.int & (1 << 62) - 1, ""
    for _place in range(_LENGTH):
        rest, which = divmod(rest, len(_LETTERS))
        found += _LETTERS[which]
    return f"{found[:4]}-{found[4:]}"
