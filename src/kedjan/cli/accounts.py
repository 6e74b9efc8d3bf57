"""`kedjan accounts …`: what an operator does with accounts, at the machine itself; the first one is made here too."""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date

from kedjan.cli.installation import CannotRun
from kedjan.cli.operator import OPERATOR
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.operations import (
    CannotManageAccount,
    close_account,
    end_every_session,
    end_role,
    forget_attempts,
    give_role,
    open_account,
    register_organisation,
    reopen_account,
    set_temporary_password,
)
from kedjan.organisations.operations.second_step import Recognised, remove_all_methods
from kedjan.organisations.queries import account_of, organisations_by_key, roles_over_time

_STAFF = [role.value for role in RoleKey if role is not RoleKey.PARTICIPANT]
_NOBODY = N_("Det finns inget konto som heter %(username)s.")
_TAKEN = N_("Det finns redan ett konto som heter %(username)s.")
_NO_ORGANISATION = N_("Det finns ingen organisation med nyckeln %(key)s. Lägg till den med: accounts organisation.")
_PASSWORD = N_("Tillfälligt lösenord, som visas bara nu och byts vid första inloggningen: %(password)s")

Doing = Callable[[Namespace, Clock], str]


def configure(parser: ArgumentParser) -> None:
    """Take one of the acts, with what it needs."""
    acts = parser.add_subparsers(required=True, metavar="ACT")
    _act(acts, "create", _create, "make an account and print its temporary password", name=True, role=True)
    _act(acts, "give-role", _give_role, "give a role for a time, or change its days", role=True)
    _act(acts, "end-role", _end_role, "end a role; --until is the first day without it", role=True)
    _act(acts, "disable", _disable, "close an account: it is logged out everywhere")
    _act(acts, "enable", _enable, "open a closed account again")
    _act(acts, "password", _password, "print a new temporary password")
    _act(acts, "unlock", _unlock, "forget failed tries, so that somebody can log in at once")
    reset = _act(acts, "reset-second-step", _reset_second_step, "let somebody who has lost it set up a new second step")
    known = [one.value for one in Recognised]
    reset.add_argument("--recognised", required=True, choices=known, help="how you made sure who asks; it is recorded")
    everybody = acts.add_parser("log-out-everybody", help="end every session of every account, at once")
    everybody.set_defaults(act=_log_out_everybody)
    take_language(everybody)
    _act(acts, "show", _show, "list an account's roles")
    organisation = acts.add_parser("organisation", help="register an organisation")
    organisation.add_argument("key")
    organisation.add_argument("name")
    organisation.add_argument("kind", choices=[kind.value for kind in OrganisationKind])
    organisation.add_argument("--municipality", help="its four-digit code")
    organisation.set_defaults(act=_organisation)
    take_language(organisation)


def run(arguments: Namespace) -> int:
    """Do the act in one transaction and say what was done; raises CannotRun."""
    language = Language(arguments.language)
    act: Doing = arguments.act
    try:
        with acting(OPERATOR) as clock:
            said = act(arguments, clock)
    except CannotManageAccount as refusal:
        raise CannotRun("\n".join(translated(reason.message, language) for reason in refusal.reasons)) from refusal
    print(said)
    return 0


def _act(
    acts: "argparse._SubParsersAction[ArgumentParser]",
    word: str,
    act: Doing,
    does: str,
    *,
    name: bool = False,
    role: bool = False,
) -> ArgumentParser:
    parser = acts.add_parser(word, help=does)
    parser.add_argument("username")
    if name:
        parser.add_argument("--name", required=True, help="the person's name, as colleagues see it")
    if role:
        parser.add_argument("--role", required=True, choices=_STAFF)
        parser.add_argument("--organisation", help="its key; an operator has none")
        parser.add_argument("--since", type=date.fromisoformat, help="first day (today)")
        parser.add_argument("--until", type=date.fromisoformat, help="first day without the role")
    parser.set_defaults(act=act)
    take_language(parser)
    return parser


