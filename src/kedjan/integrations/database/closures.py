"""Row-level security beside policies.py: what a consent opens less what is blocked, and what broken glass opens.

A block belongs to an organisation and a kind of information. It takes away from consents and from broken glass, and
never from what an organisation owns or from the person: so it stands inside those two forms, and the policies `own` and
`self` need no second thought. A grant knows that it is blocked (the database keeps that true), so that rows cost no
more where something is closed; what is lifted for a time and who may be seen in an emergency is asked once per
statement (an InitPlan) and is NULL when there is nothing. A published form is never changed: a new need gets a new
function. New tables take `given_rows` or `given_by_row`; what they took the place of stands for earlier migrations.
"""

from collections.abc import Sequence

_GRANT = """
    SELECT true FROM consents_grant g
    WHERE g.participant_id = {table}.{participant} AND g.organisation_id = (SELECT app.organisation())
      AND g.purpose = (SELECT app.purpose()) AND {kinds}
      AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now())
      AND NOT coalesce(jsonb_exists((SELECT app.blocked()), g.participant_id || ' ' || g.category), false) LIMIT 1
"""


def one_of(categories: Sequence[str]) -> str:
    """Return the condition that a grant is about one of these kinds of information."""
    return "g.category IN (" + ", ".join(f"'{category}'" for category in categories) + ")"


def granted(table: str, *, kinds: str, participant: str = "participant_id") -> str:
    """Return the condition that a consent opens the row to the acting organisation now, and that it is not blocked."""
    return f"coalesce(({_GRANT.format(table=table, participant=participant, kinds=kinds)}), false)"


_GIVEN = """
    SELECT true FROM consents_grant g
    WHERE g.participant_id = {table}.{participant} AND g.organisation_id = (SELECT app.organisation())
      AND g.purpose = (SELECT app.purpose()) AND {kinds} AND {table}.organisation_id = ANY (g.giver_ids)
      AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) AND {unblocked} LIMIT 1
"""
UNBLOCKED = (
    "(NOT g.is_blocked OR coalesce(jsonb_exists((SELECT app.lifted()), g.participant_id || ' ' || g.category), false))"
)


def given(table: str, *, kinds: str, participant: str = "participant_id") -> str:
    """Return the condition that a consent opens its givers' row to the acting organisation, and no block closes it."""
    return f"coalesce(({_GIVEN.format(table=table, participant=participant, kinds=kinds, unblocked=UNBLOCKED)}), false)"


def given_rows(table: str, *, categories: Sequence[str], participant: str = "participant_id") -> str:
    """Let an organisation see what a consent opens of its givers' rows, in a table of one of these kinds."""
    return _given(table, given(table, kinds=one_of(categories), participant=participant))


def given_by_row(table: str) -> str:
    """Let an organisation see the givers' rows whose own category a consent opens."""
    return _given(table, given(table, kinds=f"g.category = {table}.category"))


def _given(table: str, condition: str) -> str:
    return f"CREATE POLICY consented ON {table} FOR SELECT TO kedjan_app USING ({condition});"


def opened_rows(table: str, *, categories: Sequence[str], participant: str = "participant_id") -> str:
    """Let an organisation see what a consent opens and no block closes; takes the place of `consented_rows`.

    categories: the kinds of information that the table holds, one of which must be open and not blocked.
    """
    condition = granted(table, kinds=one_of(categories), participant=participant)
    return _opened(table, condition)


def opened_by_row(table: str) -> str:
    """Let an organisation see the rows whose own category is open and not blocked; for `consented_by_row`."""
    return _opened(table, granted(table, kinds=f"g.category = {table}.category"))


def granted_from(table: str, *, kinds: str, participant: str = "participant_id") -> str:
    """Return the condition of `granted`, for rows that belong to a giver of the consent: it opens what those own."""
    return granted(table, kinds=f"{kinds} AND {table}.organisation_id = ANY (g.giver_ids)", participant=participant)


