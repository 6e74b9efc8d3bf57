"""What can be said about a row of a list of people, and how serious it is: docs/rules/intake.md, "Remarks"."""

from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class Verdict(StrEnum):
    """What happens to a row when the import is confirmed; a row has the gravest verdict of its remarks."""

    READY = "ready"
    ATTENTION = "attention"  # written, but somebody should look first
    REFUSED = "refused"  # never written; the other rows are

    @property
    def is_written(self) -> bool:
        """Tell whether the row is written when the import is confirmed."""
        return self is not Verdict.REFUSED

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return {Verdict.READY: N_("Klar"), Verdict.ATTENTION: N_("Kontrollera"), Verdict.REFUSED: N_("Stoppad")}[self]


class Remark(StrEnum):
    """The codes of the Reasons; those about the identity number itself are kernel.personnummer.IdentityFault."""

    MISSING = "intake.missing"
    UNREADABLE_CHARACTERS = "intake.unreadable_characters"
    CONTROL_CHARACTERS = "intake.control_characters"
    FORMULA = "intake.formula"
    NOT_A_NAME = "intake.not_a_name"
    TOO_LONG = "intake.too_long"
    UNKNOWN_MUNICIPALITY = "intake.unknown_municipality"
    SIMILAR_MUNICIPALITY = "intake.similar_municipality"
    UNKNOWN_BENEFIT = "intake.unknown_benefit"
    UNKNOWN_PROTECTION = "intake.unknown_protection"
    OTHER_PROTECTION = "intake.other_protection"
    REGISTERED_UNPROTECTED = "intake.registered_unprotected"
    NOT_WRITTEN = "intake.not_written"
    NOT_A_DATE = "intake.not_a_date"
    IMPOSSIBLE_DATE = "intake.impossible_date"
    ENDED_LONG_AGO = "intake.ended_long_ago"
    ENDS_FAR_AHEAD = "intake.ends_far_ahead"
    REPEATED = "intake.repeated"
    REPEATED_OTHERWISE = "intake.repeated_otherwise"
    SAME_NUMBER_OTHER_NAME = "intake.same_number_other_name"
    ENDED = "intake.ended"
    YOUNG = "intake.young"
    OLD = "intake.old"
    EXTRA_CELLS = "intake.extra_cells"
    DAMAGED = "intake.damaged"
    NOT_A_PHONE = "intake.not_a_phone"
    NOT_AN_EMAIL = "intake.not_an_email"
    UNKNOWN_LANGUAGE = "intake.unknown_language"
    CONTRADICTED = "intake.contradicted"
    UNCHANGED = "intake.unchanged"
    NEW_END = "intake.new_end"
    NEW_BENEFIT = "intake.new_benefit"
    OVERTAKEN = "intake.overtaken"


