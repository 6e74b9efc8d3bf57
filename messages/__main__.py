"""./run messages: gather the texts, keep their English, compile it, and say what is left to translate."""

import sys

from babel.messages.catalog import Message

from messages.catalogue import MO, PO, as_mo, as_po, entries, forms, read_catalogue, updated
from messages.sources import gathered_texts
from messages.text import NotGatherable


def main() -> int:
    """Bring both files up to date; return 1 while a text lacks its English, or when texts cannot be gathered."""
    before = read_catalogue(PO.read_text(encoding="utf-8") if PO.exists() else "")
    try:
        after = updated(before, gathered_texts())
    except NotGatherable as error:
        print(error, file=sys.stderr)
        return 1
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(as_po(after), encoding="utf-8")
    MO.write_bytes(as_mo(after))
    present = {(message.context, _swedish(message)) for message in entries(after)}
    for message in entries(before):
        if (message.context, _swedish(message)) not in present:
            print(f"gone: {_swedish(message)}\n      {forms(message)[0]}")
    missing = [message for message in entries(after) if not all(forms(message))]
    for message in missing:
        print(f"no English yet: {_swedish(message)}")
    print(f"{len(entries(after))} texts, {len(missing)} without English.")
    return 1 if missing else 0


def _swedish(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    sys.exit(main())
