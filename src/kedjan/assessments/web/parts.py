"""Parts of the pages of assessments, for staff and for the person alike: tables, a chart and rows of ready words."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Rater, ScoringKind
from kedjan.assessments.domain.instrument import Area, Instrument, Scale
from kedjan.assessments.domain.profile import AbilityProfile, Gap, Sureness
from kedjan.assessments.domain.rating import Answer, Beside, Pair, unanswered
from kedjan.assessments.domain.scoring import area_results
from kedjan.assessments.queries import AssessmentView
from kedjan.ui.components import Cell, Column, Link, SummaryRow, Table, Tag, TaskItem
from kedjan.ui.figures import RatedSkill, RatingComparison
from kedjan.ui.words import day, language

_BESIDE_COLOURS = {Beside.SAME: "green", Beside.NEAR: "blue", Beside.APART: "yellow", Beside.ONE: "grey"}
_SURE_COLOURS = {
    Sureness.SEEN_AGAIN: "green",
    Sureness.SEEN_ONCE: "blue",
    Sureness.TALKED: "blue",
    Sureness.ONE_SIDED: "yellow",
    Sureness.OLD: "grey",
}


def answer_words(instrument: Instrument, answer: Answer) -> str:
    """Return an answer as its instrument calls it; empty where there is none."""
    step = None if answer.value is None else instrument.scale.step(answer.value)
    if step is not None:
        return step.label.text_in(language())
    missing = next((one for one in instrument.missing if one.code == answer.missing), None)
    return "" if missing is None else missing.label.text_in(language())


def area_tasks(view: AssessmentView, rater: Rater, href: Callable[[Area], str]) -> tuple[TaskItem, ...]:
    """Return each area with how far its answers have come."""
    left = {item.key for item in unanswered(view.instrument, view.rating(rater).answers)}
    return tuple(
        TaskItem(area.title.text_in(language()), href(area), "", _progress(area, left))
        for area in view.instrument.areas
    )


def _progress(area: Area, left: set[str]) -> Tag:
    number = sum(item.key in left for item in area.items)
    if not number:
        return Tag(_("Klart"), "green")
    return Tag(_("Inte börjat"), "grey") if number == len(area.items) else Tag(_("Påbörjat"), "blue")


def comparison(view: AssessmentView, own: str, other: str) -> RatingComparison:
    """Return both ratings side by side; own and other: what the two are called to the reader."""
    first = view.instrument.scale.steps[0].value
    skills = tuple(
        RatedSkill(
            pair.item.title.text_in(language()),
            told(view, pair, own, other),
            None if pair.own.value is None else pair.own.value - first + 1,
            None if pair.assessor.value is None else pair.assessor.value - first + 1,
        )
        for pair in view.pairs
    )
    rows = tuple(
        (
            Cell(pair.item.title.text_in(language()), header=True),
            Cell(answer_words(view.instrument, pair.own) or "–"),
            Cell(answer_words(view.instrument, pair.assessor) or "–"),
            Cell("", tag=beside_tag(pair)),
        )
        for pair in view.pairs
    )
    columns = (Column(_("Förmåga")), Column(own), Column(other), Column(_("Bredvid varandra")))
    table = Table(_("Båda skattningarna"), columns, rows, _("Inga svar."))
    steps = tuple(step.label.text_in(language()) for step in view.instrument.scale.steps)
    return RatingComparison(_("Två skattningar bredvid varandra"), own, other, steps, skills, table)


def told(view: AssessmentView, pair: Pair, own: str, other: str) -> str:
    """Return both answers in words, and how they stand to each other."""
    words = [
        f"{name}: {answer_words(view.instrument, answer).lower() or '–'}"
        for name, answer in ((own, pair.own), (other, pair.assessor))
    ]
    return f"{', '.join(words)}. {_(pair.beside.label)}."


def beside_tag(pair: Pair) -> Tag | None:
    """Return how two answers stand to each other, in words and colour."""
    colour = _BESIDE_COLOURS.get(pair.beside)
    return None if colour is None else Tag(_(pair.beside.label), colour)


def item_rows(
    view: AssessmentView, area: Area, *, names: Mapping[Rater, str], remark: Callable[[str], Link] | None
) -> tuple[SummaryRow, ...]:
    """Return what was answered and said of each item of an area. remark: where the person says how they see it."""
    found: list[SummaryRow] = []
    pairs = {pair.item.key: pair for pair in view.pairs}
    raters = view.instrument.raters
    for item in area.items:
        pair = pairs[item.key]
        title = item.title.text_in(language())
        sides = {rater: pair.own if rater is Rater.SELF else pair.assessor for rater in raters}
        said = [f"{names[rater]}: {answer_words(view.instrument, sides[rater]) or '–'}" for rater in raters]
        agreed = (
            []
            if pair.agreed is None
            else [_("Ni kom fram till: %(step)s") % {"step": _label(view.instrument.scale, pair.agreed)}]
        )
        found.append(SummaryRow(title, ". ".join((*said, *agreed)), action=remark(item.key) if remark else None))
        found.extend(_comments(sides, names))
        if item.key in view.remark_of:
            one = view.remark_of[item.key]
            verdict = _("Håller med.") if one.agrees else _("Ser det på ett annat sätt.")
            found.append(
                SummaryRow(_("Svar från %(who)s") % {"who": names[Rater.SELF].lower()}, f"{verdict} {one.text}")
            )
    return tuple(found)


def _comments(sides: Mapping[Rater, Answer], names: Mapping[Rater, str]) -> Iterable[SummaryRow]:
    for rater, answer in sides.items():
        if answer.comment:
            yield SummaryRow(_("Kommentar från %(who)s") % {"who": names[rater].lower()}, answer.comment)


def results_table(view: AssessmentView, names: Mapping[Rater, str]) -> Table | None:
    """Return each area summed up by the instrument's rule; None where its rule gives no result."""
    kind = view.instrument.scoring.kind
    if kind is ScoringKind.PROFILE or not view.is_done:
        return None
    sides = [(names[one], area_results(view.instrument, view.rating(one).answers)) for one in view.instrument.raters]
    rows = []
    for index, area in enumerate(view.instrument.areas):
        cells = [Cell(area.title.text_in(language()), header=True)]
        for _name, results in sides:
            one = results[index]
            words = (
                "–"
                if one.value is None
                else str(one.value)
                if kind is ScoringKind.SUM
                else _label(view.instrument.scale, one.value)
            )
            cells.append(Cell(words))
        rows.append(tuple(cells))
    columns = (Column(_("Område")), *(Column(name) for name, _results in sides))
    return Table(_("Områdena var för sig"), columns, tuple(rows), "")


