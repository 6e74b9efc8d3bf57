"""Roles as readable data: what each is called, what it is for, what it may do and for which purpose it reads."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kedjan.kernel.information import Purpose
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission


class RoleKey(StrEnum):
    """The stable names of the roles."""

    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    OCCUPATIONAL_THERAPIST = "occupational_therapist"
    EMPLOYER_CONTACT = "employer_contact"
    PROGRAMME_MANAGER = "programme_manager"
    STEERING_MEMBER = "steering_member"
    EVALUATOR = "evaluator"
    PARTICIPANT = "participant"
    OPERATOR = "operator"
    SECURITY_OFFICER = "security_officer"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its Swedish title and description (marked for translation), its purpose and its permissions."""

    key: RoleKey
    title: str
    description: str
    purpose: Purpose
    permissions: frozenset[Permission]


_SUPPORT = frozenset(
    {
        Permission.READ_NOTICES,
        Permission.VIEW_CASES,
        Permission.UPDATE_GATES,
        Permission.PLAN_TOGETHER,
        Permission.ATTEND_MEETINGS,
        Permission.WRITE_CLOCKS,
        Permission.NAME_WORKER,
        Permission.VIEW_GROUPS,
        Permission.LEAD_GROUPS,
        Permission.VIEW_PLACES,
        Permission.VIEW_PROGRAMMES,
        Permission.VIEW_PUBLISHED_RESULTS,
    }
)


def _what_everybody_may(role: Role) -> frozenset[Permission]:
    """Return what goes with any role: one's own account; for those who work here, search and roles."""
    own = frozenset({Permission.MANAGE_OWN_ACCOUNT})
    return own if role.purpose is Purpose.OWN else own | {Permission.VIEW_ROLES, Permission.SEARCH}


