"""Agreements on the web: asked and answered, written and read together, kept with their paper, renewed, taken back."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.consents.operations import keep_scan, scans
from kedjan.consents.queries import ConsentView, consents_of, proposals_of, scans_of
from kedjan.integrations.clamd import CannotScan
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, new_id
from kedjan.kernel.information import Category
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from tests.journeys.pages import html, links, text
from tests.policies.additions import PDF
from tests.policies.giving import give
from tests.support.world import TEAM, TODAY, World, noon

WEB, PAPER, ORAL = (one.value for one in ConsentMethod)


def days(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def how(method: str) -> dict[str, str]:
    witness = {"witness_name": "Vera Vittne", "witness_role": "Kollega"} if method == ORAL else {}
    told = {} if method == WEB else {"told_by": "meeting", "told_why": "no_e_id"}
    return {"method": method, **witness, **told, **days("given_on", TODAY), **days("last_on", date(2013, 12, 31))}


def mandate(method: str = WEB) -> dict[str, str | list[str]]:
    return {
        "providers": "Vårdcentralen Sunne\nKliniken <b>",
        "papers": ["certificate", "record"],
        **days("first_on", date(2012, 1, 1)),
        **days("until_on", TODAY),
        "purpose": "se vad som behövs på en arbetsplats",
        **how(method),
    }


def new(world: World, kind: str, name: str = "consented") -> str:
    return reverse("consents:new", args=[world.person(name), kind])


def between(world: World, *keys: str) -> str:
    """Return what the address says once the organisations have been chosen."""
    return urlencode([("step", "on"), *(("organisation", str(world.organisation(key))) for key in keys)])


def agreements(world: World, name: str = "consented") -> str:
    return reverse("consents:agreements", args=[world.person(name)])


def of_kind(actor: Actor, world: World, kind: ConsentKind, name: str = "consented") -> list[ConsentView]:
    with acting(actor):
        found = consents_of(actor=actor, participant_id=world.person(name))
    return [one for one in found if one.kind is kind]


def _team(world: World) -> list[OrganisationId]:
    return [world.organisation(key) for key in TEAM]


def asked(world: World) -> str:
    """Ask for the power of attorney; return the address of the question."""
    world.staff_browser().post(new(world, "collect_records"), {**mandate(), "confirmed": "yes"})
    me = world.participant()
    with acting(me):
        (found,) = proposals_of(actor=me, participant_id=world.person("consented"))
    return reverse("consents:question", args=[found.id])


def test_a_text_is_read_before_it_is_saved(world: World) -> None:
    page = world.staff_browser().post(new(world, "collect_records"), mandate(PAPER)).content.decode()

    assert "Läs texten tillsammans" in page
    assert "Kliniken &lt;b&gt;" in page
    assert of_kind(world.caseworker("fk"), world, ConsentKind.COLLECT_RECORDS) == []


def test_a_person_reads_the_whole_question_on_their_own_page_and_says_yes(world: World) -> None:
    question = asked(world)
    me = world.browser(world.participant())
    assert question in links(html(me, "/me/consents/"))
    assert "Försäkringskassan Sunne" in text(me, question)
    assert "– Vårdcentralen Sunne" in text(me, question)

    answer = me.post(question, {"answer": "yes"})

    assert answer.headers["Location"] == "/me/consents/"
    (found,) = of_kind(world.participant(), world, ConsentKind.COLLECT_RECORDS)
    assert (found.method, found.last_on) == (ConsentMethod.SIGNED_WEB, date(2013, 12, 31))
    assert "Kliniken <b>" in found.text
    assert "Du har svarat på frågan." in text(me, question)
    with acting(world.caseworker("fk")):
        told = notices(actor=world.caseworker("fk"), participant_id=world.person("consented"))
    assert told[0].kind is NoticeKind.CONSENT_GIVEN


def test_a_person_says_no_and_nothing_is_opened_or_closed(world: World) -> None:
    question = asked(world)
    before = of_kind(world.participant(), world, ConsentKind.LIFTS_SECRECY)

    world.browser(world.participant()).post(question, {"answer": "no"})

    assert of_kind(world.participant(), world, ConsentKind.COLLECT_RECORDS) == []
    assert of_kind(world.participant(), world, ConsentKind.LIFTS_SECRECY) == before
    assert "Nej, " in text(world.staff_browser(), agreements(world))


def test_an_answer_that_is_neither_is_no_answer_and_a_second_one_is_refused(world: World) -> None:
    question, me = asked(world), world.browser(world.participant())

    assert me.post(question, {}).status_code == 200
    assert "Ja, jag säger ja" in text(me, question)
    me.post(question, {"answer": "no"})

    assert "Frågan finns inte eller är redan besvarad." in me.post(question, {"answer": "yes"}).content.decode()
    assert of_kind(world.participant(), world, ConsentKind.COLLECT_RECORDS) == []


def test_somebody_elses_question_is_not_there(world: World) -> None:
    question = asked(world)

    assert world.browser(world.participant("private")).get(question).status_code == 404


def test_the_question_is_told_to_the_person(world: World) -> None:
    asked(world)

    assert "Försäkringskassan Sunne frågar om fullmakt att hämta" in text(world.browser(world.participant()), "/me/")


def test_the_person_reads_who_wrote_their_yes_in_how_and_why(world: World) -> None:
    typed = {**mandate(ORAL), "told_by": "guardian", "told_why": "is_spoken_for", "confirmed": "yes"}

    world.staff_browser().post(new(world, "collect_records"), typed)

    said = "Genom god man eller förvaltare. Skäl: någon annan för personens talan."
    assert f"Inskrivet åt deltagaren {said}" in text(world.staff_browser(), agreements(world))
    mine = text(world.browser(world.participant()), "/me/consents/")
    assert f"Försäkringskassan Sunne skrev in ditt ja åt dig. {said}" in mine


@pytest.mark.parametrize("missing", ["told_by", "told_why"])
def test_what_is_written_in_for_somebody_says_how_and_why(world: World, missing: str) -> None:
    page = world.staff_browser().post(new(world, "collect_records"), {**mandate(ORAL), missing: "", "confirmed": "yes"})

    assert "Välj ett svar:" in page.content.decode()
    assert of_kind(world.caseworker("fk"), world, ConsentKind.COLLECT_RECORDS) == []


def test_a_signed_paper_does_not_come_by_telephone(world: World) -> None:
    typed = {**mandate(PAPER), "told_by": "telephone", "confirmed": "yes"}

    page = world.staff_browser().post(new(world, "collect_records"), typed).content.decode()

    assert "Så kan svaret inte ha kommit" in page
    assert "Vårdcentralen Sunne" in page


def test_the_same_form_sent_twice_is_one_agreement_and_one_question(world: World) -> None:
    for method, said in ((PAPER, "Samtycket är redan inskrivet."), (WEB, "Deltagaren har redan fått frågan")):
        world.staff_browser().post(new(world, "collect_records"), {**mandate(method), "confirmed": "yes"})
        again = world.staff_browser().post(new(world, "collect_records"), {**mandate(method), "confirmed": "yes"})
        assert said in again.content.decode()
    assert len(of_kind(world.caseworker("fk"), world, ConsentKind.COLLECT_RECORDS)) == 1


def test_an_oral_yes_keeps_its_witness(world: World) -> None:
    world.staff_browser().post(new(world, "collect_records"), {**mandate(ORAL), "confirmed": "yes"})

    assert "Muntligt inför vittne: Vera Vittne, Kollega" in text(world.staff_browser(), agreements(world))


@pytest.mark.parametrize("missing", ["witness_name", "witness_role"])
def test_an_oral_yes_without_its_witness_is_not_saved(world: World, missing: str) -> None:
    page = world.staff_browser().post(new(world, "collect_records"), {**mandate(ORAL), missing: "", "confirmed": "yes"})

    assert "Skriv vem som var vittne och i vilken roll." in page.content.decode()
    assert of_kind(world.caseworker("fk"), world, ConsentKind.COLLECT_RECORDS) == []


def test_what_the_rules_refuse_is_said_with_what_was_typed(world: World) -> None:
    typed = {**mandate(PAPER), **days("last_on", date(2014, 6, 1)), "confirmed": "yes"}

    page = world.staff_browser().post(new(world, "collect_records"), typed).content.decode()

    assert "Samtycket får gälla i högst 1 år." in page
    assert "Vårdcentralen Sunne" in page


def test_a_paper_is_kept_sealed_and_handed_out_as_a_file_alone(world: World) -> None:
    answer = world.staff_browser().post(
        new(world, "gdpr"), {"purpose": "visa bilder", "why": "x", **how(PAPER), "confirmed": "yes"}
    )
    where = answer.headers["Location"]

    world.staff_browser().post(where, {"file": SimpleUploadedFile("Skannat.pdf", PDF, "text/html")})

    actor = world.caseworker("fk")
    with acting(actor):
        (scan,) = scans_of(actor=actor, participant_id=world.person("consented"))
    address = reverse("consents:scan_file", args=[world.person("consented"), scan.id])
    assert address in links(html(world.staff_browser(), agreements(world)))
    mine = reverse("consents:my_scan_file", args=[scan.id])
    assert mine in links(html(world.browser(world.participant()), "/me/consents/"))
    for handed in (world.staff_browser().get(address), world.browser(world.participant()).get(mine)):
        assert (handed.content, handed.headers["Content-Type"]) == (PDF, "application/pdf")
        assert handed.headers["Content-Disposition"] == 'attachment; filename="kedjan-samtycke.pdf"'
        assert handed.headers["X-Content-Type-Options"] == "nosniff"
    with acting(actor):
        assert Reading.objects.filter(actor_id=actor.account_id, page="consents:scan_file").exists()
    assert world.browser(world.caseworker("af")).get(address).status_code == 404
    assert world.browser(world.participant("private")).get(mine).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", b"<svg/>"), ("a.pdf", b"<html/>"), ("a.html", PDF), ("a.pdf", b"%PDF-1.4 /JS %%EOF")],
)
def test_a_file_of_another_kind_is_refused(world: World, name: str, content: bytes) -> None:
    where = reverse("consents:scan", args=[world.person("consented"), world.consent("consented", "lifts_secrecy")])

    page = world.staff_browser().post(where, {"file": SimpleUploadedFile(name, content, "application/pdf")})

    assert page.status_code == 200
    assert "PDF" in page.content.decode()
    actor = world.caseworker("fk")
    with acting(actor):
        assert scans_of(actor=actor, participant_id=world.person("consented")) == ()


@pytest.mark.parametrize(
    ("harmful", "said"),
    [(True, "Filen innehåller något skadligt"), (None, "Filen kunde inte kontrolleras just nu.")],
)
def test_a_file_that_the_scanner_finds_or_cannot_look_at_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch, *, harmful: bool | None, said: str
) -> None:
    def scanner(_content: bytes) -> bool:
        if harmful is None:
            raise CannotScan
        return harmful

    monkeypatch.setattr(scans, "is_harmful", scanner)
    where = reverse("consents:scan", args=[world.person("consented"), world.consent("consented", "lifts_secrecy")])

    page = world.staff_browser().post(where, {"file": SimpleUploadedFile("a.pdf", PDF, "application/pdf")})

    assert said in page.content.decode()
    actor = world.caseworker("fk")
    with acting(actor):
        assert scans_of(actor=actor, participant_id=world.person("consented")) == ()


def test_a_sharing_opens_what_its_giver_has_to_its_receiver(world: World) -> None:
    typed = {
        "givers": [str(world.organisation("fk"))],
        "receivers": [str(world.organisation("torsby"))],
        "categories": ["identity", "needs"],
        "purpose": "planera boende",
        **how(ORAL),
        "confirmed": "yes",
    }

    world.staff_browser().post(f"{new(world, 'lifts_secrecy', 'private')}?{between(world, 'fk', 'torsby')}", typed)

    case = reverse("journeys:case", args=[world.person("private")])
    assert world.browser(world.caseworker("torsby")).get(case).status_code == 200


def test_a_kind_that_a_programme_begins_with_is_not_written_here(world: World) -> None:
    for kind in ("join_programme", "follow_up_register", "x"):
        assert world.staff_browser().get(new(world, kind)).status_code == 404


def test_a_renewal_begins_from_the_old_one_word_by_word(world: World) -> None:
    (old,) = of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)
    address = reverse("consents:renew", args=[world.person("consented"), old.id])
    assert "Det här säger deltagaren ja till" in text(world.staff_browser(), address)

    world.staff_browser().post(address, how(ORAL))

    again, before = of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)
    assert before.id == old.id
    assert (again.text, again.text_version, again.openings) == (old.text, old.text_version, old.openings)
    assert again.last_on == date(2013, 12, 31)


def test_a_renewal_can_be_asked_for_on_the_persons_page(world: World) -> None:
    (old,) = of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)

    world.staff_browser().post(reverse("consents:renew", args=[world.person("consented"), old.id]), how(WEB))

    assert "Frågor till dig" in text(world.browser(world.participant()), "/me/consents/")
    assert len(of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)) == 1


def test_what_is_withdrawn_or_for_a_place_is_not_renewed(world: World) -> None:
    for name, kind in (("withdrawn", "lifts_secrecy"), ("placed", "place")):
        address = reverse("consents:renew", args=[world.person(name), world.consent(name, kind)])
        assert world.staff_browser().get(address).status_code == 404


def test_the_person_reads_what_a_withdrawal_changes_before_and_after(world: World) -> None:
    give(
        world.caseworker("fk"), world.person("consented"), world.organisation("af"), Category.PLAN, givers=_team(world)
    )
    me, address = (
        world.browser(world.participant()),
        reverse("journeys:withdraw", args=[world.consent("consented", "lifts_secrecy")]),
    )

    before = text(me, address)
    answer = me.post(address)
    after = text(me, answer.headers["Location"])

    kept = "Ser fortfarande, genom ett annat samtycke:– plan och steg"
    for page in (before, after):
        assert kept in page
        assert "Arbetsförmedlingen Torsby Ser inte längre:" in page
        assert "Rehabmottagningen Torsby Ser inte längre:" in page
        assert "Det stöd som myndigheterna ska ge enligt lag." in page
    assert "Ja, ta tillbaka" in before
    assert "Du har tagit tillbaka samtycket" in after
    assert "De som är med dig har fått veta det." in after


def test_a_withdrawal_on_the_persons_word_is_for_whoever_recorded_it(world: World) -> None:
    address = reverse(
        "consents:withdraw_for", args=[world.person("consented"), world.consent("consented", "lifts_secrecy")]
    )
    assert world.browser(world.caseworker("af")).get(address).status_code == 404
    assert "Ser inte längre:" in text(world.staff_browser(), address)

    missing = world.staff_browser().post(address).content.decode()
    assert "Välj ett svar: Hur fick du svaret?" in missing
    world.staff_browser().post(address, {"told_by": "telephone", "told_why": "wants_help"})

    (found,) = of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)
    assert found.withdrawn_at is not None
    assert found.withdrawal_told == Told(ToldBy.TELEPHONE, WhyOnBehalf.WANTS_HELP)
    assert "Återkallat åt deltagaren I telefon. Skäl: vill ha hjälp att svara." in text(
        world.staff_browser(), agreements(world)
    )
    assert "Försäkringskassan Sunne tog tillbaka det åt dig. I telefon. Skäl: vill ha hjälp att svara." in text(
        world.browser(world.participant()), "/me/consents/"
    )
    assert world.staff_browser().get(address).status_code == 404


def test_the_page_of_agreements_says_what_holds_and_offers_only_what_can_be_done(world: World) -> None:
    page = text(world.staff_browser(), agreements(world, "placed"))
    as_af = text(world.browser(world.caseworker("af")), agreements(world, "placed"))

    assert "Samtycke till en arbetsgivare Gäller" in page
    assert "Återkalla på deltagarens begäran" in page
    assert "Återkalla på deltagarens begäran" not in as_af
    assert world.browser(world.caseworker("torsby")).get(agreements(world)).status_code == 404


def test_an_agreement_that_nobody_can_find_is_not_there(world: World) -> None:
    for name in ("renew", "withdraw_for", "scan"):
        address = reverse(f"consents:{name}", args=[world.person("consented"), new_id()])
        assert world.staff_browser().get(address).status_code == 404
    other = reverse("consents:scan", args=[world.person("consented"), world.consent("placed", "lifts_secrecy")])
    assert world.staff_browser().get(other).status_code == 404


def test_a_scan_is_found_under_its_own_person_alone(world: World) -> None:
    actor = world.caseworker("fk")
    with acting(actor):
        consent = world.consent("consented", "lifts_secrecy")
        kept = keep_scan(actor=actor, consent_id=consent, name="x.pdf", content=PDF, now=noon(TODAY))

    assert (
        world.staff_browser()
        .get(reverse("consents:scan_file", args=[world.person("placed"), kept.scan_id]))
        .status_code
        == 404
    )