_MESSAGES = {
    Remark.MISSING: N_("Uppgift saknas: %(column)s."),
    Remark.UNREADABLE_CHARACTERS: N_(
        "Det finns tecken i kolumnen %(column)s som inte gick att läsa. Skriv om cellen, eller spara filen som .xlsx."
    ),
    Remark.CONTROL_CHARACTERS: N_("Det finns osynliga tecken i kolumnen %(column)s. Skriv om cellen."),
    Remark.FORMULA: N_(
        "Cellen i kolumnen %(column)s börjar med %(sign)s, och kalkylprogram läser det som en formel. Ta bort tecknet."
    ),
    Remark.NOT_A_NAME: N_("Det som står i kolumnen %(column)s är inte ett namn."),
    Remark.TOO_LONG: N_("Texten i kolumnen %(column)s är längre än %(limit)s tecken."),
    Remark.UNKNOWN_MUNICIPALITY: N_("Det finns ingen kommun som heter ”%(value)s” (kolumnen %(column)s)."),
    Remark.SIMILAR_MUNICIPALITY: N_(
        "Det finns ingen kommun som heter ”%(value)s” (kolumnen %(column)s). Menade du %(suggestion)s?"
    ),
    Remark.UNKNOWN_BENEFIT: N_(
        "Kedjan känner inte till förmånen ”%(value)s” (kolumnen %(column)s). Skriv någon av dem: %(accepted)s."
    ),
    Remark.UNKNOWN_PROTECTION: N_(
        "Kedjan känner inte till skyddet ”%(value)s” (kolumnen %(column)s). "
        "Skriv något av det här, eller lämna tomt: %(accepted)s."
    ),
    Remark.OTHER_PROTECTION: N_(
        "Samma personnummer står på rad %(line)s med ett annat skydd, eller ett som inte gick att läsa. "
        "Ingen av raderna används."
    ),
    Remark.REGISTERED_UNPROTECTED: N_(
        "Personen är redan registrerad, utan skydd. Skydda personen på dess egen sida, och läs sedan in filen igen."
    ),
    Remark.NOT_WRITTEN: N_("Raden skrevs inte in. Fråga den hos er som svarar för registret."),
    Remark.NOT_A_DATE: N_("Det som står i kolumnen %(column)s är inte ett datum. Skriv ÅÅÅÅ-MM-DD."),
    Remark.IMPOSSIBLE_DATE: N_("Datumet i kolumnen %(column)s finns inte i kalendern."),
    Remark.ENDED_LONG_AGO: N_("Förmånen tog slut %(date)s, för mer än %(years)s år sedan. Kontrollera årtalet."),
    Remark.ENDS_FAR_AHEAD: N_("Förmånen tar slut %(date)s, om mer än %(years)s år. Kontrollera årtalet."),
    Remark.REPEATED: N_("Samma person står redan på rad %(line)s. Den här raden används inte."),
    Remark.REPEATED_OTHERWISE: N_(
        "Samma person står redan på rad %(line)s, men med andra uppgifter. Den här raden används inte."
    ),
    Remark.SAME_NUMBER_OTHER_NAME: N_(
        "Samma personnummer står på rad %(line)s med ett annat namn. "
        "Ingen av raderna används. Rätta numret eller namnet."
    ),
    Remark.ENDED: N_("Förmånen har redan tagit slut: %(date)s."),
    Remark.YOUNG: N_("Enligt personnumret är personen under %(years)s år."),
    Remark.OLD: N_("Enligt personnumret är personen över %(years)s år."),
    Remark.EXTRA_CELLS: N_("Raden har fler celler än rubriken: %(count)s. Kontrollera att inget har hamnat fel."),
    Remark.DAMAGED: N_("Citattecknen på raden går inte ihop. Kontrollera att inget har hamnat fel."),
    Remark.NOT_A_PHONE: N_("Det som står i kolumnen %(column)s är inte ett telefonnummer. Det tas inte med."),
    Remark.NOT_AN_EMAIL: N_("Det som står i kolumnen %(column)s är inte en e-postadress. Den tas inte med."),
    Remark.UNKNOWN_LANGUAGE: N_("Kedjan känner inte till språket ”%(value)s” (kolumnen %(column)s). Det tas inte med."),
    Remark.CONTRADICTED: N_("Rad %(line)s gäller samma person men har andra uppgifter. Den här raden används."),
    Remark.UNCHANGED: N_("Redan registrerad. Inget ändras."),
    Remark.NEW_END: N_("Redan registrerad. Slutdatumet ändras från %(old)s till %(new)s."),
    Remark.NEW_BENEFIT: N_("Redan registrerad. Förmånen läggs till."),
    Remark.OVERTAKEN: N_(
        "Någon annan registrerade personen under tiden, med ett annat slutdatum. "
        "Läs in filen igen för att se skillnaden."
    ),
}

_FOR_ATTENTION = frozenset(
    {
        *(Remark.ENDED, Remark.YOUNG, Remark.OLD, Remark.EXTRA_CELLS, Remark.DAMAGED, Remark.CONTRADICTED),
        *(Remark.NOT_A_PHONE, Remark.NOT_AN_EMAIL, Remark.UNKNOWN_LANGUAGE, Remark.OVERTAKEN, Remark.NOT_WRITTEN),
    }
)
_FOR_INFORMATION = frozenset({Remark.UNCHANGED, Remark.NEW_END, Remark.NEW_BENEFIT})


def remark(code: Remark, **values: str | int) -> Reason:
    """Return a remark as a Reason; `column` among the values is the file's own name for the column."""
    return Reason(code.value, _MESSAGES[code], values)


def verdict_of(reasons: tuple[Reason, ...]) -> Verdict:
    """Return the gravest verdict; whatever is not said to be less grave refuses the row."""
    codes = {reason.code for reason in reasons} - _FOR_INFORMATION
    if not codes:
        return Verdict.READY
    return Verdict.ATTENTION if codes <= _FOR_ATTENTION else Verdict.REFUSED
