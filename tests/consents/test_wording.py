"""What a withdrawal changes and how somebody was told, in words."""

from uuid import UUID

import pytest

from kedjan.consents.domain.effects import Effect
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.consents.queries.wording import effect_rows, told_words
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.queries import OrganisationView

AF = OrganisationId(UUID(int=1))
KNOWN = {AF: OrganisationView(AF, "af", "Arbetsförmedlingen Torsby", OrganisationKind.AF, None)}
PLAN, WORK = (Category.PLAN,), (Category.PLAN, Category.WORK)
GONE, STAYS = "Ser inte längre", "Ser fortfarande, genom ett annat samtycke"


@pytest.mark.parametrize(
    ("closed", "kept", "said"),
    [
        (PLAN, (), f"{GONE}:\n– plan och steg"),
        ((), WORK, f"{STAYS}:\n– plan och steg\n– arbete och arbetsgivare"),
        ((Category.NEEDS,), PLAN, f"{GONE}:\n– behov av anpassning\n{STAYS}:\n– plan och steg"),
    ],
)
def test_a_row_says_what_closes_and_what_stays_open(
    closed: tuple[Category, ...], kept: tuple[Category, ...], said: str
) -> None:
    (row,) = effect_rows([Effect(AF, Purpose.SUPPORT, closed, kept)], KNOWN)

    assert (row.key, row.value) == ("Arbetsförmedlingen Torsby", said)


def test_how_somebody_was_told_and_why_are_two_sentences_and_one_where_the_person_wrote_it() -> None:
    assert told_words(Told(ToldBy.MEETING, WhyOnBehalf.NO_E_ID)) == "Vid ett möte. Skäl: saknar e-legitimation."
    assert told_words(Told(ToldBy.LINK, None)) == "Själv, med en länk."
