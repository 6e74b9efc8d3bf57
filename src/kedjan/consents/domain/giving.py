"""How an agreement is given: signed in the web by the person, on paper, or orally before a witness."""

from dataclasses import dataclass

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Witness:
    """Who heard the person say yes, and in which role."""

    name: str
    role: str


def refusals_of_method(*, method: ConsentMethod, witness: Witness | None, is_person: bool) -> tuple[Reason, ...]:
    """Return why it cannot have been given so; is_person: whoever records it is the person themselves."""
    if method is ConsentMethod.SIGNED_WEB and not is_person:
        return (Reason("web-is-signed-by-the-person", N_("På webben svarar bara personen själv.")),)
    named = witness is not None and witness.name.strip() and witness.role.strip()
    if method is ConsentMethod.ORAL_WITNESS and not named:
        return (Reason("oral-without-witness", N_("Skriv vem som var vittne och i vilken roll.")),)
    if method is not ConsentMethod.ORAL_WITNESS and witness is not None:
        return (Reason("witness-of-nothing", N_("Vittne skrivs bara när samtycket är muntligt.")),)
    return ()
