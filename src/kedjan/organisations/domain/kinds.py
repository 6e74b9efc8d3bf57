"""Kinds of organisation in the chain, named as in the programme files."""

from enum import StrEnum

from kedjan.kernel.text import N_


class OrganisationKind(StrEnum):
    """What an organisation is; the values are those of the programme files."""

    FK = "fk"
    AF = "af"
    KOMMUN = "kommun"
    REGION = "region"
    SAMORDNINGSFORBUND = "samordningsforbund"
    EMPLOYER = "employer"
    UNION = "union"
    USER_ORGANISATION = "user_organisation"
    SOCIAL_ENTERPRISE = "social_enterprise"
    MANAGING_AUTHORITY = "managing_authority"
    EVALUATOR = "evaluator"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    OrganisationKind.FK: N_("Försäkringskassan"),
    OrganisationKind.AF: N_("Arbetsförmedlingen"),
    OrganisationKind.KOMMUN: N_("Kommun"),
    OrganisationKind.REGION: N_("Region"),
    OrganisationKind.SAMORDNINGSFORBUND: N_("Samordningsförbund"),
    OrganisationKind.EMPLOYER: N_("Arbetsgivare"),
    OrganisationKind.UNION: N_("Fackförbund"),
    OrganisationKind.USER_ORGANISATION: N_("Brukarorganisation"),
    OrganisationKind.SOCIAL_ENTERPRISE: N_("Socialt företag"),
    OrganisationKind.MANAGING_AUTHORITY: N_("Förvaltande myndighet"),
    OrganisationKind.EVALUATOR: N_("Utvärderare"),
    OrganisationKind.OTHER: N_("Annan organisation"),
}