def _create(arguments: Namespace, clock: Clock) -> str:
    if account_of(username=arguments.username) is not None:
        raise CannotRun(_say(arguments, _TAKEN, username=arguments.username))
    opened = open_account(
        actor=OPERATOR,
        username=arguments.username,
        name=arguments.name,
        role=None,
        organisation_id=None,
        since_on=clock.today(),
        now=clock.now(),
    )
    _give(arguments, opened.account_id, clock)
    password = set_temporary_password(actor=OPERATOR, account_id=opened.account_id, now=clock.now())
    return _say(arguments, _PASSWORD, password=password)


def _give_role(arguments: Namespace, clock: Clock) -> str:
    _give(arguments, _account(arguments), clock)
    return _show(arguments, clock)


def _give(arguments: Namespace, account_id: AccountId, clock: Clock) -> None:
    give_role(
        actor=OPERATOR,
        account_id=account_id,
        role=RoleKey(arguments.role),
        organisation_id=_organisation_id(arguments),
        since_on=arguments.since or clock.today(),
        until_on=arguments.until,
        now=clock.now(),
    )


def _end_role(arguments: Namespace, clock: Clock) -> str:
    end_role(
        actor=OPERATOR,
        account_id=_account(arguments),
        role=RoleKey(arguments.role),
        organisation_id=_organisation_id(arguments),
        until_on=arguments.until or clock.today(),
        now=clock.now(),
    )
    return _show(arguments, clock)


def _disable(arguments: Namespace, clock: Clock) -> str:
    close_account(actor=OPERATOR, account_id=_account(arguments), now=clock.now())
    return _say(arguments, N_("Kontot %(username)s är stängt och utloggat."), username=arguments.username)


def _enable(arguments: Namespace, clock: Clock) -> str:
    reopen_account(actor=OPERATOR, account_id=_account(arguments), now=clock.now())
    return _say(arguments, N_("Kontot %(username)s är öppet igen."), username=arguments.username)


def _password(arguments: Namespace, clock: Clock) -> str:
    password = set_temporary_password(actor=OPERATOR, account_id=_account(arguments), now=clock.now())
    return _say(arguments, _PASSWORD, password=password)


def _unlock(arguments: Namespace, clock: Clock) -> str:
    del clock
    number = forget_attempts(username=arguments.username)
    return _say(arguments, N_("%(number)s misslyckade försök är glömda."), number=number)


def _reset_second_step(arguments: Namespace, clock: Clock) -> str:
    known = Recognised(arguments.recognised)
    remove_all_methods(actor=OPERATOR, account_id=_account(arguments), recognised=known, now=clock.now())
    return _say(arguments, N_("Kontot %(username)s har inget andra steg."), username=arguments.username)


def _log_out_everybody(arguments: Namespace, clock: Clock) -> str:
    ended = end_every_session(actor=OPERATOR, now=clock.now())
    return _say(arguments, N_("%(number)s inloggningar är avslutade."), number=ended.number)


def _show(arguments: Namespace, clock: Clock) -> str:
    del clock
    roles = roles_over_time(account_id=_account(arguments))
    lines = (f"{one.role.value:24} {one.organisation_name:40} {one.since_on} – {one.until_on or ''}" for one in roles)
    return "\n".join((arguments.username, *lines))


def _organisation(arguments: Namespace, clock: Clock) -> str:
    register_organisation(
        actor=OPERATOR,
        key=arguments.key,
        name=arguments.name,
        kind=OrganisationKind(arguments.kind),
        municipality_code=arguments.municipality,
        now=clock.now(),
    )
    return _say(arguments, N_("Organisationen %(key)s finns."), key=arguments.key)


def _account(arguments: Namespace) -> AccountId:
    found = account_of(username=arguments.username)
    if found is None:
        raise CannotRun(_say(arguments, _NOBODY, username=arguments.username))
    return found


def _organisation_id(arguments: Namespace) -> OrganisationId | None:
    if arguments.organisation is None:
        return None
    found = organisations_by_key(keys=[arguments.organisation]).get(arguments.organisation)
    if found is None:
        raise CannotRun(_say(arguments, _NO_ORGANISATION, key=arguments.organisation))
    return found.id


def _say(arguments: Namespace, text: str, **values: str | int) -> str:
    return translated(text, Language(arguments.language)) % values