def opened_from(table: str, *, categories: Sequence[str], participant: str = "participant_id") -> str:
    """Let an organisation see what a consent opens and no block closes, in rows of its givers; for `opened_rows`."""
    return _opened(table, granted_from(table, kinds=one_of(categories), participant=participant))


def opened_by_row_from(table: str) -> str:
    """Let an organisation see the givers' rows whose own category is open and not blocked; for `opened_by_row`."""
    return _opened(table, granted_from(table, kinds=f"g.category = {table}.category"))


def _opened(table: str, condition: str) -> str:
    return f"""
        DROP POLICY consented ON {table};
        CREATE POLICY consented ON {table} FOR SELECT TO kedjan_app USING ({condition});
    """


def emergency_rows(table: str, *, categories: Sequence[str]) -> str:
    """Let whoever broke the glass see the person's rows for some hours, but for what is blocked."""
    return _emergency(table, [f"'{category}'" for category in categories])


def emergency_by_row(table: str) -> str:
    """Let whoever broke the glass see the rows whose own category is not blocked."""
    return _emergency(table, [f"{table}.category"])


def emergency_persons(table: str) -> str:
    """Let whoever broke the glass find the person, whatever is blocked: `table` holds people and nothing of a kind."""
    return f"CREATE POLICY emergency ON {table} FOR SELECT TO kedjan_app USING ({_broken('id')});"


def _emergency(table: str, kinds: Sequence[str]) -> str:
    keys = ", ".join(f"{table}.participant_id || ' ' || {kind}" for kind in kinds)
    return f"""
        CREATE POLICY emergency ON {table} FOR SELECT TO kedjan_app USING ({_broken("participant_id")}
            AND NOT coalesce(jsonb_exists_all((SELECT app.blocked()), ARRAY[{keys}]), false));
    """


def _broken(participant: str) -> str:
    return f"coalesce({participant} = ANY ((SELECT app.emergencies())::uuid[]), false)"


def once_function(signature: str, *, returns: str, query: str, tells: str) -> str:
    """Make a vetted function that policies ask once per statement about the acting account at its organisation.

    Its result is of opaque ids and kinds of information, never a row; NULL where there is nothing. In PL/pgSQL, which
    keeps the plan for the whole session. Each one is listed in tests/policies/test_catalogue.py.
    """
    return f"""
        CREATE {_asked_once(signature, returns, query)}
        COMMENT ON FUNCTION app.{signature} IS '{tells}';
        ALTER FUNCTION app.{signature} OWNER TO kedjan_definer;
        REVOKE ALL ON FUNCTION app.{signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION app.{signature} TO kedjan_app;
    """


def asked_anew(signature: str, *, returns: str, query: str) -> str:
    """Give a function of `once_function` another query of the same answer. What it calls is asked once, not per row."""
    return f"CREATE OR REPLACE {_asked_once(signature, returns, query)}"


def _asked_once(signature: str, returns: str, query: str) -> str:
    return f"""FUNCTION app.{signature} RETURNS {returns} LANGUAGE plpgsql STABLE SECURITY DEFINER
            SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN RETURN ({query}); END $$;"""


def protected_rows(
    table: str, *, weakest: str, commands: Sequence[str] = ("SELECT",), participant: str = "participant_id"
) -> str:
    """Hide rows about people with protected identity from all but the few who are named, and from no one else.

    weakest: "marked" for what names or places a person, "protected" for everything else about them. Restrictive: it
    takes away from every other policy, also from `own`.
    """
    hidden = f"(SELECT app.protected('{weakest}'))"
    condition = (
        f"{hidden} IS NULL OR {participant} = (SELECT app.participant())"
        f" OR NOT jsonb_exists({hidden}, {participant}::text)"
    )
    return "".join(
        f"CREATE POLICY {'protected' if command == 'SELECT' else f'protected_{command.lower()}'} ON {table}"
        f" AS RESTRICTIVE FOR {command} TO kedjan_app USING ({condition});"
        for command in commands
    )
