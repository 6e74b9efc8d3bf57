"""What the page of a plan says that cannot be made: what stands in the way, and what can be done about it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_words import reason_text, status_tag
from kedjan.engines.groups.plan import Plan
from kedjan.ui.components import Link, Tag


@dataclass(frozen=True, slots=True)
class StoppedPage:
    """A plan that cannot be made. why: what stands in the way; links: what can be done about it."""

    title: str
    status: Tag
    back: str
    why: tuple[str, ...]
    links: tuple[Link, ...]


def stopped_page(*, view: PlanView, called: Called) -> StoppedPage:
    """Build the page; the groups that reasons name are those that are published."""
    published = view.problem.replan.previous if view.problem.replan else Plan(view.problem.name, ())
    year = reverse("coaching:groups")
    return StoppedPage(
        title=view.item.name,
        status=status_tag(view.item),
        back=year,
        why=tuple(reason_text(one, plan=published, called=called) for one in view.item.stopped),
        links=(
            Link(_("Se coacherna och när de är borta"), reverse("coaching:coaches")),
            Link(_("Se grupperna som gäller"), f"{year}#groups"),
            Link(_("Gör en ny plan"), reverse("coaching:plan_new")),
            Link(_("Ta bort planen"), reverse("coaching:plan_discard", args=[view.item.id])),
        ),
    )
