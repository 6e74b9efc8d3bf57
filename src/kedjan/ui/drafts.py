"""What a page's form carries so that what is typed in it can be kept, and how it is filled in again.

Which forms and fields: docs/rules/drafts.md. Whoever has the drafts lends the request a way to find them.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django import forms
from django.core import signing
from django.http import HttpRequest, QueryDict

from kedjan.kernel.actor import Actor
from kedjan.ui.forms.dates import DayMonthYearInput
from kedjan.ui.http import acting_in, is_guarded
from kedjan.ui.words import moment

SLIP = "draft"
"""The hidden field that carries the slip."""
HOLDS = timedelta(days=7)
_SALT = "kedjan.draft"
_KEEPER = "kedjan_keeper"
_FEWEST = 3  # of questions in a form without a box for text: with fewer, it is as soon filled in again
_TYPED = (forms.TextInput, forms.NumberInput, forms.Textarea, DayMonthYearInput)
_NEVER = (forms.PasswordInput, forms.FileInput, forms.HiddenInput, forms.MultipleHiddenInput)


class Kept(Protocol):
    """What somebody typed before."""

    @property
    def saved_at(self) -> datetime:
        """Return when it was saved."""

    @property
    def fields(self) -> Mapping[str, list[str]]:
        """Return the values by the names of their fields."""


Keeper = Callable[[str], Kept | None]


@dataclass(frozen=True, slots=True)
class Slip:
    """Whose form it is, of which page, with which fields. Signed, so that nobody keeps anything else with us.

    writer: the opened page that the form stands on; given_at: when it was opened.
    """

    account: str
    organisation: str
    address: str
    form: str
    names: tuple[str, ...]
    writer: str
    given_at: str

    @property
    def place(self) -> str:
        """Return what the draft is found by: the page and the form on it."""
        return f"{self.address}|{self.form}"

    def signed(self) -> str:
        """Return it as the form carries it."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What the form's template prints. saved: when the draft was saved, for the script; when: the same in words.

    is_refused: what was sent is shown again with its problems, and is not in any draft yet.
    """

    slip: str
    saved: str = ""
    when: str = ""
    is_refused: bool = False


def let_keep(request: HttpRequest, keeper: Keeper) -> None:
    """Lend the request the way to find the actor's own draft at a place: called once, by the middleware."""
    request.__dict__[_KEEPER] = keeper


def slip_in(data: Mapping[str, str | list[object]], actor: Actor, now: datetime) -> Slip | None:
    """Return the slip that was sent, if it is ours, the actor's own and not too old; None for any other."""
    try:
        found = signing.loads(str(data.get(SLIP, "")), salt=_SALT)
        slip = Slip(**{**found, "names": tuple(found["names"])})
    except (signing.BadSignature, TypeError, KeyError):
        return None
    is_mine = (slip.account, slip.organisation) == _whose(actor)
    return slip if is_mine and now - datetime.fromisoformat(slip.given_at) <= HOLDS else None


def draft_for(request: HttpRequest, form: forms.BaseForm, action: str) -> FormDraft | None:
    """Return what the form needs to be kept as it is typed in, filled in with its draft; None for one that is not."""
    acting, keeper = acting_in(request), request.__dict__.get(_KEEPER)
    names = kept_names(form)
    if acting is None or keeper is None or not is_guarded(request) or not names:
        return None
    name = f"{type(form).__qualname__}|{form.prefix or ''}|{action}"
    if form.is_bound:
        sent = slip_in(request.POST, acting.actor, acting.clock.now())
        if sent is not None and sent.form == name:
            return FormDraft(request.POST[SLIP], is_refused=True)
    now = acting.clock.now()
    account, organisation = _whose(acting.actor)
    address, writer = request.get_full_path(), secrets.token_urlsafe(12)
    slip = Slip(account, organisation, address, name, names, writer, now.isoformat())
    found = None if form.is_bound else keeper(slip.place)
    if found is None:
        return FormDraft(slip.signed(), is_refused=form.is_bound)
    _fill(form, names, found.fields)
    return FormDraft(slip.signed(), saved=found.saved_at.isoformat(), when=moment(found.saved_at))


def kept_names(form: forms.BaseForm) -> tuple[str, ...]:
    """Return the fields whose values are kept: none of a form where little is typed, or where a secret is."""
    widgets = {name: field.widget for name, field in form.fields.items() if not field.disabled}
    if any(isinstance(one, forms.PasswordInput) for one in widgets.values()):
        return ()
    kept = [one for one in widgets if not isinstance(widgets[one], _NEVER) and "autocomplete" not in widgets[one].attrs]
    has_text = any(isinstance(widgets[one], forms.Textarea) for one in kept)
    is_long = len(kept) >= _FEWEST and any(isinstance(widgets[one], _TYPED) for one in kept)
    return tuple(map(form.add_prefix, kept)) if has_text or is_long else ()


def _whose(actor: Actor) -> tuple[str, str]:
    return str(actor.account_id), str(actor.organisation_id or "")


def _fill(form: forms.BaseForm, names: tuple[str, ...], values: Mapping[str, list[str]]) -> None:
    """Let the form begin with the draft's values, read as if they had been sent."""
    data = QueryDict(mutable=True)
    for name, texts in values.items():
        data.setlist(name, texts)
    for name, field in form.fields.items():
        if form.add_prefix(name) in names:
            form.initial[name] = field.widget.value_from_datadict(data, {}, form.add_prefix(name))
            form[name].__dict__.pop("initial", None)