def profile_table(profile: AbilityProfile) -> Table:
    """Return what is known of each skill, from where, since when and how surely."""
    rows = tuple(
        (
            Cell(one.title.text_in(language()), header=True),
            Cell(one.label.text_in(language())),
            Cell(_(one.source.label)),
            Cell(day(one.on)),
            Cell("", tag=Tag(_(one.sureness.label), _SURE_COLOURS[one.sureness])),
        )
        for one in profile.levels
    )
    columns = (Column(_("Förmåga")), Column(_("Hur det går")), Column(_("Hur vi vet")), Column(_("Dag")))
    return Table(
        caption=_("Arbetsförmåga, en förmåga i taget"),
        columns=(*columns, Column(_("Hur säkert"))),
        rows=rows,
        empty=_("Ingen bedömning är klar än."),
        is_list=True,
    )


def gap_table(found: Iterable[Gap], task: str) -> Table:
    """Return what a task asks for beside what somebody can do."""
    rows = tuple(
        (
            Cell(one.demand.title.text_in(language()), header=True),
            Cell(_label(one.demand.scale, one.demand.value)),
            Cell("–" if one.level is None else one.level.label.text_in(language())),
            Cell("", tag=_gap_tag(one)),
        )
        for one in found
    )
    columns = (Column(_("Förmåga")), Column(_("Uppgiften kräver")), Column(_("Hur det går")), Column(_("Tillsammans")))
    return Table(_("Uppgiften bredvid förmågan: %(task)s") % {"task": task}, columns, rows, "", is_list=True)


def _label(scale: Scale, value: int) -> str:
    step = scale.step(value)
    return "" if step is None else step.label.text_in(language())


def _gap_tag(gap: Gap) -> Tag:
    if gap.lacks is None:
        return Tag(_("Vet inte än"), "grey")
    if gap.lacks == 0:
        return Tag(_("Räcker"), "green")
    return Tag(_("Behöver stöd eller ändrad uppgift"), "yellow")


def earlier_table(view: AssessmentView, others: Iterable[AssessmentView], names: Mapping[Rater, str]) -> Table | None:
    """Return the same instrument over time, the oldest first: at most four, this one among them; None for one alone."""
    same = [one for one in others if one.is_done and one.instrument.key == view.instrument.key and one.id != view.id]
    shown = sorted((*same, view), key=lambda one: (one.on, one.begun_at))[-4:]
    if len(shown) < 2 or not view.is_done:
        return None
    rows = tuple(
        (Cell(item.title.text_in(language()), header=True), *(Cell(_both(one, item.key)) for one in shown))
        for item in view.instrument.items
    )
    columns = (Column(_("Förmåga")), *(Column(day(one.on)) for one in shown))
    who = " / ".join(names[rater] for rater in view.instrument.raters)
    return Table(_("Över tid (%(who)s)") % {"who": who}, columns, rows, "")


def _both(view: AssessmentView, item: str) -> str:
    none = Answer()
    answers = (view.rating(rater).answers.get(item, none) for rater in view.instrument.raters)
    return " / ".join(answer_words(view.instrument, one) or "–" for one in answers)
