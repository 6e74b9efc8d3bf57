"""A text of a programme file, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages of the product."""

    sv: str
    en: str

    def text_in(self, language: str) -> str:
        """Return the English text for English ("en", "en-gb"), the Swedish one for everything else."""
        return self.en if language.lower().startswith("en") else self.sv
