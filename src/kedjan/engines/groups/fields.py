"""The fields of a JSON document, read one by one: a wrong one is noted with its place and a harmless value goes on."""

from kedjan.engines.groups.document import FAULTS_SHOWN, CannotReadDocument, Fault
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

_TEXT_MOST = 200


class Faults:
    """What is wrong so far."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._wrong: list[Fault] = []
        self._warnings: list[Fault] = []

    def add(self, place: str, code: str, message: str, **values: str | int) -> None:
        """Note one thing at a place. Raises CannotReadDocument when there are so many that no more will help."""
        self._wrong.append(Fault(place, Reason(code, message, values)))
        if len(self._wrong) == FAULTS_SHOWN:
            self._wrong.append(Fault("", Reason("more", N_("Och kanske fler fel: läsningen slutar här."))))
            self.stop_if_wrong()

    def warn(self, place: str, code: str, message: str, **values: str | int) -> None:
        """Note something that does not stop the planning."""
        self._warnings.append(Fault(place, Reason(code, message, values), warning=True))

    def warnings(self) -> tuple[Fault, ...]:
        """Return what does not stop the planning."""
        return tuple(self._warnings)

    def none_yet(self) -> bool:
        """Tell whether nothing is wrong so far."""
        return not self._wrong

    def stop_if_wrong(self) -> None:
        """Raise CannotReadDocument with all that is wrong."""
        if self._wrong:
            raise CannotReadDocument(*self._wrong)


class Record:
    """One JSON object and where it stands."""

    def __init__(self, value: object, place: str, faults: Faults) -> None:
        """Take the object; anything else is a fault and reads as empty."""
        self.place = place
        self._faults = faults
        self._sound = isinstance(value, dict)
        self._fields: dict[object, object] = value if isinstance(value, dict) else {}
        if not self._sound:
            faults.add(place, "object", N_("Här ska stå ett objekt: { … }."))

    def at(self, key: str) -> str:
        """Return the place of a field."""
        return f"{self.place}.{key}" if self.place else key

    def has(self, key: str) -> bool:
        """Tell whether the field is there and not null."""
        return self._fields.get(key) is not None

    def fault(self, key: str, code: str, message: str, **values: str | int) -> None:
        """Note that a field is wrong."""
        self._faults.add(self.at(key), code, message, **values)

    def integer(self, key: str, low: int, high: int) -> int:
        """Read a whole number from low to high."""
        value = self._get(key)
        return self._whole(value, self.at(key), low, high) if key in self._fields else low

    def share(self, key: str) -> float:
        """Read a number from 0 to 1."""
        value = self._get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        self._wrong(key, value, "share", N_("Här ska stå ett tal från 0 till 1."))
        return 0.0

    def flag(self, key: str) -> bool:
        """Read true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            self._wrong(key, value, "flag", N_("Här ska stå true eller false."))
        return value is True

    def text(self, key: str) -> str:
        """Read a text that is not empty."""
        value = self._get(key)
        if isinstance(value, str) and 0 < len(value) <= _TEXT_MOST:
            return value
        self._wrong(key, value, "text", N_("Här ska stå en text med 1–%(most)s tecken."), most=_TEXT_MOST)
        return ""

    def text_or_none(self, key: str) -> str | None:
        """Read a text; null or nothing is None."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        texts = self.items(key)
        for place, each in enumerate(texts):
            if not isinstance(each, str) or not 0 < len(each) <= _TEXT_MOST:
                self.fault(f"{key}[{place}]", "text", N_("Här ska stå en text med 1–%(most)s tecken."), most=_TEXT_MOST)
        return tuple(each for each in texts if isinstance(each, str))

    def integers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Read a list of whole numbers from low to high."""
        return tuple(
            self._whole(each, f"{self.at(key)}[{place}]", low, high) for place, each in enumerate(self.items(key))
        )

    def record(self, key: str) -> "Record":
        """Read an object."""
        return Record(self._fields.get(key), self.at(key), self._faults)

    def records(self, key: str) -> tuple["Record", ...]:
        """Read a list of objects."""
        return tuple(
            Record(each, f"{self.at(key)}[{place}]", self._faults) for place, each in enumerate(self.items(key))
        )

    def items(self, key: str) -> list[object]:
        """Read a list of anything."""
        value = self._get(key)
        if isinstance(value, list):
            return value
        self._wrong(key, value, "list", N_("Här ska stå en lista: [ … ]."))
        return []

    def _get(self, key: str) -> object:
        if self._sound and key not in self._fields:
            self.fault(key, "missing", N_("Fältet saknas."))
        return self._fields.get(key)

    def _wrong(self, key: str, value: object, code: str, message: str, **values: str | int) -> None:
        if value is not None or key in self._fields:  # a missing field has been noted
            self.fault(key, code, message, **values)

    def _whole(self, value: object, place: str, low: int, high: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self._faults.add(place, "integer", N_("Här ska stå ett heltal från %(low)s till %(high)s."), low=low, high=high)
        return low
