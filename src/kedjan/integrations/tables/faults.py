"""Why a whole file cannot be read, and what its sender can do."""

from enum import StrEnum

from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_


class CannotReadTable(Refusal):
    """The file is not a table that can be read; nothing of it was used."""


class TableFault(StrEnum):
    """What is wrong with the file as a whole: the codes of the Reasons."""

    EMPTY = "table.empty"
    NO_ROWS = "table.no_rows"
    NO_HEADER = "table.no_header"
    DUPLICATE_HEADER = "table.duplicate_header"
    TOO_LARGE = "table.too_large"
    TOO_MANY_ROWS = "table.too_many_rows"
    TOO_MANY_COLUMNS = "table.too_many_columns"
    UNPACKS_TOO_LARGE = "table.unpacks_too_large"
    TOO_SPREAD = "table.too_spread"
    PDF = "table.pdf"
    OLD_EXCEL = "table.old_excel"
    OTHER_DOCUMENT = "table.other_document"
    WEB_PAGE = "table.web_page"
    NOT_A_TABLE = "table.not_a_table"
    BROKEN_WORKBOOK = "table.broken_workbook"
    ENDLESS_CELL = "table.endless_cell"


_MESSAGES = {
    TableFault.EMPTY: N_("Filen är tom."),
    TableFault.NO_ROWS: N_("Filen har rubriker men inga rader under dem."),
    TableFault.NO_HEADER: N_("Första raden ska ha kolumnernas namn, till exempel personnummer, förnamn och efternamn."),
    TableFault.DUPLICATE_HEADER: N_("Flera kolumner heter likadant: %(names)s. Ge varje kolumn ett eget namn."),
    TableFault.TOO_LARGE: N_("Filen är på %(megabytes)s MB. Den får vara högst %(limit)s MB. Dela upp den i flera."),
    TableFault.TOO_MANY_ROWS: N_("Filen har fler än %(limit)s rader. Dela upp den i flera."),
    TableFault.TOO_MANY_COLUMNS: N_("Filen har %(count)s kolumner. Den får ha högst %(limit)s."),
    TableFault.UNPACKS_TOO_LARGE: N_(
        "Excelfilen är för stor när den packas upp: över %(limit)s MB. Dela upp den, eller ta bort bilder och blad."
    ),
    TableFault.TOO_SPREAD: N_(
        "Excelbladet har innehåll långt från tabellen, till %(cell)s. "
        "Ta bort det, eller kopiera tabellen till en ny fil."
    ),
    TableFault.PDF: N_("Det här är en PDF. Be avsändaren om listan som Excelfil eller CSV-fil."),
    TableFault.OLD_EXCEL: N_(
        "Det här är en äldre Excelfil (.xls), eller en som är skyddad med lösenord. "
        "Öppna den i Excel och spara den som .xlsx utan lösenord."
    ),
    TableFault.OTHER_DOCUMENT: N_(
        "Det här är inte en Excelfil av typen .xlsx. Öppna den i ett kalkylprogram och spara den som .xlsx eller CSV."
    ),
    TableFault.WEB_PAGE: N_(
        "Det här är en webbsida, även om den kan heta något annat. Öppna den i Excel och spara den som .xlsx."
    ),
    TableFault.NOT_A_TABLE: N_("Filen är varken en CSV-fil eller en Excelfil. Spara listan som .xlsx eller CSV."),
    TableFault.BROKEN_WORKBOOK: N_("Excelfilen är skadad och går inte att läsa. Öppna den i Excel och spara den igen."),
    TableFault.ENDLESS_CELL: N_("Rad %(line)s har en cell utan slut. Kontrollera citattecknen på den raden."),
}


def cannot_read(fault: TableFault, **values: str | int) -> CannotReadTable:
    """Return the refusal for one fault, ready to be raised; the values fill the places of its message."""
    return CannotReadTable(Reason(fault.value, _MESSAGES[fault], values))


def megabytes(count: int) -> int:
    """Return bytes as whole megabytes of 1,048,576, rounded up, as file managers show them."""
    return -(-count // (1024 * 1024))
