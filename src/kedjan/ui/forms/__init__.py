"""How every plain Django form looks and speaks; settings: FORM_RENDERER = "kedjan.ui.forms.KedjanRenderer"."""

from kedjan.ui.forms.bound import KedjanBoundField, KedjanRenderer, error_items
from kedjan.ui.forms.dates import DateField, DayMonthYearInput
from kedjan.ui.forms.options import Option
from kedjan.ui.forms.reading import EasyLine, EasyText, ReadByParticipants

__all__ = [
    "DateField",
    "DayMonthYearInput",
    "EasyLine",
    "EasyText",
    "KedjanBoundField",
    "KedjanRenderer",
    "Option",
    "ReadByParticipants",
    "error_items",
]
