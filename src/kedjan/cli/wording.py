"""What commands say, in Swedish or English: read from the compiled catalogue, without Django, which takes a second."""

from argparse import ArgumentParser
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations, NullTranslations

from kedjan.cli.installation import PROJECT

_ENGLISH = PROJECT / "src" / "kedjan" / "locale" / "en" / "LC_MESSAGES" / "django.mo"


class Language(StrEnum):
    """The languages of the product."""

    SWEDISH = "sv"
    ENGLISH = "en"


def take_language(parser: ArgumentParser) -> None:
    """Take --language."""
    parser.add_argument(
        "--language", choices=[one.value for one in Language], default=Language.SWEDISH.value, help="of messages (sv)"
    )


def translated(text: str, language: Language) -> str:
    """Return a text that N_ marks, in the language; its places are not filled."""
    return _catalogue(language).gettext(text)


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language is Language.SWEDISH:
        return NullTranslations()
    with _ENGLISH.open("rb") as file:
        return GNUTranslations(file)
