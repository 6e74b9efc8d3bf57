"""The paper that somebody signed is kept beside the agreement on paper that the own organisation recorded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.scans import ScanType
from kedjan.consents.models import Scan
from kedjan.consents.operations import CannotKeepScan, ScanKept, keep_scan
from kedjan.consents.queries import ConsentView, consents_of, scan_content, scans_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId
from kedjan.organisations.domain.permissions import NotPermitted
from tests.consents.test_recording import agreement, given
from tests.journeys.watching import at_work, recorded, unchanged
from tests.policies.additions import PDF
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def kept(actor: Actor, consent: ConsentId, content: bytes = PDF, name: str = "Blankett.pdf") -> ScanKept:
    with at_work(actor):
        return keep_scan(actor=actor, consent_id=consent, name=name, content=content, now=NOW)


def on_paper(world: World) -> ConsentId:
    return world.consent("consented", "lifts_secrecy")


def spoken(world: World) -> ConsentId:
    """Let the caseworker record an oral yes of the same person."""
    return given(world, world.caseworker(), agreement(world), "consented").consent_id


def test_a_scan_is_kept_with_its_kind_and_size_and_opens_as_it_was(world: World) -> None:
    fk = world.caseworker()

    event = kept(fk, on_paper(world))

    assert event == ScanKept(event.scan_id, on_paper(world), world.person("consented"))
    with acting(fk):
        (found,) = scans_of(actor=fk, participant_id=world.person("consented"))
        content = scan_content(actor=fk, scan_id=event.scan_id)
        row = Scan.objects.get(pk=event.scan_id)
    assert (found.id, found.consent_id) == (event.scan_id, on_paper(world))
    assert content is not None
    assert (content.content, content.media_type, content.participant_id) == (
        PDF,
        ScanType.PDF,
        world.person("consented"),
    )
    assert (row.size, row.kept_at, row.kept_by, row.category) == (len(PDF), NOW, fk.account_id, "plan")
    assert recorded(fk, "ScanKept") == [
        {
            "scan_id": str(event.scan_id),
            "consent_id": str(on_paper(world)),
            "participant_id": str(world.person("consented")),
        }
    ]


def test_no_scan_is_kept_of_what_was_said_aloud_or_of_what_others_recorded(world: World) -> None:
    for actor, consent in ((world.caseworker(), spoken(world)), (world.caseworker("af"), on_paper(world))):
        with unchanged(world, actor, "consented"), pytest.raises(CannotKeepScan) as refusal:
            kept(actor, consent)
        assert codes(refusal.value) == ["no-paper"]


def test_a_file_of_another_kind_is_not_kept(world: World) -> None:
    fk = world.caseworker()

    with unchanged(world, fk, "consented"), pytest.raises(CannotKeepScan) as refusal:
        kept(fk, on_paper(world), b"<svg/>", "a.svg")

    assert codes(refusal.value) == ["scan-of-another-kind"]


def test_only_whoever_records_consents_keeps_their_papers(world: World) -> None:
    manager = world.manager()

    with unchanged(world, manager, "consented"), pytest.raises(NotPermitted):
        kept(manager, on_paper(world))


def test_the_page_of_a_scan_is_for_an_agreement_on_paper_of_the_own_organisation(world: World) -> None:
    def address(consent: ConsentId) -> str:
        return reverse("consents:scan", args=[world.person("consented"), consent])

    said = spoken(world)

    fk, af = world.browser(world.caseworker()), world.browser(world.caseworker("af"))
    assert fk.get(address(on_paper(world))).status_code == 200
    assert fk.get(address(said)).status_code == 404
    assert [one.method for one in agreed(world, world.caseworker("af")) if one.id == on_paper(world)] == [
        ConsentMethod.SIGNED_PAPER
    ]
    assert af.get(address(on_paper(world))).status_code == 404


def agreed(world: World, actor: Actor) -> tuple[ConsentView, ...]:
    with acting(actor):
        return consents_of(actor=actor, participant_id=world.person("consented"))


def test_a_form_without_a_file_says_so_and_keeps_nothing(world: World) -> None:
    fk = world.caseworker()
    address = reverse("consents:scan", args=[world.person("consented"), on_paper(world)])

    answer = world.browser(fk).post(address, {})

    assert answer.status_code == 200
    assert "Det undertecknade pappret" in answer.content.decode()
    with acting(fk):
        assert scans_of(actor=fk, participant_id=world.person("consented")) == ()


def test_what_somebody_signed_themselves_is_handed_out_without_a_reading(world: World) -> None:
    me, event = world.participant(), kept(world.caseworker(), on_paper(world))

    answer = world.browser(me).get(reverse("consents:my_scan_file", args=[event.scan_id]))

    assert answer.content == PDF
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == {
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "sandbox",
    }
    with acting(me):
        assert not Reading.objects.filter(page="consents:my_scan_file").exists()


def test_an_empty_file_is_refused_by_the_form(world: World) -> None:
    fk = world.browser(world.caseworker())
    address = reverse("consents:scan", args=[world.person("consented"), on_paper(world)])

    page = fk.post(address, {"file": SimpleUploadedFile("a.pdf", b"", "application/pdf")})

    assert page.status_code == 200
