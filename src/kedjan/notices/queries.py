"""What somebody is told, in words: the person's name only where it is open to whoever reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import NoticeId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.kernel.text import beginning_a_sentence, inside_a_sentence
from kedjan.notices.domain.kinds import Audience, NoticeKind
from kedjan.notices.domain.leading import page_of
from kedjan.notices.domain.wording import ABOUT, PROTECTED_PERSON, UNSEEN_PERSON, wording
from kedjan.notices.models import Notice
from kedjan.organisations.queries import Workplaces, organisations
from kedjan.participants.queries import PersonView, people, shown_name
from kedjan.ui.words import day

_HIDDEN = frozenset({Audience.OFFICER, Audience.PERSON})


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice in the reader's language. is_named: it says the person's name, so that its page notes a reading."""

    id: NoticeId
    participant_id: ParticipantId
    kind: NoticeKind
    audience: Audience
    day: str
    title: str
    text: str
    is_named: bool
    seen_at: datetime | None

    @property
    def leads_to(self) -> str:
        """Return the name of the address of what it tells of; empty where there is none."""
        return page_of(self.kind, self.audience)


def notices(
    *, actor: Actor, participant_id: ParticipantId | None = None, unseen: bool = False, limit: int = 20
) -> tuple[NoticeView, ...]:
    """Return what the actor is told, newest first: about the person or about anybody, all or only what is unseen.

    One query where there is nothing to tell, else four at most.
    """
    expect(actor)
    rows = Notice.objects.order_by("-at", "id")
    if participant_id is not None:
        rows = rows.filter(participant_id=participant_id)
    if unseen:
        rows = rows.filter(seen_at__isnull=True)
    found = tuple(rows[:limit])
    return _worded(actor, found)


def _worded(actor: Actor, rows: tuple[Notice, ...]) -> tuple[NoticeView, ...]:
    named = {ParticipantId(row.participant_id) for row in rows if Audience(row.audience) not in _HIDDEN}
    known = people(actor=actor, ids=named) if named else {}
    mentioned = {OrganisationId(UUID(one)) for row in rows for one in _listed(row.values.get("organisation", ""))}
    workplaces = organisations(ids=mentioned) if mentioned else {}
    return tuple(_view(row, known, workplaces) for row in rows)


def _view(row: Notice, known: Mapping[ParticipantId, PersonView], workplaces: Workplaces) -> NoticeView:
    person = ParticipantId(row.participant_id)
    kind, audience = NoticeKind(row.kind), Audience(row.audience)
    said = wording(kind, audience)
    who = known.get(person)
    values = _places(row.values, workplaces) | {"who": _called(who)}
    text = gettext(said.text) % values
    return NoticeView(
        id=NoticeId(row.id),
        participant_id=person,
        kind=kind,
        audience=audience,
        day=day(swedish_day(row.at)),
        title=gettext(said.title),
        text=beginning_a_sentence(text),
        is_named=who is not None and who.name is not None,
        seen_at=row.seen_at,
    )


def _called(who: PersonView | None) -> str:
    """Return what the person is called: the words for one who is protected where their name is hidden by that."""
    if who is None or (who.name is None and not who.is_protected):
        return gettext(UNSEEN_PERSON)
    return shown_name(who) if who.name else gettext(PROTECTED_PERSON)


def _places(values: Mapping[str, str], workplaces: Workplaces) -> dict[str, str]:
    known = [workplaces.get(OrganisationId(UUID(one))) for one in _listed(values.get("organisation", ""))]
    kinds = [gettext(Category(one).label) for one in _listed(values.get("categories", ""))]
    until = values.get("day")
    return {
        "organisation": ", ".join(one.name for one in known if one is not None),
        "about": gettext(ABOUT[values["about"]]) if "about" in values else "",
        "categories": ", ".join(map(inside_a_sentence, kinds)),
        "day": "" if until is None else day(date.fromisoformat(until)),
    }


def _listed(text: str) -> list[str]:
    return [one for one in text.split(",") if one]
