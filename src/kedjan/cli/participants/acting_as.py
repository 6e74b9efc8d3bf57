"""Who a command acts as: an account with a role that may do it, today."""

from kedjan.cli.installation import CannotRun
from kedjan.cli.wording import Language, translated
from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_named, organisations, staff_actors

_NOBODY = N_("Det finns inget konto som heter %(username)s och som får läsa in personer i dag.")
_SEVERAL = N_("Kontot arbetar för flera organisationer. Välj en med --organisation: %(keys)s.")


_NOBODY_DISPOSES = N_("Det finns inget konto som heter %(username)s och som får gallra i dag.")


def importer(username: str, organisation: str | None, language: Language) -> Actor:
    """Return the account as somebody who may read people in, for one organisation. Raises CannotRun."""
    return _acting_for_one(username, organisation, language, (Permission.IMPORT_PARTICIPANTS, _NOBODY))


def disposer(username: str, organisation: str | None, language: Language) -> Actor:
    """Return the account as somebody who may dispose, for one organisation. Raises CannotRun."""
    return _acting_for_one(username, organisation, language, (Permission.DISPOSE, _NOBODY_DISPOSES))


def _acting_for_one(username: str, organisation: str | None, language: Language, what: tuple[Permission, str]) -> Actor:
    permission, nobody = what
    account_id = account_named(username=username)
    actors = () if account_id is None else staff_actors(account_id=account_id)
    by_key = _by_organisation([actor for actor in actors if actor.may(permission)])
    if organisation is not None:
        by_key = {key: actor for key, actor in by_key.items() if key == organisation}
    if not by_key:
        raise CannotRun(translated(nobody, language) % {"username": username})
    if len(by_key) > 1:
        raise CannotRun(translated(_SEVERAL, language) % {"keys": ", ".join(sorted(by_key))})
    return next(iter(by_key.values()))


def _by_organisation(actors: list[Actor]) -> dict[str, Actor]:
    ids = {actor.organisation_id: actor for actor in actors}
    known = organisations(ids=[one for one in ids if one is not None])
    return {view.key: ids[one] for one, view in known.items()}
