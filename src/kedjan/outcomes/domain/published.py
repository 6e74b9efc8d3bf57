"""A published sheet as a document: everything that is stored and served of it, and the digest that proves it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import NewType
from uuid import UUID

from kedjan.engines.indicators.disclosure import SUPPRESSED
from kedjan.engines.indicators.publication import PublishedRow, PublishedTable, PublishedTally
from kedjan.engines.indicators.shares import Share, Verdict
from kedjan.engines.indicators.table import Tally
from kedjan.kernel.period import Period
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.documents import Json, Reader, UnreadablePublication
from kedjan.outcomes.domain.published_followed import followed_document, read_followed
from kedjan.outcomes.domain.readings import GoalReading, Judgement, Measured, Others, SharesBySex
from kedjan.outcomes.domain.results import Sheet
from kedjan.outcomes.domain.starts import StartsRow

PublicationId = NewType("PublicationId", UUID)
FORMAT = 1


def to_document(sheet: Sheet) -> dict[str, Json]:
    """Return the sheet as plain values; a hidden cell is null and nothing else of it is there."""
    return {
        "format": FORMAT,
        "programme": sheet.programme_key,
        "as_of": sheet.as_of.isoformat(),
        "rows": [_row(row) for row in sheet.table.rows],
        "total": _row(sheet.table.total),
        "hidden": sheet.table.hidden,
        "goals": [_goal(goal) for goal in sheet.goals],
        **({"starts": [_starts(row) for row in sheet.starts]} if sheet.starts else {}),
        **({} if sheet.followed is None else {"followed": followed_document(sheet.followed)}),
    }


def digest(document: Mapping[str, Json]) -> str:
    """Return the SHA-256 of the document in its one canonical form: sorted keys, no blanks, UTF-8."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def from_document(document: Mapping[str, Json]) -> Sheet:
    """Return the sheet of a stored document; raises UnreadablePublication."""
    read = Reader(document)
    if read.number("format") != FORMAT:
        raise UnreadablePublication("format")
    rows = tuple(_read_row(one) for one in read.tables("rows"))
    return Sheet(
        programme_key=read.text("programme"),
        as_of=date.fromisoformat(read.text("as_of")),
        table=PublishedTable(rows, _read_row(read.table("total")), read.number("hidden")),
        goals=tuple(_read_goal(one) for one in read.tables("goals")),
        starts=tuple(_read_starts(one) for one in read.tables_or_none("starts")),
        followed=read_followed(read.table_or_none("followed")),
    )


def refusals_to_publish(*, is_owner: bool, started: int, is_published: bool, cut: date) -> tuple[Reason, ...]:
    """Return why results cannot be published for the cut: not ours, nothing to tell, or told already."""
    reasons: list[Reason] = []
    if not is_owner:
        reasons.append(Reason("not-the-owner", N_("Bara programmets ägare publicerar resultat.")))
    if is_published:
        reasons.append(
            Reason(
                "published-already",
                N_(
                    "Resultatet per %(day)s är redan publicerat. Två tabeller för samma dag kan röja enskilda personer."
                    " Det som har kommit till sedan dess kommer med nästa gång."
                ),
                {"day": cut.isoformat()},
            )
        )
    if not started:
        reasons.append(Reason("nobody-started", N_("Ingen hade börjat den dagen, så det finns inget att publicera.")))
    return tuple(reasons)


def _row(row: PublishedRow) -> dict[str, Json]:
    return {
        "municipality": row.name,
        "women": _tally(row.women),
        "men": _tally(row.men),
        "unknown": _tally(row.unknown),
        "total": _tally(row.total),
    }


def _tally(tally: PublishedTally) -> dict[str, Json] | None:
    if not isinstance(tally, Tally):
        return None
    return {"started": tally.started, "ended": tally.ended, "after_twelve_months": _share(tally.goal)}


