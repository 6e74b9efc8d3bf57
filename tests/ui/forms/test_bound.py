"""Plain Django forms, rendered with labels, hints and errors wired together."""

from datetime import date

from django import forms
from django.utils import translation

from kedjan.ui.components import ErrorItem
from kedjan.ui.forms import DateField, Option, error_items
from tests.ui.pages import parsed, with_class, words


class Visit(forms.Form):
    name = forms.CharField(
        label="Namn", help_text="Som i passet", error_messages={"max_length": "Kortare"}, max_length=5
    )
    on = DateField(label="Dag")
    way = forms.ChoiceField(
        label="Hur?", choices=[("a", Option("Buss", "Linje 4")), ("b", "Tåg")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Ord", required=False, widget=forms.Textarea(attrs={"class": "mine"}), max_length=9)
    secret = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        raise forms.ValidationError("Tiden är upptagen.")


GOOD = {"name": "Alma", "on_day": "14", "on_month": "1", "on_year": "2013", "way": "b", "secret": "1"}


def test_hint_and_error_are_read_with_their_field() -> None:
    tree = parsed(Visit({**GOOD, "name": "Alma-Maria"}).render())
    field = next(element for element in tree.iter("input") if element.get("name") == "name")

    assert field.get("aria-describedby") == "id_name_helptext id_name_error"
    assert field.get("aria-invalid") == "true"
    assert field.get("class") == "govuk-input govuk-input--error"
    assert field.get("value") == "Alma-Maria"


def test_the_summary_links_to_the_first_control_of_each_field() -> None:
    with translation.override("sv"):
        items = error_items(Visit({"on_day": "31", "on_month": "2", "on_year": "2013"}))

    assert items == (
        ErrorItem("Tiden är upptagen."),
        ErrorItem("Fyll i: Namn", "#id_name"),
        ErrorItem("Dagen 31/2 2013 finns inte i kalendern.", "#id_on_day"),
        ErrorItem("Välj ett svar: Hur?", "#id_way_0"),
        ErrorItem("Fyll i: Secret"),
    )


def test_the_rendered_summary_says_the_same_as_the_items() -> None:
    with translation.override("sv"):
        form = Visit({"on_day": "31"})
        listed = with_class(parsed(form.render()), "govuk-error-summary__list")[0]

    assert sorted(words(item) for item in listed) == sorted(item.text for item in error_items(form))


def test_a_form_without_faults_has_no_summary() -> None:
    assert with_class(parsed(Visit().render()), "govuk-error-summary") == []


def test_the_summary_takes_focus_without_javascript() -> None:
    summary = with_class(parsed(Visit({}).render()), "govuk-error-summary")[0]

    assert (summary.get("tabindex"), summary.get("autofocus")) == ("-1", "")


def test_radios_stand_under_a_legend_with_their_own_hints() -> None:
    tree = parsed(Visit(GOOD).render())
    radios = [element for element in tree.iter("input") if element.get("type") == "radio"]

    assert [words(legend) for legend in tree.iter("legend")] == ["Dag", "Hur?"]
    assert [(radio.get("value"), radio.get("checked")) for radio in radios] == [("a", None), ("b", "")]
    assert radios[0].get("aria-describedby") == "id_way_0_hint"


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    tree = parsed(Visit({**GOOD, "on_month": "13"}).render())
    boxes = with_class(tree, "govuk-date-input__input")

    assert [(box.get("value"), box.get("aria-invalid")) for box in boxes] == [
        ("14", None),
        ("13", "true"),
        ("2013", None),
    ]


def test_a_known_date_fills_the_boxes() -> None:
    boxes = with_class(parsed(Visit(initial={"on": date(2013, 1, 14)}).render()), "govuk-date-input__input")

    assert [box.get("value") for box in boxes] == ["14", "1", "2013"]


def test_a_date_may_be_sent_whole() -> None:
    form = Visit({"on": "2013-01-14"})

    form.is_valid()

    assert form.cleaned_data["on"] == date(2013, 1, 14)


def test_an_optional_field_says_so_and_keeps_its_own_class() -> None:
    tree = parsed(Visit().render())
    area = next(tree.iter("textarea"))

    assert words(next(label for label in tree.iter("label") if label.get("for") == "id_note")) == "Ord (valfritt)"
    assert (area.get("class"), area.get("data-kedjan-count")) == ("govuk-textarea mine", "{} tecken kvar")


def test_an_unchanged_date_is_not_a_change() -> None:
    field = DateField()

    assert field.has_changed(date(2013, 1, 14), ["14", "1", "2013"]) is False
    assert field.has_changed(date(2013, 1, 14), ["15", "1", "2013"]) is True
    assert field.has_changed(date(2013, 1, 14), ["x", "1", "2013"]) is True
