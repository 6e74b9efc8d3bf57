"""What the import says in a terminal: counts, and each row by its line. Neither a name nor an identity number."""

from collections.abc import Iterable, Iterator

from kedjan.cli.wording import Language, translated
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.domain.staging import Effect, Standing
from kedjan.participants.operations import ImportConfirmed
from kedjan.participants.queries import ImportRowView, ImportView

_LINE = N_("Rad %(line)s (%(standing)s): %(said)s")
_TO_DO = (N_("Personer som läggs till"), N_("Slutdatum som ändras"), N_("Förmåner som läggs till"))
_DONE = (N_("Personer som lades till"), N_("Slutdatum som ändrades"), N_("Förmåner som lades till"))
_LEFT = N_("Rader som kunde skrivas men lämnades")


def in_words(reason: Reason, language: Language) -> str:
    """Return the reason as a sentence."""
    return translated(reason.message, language) % dict(reason.values)


def about_file(view: ImportView, language: Language) -> Iterator[str]:
    """Yield what is to be said about the whole file, and how many of its rows stand where."""
    for notice in view.notices:
        yield in_words(notice, language)
    for standing in Standing:
        yield f"{translated(standing.label, language)}: {view.standings[standing]}"


def about_rows(rows: Iterable[tuple[Standing, ImportRowView]], language: Language) -> Iterator[str]:
    """Yield a line for each row that has something to say, in the order of the file."""
    for standing, row in sorted(rows, key=lambda pair: pair[1].line):
        if row.messages:
            yield translated(_LINE, language) % {
                "line": row.line,
                "standing": translated(standing.label, language).lower(),
                "said": " ".join(in_words(message, language) for message in row.messages),
            }


def about_effect(effect: Effect, language: Language) -> Iterator[str]:
    """Yield what a yes would do."""
    return _counted(_TO_DO, (effect.people, effect.ends, effect.benefits), language)


def about_result(event: ImportConfirmed, language: Language) -> Iterator[str]:
    """Yield what was written and what was left."""
    yield from _counted(_DONE, (event.people, event.ends, event.benefits), language)
    yield f"{translated(_LEFT, language)}: {event.left}"


def _counted(titles: tuple[str, ...], counts: tuple[int, ...], language: Language) -> Iterator[str]:
    for title, count in zip(titles, counts, strict=True):
        yield f"{translated(title, language)}: {count}"
