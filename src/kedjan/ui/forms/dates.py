"""A date in three text boxes: nobody has to hit a small calendar, and a pasted 2013-01-14 works as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorList
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from kedjan.ui.forms.days import PARTS, CannotReadDay, read_day, spread


@dataclass(frozen=True, slots=True)
class DateBox:
    """One of the three boxes as the template prints it."""

    id: str
    name: str
    label: str
    text: str
    characters: int
    wrong: bool


class DayMonthYearInput(forms.MultiWidget):
    """Three text boxes: day, month, year; posted as name_day, name_month, name_year, or as one ISO date under name."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make the three boxes; attrs go to all of them."""
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)

    def decompress(self, value: date | None) -> list[str]:
        """Spread a known date over the boxes."""
        return [] if value is None else [str(value.day), str(value.month), str(value.year)]

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, "UploadedFile[Any]"], name: str
    ) -> list[str]:
        """Return what was typed in each box, with a pasted date spread out."""
        boxes = super().value_from_datadict(data, files, name)
        typed = {part: str(box or "") for part, box in zip(PARTS, boxes, strict=True)}
        if name in data:
            typed["day"] = str(data[name])
        return list(spread(typed).values())


class DateField(forms.Field):
    """A day that a person knows, such as a birthday or a first day at work. Cleans to a date, or None when optional."""

    widget = DayMonthYearInput

    def to_python(self, value: Sequence[str] | date | None) -> date | None:
        """Read the boxes; raises ValidationError that names the box and says what to write."""
        if value is None or isinstance(value, date):
            return value
        try:
            return read_day(dict(zip(PARTS, value, strict=True)))
        except CannotReadDay as refusal:
            reason = refusal.reasons[0]
            params = {**reason.values, "part": refusal.part}
            raise ValidationError(_(reason.message), code=reason.code, params=params) from refusal

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        """Tell whether the boxes say another day than the one shown first."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def wrong_parts(errors: ErrorList) -> frozenset[str]:
    """Return the boxes that the field's errors point at; all of them when the errors concern the whole date."""
    parts: set[str] = set()
    for error in errors.as_data():
        params = error.params if isinstance(error.params, dict) else {}
        parts |= {params["part"]} if "part" in params else set(PARTS)
    return frozenset(parts)


def date_boxes(*, auto_id: str, name: str, texts: Sequence[str], wrong: frozenset[str]) -> tuple[DateBox, ...]:
    """Return the three boxes to print, filled with what was typed or known."""
    labels = {"day": _("Dag"), "month": _("Månad"), "year": _("År")}
    filled = list(texts) or ["", "", ""]
    return tuple(
        DateBox(f"{auto_id}_{part}", f"{name}_{part}", labels[part], text, 4 if part == "year" else 2, part in wrong)
        for part, text in zip(PARTS, filled, strict=True)
    )
