"""Row-level security for migrations: the few forms of policy that Kedjan's tables have.

Each function returns the SQL of one form. A migration that has run names the form it used, so a published form is
never changed: a new need gets a new function. The forms follow what was measured: the context is read through
sub-selects, which run once per statement, and the consent probe is a LIMIT 1, which cannot become a hashed subplan.
"""

from collections.abc import Sequence

OWN = "(organisation_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'support')"


def protect(table: str, *, writes: Sequence[str]) -> str:
    """Switch row-level security on, also for the owner, and grant the application role SELECT and the given writes."""
    granted = ", ".join(["SELECT", *writes])
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        REVOKE ALL ON {table} FROM PUBLIC;
        GRANT {granted} ON {table} TO kedjan_app;
    """


def own_rows(table: str) -> str:
    """Let an organisation see the rows it owns, when it supports the person."""
    return f"CREATE POLICY own ON {table} FOR SELECT TO kedjan_app USING {OWN};"


def own_inserts(
    table: str, *, participant: str | None = "participant_id", by: str | None = None, within: str | None = None
) -> str:
    """Let an organisation add rows of its own, about a participant whom it can see.

    by: the column that says who recorded the row, which must be the actor; within: what `part_of` returned.
    """
    conditions = [OWN]
    if by is not None:
        conditions.append(f"{by} = (SELECT app.actor())")
    if participant is not None:
        visible = f"SELECT true FROM participants_participant p WHERE p.id = {table}.{participant} LIMIT 1"
        conditions.append(f"coalesce(({visible}), false)")
    if within is not None:
        conditions.append(within)
    return f"CREATE POLICY own_insert ON {table} FOR INSERT TO kedjan_app WITH CHECK ({' AND '.join(conditions)});"


def part_of(table: str, parent: str, *, key: str, same: Sequence[str]) -> str:
    """Return the condition that the row's parent is visible, and of the same person (or whatever `same` names)."""
    equal = "".join(f" AND q.{column} = {table}.{column}" for column in same)
    return f"coalesce((SELECT true FROM {parent} q WHERE q.id = {table}.{key}{equal} LIMIT 1), false)"


def own_updates(table: str) -> str:
    """Let an organisation change the rows it owns."""
    return f"CREATE POLICY own_update ON {table} FOR UPDATE TO kedjan_app USING {OWN} WITH CHECK {OWN};"


def own_deletes(table: str) -> str:
    """Let an organisation delete the rows it owns."""
    return f"CREATE POLICY own_delete ON {table} FOR DELETE TO kedjan_app USING {OWN};"


def self_rows(table: str, *, participant: str = "participant_id") -> str:
    """Let the participant see the rows about them."""
    return f"CREATE POLICY self ON {table} FOR SELECT TO kedjan_app USING ({participant} = (SELECT app.participant()));"


def seen_with(table: str, other: str, *, key: str = "participant_id") -> str:
    """Show a row to whoever sees the row of another table with the same key: that table's policies alone decide."""
    return f"""
        CREATE POLICY seen_with ON {table} FOR SELECT TO kedjan_app USING (coalesce((
            SELECT true FROM {other} o WHERE o.{key} = {table}.{key} LIMIT 1), false));
    """


def consented_rows(table: str, *, categories: Sequence[str], participant: str = "participant_id") -> str:
    """Let an organisation see what the person's consent opens to it, for the purpose it reads for.

    categories: the kinds of information that the table holds, one of which must be open.
    """
    kinds = " AND g.category IN (" + ", ".join(f"'{c}'" for c in categories) + ")"
    return f"""
        CREATE POLICY consented ON {table} FOR SELECT TO kedjan_app USING (coalesce((
            SELECT true FROM consents_grant g
            WHERE g.participant_id = {table}.{participant} AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()){kinds}
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) LIMIT 1), false));
    """


def grant_only(table: str, *, writes: Sequence[str]) -> str:
    """Grant the application role a table that holds nothing about participants."""
    return f"GRANT {', '.join(['SELECT', *writes])} ON {table} TO kedjan_app;"


def consented_by_row(table: str, *, participant: str = "participant_id") -> str:
    """Let an organisation see the rows whose own category the person's consent opens to it."""
    return f"""
        CREATE POLICY consented ON {table} FOR SELECT TO kedjan_app USING (coalesce((
            SELECT true FROM consents_grant g
            WHERE g.participant_id = {table}.{participant} AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = {table}.category
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) LIMIT 1), false));
    """


def drop_policy(table: str, name: str) -> str:
    """Drop a policy that another form takes the place of, in the same migration."""
    return f"DROP POLICY {name} ON {table};"


def definer_function(signature: str, *, returns: str, query: str, tells: str) -> str:
    """Make a vetted function that looks past the policies: owned by the definer, closed to all but the application.

    signature: name and parameters, in the schema app; tells: what it reveals and why, kept as its comment. Its result
    must be a number or a yes: never a row. Each one is listed in tests/policies/test_catalogue.py.
    """
    return f"""
        CREATE FUNCTION app.{signature} RETURNS {returns} LANGUAGE sql STABLE SECURITY DEFINER
            SET search_path = pg_catalog, public, pg_temp AS $$ {query} $$;
        COMMENT ON FUNCTION app.{signature} IS '{tells}';
        ALTER FUNCTION app.{signature} OWNER TO kedjan_definer;
        REVOKE ALL ON FUNCTION app.{signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION app.{signature} TO kedjan_app;
    """


def follows_person(table: str) -> str:
    """Let the vetted functions that merge records and dispose of people reach a table that names a participant."""
    return f"GRANT SELECT, DELETE, UPDATE (participant_id) ON {table} TO kedjan_definer;"
