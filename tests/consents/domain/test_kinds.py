"""What the agreement itself tells of somebody: a power of attorney tells of care, all others of the plan."""

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.kernel.information import Category


def test_only_a_power_of_attorney_is_itself_a_health_document() -> None:
    assert {kind: kind.category for kind in ConsentKind} == {
        ConsentKind.LIFTS_SECRECY: Category.PLAN,
        ConsentKind.COLLECT_RECORDS: Category.HEALTH_DOCUMENTS,
        ConsentKind.JOIN_PROGRAMME: Category.PLAN,
        ConsentKind.FOLLOW_UP_REGISTER: Category.PLAN,
        ConsentKind.GDPR: Category.PLAN,
    }
