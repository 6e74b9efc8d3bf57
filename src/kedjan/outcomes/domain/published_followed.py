"""How participants have been followed, as plain values of a publication. Pure; docs/rules/outcomes.md."""

from kedjan.engines.indicators.shares import Share
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.outcomes.domain.documents import Json, Reader
from kedjan.outcomes.domain.followed import ChangesRow, FollowedRow, FollowedTable

_GROUPS = ("women", "men", "unknown", "total")


def followed_document(table: FollowedTable) -> dict[str, Json]:
    """Return the table as plain values; what is hidden is null."""
    return {name: _row(getattr(table, name)) for name in _GROUPS}


def read_followed(read: Reader | None) -> FollowedTable | None:
    """Return the table of a stored document, None in one from before it was counted."""
    return None if read is None else FollowedTable(*(_read_row(read.table_or_none(name)) for name in _GROUPS))


def _row(row: FollowedRow | None) -> dict[str, Json] | None:
    if row is None:
        return None
    return {
        "people": row.same.denominator,
        "same": row.same.numerator,
        "median_days": row.median_days,
        "changes": None if row.changes is None else _changes(row.changes),
    }


def _changes(changes: ChangesRow) -> dict[str, Json]:
    whys: dict[str, Json] = {why.value: number for why, number in zip(WhyChanged, changes.whys, strict=True)}
    return {"number": changes.number, "noted": changes.noted, "whys": whys}


def _read_row(read: Reader | None) -> FollowedRow | None:
    if read is None:
        return None
    changes = read.table_or_none("changes")
    return FollowedRow(
        same=Share(read.number("same"), read.number("people")),
        changes=None if changes is None else _read_changes(changes),
        median_days=read.number_or_none("median_days"),
    )


def _read_changes(read: Reader) -> ChangesRow:
    whys = read.table("whys")
    return ChangesRow(
        number=read.number("number"),
        noted=read.number("noted"),
        whys=tuple(whys.number_or_none(why.value) for why in WhyChanged),
    )
