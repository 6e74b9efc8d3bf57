"""The facts of a programme: money, time, place and whom it is for."""

from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.programmes.domain.programme import ProgrammeFile, TargetGroup
from kedjan.programmes.queries import ProgrammeView
from kedjan.programmes.web.wording import days_of, kronor, length
from kedjan.ui.components import SummaryRow
from kedjan.ui.words import day, in_a_row, language, number


def fact_rows(file: ProgrammeFile) -> tuple[SummaryRow, ...]:
    """Return who pays, how much, when and where; what the source does not say is left out."""
    funding = file.funding
    recorded = None if funding.recorded_cost_sek is None else kronor(funding.recorded_cost_sek)
    rows = (
        (_("Finansiär"), funding.funder),
        (_("Programområde"), funding.programme_area),
        (_("Särskilt mål"), funding.specific_goal),
        (_("Projektnummer"), funding.project_number),
        (_("Programperiod"), funding.budget_period),
        (_("Fas"), _(funding.phase.label) if funding.phase else None),
        (_("Tid"), days_of(file.period)),
        (_("Hela vägens längd"), length(file.path.length) if file.path else None),
        (_("Hela budgeten"), kronor(funding.total_budget_sek)),
        (_("Stöd från finansiären"), kronor(funding.grant_sek)),
        (_("Annan finansiering"), kronor(funding.other_financing_sek)),
        (_("Redovisad kostnad"), recorded),
        (_("Region"), file.region),
        (_("Kommuner"), _municipalities(file)),
        (_("Källa"), f"{file.source.name}. {file.source.what}"),
    )
    return tuple(SummaryRow(key, value) for key, value in rows if value)


def intake_rows(file: ProgrammeFile) -> tuple[SummaryRow, ...]:
    """Return whom the programme is for and who is found for it."""
    intake = file.intake
    ends = (
        _("Slutar inom %(months)s månader") % {"months": intake.ends_within_months}
        if intake.ends_within_months is not None
        else None
    )
    rows = (
        (_("Målgrupp"), file.target_group.description.text_in(language())),
        (_("Ålder"), _ages(file.target_group)),
        (_("Väntad andel kvinnor"), _women(file.target_group)),
        (_("Vem som kommer med"), intake.rule.text_in(language())),
        (_("Ersättning"), in_a_row(_(benefit.label) for benefit in intake.benefits)),
        (_("När ersättningen slutar"), ends),
        (_("Står i källan"), intake.source),
    )
    return tuple(SummaryRow(key, value) for key, value in rows if value)


def version_line(view: ProgrammeView) -> str:
    """Return which version of the file the page shows."""
    return _("Programfilens version %(number)s, inläst %(day)s.") % {
        "number": view.number,
        "day": day(swedish_day(view.loaded_at)),
    }


def _municipalities(file: ProgrammeFile) -> str:
    names = ", ".join(one.name for one in file.municipalities)
    if file.nationwide:
        return _("Hela landet, särskilt %(names)s") % {"names": names} if names else _("Hela landet")
    return _("%(number)s: %(names)s") % {"number": number(len(file.municipalities)), "names": names}


def _ages(group: TargetGroup) -> str:
    if group.age_from is not None and group.age_to is not None:
        return _("%(first)s till %(last)s år") % {"first": group.age_from, "last": group.age_to}
    if group.age_from is not None:
        return _("Från %(first)s år") % {"first": group.age_from}
    return "" if group.age_to is None else _("Till och med %(last)s år") % {"last": group.age_to}


def _women(group: TargetGroup) -> str:
    percent = group.expected_women_percent
    return "" if percent is None else _("%(number)s %%") % {"number": percent}
