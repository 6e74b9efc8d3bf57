"""Form rendering: one template for forms and one for fields, so that label, hint and error are always wired alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _

from kedjan.ui.components import ErrorItem
from kedjan.ui.forms.dates import DateBox, DayMonthYearInput, date_boxes, wrong_parts
from kedjan.ui.forms.options import Option
from kedjan.ui.forms.reading import is_easy, line_about, words_for_the_script

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DayMonthYearInput, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
)
CLASSES = {
    "checkbox": "govuk-checkboxes__input",
    "file": "kedjan-file",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "input": "govuk-input",
}
GROUPED = ("date", "checkboxes", "radios")


@dataclass(frozen=True, slots=True)
class ChoiceBox:
    """One radio button or checkbox as the template prints it."""

    id: str
    value: str
    text: str
    hint: str
    checked: bool


class KedjanBoundField(BoundField):
    """A field with all that its template prints: what kind it is, its problems in words, its boxes."""

    @property
    def kind(self) -> str:
        """Return which markup the field needs."""
        return next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "input")

    @property
    def grouped(self) -> bool:
        """Tell whether the field is several controls under one legend."""
        return self.kind in GROUPED

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what to change, in words that can stand alone in the summary at the top."""
        return tuple(self._in_words(error) for error in self.errors.as_data())

    def _in_words(self, error: ValidationError) -> str:
        default = forms.Field.default_error_messages["required"]
        if error.code != "required" or self.field.error_messages["required"] is not default:
            return str(error.messages[0])
        texts = {
            "radios": _("Välj ett svar: %(label)s"),
            "select": _("Välj ett svar: %(label)s"),
            "checkboxes": _("Välj minst ett svar: %(label)s"),
            "checkbox": _("Kryssa i rutan: %(label)s"),
            "file": _("Välj en fil: %(label)s"),
        }
        return texts.get(self.kind, _("Fyll i: %(label)s")) % {"label": self.label}

    @property
    def is_read_by_participants(self) -> bool:
        """Tell whether how easy the text is shall stand beside it."""
        return is_easy(self.field.widget)

    @property
    def reading(self) -> str:
        """Return how easy what stands in the field is, and what would help."""
        return line_about(str(self.value() or ""))

    @property
    def reading_words(self) -> str:
        """Return what the script says of it while somebody types."""
        return words_for_the_script()

    @property
    def aria_describedby(self) -> str | None:
        """Let whoever comes to the field hear how easy its text is, after its hint and its problems."""
        described = super().aria_describedby
        if not self.is_read_by_participants:
            return described
        return " ".join(filter(None, (described, f"{self.auto_id}_reading")))

    @property
    def first_id(self) -> str:
        """Return the id of the control that a link in the error summary leads to."""
        if self.kind == "date":
            return next((box.id for box in self.date_boxes if box.wrong), self.date_boxes[0].id)
        return f"{self.auto_id}_0" if self.grouped else self.auto_id

    @property
    def date_boxes(self) -> tuple[DateBox, ...]:
        """Return day, month and year, with what was typed kept as it was."""
        value = self.value()
        widget = self.field.widget
        if isinstance(widget, DayMonthYearInput) and not isinstance(value, list):
            value = widget.decompress(value)
        wrong = wrong_parts(self.errors)
        return date_boxes(auto_id=self.auto_id, name=self.html_name, texts=value, wrong=wrong)

    @property
    def choice_boxes(self) -> tuple[ChoiceBox, ...]:
        """Return the radio buttons or checkboxes in their order."""
        return tuple(_choice_box(subwidget.data) for subwidget in self.subwidgets)

    def build_widget_attrs(
        self, attrs: dict[str, str | bool], widget: forms.Widget | None = None
    ) -> dict[str, str | bool]:
        """Add the classes of the theme to what Django adds; classes set on the widget stay."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if self.is_hidden or self.kind not in CLASSES:
            return built
        wrong = f"govuk-{self.kind}--error" if self.errors and self.kind in ("input", "textarea", "select") else ""
        names = (CLASSES[self.kind], wrong, str(shown.attrs.get("class", "")))
        built["class"] = " ".join(name for name in names if name)
        if self.kind == "textarea" and "maxlength" in shown.attrs:
            built["data-kedjan-count"] = _("{} tecken kvar")
        return built


def _choice_box(option: dict[str, Any]) -> ChoiceBox:
    label = option["label"]
    hint = str(label.hint) if isinstance(label, Option) else ""
    return ChoiceBox(str(option["attrs"]["id"]), str(option["value"]), str(label), hint, bool(option["selected"]))


class KedjanRenderer(TemplatesSetting):
    """Renders every form with our templates; needs "django.forms" among the installed apps."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
    bound_field_class: type[BoundField] | None = KedjanBoundField


def error_items(form: forms.BaseForm) -> tuple[ErrorItem, ...]:
    """Return the form's problems for `<c-error-summary>`, for pages that show them above their heading."""
    return tuple(_error_items(form))


def _error_items(form: forms.BaseForm) -> Iterator[ErrorItem]:
    for text in form.non_field_errors():
        yield ErrorItem(str(text))
    for name in form.fields:
        field = form[name]
        if isinstance(field, KedjanBoundField):
            for text in field.problems:
                yield ErrorItem(text, "" if field.is_hidden else f"#{field.first_id}")
