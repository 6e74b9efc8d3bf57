"""Which pages there are to look at: a name, whose page it is, and how to get there.

An address that holds a person's id is found as a user would find it: through the list that leads there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from playwright.sync_api import Page

Way: TypeAlias = Callable[[Page], None]

VISITOR = ""
(
    FK, AF, KOMMUN, REGION, COORDINATOR, THERAPIST, EMPLOYER, MANAGER, STEERING, EVALUATOR, PARTICIPANT, OFFICER,
) = ROLES = (
    "fk", "af", "kommun", "region", "coordinator", "therapist", "employer", "manager", "steering", "evaluator",
    "participant", "officer",
)  # fmt: skip
"""Whose shoes there are to step into, in the order of the demo's first page."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. kept: its name in docs/pictures when it is one of the few that are committed; may_fail: an error
    page, so another answer than 200 is right.
    """

    name: str
    role: str
    way: Way
    is_english: bool = False
    kept: str = ""
    may_fail: bool = False


def at(path: str) -> Way:
    """Go to the address."""

    def way(page: Page) -> None:
        page.goto(path)

    return way


def row(path: str, text: str, then: str = "") -> Way:
    """Follow the link of the first row of the list that says the text, and from there go on to a page below it.

    A list goes on over several pages; the words are Swedish, so an English page is looked for in Swedish first.
    """

    def way(page: Page) -> None:
        page.goto(path)
        found = page.locator("tbody tr", has_text=text).locator("a").first
        onwards = page.locator("a[rel=next]")
        while not found.count() and onwards.count():
            onwards.click()
            page.wait_for_load_state()
        page.goto(f"{found.get_attribute('href')}{then}")

    return way


def link(before: Way, selector: str) -> Way:
    """Go one way, then follow the first link that the selector finds."""

    def way(page: Page) -> None:
        before(page)
        page.goto(f"{page.locator(selector).first.get_attribute('href')}")

    return way


def consent_texts(page: Page) -> None:
    """Fill in who is in the team and how the person said yes, and look at the texts; nothing is saved."""
    row("/early-list/", "Har tackat ja", "begin/")(page)
    for name in ("method", "told_by", "told_why"):
        page.locator(f"input[name={name}]").first.check()
    page.locator("main form button").first.click()


def refused_form(page: Page) -> None:
    """Send the form of an invitation empty."""
    row("/early-list/", "Inte inbjuden", "invite/")(page)
    page.locator("main form button").first.click()


def found_parties(page: Page) -> None:
    """Search for an organisation that is not near."""
    row("/cases/", "", "agreements/new/lifts_secrecy/")(page)
    page.locator("input[name=organisation]").first.check()
    page.locator("input[name=find]").fill("kommun")
    page.locator("button[value=find]").click()


def sharing(page: Page) -> None:
    """Choose three organisations, and look at what is asked about them; nothing is saved."""
    row("/cases/", "", "agreements/new/lifts_secrecy/")(page)
    for at_place in range(3):
        page.locator("input[name=organisation]").nth(at_place).check()
    page.locator("button[value=on]").click()


def typed_offer(page: Page) -> None:
    """Describe a place in long words, and look at how easy that is to read; nothing is saved."""
    page.goto("/places/offer/")
    text = "Lagerhantering och orderplockning tillsammans med handledare, samt inventering och ompackning av varor."
    page.locator("#id_tasks").fill(text)
    page.locator("button[name=look]").click()


def on_paper(page: Page) -> None:
    """Ask for a case on paper."""
    row("/cases/", "Steg 2")(page)
    page.locator(".kedjan-print button").click()


def on_tour(page: Page) -> None:
    """Begin the tour and go one page on."""
    page.goto("/help/tour/")
    page.locator("main form button").click()
    page.locator(".kedjan-tour button").first.click()


def check_place(page: Page) -> None:
    """Fill in when a person wants to try a place, and look at what the employer will see; nothing is saved."""
    link(row("/cases/", "Steg 2", "place/?municipality="), 'a[href*="/place/"]')(page)
    for field, day in (("starts_on", (21, 1, 2013)), ("ends_on", (15, 2, 2013))):
        for part, value in zip(("day", "month", "year"), day, strict=True):
            page.locator(f"#id_{field}_{part}").fill(str(value))
    page.locator("input[name=method]").first.check()
    page.locator("main form button").first.click()


def protect(page: Page) -> None:
    """Look at the page where somebody is protected."""
    link(row("/early-list/", "Inte inbjuden"), 'main a[href$="/protection/"]')(page)


def protect_check(page: Page) -> None:
    """Choose the strength that cannot be undone, and look at what it does; nothing is saved."""
    protect(page)
    page.locator("input[value=assumed]").check()
    page.locator("main form button").first.click()


def palette(page: Page) -> None:
    """Search over the page of a case, by keys alone."""
    row("/cases/", "Steg 2")(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("lista")
    page.locator("#kedjan-palette a").first.wait_for()


def found_by_name(page: Page) -> None:
    """Search for a name that is spelled nearly right."""
    at("/search/")(page)
    page.locator("main input[name=asked]").fill("Karlson")
    page.keyboard.press("Enter")
    page.locator("main .kedjan-hits a").first.wait_for()


_PROTECTED = row("/early-list/", "Skyddad identitet")
_PROTECTION = link(_PROTECTED, 'main a[href$="/protection/"]')

_PROGRAMME = "/programmes/framsteget/"
_RESULTS = "/results/framsteget/"
_STEP_1 = row("/cases/", "Steg 1")
_ENDED = row("/cases/?show=ended", "Avslutad")

SHOTS = (
    Shot("demo", VISITOR, at("/demo/"), kept="start"),
    Shot("demo-en", VISITOR, at("/demo/"), is_english=True),
    Shot("login", VISITOR, at("/login/")),
    Shot("search", FK, at("/search/")),
    Shot("search-names", FK, found_by_name),
    Shot("search-palette", FK, palette),
    Shot("help", FK, at("/help/")),
    Shot("tour", FK, at("/help/tour/")),
    Shot("tour-on", PARTICIPANT, on_tour),
    Shot("help-words", VISITOR, at("/help/words/")),
    Shot("help-news", VISITOR, at("/help/news/")),
    Shot("help-accessibility", VISITOR, at("/help/accessibility/")),
    Shot("help-accessibility-en", VISITOR, at("/help/accessibility/"), is_english=True),
    Shot("help-report", VISITOR, at("/help/accessibility/report/")),
    Shot("help-report-en", VISITOR, at("/help/accessibility/report/"), is_english=True),
    Shot("help-report-sent", PARTICIPANT, at("/help/accessibility/report/sent/")),
    Shot("preferences", FK, at("/account/preferences/")),
    Shot("preferences-en", FK, at("/account/preferences/"), is_english=True),
    *(Shot(f"start-{role}", role, at("/"), kept=f"start-{role}") for role in ROLES),
    Shot("start-fk-en", FK, at("/"), is_english=True),
    Shot("early-list", FK, at("/early-list/"), kept="early-list"),
    Shot("early-list-en", FK, at("/early-list/"), is_english=True),
    Shot("case-not-invited", FK, row("/early-list/", "Inte inbjuden")),
    Shot("case-invited", FK, row("/early-list/", "inget svar")),
    Shot("case-said-yes", FK, row("/early-list/", "Har tackat ja")),
    Shot("protection-case", FK, _PROTECTED),
    Shot("protection", FK, _PROTECTION),
    Shot("protection-en", FK, _PROTECTION, is_english=True),
    Shot("protection-new", FK, protect),
    Shot("protection-check", FK, protect_check),
    Shot("protection-name", FK, link(_PROTECTION, 'main a[href$="/name/"]')),
    Shot("protection-strength", FK, link(_PROTECTION, 'main a[href$="/strength/"]')),
    Shot("protection-end", FK, link(_PROTECTION, 'main a[href$="/end/"]')),
    Shot("invite", FK, row("/early-list/", "Inte inbjuden", "invite/")),
    Shot("invite-refused", FK, refused_form),
    Shot("answer", FK, row("/early-list/", "inget svar", "answer/")),
    Shot("begin", FK, row("/early-list/", "Har tackat ja", "begin/")),
    Shot("consent-texts", FK, consent_texts),
    Shot("cases", COORDINATOR, at("/cases/")),
    Shot("cases-late", COORDINATOR, at("/cases/?show=late")),
    Shot("cases-ended", COORDINATOR, at("/cases/?show=ended")),
    Shot("case-step-1", COORDINATOR, _STEP_1, kept="case"),
    Shot("case-step-1-en", COORDINATOR, _STEP_1, is_english=True),
    Shot("case-step-2", COORDINATOR, row("/cases/", "Steg 2")),
    Shot("case-on-paper", COORDINATOR, on_paper),
    Shot("case-on-paper-en", COORDINATOR, on_paper, is_english=True),
    Shot("case-step-3", COORDINATOR, row("/cases/", "Steg 3")),
    Shot("case-ended", COORDINATOR, _ENDED),
    Shot("case-region", REGION, _STEP_1),
    Shot("case-therapist", THERAPIST, row("/cases/", "Steg 2")),
    Shot("gate", COORDINATOR, link(_STEP_1, 'a[href*="/gates/"]')),
    Shot("hand-over", COORDINATOR, row("/cases/", "Steg 1", "hand-over/")),
    Shot("close", COORDINATOR, row("/cases/", "Steg 3", "close/")),
    Shot("places", THERAPIST, at("/places/")),
    Shot("case-place-step-1", THERAPIST, row("/cases/", "Steg 1", "place/")),
    Shot("case-place", THERAPIST, row("/cases/", "Steg 2", "place/?municipality=")),
    Shot("take-place", THERAPIST, link(row("/cases/", "Steg 2", "place/?municipality="), 'a[href*="/place/"]')),
    Shot("check-place", THERAPIST, check_place),
    Shot("my-places", EMPLOYER, at("/places/mine/")),
    Shot("my-places-en", EMPLOYER, at("/places/mine/"), is_english=True),
    Shot("offer", EMPLOYER, at("/places/offer/")),
    Shot("offer-typed", EMPLOYER, typed_offer),
    Shot("close-place", EMPLOYER, link(at("/places/mine/"), 'a[href$="/close/"]')),
    Shot("follow-ups", COORDINATOR, at("/follow-ups/")),
    Shot("follow-up", COORDINATOR, row("/follow-ups/", "2012")),
    Shot("follow-up-early", COORDINATOR, row("/cases/", "Steg 1", "follow-up/")),
    Shot("results", MANAGER, at("/results/")),
    Shot("results-live", MANAGER, at(_RESULTS), kept="results"),
    Shot("results-live-en", MANAGER, at(_RESULTS), is_english=True),
    Shot("publish", MANAGER, at(f"{_RESULTS}publish/")),
    Shot("published", STEERING, at(f"{_RESULTS}published/")),
    Shot("results-participant", PARTICIPANT, at("/results/")),
    Shot("programmes", STEERING, at("/programmes/")),
    Shot("programme", STEERING, at(_PROGRAMME)),
    Shot("programme-en", EVALUATOR, at(_PROGRAMME), is_english=True),
    Shot("my-plan", PARTICIPANT, at("/me/"), kept="my-plan"),
    Shot("my-plan-en", PARTICIPANT, at("/me/"), is_english=True),
    Shot("who-looked", PARTICIPANT, at("/me/who-looked/"), kept="who-looked"),
    Shot("who-looked-ask", PARTICIPANT, link(at("/me/who-looked/"), 'td a[href*="/who-looked/"]')),
    Shot("account", FK, at("/account/")),
    Shot("agreements", FK, row("/cases/", "", "agreements/")),
    Shot("agreements-withdraw", FK, link(row("/cases/", "", "agreements/"), 'a[href$="/withdraw/"]')),
    *(
        Shot(f"agreements-{kind}", FK, row("/cases/", "", f"agreements/new/{kind}/"))
        for kind in ("gdpr", "lifts_secrecy", "collect_records")
    ),
    Shot("agreements-parties-found", FK, found_parties),
    Shot("agreements-sharing", FK, sharing),
    Shot("agreements-sharing-en", FK, sharing, is_english=True),
    Shot("blocks", FK, row("/cases/", "", "blocks/")),
    Shot("emergency", FK, at("/emergency/")),
    Shot("review", OFFICER, at("/review/")),
    Shot("review-finding", OFFICER, link(at("/review/"), 'th a[href*="/review/"]')),
    Shot("review-question", OFFICER, link(at("/review/"), 'a[href*="/review/questions/"]')),
    Shot("my-blocks", PARTICIPANT, at("/me/blocks/"), kept="my-blocks"),
    Shot("my-consents", PARTICIPANT, at("/me/consents/"), kept="my-consents"),
    Shot("withdraw", PARTICIPANT, link(at("/me/consents/"), 'a[href$="/withdraw/"]')),
    Shot("rights-information", PARTICIPANT, at("/me/information/"), kept="my-information"),
    Shot("rights-information-en", PARTICIPANT, at("/me/information/"), is_english=True),
    Shot("rights-mine", PARTICIPANT, at("/me/corrections/"), kept="my-corrections"),
    Shot("rights-register", FK, at("/register/")),
    Shot("rights-corrections", FK, at("/corrections/")),
    Shot("rights-doubles", FK, at("/register/merges/")),
    Shot("rights-disposal", FK, at("/register/disposal/")),
    Shot("rights-hand-out", FK, row("/early-list/", "Har tackat ja", "information/")),
    Shot("rights-hold", FK, row("/early-list/", "Har tackat ja", "hold/")),
    Shot("logout", PARTICIPANT, at("/logout/")),
    Shot("404", PARTICIPANT, at("/no-such-page/"), may_fail=True),
    Shot("403", PARTICIPANT, at("/early-list/"), may_fail=True),
    Shot("gallery", VISITOR, at("/gallery/"), kept="gallery"),
)
