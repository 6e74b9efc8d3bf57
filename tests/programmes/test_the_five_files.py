"""The shipped files hold the facts of the five sources."""

from datetime import date

import pytest

from kedjan.kernel.period import Period
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.codes import GoalKind, PartnerRole, Phase, Unit, WindowKind
from kedjan.programmes.domain.programme import Window
from kedjan.programmes.domain.questions import figure, goal, outcomes_from, partners_in, stage
from tests.programmes.files import KEYS, ROOT, parsed, programme_of, text_of


@pytest.mark.parametrize("key", KEYS)
def test_a_shipped_file_has_no_problem_and_is_named_after_its_key(key: str) -> None:
    result = parsed(text_of(key))

    assert result.problems == ()
    assert result.programme is not None
    assert result.programme.key == key


def test_all_shipped_files_are_tested() -> None:
    assert tuple(sorted(path.stem for path in (ROOT / "programmes").glob("*.toml"))) == KEYS


@pytest.mark.parametrize(
    ("key", "grant", "total", "other"),
    [
        ("consensio", 25_173_462, 25_173_462, 0),
        ("framsteget", 21_524_144, 48_796_142, 27_271_998),
        ("fler-vagar-in", 30_196_401, 43_631_124, 13_434_723),
        ("coachningsprojektet", 8_262_369, 27_812_097, 19_549_728),
        ("hela-kedjan", 1_169_570, 1_169_570, 0),
    ],
)
def test_the_money_is_that_of_the_source(key: str, grant: int, total: int, other: int) -> None:
    funding = programme_of(key).funding

    assert (funding.grant_sek, funding.total_budget_sek, funding.other_financing_sek) == (grant, total, other)


@pytest.mark.parametrize(
    ("key", "first", "last", "region"),
    [
        ("consensio", date(2012, 2, 1), date(2014, 7, 31), "Stockholm"),
        ("framsteget", date(2010, 10, 1), date(2014, 6, 30), "Norra Mellansverige"),
        ("fler-vagar-in", date(2017, 12, 31), date(2020, 12, 31), "ESF Nationellt"),
        ("coachningsprojektet", date(2008, 5, 1), date(2010, 4, 30), "Sydsverige"),
        ("hela-kedjan", date(2014, 1, 1), date(2014, 12, 31), "Småland och Öarna"),
    ],
)
def test_the_period_and_region_are_those_of_the_source(key: str, first: date, last: date, region: str) -> None:
    programme = programme_of(key)

    assert (programme.period, programme.region) == (Period.through(first, last), region)


@pytest.mark.parametrize(
    ("key", "municipalities", "owners", "co_financiers", "actors", "partners"),
    [
        ("consensio", 26, 1, 0, 10, 5),
        ("framsteget", 14, 1, 18, 0, 4),
        ("fler-vagar-in", 0, 1, 0, 0, 6),
        ("coachningsprojektet", 38, 1, 1, 0, 1),
        ("hela-kedjan", 13, 1, 0, 0, 14),
    ],
)
def test_municipalities_and_partners_are_as_many_as_in_the_source(
    key: str, municipalities: int, owners: int, co_financiers: int, actors: int, partners: int
) -> None:
    programme = programme_of(key)

    assert len(programme.municipalities) == municipalities
    counted = [len(partners_in(programme, role)) for role in PartnerRole]
    assert counted == [owners, co_financiers, actors, partners]


@pytest.mark.parametrize(
    ("key", "area", "specific_goal", "number", "cost", "phase"),
    [
        ("consensio", "Programområde 1 Kompetensförsörjning", None, None, None, Phase.IMPLEMENTATION),
        ("framsteget", "Programområde 2 Ökat arbetskraftsutbud", None, None, None, Phase.IMPLEMENTATION),
        ("fler-vagar-in", None, "2.3", "2017/00380", 0, None),
        ("coachningsprojektet", "Programområde 2 Ökat arbetskraftsutbud", None, None, None, Phase.IMPLEMENTATION),
        ("hela-kedjan", "Programområde 2 Ökat arbetskraftsutbud", None, None, None, Phase.IMPLEMENTATION),
    ],
)
def test_the_fund_s_own_labels_are_kept(
    key: str, area: str | None, specific_goal: str | None, number: str | None, cost: int | None, phase: Phase | None
) -> None:
    funding = programme_of(key).funding

    found = (funding.programme_area, funding.specific_goal, funding.project_number, funding.recorded_cost_sek)
    assert (*found, funding.phase) == (area, specific_goal, number, cost, phase)


@pytest.mark.parametrize(
    ("key", "owner", "kind"),
    [
        ("consensio", "Försäkringskassan, LFC för EU:s strukturfonder", OrganisationKind.FK),
        ("framsteget", "Fryksdalens samordningsförbund", OrganisationKind.SAMORDNINGSFORBUND),
        ("coachningsprojektet", "Arbetsförmedlingen, avdelningen BM", OrganisationKind.AF),
        ("hela-kedjan", "Lokalt försäkringscenter Jönköping-Värnamo", OrganisationKind.FK),
    ],
)
def test_the_owner_is_that_of_the_source(key: str, owner: str, kind: OrganisationKind) -> None:
    (found,) = partners_in(programme_of(key), PartnerRole.OWNER)

    assert (found.name, found.kind) == (owner, kind)


