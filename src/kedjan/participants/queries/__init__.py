"""Questions about people, each for an actor."""

from kedjan.participants.queries.early_list import EarlyListItem, early_list, ending_soon
from kedjan.participants.queries.finding import people_found
from kedjan.participants.queries.imports import (
    ImportRowView,
    ImportView,
    asker_is_gone,
    import_effect,
    import_rows,
    import_view,
    imports,
    protected_rows,
)
from kedjan.participants.queries.people import (
    BenefitEnd,
    MailAddress,
    PersonView,
    account_by_number,
    benefit_ends_on,
    benefits_of,
    mail_address,
    participant_actor,
    people,
    person,
    phone_number,
    register_of,
)
from kedjan.participants.queries.protection import (
    ProtectionView,
    name_of,
    protection_of,
    protection_tag,
    shown_name,
)
from kedjan.participants.queries.register import RegisteredPerson, number_indexes, registered_people

__all__ = [
    "BenefitEnd",
    "EarlyListItem",
    "ImportRowView",
    "ImportView",
    "MailAddress",
    "PersonView",
    "ProtectionView",
    "RegisteredPerson",
    "account_by_number",
    "asker_is_gone",
    "benefit_ends_on",
    "benefits_of",
    "early_list",
    "ending_soon",
    "import_effect",
    "import_rows",
    "import_view",
    "imports",
    "mail_address",
    "name_of",
    "number_indexes",
    "participant_actor",
    "people",
    "people_found",
    "person",
    "phone_number",
    "protected_rows",
    "protection_of",
    "protection_tag",
    "register_of",
    "registered_people",
    "shown_name",
]
