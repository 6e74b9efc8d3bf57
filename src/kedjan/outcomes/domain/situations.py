"""What a person does at a follow-up. Source: SUS report classes (domain reference, section 2)."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Situation(StrEnum):
    """The main occupation on the day of the follow-up; actual work counts, not employment while off sick."""

    WORK = "work"
    SUBSIDISED_WORK = "subsidised_work"
    OWN_BUSINESS = "own_business"
    EDUCATION = "education"
    JOB_SEEKING = "job_seeking"
    SICK_LEAVE = "sick_leave"
    OTHER = "other"
    NOT_REACHED = "not_reached"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]

    @property
    def in_work_or_education(self) -> bool:
        """Tell whether the goal of the programmes, work or education, is reached."""
        return self in {Situation.WORK, Situation.SUBSIDISED_WORK, Situation.OWN_BUSINESS, Situation.EDUCATION}

    @property
    def known(self) -> bool:
        """Tell whether the person was reached, so that the answer counts in the denominator."""
        return self is not Situation.NOT_REACHED


_LABELS = {
    Situation.WORK: N_("Arbete utan stöd"),
    Situation.SUBSIDISED_WORK: N_("Arbete med stöd"),
    Situation.OWN_BUSINESS: N_("Eget företag"),
    Situation.EDUCATION: N_("Utbildning"),
    Situation.JOB_SEEKING: N_("Söker arbete"),
    Situation.SICK_LEAVE: N_("Sjukskriven"),
    Situation.OTHER: N_("Annat"),
    Situation.NOT_REACHED: N_("Gick inte att nå"),
}