def _share(share: Share | None) -> dict[str, Json] | None:
    if share is None:
        return None
    return {
        "numerator": share.numerator,
        "denominator": share.denominator,
        "unripe": share.unripe,
        "missing": share.missing,
    }


def _goal(goal: GoalReading) -> dict[str, Json]:
    judged = goal.judgement
    shares = goal.shares
    return {
        "goal": goal.goal_key,
        "measured": goal.measured,
        "target": goal.target,
        "count": goal.count,
        "shares": None if shares is None else _shares(shares),
        "judged": None if judged is None else {"verdict": judged.verdict, "on": judged.on.isoformat()},
        "next_look_on": None if goal.next_look_on is None else goal.next_look_on.isoformat(),
        **({} if goal.year is None else {"year": _period(goal.year)}),
        **({} if goal.others is None else {"others": _others(goal.others)}),
    }


def _shares(shares: SharesBySex) -> dict[str, Json]:
    return {name: _share(getattr(shares, name)) for name in ("women", "men", "unknown", "total")}


def _others(others: Others) -> dict[str, Json]:
    return {"shares": _shares(others.shares), "period": _period(others.period), "source": others.source}


def _period(period: Period) -> dict[str, Json]:
    return {"start": period.start.isoformat(), "end": None if period.end is None else period.end.isoformat()}


def _starts(row: StartsRow) -> dict[str, Json]:
    return {
        "year": _period(row.year),
        "area": row.area,
        "planned": row.planned,
        "started": row.started,
        "cancelled": row.cancelled,
        "substituted": row.substituted,
    }


def _read_row(read: Reader) -> PublishedRow:
    return PublishedRow(
        name=read.text("municipality"),
        women=_read_tally(read.table_or_none("women")),
        men=_read_tally(read.table_or_none("men")),
        unknown=_read_tally(read.table_or_none("unknown")),
        total=_read_tally(read.table_or_none("total")),
    )


def _read_tally(read: Reader | None) -> PublishedTally:
    if read is None:
        return SUPPRESSED
    share = _read_share(read.table("after_twelve_months"))
    return Tally(read.number("started"), read.number("ended"), share or Share(0, 0))


def _read_share(read: Reader | None) -> Share | None:
    if read is None:
        return None
    return Share(read.number("numerator"), read.number("denominator"), read.number("unripe"), read.number("missing"))


def _read_goal(read: Reader) -> GoalReading:
    judged, shares = read.table_or_none("judged"), read.table_or_none("shares")
    year, others = read.table_or_none("year"), read.table_or_none("others")
    return GoalReading(
        goal_key=read.text("goal"),
        measured=Measured(read.text("measured")),
        target=read.number_or_none("target"),
        count=read.number_or_none("count"),
        shares=None if shares is None else _read_shares(shares),
        judgement=None
        if judged is None
        else Judgement(Verdict(judged.text("verdict")), date.fromisoformat(judged.text("on"))),
        next_look_on=read.day_or_none("next_look_on"),
        year=None if year is None else _read_period(year),
        others=None if others is None else _read_others(others),
    )


def _read_shares(read: Reader) -> SharesBySex:
    return SharesBySex(
        women=_read_share(read.table_or_none("women")),
        men=_read_share(read.table_or_none("men")),
        unknown=_read_share(read.table_or_none("unknown")),
        total=_read_share(read.table_or_none("total")),
    )


def _read_others(read: Reader) -> Others:
    return Others(_read_shares(read.table("shares")), _read_period(read.table("period")), read.text("source"))


def _read_period(read: Reader) -> Period:
    return Period(date.fromisoformat(read.text("start")), read.day_or_none("end"))


def _read_starts(read: Reader) -> StartsRow:
    return StartsRow(
        year=_read_period(read.table("year")),
        area=read.text("area"),
        planned=read.number("planned"),
        started=read.number("started"),
        cancelled=read.number("cancelled"),
        substituted=read.number("substituted"),
    )