@pytest.mark.parametrize(
    ("key", "goal_key", "kind", "target", "unit", "window"),
    [
        ("framsteget", "participants", GoalKind.COUNT, 300, Unit.PARTICIPANTS, Window(WindowKind.WHOLE_PROGRAMME)),
        ("framsteget", "work_or_education", GoalKind.SHARE, 50, Unit.PERCENT, Window(WindowKind.AT_EXIT)),
        ("framsteget", "continued_support", GoalKind.SHARE, 50, Unit.PERCENT, Window(WindowKind.AT_EXIT)),
        ("framsteget", "adapted_jobs", GoalKind.COUNT, 100, Unit.JOBS, Window(WindowKind.WHOLE_PROGRAMME)),
        ("fler-vagar-in", "participants", GoalKind.COUNT, 240, Unit.PARTICIPANTS, Window(WindowKind.WHOLE_PROGRAMME)),
        (
            "coachningsprojektet",
            "participants",
            GoalKind.COUNT,
            500,
            Unit.PARTICIPANTS_PER_YEAR,
            Window(WindowKind.EACH_YEAR),
        ),
        (
            "coachningsprojektet",
            "group_starts",
            GoalKind.COUNT,
            36,
            Unit.GROUP_STARTS_PER_YEAR,
            Window(WindowKind.EACH_YEAR),
        ),
        (
            "coachningsprojektet",
            "more_in_work",
            GoalKind.MORE_THAN,
            None,
            None,
            Window(WindowKind.AFTER_START, months=12),
        ),
        ("coachningsprojektet", "better_chances", GoalKind.SHARE, 75, Unit.PERCENT, Window(WindowKind.AT_EXIT)),
    ],
)
def test_the_goals_are_those_of_the_source(
    key: str, goal_key: str, kind: GoalKind, target: int | None, unit: Unit | None, window: Window
) -> None:
    found = goal(programme_of(key), goal_key)

    assert (found.kind, found.target, found.unit, found.window) == (kind, target, unit, window)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "framsteget",
            {
                "associations": 5,
                "ending_compensation": 600,
                "ending_benefit_per_month": 15,
                "ending_benefit": 500,
                "national_left": 12_757,
                "national_left_women": 8_456,
                "national_left_men": 4_301,
                "national_compensation": 36_300,
                "national_benefit": 36_800,
                "national_women_percent": 67,
                "own_women_percent": 60,
                "own_men_percent": 40,
                "care_rank_sweden": 23,
                "care_rank_spain": 7,
            },
        ),
        (
            "coachningsprojektet",
            {
                "cooperation_participants_2007": 2_100,
                "base_target_percent": 40,
                "base_skane_percent": 40,
                "base_blekinge_percent": 36,
                "trained_coaches_2007": 40,
                "group_starts_per_area_most": 6,
                "coaches_per_group": 2,
                "coaching_months_most": 12,
            },
        ),
    ],
)
def test_the_figures_are_those_of_the_source(key: str, expected: dict[str, int]) -> None:
    programme = programme_of(key)

    assert {name: figure(programme, name).value for name in expected} == expected


def test_consensio_offers_nine_forms_on_three_levels_and_has_four_dated_supplements() -> None:
    programme = programme_of("consensio")

    assert programme.competence is not None
    assert len(programme.competence.forms) == 9
    assert programme.competence.levels == ("grund", "fortsättning", "fördjupning")
    assert [one.received_on for one in programme.supplements] == [date(2011, 9, 30)] * 4
    assert date(2011, 8, 11) in [one.on for one in programme.events]


def test_the_coaching_path_ends_a_year_after_the_start() -> None:
    programme = programme_of("coachningsprojektet")

    assert [one.key for one in programme.stages] == ["preparation", "group", "individual"]
    assert stage(programme, "individual").length.most_months == 12


def test_the_twelve_months_of_faros_are_planned_by_both_and_lead_to_work_or_education_from_every_stage() -> None:
    programme = programme_of("coachningsprojektet")

    assert programme.path is not None
    assert programme.path.length.most_months == figure(programme, "cooperation_months").value
    assert [one.owners for one in programme.stages] == [
        (OrganisationKind.FK, OrganisationKind.AF),
        (OrganisationKind.AF,),
        (OrganisationKind.AF,),
    ]
    assert all({"work", "education"} <= {end.key for end in outcomes_from(programme, one)} for one in programme.stages)
    planned = programme.stages[0].gates[0]
    assert {task.owner for task in planned.tasks if task.owner} == {OrganisationKind.FK, OrganisationKind.AF}
    assert any(task.by_participant for task in planned.tasks)


def test_hela_kedjan_walks_the_five_links_for_people_of_16_to_64() -> None:
    programme = programme_of("hela-kedjan")

    keys = [one.key for one in programme.stages]
    assert keys == ["needs", "agencies", "employer", "labour_market_parties", "workplace"]
    assert (programme.target_group.age_from, programme.target_group.age_to) == (16, 64)


@pytest.mark.parametrize(
    ("key", "notes"),
    [
        ("framsteget", {"length", "women_share"}),
        ("consensio", {"period", "phase"}),
        ("hela-kedjan", {"phase", "iso"}),
        ("fler-vagar-in", {"cost_zero"}),
        ("coachningsprojektet", {"areas", "group_size", "co_financier", "truncated", "faros"}),
    ],
)
def test_each_known_contradiction_of_a_source_has_a_note(key: str, notes: set[str]) -> None:
    assert notes <= {one.key for one in programme_of(key).notes}
