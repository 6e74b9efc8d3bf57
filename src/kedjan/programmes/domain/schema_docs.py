"""docs/programme-files.md, made from the schema, so that the two cannot part."""

from kedjan.programmes.domain.schema import SCHEMA
from kedjan.programmes.domain.schema_examples import example
from kedjan.programmes.domain.schema_shape import NUMBER_MOST, PATTERNS, YEAR_LEAST, YEAR_MOST, Key, Kind, Table

_BEFORE = """# Programme files

A programme is one file, `programmes/<key>.toml`: who takes part, who is found, the path, the gates, the goals, the
councils, the money and the story. A new programme needs a file, not code. The format is TOML 1.0 in UTF-8.

This page is made from the schema in `src/kedjan/programmes/domain/schema.py`; a test keeps the two in step. Change the
schema, then write the page anew:

    PYTHONPATH=src python -c "import kedjan.programmes.domain.schema_docs as d; print(d.schema_page(), end='')" \\
        > docs/programme-files.md

## How a file is checked

- Every problem is reported at once, with its key, its line and column, and the allowed values. Items of a list are
  counted from 0: `goals[2].window` is the window of the third goal.
- A key that the format does not know is a problem, and the nearest right key is suggested.
- A file is taken as a whole or not at all.
- Facts stay as the source has them. Where the source contradicts itself or is silent, say so in `notes`.
- Names of contact persons never stand in a file.
- Text that participants and staff read stands in Swedish and English: `{ sv = "…", en = "…" }`.
- The order of `municipalities` and `partners` says nothing. All other lists are shown in the order of the file.
- The version of a programme is a digest of its content: comments, spaces and the order of tables do not change it.

## Rules between keys

- `period.ends_on` is not before `period.starts_on`; `funding.grant_sek` is not more than `funding.total_budget_sek`.
- At least one partner is the owner. A partner stands once in each role.
- Each municipality has its official code and name. There is at least one, unless `nationwide = true`.
- `key` is unique among stages, outcomes, goals, councils, figures and notes, and among the gates and activities of a
  stage and the tasks of a gate.
- Each key in a stage's `next` is a stage, and not the stage itself. At least one stage is an entry, and every stage can
  be reached from one.
- At least one outcome reaches the goal. Each key in a goal's or a stage's `outcomes` is an outcome.
- From every stage an outcome can be reached: in the stage itself, or in one that `next` leads to. A stage that leaves
  `outcomes` out allows all. Every outcome is allowed by some stage.
- No stage and no activity is longer than `path.length`.
- A goal of kind `share` or `count` has `target` and `unit`; a `share` is in percent, 0 to 100. `more_than` has
  `comparison`. `described` has none of them. `measure` stands with `share` only, `compared` with `more_than` only.
- `compared.ends_on` is not before `compared.starts_on`, and nobody has reached more than are known.
- `window.months` stands with `after_start` and `after_exit`, and only there.
- A task at a gate comes `after` tasks that stand before it at the same gate, and is not due later than its gate.
- A council's `total_seats` is the sum of `number` × `units` over its `seats`, when it has any.
- A least number is not larger than the most.
- Each key in `coaching.waiting_stages` is a stage. A municipality stands in one of the coaching areas at most, and is
  one of the programme's; an area's key is its own.
"""

_KIND_WORDS = {
    Kind.TEXT: "text",
    Kind.NAME: f"name: `{PATTERNS[Kind.NAME]}`",
    Kind.CODE: f"text: `{PATTERNS[Kind.CODE]}`",
    Kind.NUMBER: "whole number",
    Kind.DATE: f"date, {YEAR_LEAST}–{YEAR_MOST}",
    Kind.FLAG: "`true` or `false`",
    Kind.CHOICE: "one of",
    Kind.TEXTS: "list of texts",
    Kind.NAMES: "list of names",
    Kind.CHOICES: "list of",
    Kind.CODES: f"list of texts: `{PATTERNS[Kind.CODE]}`",
    Kind.NUMBERS: "list of whole numbers",
    Kind.TABLE: "table",
    Kind.TABLES: "list of tables",
}


def schema_page() -> str:
    """Return the whole page in Markdown."""
    return "\n".join((_BEFORE, *(_section(table) for table in SCHEMA.values())))


def _section(table: Table) -> str:
    title = f"`{table.name}`" if table.name else "The file"
    rows = "\n".join(_row(key) for key in table.keys)
    head = "| key | value | required | what it is | example |\n|---|---|---|---|---|"
    return f"## {title}\n\n{table.description}\n\n{head}\n{rows}\n"


def _row(key: Key) -> str:
    required = "yes" if key.required else "no"
    return f"| `{key.name}` | {_value(key)} | {required} | {key.description} | `{example(key)}` |"


def _value(key: Key) -> str:
    said = _KIND_WORDS[key.kind]
    if key.allowed:
        return f"{said} {', '.join(f'`{value}`' for value in key.allowed)}"
    if key.holds_tables:
        return f"{said} [`{key.table}`](#{key.table})"
    if key.kind is Kind.NUMBER:
        return f"{said}, {key.least}–{key.most}" if key.most < NUMBER_MOST else f"{said}, {key.least} or more"
    return said
