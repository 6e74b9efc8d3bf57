"""Invented examples for the gallery: every component in each of its states, and no real person."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from kedjan.kernel.progress import Progress
from kedjan.ui.components import (
    Cell,
    Colour,
    Column,
    ErrorItem,
    Link,
    NavItem,
    Prose,
    Saved,
    Share,
    ShareChart,
    Step,
    StepState,
    SummaryRow,
    Table,
    Tag,
    TaskItem,
    TimelineEntry,
    Todo,
    TodoList,
    Work,
)
from kedjan.ui.words import prose
from kedjan.ui.work import work_view


@dataclass(frozen=True, slots=True)
class Samples:
    """All examples in the language of the request."""

    tags: tuple[Tag, ...]
    tasks: tuple[TaskItem, ...]
    todos: tuple[TodoList, ...]
    saved: Saved
    not_saved: Saved
    rows: tuple[SummaryRow, ...]
    table: Table
    empty_table: Table
    entries: tuple[TimelineEntry, ...]
    errors: tuple[ErrorItem, ...]
    crumbs: tuple[NavItem, ...]
    views: tuple[NavItem, ...]
    steps: tuple[Step, ...]
    chart: ShareChart
    prose: tuple[Prose, ...]
    works: tuple[Work, ...]


def samples() -> Samples:
    """Return the examples, translated now."""
    return Samples(
        tags=_tags(),
        tasks=_tasks(),
        todos=_todos(),
        saved=Saved(
            (NavItem(_("Försenade i Sunne"), "#late", current=True), NavItem(_("Lediga kök"), "#kitchens")),
            Link(_("Spara det här urvalet"), "#save"),
            Link(_("Ta bort urval"), "#remove"),
        ),
        not_saved=Saved((), Link(_("Spara det här urvalet"), "#save")),
        rows=_rows(),
        table=_table(),
        empty_table=Table(_("Sena uppgifter"), (Column(_("Uppgift")),), (), _("Inget är försenat just nu.")),
        entries=_entries(),
        errors=(
            ErrorItem(_("Skriv året med fyra siffror, till exempel 2013."), "#content"),
            ErrorItem(_("Försök igen.")),
        ),
        crumbs=(
            NavItem(_("Start"), "#start"),
            NavItem(_("Deltagare"), "#people"),
            NavItem(_("Alma Exempel"), "#one", current=True),
        ),
        views=(
            NavItem(_("Alla"), "#all", current=True),
            NavItem(_("Mina"), "#mine"),
            NavItem(_("Väntar på andra"), "#waiting"),
        ),
        steps=_steps(),
        chart=_chart(),
        works=_works(),
        prose=prose(_("De här får veta:\n– Handläggaren: plan och steg\n– Arbetsgivaren: ett namn")),
    )


def _works() -> tuple[Work, ...]:
    began = datetime(2013, 1, 14, 9, tzinfo=UTC)
    minute = timedelta(minutes=1)
    works = (
        Progress(0, 100_000, moved_at=began),
        Progress(25_000, 100_000, moved_at=began + minute, begun_at=began),
        Progress(62_500, 100_000, moved_at=began - 5 * minute, begun_at=began - 6 * minute),
    )
    return tuple(
        work_view(progress=one, now=began + minute, label=_("Inskrivna rader"), here="?", again=_("Skriv in resten"))
        for one in works
    )


def _tags() -> tuple[Tag, ...]:
    return (
        Tag(_("Inte påbörjad"), Colour.GREY),
        Tag(_("Klar"), Colour.GREEN),
        Tag(_("Pågår"), Colour.BLUE),
        Tag(_("Väntar på läkare"), Colour.YELLOW),
        Tag(_("Försenad"), Colour.RED),
        Tag(_("Ny"), Colour.TURQUOISE),
    )


def _tasks() -> tuple[TaskItem, ...]:
    return (
        TaskItem(_("Ekonomin är säkrad"), "#economy", _("Klart 14 januari. Kommunen"), Tag(_("Klar"), Colour.GREEN)),
        TaskItem(_("Läkarutlåtande"), "#medical", _("Senast 1 februari. Regionen"), Tag(_("Väntar"), Colour.YELLOW)),
        TaskItem(_("Samtycke till delning"), "#consent", "", Tag(_("Försenad"), Colour.RED)),
        TaskItem(
            _("Arbetsförmågebedömning på arbetsplatsen"),
            None,
            _("Kan inte börja än: läkarutlåtandet saknas. Regionen kan lämna det."),
            Tag(_("Kan inte börja än"), Colour.GREY),
        ),
    )


def _todos() -> tuple[TodoList, ...]:
    late = Tag(_("Försenat"), Colour.RED)
    return (
        TodoList(
            key="sample-mine",
            title=_("Din tur"),
            rows=(
                Todo(_("Alma Exempel: läkarutlåtande"), "#one", _("Senast 1 februari 2013")),
                Todo(_("Björn Exempel: ekonomin"), "#two", _("Skulle ha varit klart 7 januari 2013"), late),
            ),
            empty="",
            note=_("Sedan 7 januari 2013"),
            every=(Link(_("Alla hinder (12)"), "#all"),),
        ),
        TodoList(key="sample-late", title=_("Försenat"), rows=(), empty=_("Inget är försenat.")),
    )


def _rows() -> tuple[SummaryRow, ...]:
    change = _("Ändra")
    return (
        SummaryRow(_("Ersättning"), _("Sjukpenning till 31 mars 2013"), Link(change, "#benefit")),
        SummaryRow(_("Kontaktperson"), _("Handläggare på Försäkringskassan"), None, "#contact"),
        SummaryRow(_("Behov på arbetsplatsen"), _("Lugn plats\nPaus varje timme"), Link(change, "#needs")),
        SummaryRow(_("Sysselsättningsgrad"), "", Link(_("Lägg till"), "#hours")),
    )


def _table() -> Table:
    columns = (
        Column(_("Deltagare")),
        Column(_("Kommun"), sort_href="#by-area"),
        Column(_("Slutar"), sort_href="#by-end", sorted="ascending"),
        Column(_("Dagar kvar"), numeric=True),
        Column(_("Läge")),
    )
    facts = (
        (_("Alma Exempel"), "Kristianstad", _("31 januari 2013"), "17", Tag(_("Bråttom"), Colour.RED)),
        (_("Björn Exempel"), "Örkelljunga", _("28 februari 2013"), "45", Tag(_("Inbjuden"), Colour.BLUE)),
        (_("Åsa Exempel"), "Östra Göinge", _("31 maj 2013"), "137", Tag(_("Ny"), Colour.TURQUOISE)),
    )
    rows = tuple(
        (Cell(name, href="#person", header=True), Cell(area), Cell(end), Cell(days), Cell("", tag=tag))
        for name, area, end, days, tag in facts
    )
    return Table(_("Ersättningar som snart tar slut"), columns, rows, _("Ingen ersättning tar slut inom sex månader."))


def _entries() -> tuple[TimelineEntry, ...]:
    return (
        TimelineEntry(
            _("Samtycke lämnat"), _("14 januari 2013 kl. 10.15"), _("deltagaren själv"), _("Gäller till juli.")
        ),
        TimelineEntry(_("Inbjudan skickad"), _("7 januari 2013"), _("handläggare, Försäkringskassan")),
        TimelineEntry(_("Uppgiften hämtad"), _("2 januari 2013"), ""),
    )


def _steps() -> tuple[Step, ...]:
    return (
        Step(_("Inbjudan"), StepState.DONE, _("7 januari 2013"), "#invitation"),
        Step(_("Samtycke"), StepState.DONE, _("14 januari 2013")),
        Step(
            _("Kartläggning och förutsättningar"),
            StepState.CURRENT,
            _("14 januari 2013"),
            who=_("Ansvarar: %(who)s") % {"who": _("Arbetsförmedlingen")},
        ),
        Step(_("Gruppcoachning"), StepState.LEFT_OUT, _("Deltagaren valde bort")),
        Step(_("Arbetsprövning"), StepState.AHEAD),
        Step(_("Arbete"), StepState.AHEAD),
    )


def _chart() -> ShareChart:
    columns = (Column(_("Grupp")), Column(_("I arbete"), numeric=True), Column(_("Avslutade"), numeric=True))
    rows = (
        (Cell(_("Kvinnor"), header=True), Cell("24"), Cell("46")),
        (Cell(_("Män"), header=True), Cell("13"), Cell("31")),
        (Cell(_("Okänt"), header=True), Cell(_("färre än 5")), Cell(_("färre än 5"))),
    )
    return ShareChart(
        title=_("I arbete eller studier efter tolv månader"),
        shares=(
            Share(_("Kvinnor"), _("52 % (38–66 %), 24 av 46"), 52.2, 38.1, 65.9, 50.0),
            Share(_("Män"), _("42 % (26–59 %), 13 av 31"), 41.9, 26.4, 59.2, 50.0),
            Share(_("Okänt"), _("färre än 5: visas inte")),
        ),
        table=Table(_("Siffrorna bakom"), columns, rows, _("Inga avslut än.")),
        note=_("Streckad linje: målet 50 %. Randigt fält: så osäker är siffran."),
    )
