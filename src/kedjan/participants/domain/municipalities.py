"""Find a municipality by its code or any of the ways its name is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Self

from kedjan.participants.domain.spelling import folded, letters

_CODE = re.compile(r"([0-9]{4})\b.*|([0-9]{3,4})([.,]0+)?")
_FORMS = ("{}", "{}kommun", "{}skommun", "{}stad", "{}sstad", "region{}")


@dataclass(frozen=True, slots=True)
class MunicipalityNames:
    """The municipalities that a file may name."""

    names: Mapping[str, str]
    _exact: Mapping[str, str]
    _folded: Mapping[str, str]
    _suggestions: dict[str, str | None] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Self:
        """Return the look-up for municipality names by four-digit code."""
        exact = {form.format(letters(name)): code for code, name in names.items() for form in _FORMS}
        by_folded: dict[str, set[str]] = {}
        for key, code in exact.items():
            by_folded.setdefault(folded(key), set()).add(code)
        return cls(names, exact, {key: codes.pop() for key, codes in by_folded.items() if len(codes) == 1})

    def code_of(self, text: str) -> str | None:
        """Return the code for a name ("Sunne", "SUNNE KOMMUN") or a code ("1766", "114", "1766 Sunne"), or None.

        A name without its dots is understood unless it then means two municipalities.
        """
        match = _CODE.fullmatch(text.strip())
        if match:
            code = (match[1] or match[2]).zfill(4)
            return code if code in self.names else None
        return self._exact.get(letters(text)) or self._folded.get(folded(text))

    def similar_to(self, text: str) -> str | None:
        """Return the name that was probably meant, or None."""
        wanted = folded(text)
        if wanted not in self._suggestions:
            by_key = {folded(name): name for name in self.names.values()}
            close = get_close_matches(wanted, by_key, n=1, cutoff=0.75)
            self._suggestions[wanted] = by_key[close[0]] if close else None
        return self._suggestions[wanted]
