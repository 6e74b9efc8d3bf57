"""When two records of one register may be joined, and when that may be undone: docs/rules/merging.md."""

from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST = 2_000


def refusals_to_merge(
    *,
    kept: ParticipantId,
    other: ParticipantId,
    in_use: bool,
    other_has_others: bool,
    protected_alike: bool,
    reason: str,
) -> tuple[Reason, ...]:
    """Return why the records cannot be joined.

    in_use: neither of the two has been joined to another already; other_has_others: the record that would no longer be
    used has itself taken over another one; protected_alike: both are protected as strongly, for the same few, or not
    at all.
    """
    reasons = []
    if kept == other:
        reasons.append(Reason("merge-of-one", N_("Välj två olika poster.")))
    if not in_use:
        reasons.append(Reason("merge-not-in-use", N_("En av posterna är redan sammanslagen med en annan.")))
    if other_has_others:
        reasons.append(
            Reason("merge-of-merged", N_("En annan post är sammanslagen med den här. Behåll den här posten i stället."))
        )
    if not protected_alike:
        reasons.append(
            Reason(
                "merge-protected-otherwise",
                N_("Posterna har inte samma skydd. Ge båda det starkare skyddet och peka ut samma personer först."),
            )
        )
    if not reason.strip():
        reasons.append(Reason("merge-without-reason", N_("Skriv hur du vet att det är samma person.")))
    if len(reason) > LONGEST:
        reasons.append(Reason("merge-reason-too-long", N_("Skriv högst %(most)s tecken."), {"most": LONGEST}))
    return tuple(reasons)


def refusals_to_undo(*, is_undone: bool, tables: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return why the joining cannot be undone. tables: what newer facts there are, in words."""
    if is_undone:
        return (Reason("merge-undone", N_("Sammanslagningen är redan ångrad.")),)
    if tables:
        message = N_("Det finns nyare uppgifter som hör till det som flyttades: %(what)s. Det går inte att ångra nu.")
        return (Reason("merge-has-newer-facts", message, {"what": ", ".join(tables)}),)
    return ()
