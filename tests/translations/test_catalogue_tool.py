"""The catalogue follows the source: what is translated is kept, what is gone goes, nothing is guessed."""

from messages.catalogue import as_mo, as_po, entries, forms, read_catalogue, updated
from messages.text import Text

PO = """
msgid "Hej"
msgstr "Hello"

#, fuzzy
msgid "Kanske"
msgstr "Perhaps"

msgid "%(n)s dag"
msgid_plural "%(n)s dagar"
msgstr[0] "%(n)s day"
msgstr[1] "%(n)s days"
"""


def english(po: str, *texts: Text) -> dict[str, tuple[str, ...]]:
    return {str(message.id): forms(message) for message in entries(updated(read_catalogue(po), texts))}


def test_a_translation_is_kept_as_long_as_its_text_stands() -> None:
    assert english(PO, Text("Hej"), Text("%(n)s dag", "%(n)s dagar")) == {
        "Hej": ("Hello",),
        "('%(n)s dag', '%(n)s dagar')": ("%(n)s day", "%(n)s days"),
    }


def test_a_text_that_is_gone_leaves_nothing_behind() -> None:
    assert english(PO, Text("Ny")) == {"Ny": ("",)}


def test_a_guess_is_no_translation() -> None:
    assert english(PO, Text("Kanske")) == {"Kanske": ("",)}


def test_a_text_that_has_got_a_plural_waits_for_its_english_plural() -> None:
    assert english(PO, Text("Hej", "Hej alla")) == {"('Hej', 'Hej alla')": ("Hello", "")}


def test_the_files_are_the_same_whatever_the_order_of_the_texts() -> None:
    first = updated(read_catalogue(PO), [Text("Hej"), Text("Adjö")])
    second = updated(read_catalogue(PO), [Text("Adjö"), Text("Hej")])

    assert (as_po(first), as_mo(first)) == (as_po(second), as_mo(second))


def test_a_file_that_is_read_and_written_is_the_same_file() -> None:
    written = as_po(updated(read_catalogue(PO), [Text("Hej"), Text("Adjö\nigen"), Text("%(n)s dag", "%(n)s dagar")]))

    assert as_po(read_catalogue(written)) == written
