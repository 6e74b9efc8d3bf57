"""Tables that people send: CSV and Excel files of any origin, read row by row, refused with what to do about it."""

from kedjan.integrations.tables.faults import CannotReadTable, TableFault
from kedjan.integrations.tables.reading import read_table
from kedjan.integrations.tables.shapes import Cell, Row, Table, TableFormat, TableLimits

__all__ = ["CannotReadTable", "Cell", "Row", "Table", "TableFault", "TableFormat", "TableLimits", "read_table"]
