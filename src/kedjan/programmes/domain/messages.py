"""Every message about a programme file, in Swedish. Each names line and key, so that it can stand alone."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kedjan.kernel.text import N_


class ProblemCode(StrEnum):
    """The stable names of everything that can be wrong in a programme file."""

    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    NUMBER_TOO_LONG = "number_too_long"
    TOML = "toml"
    TOML_STATEMENT = "toml_statement"
    TOML_EQUALS = "toml_equals"
    TOML_VALUE = "toml_value"
    TOML_STRING = "toml_string"
    TOML_LINE_END = "toml_line_end"
    TOML_BRACKET = "toml_bracket"
    TOML_CHARACTER = "toml_character"
    TOML_ESCAPE = "toml_escape"
    TOML_DATE = "toml_date"
    TOML_END = "toml_end"
    DUPLICATE_KEY = "duplicate_key"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    MISSPELT_KEY = "misspelt_key"
    NOT_TEXT = "not_text"
    NOT_NUMBER = "not_number"
    NOT_DATE = "not_date"
    NOT_FLAG = "not_flag"
    NOT_LIST = "not_list"
    NOT_TABLE = "not_table"
    NOT_TABLES = "not_tables"
    NOT_ALLOWED = "not_allowed"
    EMPTY_TEXT = "empty_text"
    EMPTY_LIST = "empty_list"
    NOT_NAME = "not_name"
    NOT_CODE = "not_code"
    NUMBER_OUTSIDE = "number_outside"
    YEAR_OUTSIDE = "year_outside"
    ENDS_BEFORE_START = "ends_before_start"
    GRANT_OVER_BUDGET = "grant_over_budget"
    NO_OWNER = "no_owner"
    REPEATED = "repeated"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    WRONG_MUNICIPALITY_NAME = "wrong_municipality_name"
    NO_MUNICIPALITY = "no_municipality"
    UNKNOWN_REFERENCE = "unknown_reference"
    OWN_STAGE = "own_stage"
    NO_ENTRY = "no_entry"
    UNREACHABLE_STAGE = "unreachable_stage"
    NO_WAY_OUT = "no_way_out"
    UNUSED_OUTCOME = "unused_outcome"
    LONGER_THAN_PATH = "longer_than_path"
    LEAST_OVER_MOST = "least_over_most"
    NEEDED_HERE = "needed_here"
    NOT_USED_HERE = "not_used_here"
    NOT_PERCENT = "not_percent"
    WRONG_SEATS = "wrong_seats"
    TASK_AFTER_GATE = "task_after_gate"
    NO_GOAL_OUTCOME = "no_goal_outcome"


_TOML_MESSAGES = {
    ProblemCode.TOO_LARGE: N_("Filen har %(found)s tecken. Den får ha högst %(most)s."),
    ProblemCode.TOO_DEEP: N_("Filen har för många parenteser inuti varandra och kan inte läsas."),
    ProblemCode.NUMBER_TOO_LONG: N_("Filen innehåller ett tal med för många siffror och kan inte läsas."),
    ProblemCode.TOML: N_("Rad %(line)s, kolumn %(column)s: filen kan inte läsas som TOML här: %(found)s"),
    ProblemCode.TOML_STATEMENT: N_(
        "Rad %(line)s, kolumn %(column)s: här ska stå en nyckel eller en rubrik inom hakparentes, inte: %(found)s"
    ),
    ProblemCode.TOML_EQUALS: N_(
        "Rad %(line)s, kolumn %(column)s: efter en nyckel ska det stå ett likhetstecken, men här står: %(found)s"
    ),
    ProblemCode.TOML_VALUE: N_(
        "Rad %(line)s, kolumn %(column)s: värdet går inte att läsa. Text ska stå inom citattecken. Här står: %(found)s"
    ),
    ProblemCode.TOML_STRING: N_("Rad %(line)s, kolumn %(column)s: texten saknar citattecken på slutet: %(found)s"),
    ProblemCode.TOML_LINE_END: N_(
        "Rad %(line)s, kolumn %(column)s: efter värdet ska det komma en ny rad, men här står: %(found)s"
    ),
    ProblemCode.TOML_BRACKET: N_(
        "Rad %(line)s, kolumn %(column)s: en parentes stängs inte, eller så saknas ett kommatecken: %(found)s"
    ),
    ProblemCode.TOML_CHARACTER: N_(
        "Rad %(line)s, kolumn %(column)s: här står ett tecken som inte får vara med: %(found)s"
    ),
    ProblemCode.TOML_ESCAPE: N_(
        "Rad %(line)s, kolumn %(column)s: ett bakstreck i en text ska skrivas dubbelt. Här står: %(found)s"
    ),
    ProblemCode.TOML_DATE: N_("Rad %(line)s, kolumn %(column)s: det datumet finns inte: %(found)s"),
    ProblemCode.TOML_END: N_(
        "Filen tar slut mitt i %(key)s, som börjar på rad %(first)s. En parentes eller ett citattecken saknas."
    ),
    ProblemCode.DUPLICATE_KEY: N_("Rad %(line)s, %(key)s: nyckeln står redan på rad %(first)s. Ta bort den ena."),
}

_SCHEMA_MESSAGES = {
    ProblemCode.MISSING: N_("Rad %(line)s, %(key)s: nyckeln saknas. Skriv till exempel: %(example)s"),
    ProblemCode.UNKNOWN_KEY: N_("Rad %(line)s, %(key)s: nyckeln finns inte. Tillåtna nycklar här: %(allowed)s."),
    ProblemCode.MISSPELT_KEY: N_(
        "Rad %(line)s, %(key)s: nyckeln finns inte. Menade du %(nearest)s? Tillåtna nycklar här: %(allowed)s."
    ),
    ProblemCode.NOT_TEXT: N_("Rad %(line)s, %(key)s: här ska stå en text inom citattecken, men här står: %(found)s"),
    ProblemCode.NOT_NUMBER: N_(
        "Rad %(line)s, %(key)s: här ska stå ett heltal utan citattecken och utan mellanrum, men här står: %(found)s"
    ),
    ProblemCode.NOT_DATE: N_(
        "Rad %(line)s, %(key)s: här ska stå ett datum utan citattecken, till exempel 2010-10-01, inte: %(found)s"
    ),
    ProblemCode.NOT_FLAG: N_("Rad %(line)s, %(key)s: tillåtna värden är true och false, men här står: %(found)s"),
    ProblemCode.NOT_LIST: N_("Rad %(line)s, %(key)s: här ska stå en lista inom hakparentes, men här står: %(found)s"),
    ProblemCode.NOT_TABLE: N_("Rad %(line)s, %(key)s: här ska stå en tabell, till exempel: %(example)s"),
    ProblemCode.NOT_TABLES: N_("Rad %(line)s, %(key)s: här ska stå en lista av tabeller, till exempel: %(example)s"),
    ProblemCode.NOT_ALLOWED: N_("Rad %(line)s, %(key)s: %(found)s är inte tillåtet. Tillåtna värden: %(allowed)s."),
    ProblemCode.EMPTY_TEXT: N_("Rad %(line)s, %(key)s: texten är tom. Skriv något, eller ta bort nyckeln."),
    ProblemCode.EMPTY_LIST: N_("Rad %(line)s, %(key)s: listan är tom. Den ska ha minst en post."),
    ProblemCode.NOT_NAME: N_(
        "Rad %(line)s, %(key)s: %(found)s är inte tillåtet. "
        "Skriv högst 60 tecken ur a–z, 0–9, bindestreck och understreck, med en bokstav först."
    ),
    ProblemCode.NOT_CODE: N_("Rad %(line)s, %(key)s: en kommunkod ska ha fyra siffror, men här står: %(found)s"),
    ProblemCode.NUMBER_OUTSIDE: N_(
        "Rad %(line)s, %(key)s: %(found)s är inte tillåtet. Talet ska vara från %(least)s till %(most)s."
    ),
    ProblemCode.YEAR_OUTSIDE: N_(
        "Rad %(line)s, %(key)s: %(found)s är inte tillåtet. Året ska vara från %(least)s till %(most)s."
    ),
}

_RULE_MESSAGES = {
    ProblemCode.ENDS_BEFORE_START: N_(
        "Rad %(line)s, %(key)s: perioden slutar %(end)s, före starten %(start)s. Slutet ska komma sist."
    ),
    ProblemCode.GRANT_OVER_BUDGET: N_(
        "Rad %(line)s, %(key)s: stödet %(found)s kronor är större än hela budgeten %(most)s kronor."
    ),
    ProblemCode.NO_OWNER: N_('Rad %(line)s, %(key)s: ingen part är projektägare. En part ska ha role = "owner".'),
    ProblemCode.REPEATED: N_(
        "Rad %(line)s, %(key)s: %(found)s står redan på rad %(first)s. Varje post ska ha ett eget värde."
    ),
    ProblemCode.UNKNOWN_MUNICIPALITY: N_(
        "Rad %(line)s, %(key)s: det finns ingen kommun med koden %(found)s. Kommuner som liknar: %(allowed)s."
    ),
    ProblemCode.WRONG_MUNICIPALITY_NAME: N_(
        "Rad %(line)s, %(key)s: kommunen med koden %(code)s heter %(allowed)s, men här står: %(found)s"
    ),
    ProblemCode.NO_MUNICIPALITY: N_(
        "Rad %(line)s, %(key)s: programmet har ingen kommun. Lägg till minst en, eller skriv nationwide = true."
    ),
    ProblemCode.UNKNOWN_REFERENCE: N_(
        "Rad %(line)s, %(key)s: %(found)s finns inte i filen. Tillåtna värden: %(allowed)s."
    ),
    ProblemCode.OWN_STAGE: N_("Rad %(line)s, %(key)s: steget %(found)s kan inte följa på sig självt."),
    ProblemCode.NO_ENTRY: N_("Rad %(line)s, %(key)s: inget steg tar emot deltagare. Minst ett ska ha entry = true."),
    ProblemCode.UNREACHABLE_STAGE: N_(
        "Rad %(line)s, %(key)s: ingen kommer till steget %(found)s. Nämn det i next för ett tidigare steg."
    ),
    ProblemCode.NO_WAY_OUT: N_(
        "Rad %(line)s, %(key)s: den som är i steget %(found)s kan aldrig avsluta. "
        "Skriv ett utfall i outcomes, ta bort outcomes, eller nämn i next ett steg som leder till ett slut."
    ),
    ProblemCode.UNUSED_OUTCOME: N_(
        "Rad %(line)s, %(key)s: inget steg kan sluta med %(found)s. Nämn det i outcomes för ett steg, eller stryk det."
    ),
    ProblemCode.LONGER_THAN_PATH: N_(
        "Rad %(line)s, %(key)s: %(found)s månader är längre än hela vägen, som är högst %(most)s. Ändra det ena."
    ),
    ProblemCode.LEAST_OVER_MOST: N_(
        "Rad %(line)s, %(key)s: det minsta talet %(least)s är större än det största %(most)s."
    ),
    ProblemCode.NEEDED_HERE: N_("Rad %(line)s, %(key)s: nyckeln saknas. Den behövs när %(other)s är %(value)s."),
    ProblemCode.NOT_USED_HERE: N_(
        "Rad %(line)s, %(key)s: nyckeln används inte när %(other)s är %(value)s. Ta bort den."
    ),
    ProblemCode.NOT_PERCENT: N_("Rad %(line)s, %(key)s: ett mål som är en andel ska vara i procent, från 0 till 100."),
    ProblemCode.WRONG_SEATS: N_("Rad %(line)s, %(key)s: här står %(found)s platser, men platserna i seats är %(sum)s."),
    ProblemCode.TASK_AFTER_GATE: N_(
        "Rad %(line)s, %(key)s: uppgiften ska vara klar efter %(found)s dagar, men hindret redan efter %(most)s."
    ),
    ProblemCode.NO_GOAL_OUTCOME: N_(
        "Rad %(line)s, %(key)s: inget utfall når målet. Minst ett ska ha reaches_goal = true."
    ),
}

MESSAGES: Mapping[ProblemCode, str] = MappingProxyType({**_TOML_MESSAGES, **_SCHEMA_MESSAGES, **_RULE_MESSAGES})