ROLES: dict[RoleKey, Role] = {
    role.key: replace(role, permissions=role.permissions | _what_everybody_may(role))
    for role in (
        Role(
            RoleKey.CASEWORKER,
            N_("Handläggare"),
            N_("Möter deltagaren på sin myndighet, bjuder in, tar emot samtycke och löser hinder."),
            Purpose.SUPPORT,
            _SUPPORT
            | {
                Permission.BREAK_GLASS,
                Permission.PROTECT_PERSON,
                Permission.LIFT_BLOCK,
                Permission.VIEW_EARLY_LIST,
                Permission.IMPORT_PARTICIPANTS,
                Permission.EXPORT_FOR_PERSON,
                Permission.MERGE_RECORDS,
                Permission.HOLD_DISPOSAL,
                Permission.DISPOSE,
                Permission.DECIDE_CORRECTIONS,
                Permission.INVITE,
                Permission.RECORD_CONSENT,
                Permission.RECORD_LICENCES,
                Permission.ENROL,
                Permission.HAND_OVER,
                Permission.COLLECT_PAPERS,
                Permission.CALL_MEETINGS,
                Permission.WAIT_FOR_GROUP,
                Permission.PLACE_PARTICIPANT,
                Permission.CLOSE_CASE,
                Permission.RECORD_FOLLOW_UP,
            },
        ),
        Role(
            RoleKey.COORDINATOR,
            N_("Samordnare"),
            N_("Håller ihop laget runt deltagaren och ser till att nästa steg blir av."),
            Purpose.SUPPORT,
            _SUPPORT
            | {
                Permission.DECIDE_CORRECTIONS,
                Permission.LIFT_BLOCK,
                Permission.RECORD_CONSENT,
                Permission.RECORD_LICENCES,
                Permission.ENROL,
                Permission.HAND_OVER,
                Permission.COLLECT_PAPERS,
                Permission.CALL_MEETINGS,
                Permission.WAIT_FOR_GROUP,
                Permission.PLAN_GROUPS,
                Permission.PLACE_PARTICIPANT,
                Permission.CLOSE_CASE,
                Permission.RECORD_FOLLOW_UP,
            },
        ),
        Role(
            RoleKey.OCCUPATIONAL_THERAPIST,
            N_("Arbetsterapeut"),
            N_("Prövar arbetsförmågan tillsammans med deltagaren i riktiga arbetsuppgifter."),
            Purpose.SUPPORT,
            _SUPPORT
            | {
                Permission.ASSESS,
                Permission.COLLECT_PAPERS,
                Permission.PLACE_PARTICIPANT,
                Permission.RECORD_CONSENT,
            },
        ),
        Role(
            RoleKey.EMPLOYER_CONTACT,
            N_("Kontaktperson hos arbetsgivare"),
            N_("Erbjuder provplatser i arbetsgivarringen och tar emot den som kommer."),
            Purpose.SUPPORT,
            frozenset(
                {
                    Permission.MANAGE_PLACES,
                    Permission.READ_NOTICES,
                    Permission.VIEW_OWN_PLACEMENTS,
                    Permission.VIEW_PUBLISHED_RESULTS,
                }
            ),
        ),
        Role(
            RoleKey.PROGRAMME_MANAGER,
            N_("Programledare"),
            N_("Svarar för programmets mål, budget och resultat. Ser siffror, inte personer."),
            Purpose.FOLLOW_UP,
            frozenset(
                {
                    Permission.VIEW_PROGRAMMES,
                    Permission.VIEW_RESULTS,
                    Permission.PUBLISH_RESULTS,
                    Permission.VIEW_PROPOSALS,
                    Permission.ANSWER_PROPOSALS,
                    Permission.VIEW_PUBLISHED_RESULTS,
                }
            ),
        ),
        Role(
            RoleKey.STEERING_MEMBER,
            N_("Ledamot i styrgruppen"),
            N_("Följer de resultat som programledaren har publicerat."),
            Purpose.FOLLOW_UP,
            frozenset({Permission.VIEW_PROGRAMMES, Permission.VIEW_PUBLISHED_RESULTS, Permission.VIEW_PROPOSALS}),
        ),
        Role(
            RoleKey.EVALUATOR,
            N_("Utvärderare"),
            N_("Granskar resultaten utifrån. Ser bara det som deltagare har samtyckt till för uppföljning."),
            Purpose.FOLLOW_UP,
            frozenset({Permission.VIEW_PROGRAMMES, Permission.VIEW_RESULTS, Permission.VIEW_PUBLISHED_RESULTS}),
        ),
        Role(
            RoleKey.PARTICIPANT,
            N_("Deltagare i programmet"),
            N_("Äger sin plan, ser vem som har läst och kan ta tillbaka sitt samtycke."),
            Purpose.OWN,
            frozenset(
                {
                    Permission.DECIDE_OWN_PAPERS,
                    Permission.GIVE_OWN_CONSENT,
                    Permission.READ_NOTICES,
                    Permission.VIEW_OWN_PLAN,
                    Permission.DECIDE_OWN_PLAN,
                    Permission.ATTEND_OWN_MEETINGS,
                    Permission.PROPOSE,
                    Permission.VIEW_PUBLISHED_RESULTS,
                    Permission.WITHDRAW_OWN_CONSENT,
                    Permission.EXPORT_OWN_INFORMATION,
                    Permission.ASK_FOR_CORRECTION,
                }
            ),
        ),
        Role(
            RoleKey.OPERATOR,
            N_("Driftansvarig"),
            N_("Läser in programfiler och sköter systemet. Ser inga deltagare."),
            Purpose.OPERATIONS,
            frozenset({Permission.ANSWER_BARRIERS, Permission.VIEW_PROGRAMMES, Permission.MANAGE_PROGRAMMES}),
        ),
        Role(
            RoleKey.SECURITY_OFFICER,
            N_("Informationssäkerhetsansvarig"),
            N_("Granskar vem som har läst och varför, i den egna organisationen. Ser inga uppgifter om deltagare."),
            Purpose.REVIEW,
            frozenset(
                {
                    Permission.READ_NOTICES,
                    Permission.NAME_FOR_PROTECTED,
                    Permission.REVIEW_EMERGENCIES,
                    Permission.REVIEW_READING,
                }
            ),
        ),
    )
}
