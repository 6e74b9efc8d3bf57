"""Papers are seen by whoever collects them, by the person, and by those to whom the person opens certificates.

Nothing is sent, reminded of or taken in unless the organisation's power of attorney from the person holds at that very
moment: the database asks, so that what is taken back in another window stops everything at once.
"""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given_rows, protected_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_CARE = ["health_documents"]


def _power(table: str) -> str:
    """Return the condition that the row's power of attorney is the organisation's, from the person, and holds now."""
    return f"""coalesce((SELECT true FROM consents_consent c
        WHERE c.id = {table}.consent_id AND c.participant_id = {table}.participant_id
          AND c.organisation_id = {table}.organisation_id AND c.kind = 'collect_records' AND c.withdrawn_at IS NULL
          AND c.valid_from <= (SELECT app.now()) AND c.valid_until > (SELECT app.now()) LIMIT 1), false)"""


def _of_request(table: str, *more: str) -> str:
    return part_of(table, "papers_paperrequest", key="request_id", same=["participant_id", "organisation_id", *more])


_WITHIN = {
    "papers_paperrequest": None,
    "papers_requestmark": (
        f"{_of_request('papers_requestmark')} AND"
        f" (state NOT IN ('sent', 'reminded', 'received') OR {_power('papers_requestmark')})"
    ),
    "papers_receivedpaper": f"{_of_request('papers_receivedpaper')} AND {_power('papers_receivedpaper')}",
    "papers_paperused": (
        part_of("papers_paperused", "papers_receivedpaper", key="paper_id", same=["participant_id"])
        + " AND mark = 'used'"
    ),
}
_BY = {
    "papers_paperrequest": "written_by",
    "papers_requestmark": "recorded_by",
    "papers_receivedpaper": "received_by",
    "papers_paperused": "recorded_by",
}
_ROWS = "".join(
    protect(table, writes=["INSERT"])
    + own_rows(table)
    + own_inserts(table, by=_BY[table], within=within)
    + self_rows(table)
    + given_rows(table, categories=_CARE)
    + emergency_rows(table, categories=_CARE)
    + protected_rows(table, weakest="protected")
    + follows_person(table)
    for table, within in _WITHIN.items()
)

_ME = "participant_id = (SELECT app.participant()) AND {by} = (SELECT app.actor())"
_MY_REGISTER = part_of(
    "papers_paperrequest", "participants_participant", key="participant_id", same=["organisation_id"]
)
_MY_POWER = """coalesce((SELECT true FROM consents_consent c WHERE c.participant_id = papers_paperrequest.participant_id
    AND c.organisation_id = papers_paperrequest.organisation_id AND c.kind = 'collect_records' LIMIT 1), false)"""
# The person names a provider, takes that back before it is sent, and says what a paper is not to be used for.
_SELF = f"""
    CREATE POLICY self_insert ON papers_paperrequest FOR INSERT TO kedjan_app WITH CHECK (
        {_ME.format(by="written_by")} AND by_person AND ({_MY_REGISTER} OR {_MY_POWER}));
    CREATE POLICY self_insert ON papers_requestmark FOR INSERT TO kedjan_app WITH CHECK (
        {_ME.format(by="recorded_by")} AND state IN ('wanted', 'cancelled') AND {_of_request("papers_requestmark")});
    CREATE POLICY self_insert ON papers_paperused FOR INSERT TO kedjan_app WITH CHECK (
        {_ME.format(by="recorded_by")} AND mark IN ('not_for_that', 'may_again') AND
        {part_of("papers_paperused", "papers_receivedpaper", key="paper_id", same=["participant_id", "organisation_id"])});
"""
_KEYS = (
    sealed_column("papers_paperrequest", "provider_sealed")
    + sealed_column("papers_paperrequest", "address_sealed")
    + sealed_column("papers_receivedpaper", "content_sealed")
)


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_initial"),
        ("consents", "0016_blocked_grants"),
        ("journeys", "0014_order_of_what_waits"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_ROWS, _SELF, _KEYS)]
