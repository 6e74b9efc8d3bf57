"""Which tables are about a person: found by what their models declare, so that a new one joins by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import Field, Model

from kedjan.integrations.vault import BlindIndex, SealedColumn
from kedjan.kernel.privacy import FieldPrivacy
from kedjan.rights.domain.words import TABLES

_PERSON = "participants.Participant"
_FILES = frozenset({"content_sealed"})  # a whole file, which is not a text to be read


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table with rows about a participant.

    about: the column that says about whom; fields: those that are told, by column, without the blind indexes, which
    are of use to nobody without the key; sealed: how to open the sealed ones.
    """

    name: str
    key: str
    about: str
    fields: Mapping[str, "Field[object, object]"]
    sealed: Mapping[str, SealedColumn]


@cache
def personal_tables() -> tuple[PersonalTable, ...]:
    """Return every table about participants, in the order in which a person reads them; those without words last."""
    found = (_table(model) for model in apps.get_models() if _is_personal(model))
    order = {name: place for place, name in enumerate(TABLES)}
    known = [table for table in found if table is not None]
    return tuple(sorted(known, key=lambda table: (order.get(table.name, len(order)), table.name)))


def _is_personal(model: type[Model]) -> bool:
    privacy = getattr(model, "PRIVACY", None)
    return isinstance(privacy, FieldPrivacy) and privacy.is_personal()


def _table(model: type[Model]) -> PersonalTable | None:
    """Return the table, or None for one that tells a person nothing: uploaded files, and keys of an index."""
    meta = model._meta
    about = "id" if meta.label == _PERSON else _about(model)
    if about is None:
        return None
    declared = tuple(vars(model).values())
    unread = _FILES | {one.column for one in declared if isinstance(one, BlindIndex)}
    if about != "id":
        unread |= {about}
    told = {str(one.column): one for one in meta.concrete_fields if one.column not in unread}
    if set(told) <= {"organisation_id"}:
        return None
    return PersonalTable(
        name=meta.db_table,
        key=meta.pk.column or "",
        about=about,
        fields=told,
        sealed={one.column: one for one in declared if isinstance(one, SealedColumn)},
    )


def _about(model: type[Model]) -> str | None:
    return next((str(one.column) for one in model._meta.concrete_fields if one.column == "participant_id"), None)
