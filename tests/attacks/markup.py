"""Pages read tag by tag: quick, since every page of the web is read many times here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Tag:
    """A tag with its attributes, and the text that follows it until the next one; form: the form it stands in."""

    name: str
    attributes: Mapping[str, str]
    form: "Tag | None"
    text: str = ""
    inside: list["Tag"] = field(default_factory=list)

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self._form: Tag | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs}, self._form)
        self.tags.append(found)
        if self._form is not None:
            self._form.inside.append(found)
        if tag == "form":
            self._form = found

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.tags[-1].text += data


def tags(page: str) -> list[Tag]:
    """Return the tags of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.tags
