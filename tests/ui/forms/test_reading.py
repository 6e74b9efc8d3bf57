"""Texts for participants: what is said beside them, and a look that saves nothing."""

import json

from django import forms
from django.http import QueryDict

from kedjan.ui.forms.reading import EasyText, ReadByParticipants, line_about, words_for_the_script
from tests.ui.pages import parsed

HARD = "Arbetsförmågebedömningen genomförs tillsammans med handläggaren på Arbetsförmedlingen efter sommaren i år."
EASY_ONE = "Vi ses på torsdag. Ta med din lapp. Du får hjälp av oss. Vi bjuder på fika."


class NoteForm(ReadByParticipants):
    """A note, and something that must be filled in."""

    day = forms.CharField()
    note = forms.CharField(widget=EasyText)


def _form(**typed: str) -> NoteForm:
    data = QueryDict(mutable=True)
    data.update(typed)
    return NoteForm(data)


def test_what_would_help_is_said_of_a_hard_text() -> None:
    assert line_about(HARD) == (
        "LIX 66 – mycket svårt. Målet är högst 35. "
        "Byt långa ord, till exempel: Arbetsförmågebedömningen, Arbetsförmedlingen, handläggaren."
    )


def test_long_sentences_are_to_be_divided() -> None:
    assert line_about("det är så att du kan få prata med oss om " * 4) == (
        "LIX 44 – lite svårt. Målet är högst 35. Dela meningar längre än 20 ord."
    )


def test_an_easy_text_is_only_said_to_be_easy() -> None:
    assert line_about(EASY_ONE) == "LIX 10 – mycket lätt. Målet är högst 35."


def test_nothing_is_said_of_nothing_and_little_of_a_short_text() -> None:
    assert line_about(" 14 – 15 ") == ""
    assert line_about("Läkarutlåtande saknas.") == "Kort text. LIX räknas från 10 ord."


def test_a_hard_text_is_saved_all_the_same() -> None:
    assert _form(day="måndag", note=HARD).is_valid()


def test_a_look_saves_nothing_refuses_nothing_and_comes_back_to_the_text() -> None:
    form = _form(day="", note=HARD, look="yes")

    assert not form.is_valid()
    assert not form.errors
    text = parsed(str(form["note"].as_field_group())).find(".//textarea")
    assert text is not None
    assert (text.text or "").strip() == HARD
    assert "autofocus" in text.attrib


def test_the_line_belongs_to_the_field_and_stands_beside_it() -> None:
    field = parsed(str(_form(note=EASY_ONE)["note"].as_field_group()))
    line, text = field.find(".//p[@data-kedjan-reading]"), field.find(".//textarea")

    assert line is not None
    assert text is not None
    assert line.text == line_about(EASY_ONE)
    assert line.attrib["id"] in text.attrib["aria-describedby"].split()


def test_the_script_says_the_same_words() -> None:
    said = json.loads(words_for_the_script())

    assert said["levels"] == [
        [29, "mycket lätt"],
        [35, "lätt"],
        [45, "lite svårt"],
        [55, "svårt"],
        [None, "mycket svårt"],
    ]
