"""The tool finds every text that the product can show, exactly as it is looked up when a page is rendered."""

import pytest
from django.template import Context, Template

from messages.python import texts_in_python, translated_at_import
from messages.templates import texts_in_template
from messages.text import NotGatherable, Text

_IMPORTS = "from django.utils.translation import gettext as _, ngettext, pgettext\n"


def in_python(source: str) -> list[Text]:
    return list(texts_in_python(_IMPORTS + source, "a.py"))


def in_template(source: str) -> list[Text]:
    return list(texts_in_template(source, "a.html"))


def test_texts_are_found_by_every_function_that_marks_them() -> None:
    source = 'N_("Ett") + _("Två") + ngettext("%(n)s dag", "%(n)s dagar", n) + pgettext("månad", "Maj")'

    assert sorted(in_python(source)) == sorted(
        [Text("Ett"), Text("Två"), Text("%(n)s dag", "%(n)s dagar"), Text("Maj", context="månad")]
    )


def test_a_text_written_in_pieces_is_one_text() -> None:
    assert in_python('_("Hej " "du")') == [Text("Hej du")]


def test_a_function_of_the_same_name_from_elsewhere_marks_nothing() -> None:
    source = 'from other import gettext_lazy\ngettext_lazy("Inte vår")\n_(label)'

    assert in_python(source) == []


def test_an_f_string_is_refused_with_its_line() -> None:
    with pytest.raises(NotGatherable, match=r"^a\.py:2: an f-string cannot be translated"):
        in_python('_(f"Hej {name}")')


def test_a_text_translated_while_its_module_is_imported_is_told_by_its_line() -> None:
    source = f'{_IMPORTS}TITLE = _("Nu")\ndef title() -> str:\n    return _("Sedan")\n'

    assert translated_at_import(source) == (2,)


def test_texts_are_found_in_tags_attributes_of_components_and_literals() -> None:
    source = (
        """{% translate "Ett" %}<c-heading title="{% translate 'Två' %}" />{{ _("Tre") }}{% if x %}fyra{% endif %}"""
    )

    assert in_template(source) == [Text("Ett"), Text("Två"), Text("Tre")]


def test_a_block_is_found_with_its_places_plural_and_context() -> None:
    one, many = "{{ n }} sak av {{ all }}", "{{ n }} saker"
    source = f'{{% blocktranslate count n=n context "korg" %}}{one}{{% plural %}}{many}{{% endblocktranslate %}}'

    assert in_template(source) == [Text("%(n)s sak av %(all)s", "%(n)s saker", "korg")]


def test_what_is_commented_out_is_not_gathered() -> None:
    source = '{% comment %}{% translate "Gammalt" %}{% endcomment %}{# {% translate "Äldre" %} #}{% translate "Nytt" %}'

    assert in_template(source) == [Text("Nytt")]


def test_a_block_that_is_never_closed_is_refused() -> None:
    with pytest.raises(NotGatherable, match=r"^a\.html: a tag is never closed by {% endblocktranslate %}\.$"):
        in_template("{% blocktranslate %}Hej")


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "50 % klart" %}',
        "{% blocktranslate %}50 % av {{ all }}{% endblocktranslate %}",
        "{% blocktranslate trimmed %}\n  Hej\n  du\n{% endblocktranslate %}",
        "{% blocktranslate count n=2 %}{{ n }} dag{% plural %}{{ n }} dagar{% endblocktranslate %}",
        '{% translate "Maj" context "månad" %}',
    ],
)
def test_a_text_is_gathered_as_django_looks_it_up(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Text] = []

    def gettext(text: str) -> str:
        asked.append(Text(text))
        return text

    def ngettext(singular: str, plural: str, number: int) -> str:
        asked.append(Text(singular, plural))
        return plural if number != 1 else singular

    def pgettext(context: str, text: str) -> str:
        asked.append(Text(text, context=context))
        return text

    monkeypatch.setattr("django.utils.translation._trans.gettext", gettext)
    monkeypatch.setattr("django.utils.translation._trans.ngettext", ngettext)
    monkeypatch.setattr("django.utils.translation._trans.pgettext", pgettext)

    str(Template("{% load i18n %}" + source).render(Context({"all": 3})))

    assert asked == in_template(source)
